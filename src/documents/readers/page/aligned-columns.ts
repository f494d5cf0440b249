import type { Box } from './page-content.js'
import type { TextLine } from './text-lines.js'

/** A column by the space its texts take: left and right in points. */
export interface Column {
  left: number
  right: number
}

/**
 * Columns of a table's rows, from the lines with figures and then the others: parts of names, but also texts over several
 * columns, which say nothing of any.
 */
export function columnsWith(rows: readonly TextLine[], others: readonly TextLine[]): Column[] {
  const columns = columnsOf(rows)
  const boxes = others.flatMap((line) => line.runs.map(({ box }) => box)).filter((box) => countAt(columns, box) < 2)
  return joinBoxes([...columns.map(({ left, right }): Box => [left, 0, right, 0]), ...boxes])
}

const countAt = (columns: readonly Column[], box: Box): number =>
  columns.filter((column) => shared(column, box) > 0).length

/** Columns of rows whose texts stand below each other: the texts of one column share space, those of two never do. */
function columnsOf(rows: readonly TextLine[]): Column[] {
  return joinBoxes(rows.flatMap((line) => line.runs.map(({ box }) => box)))
}

function joinBoxes(boxes: readonly Box[]): Column[] {
  const columns: Column[] = []
  for (const [left, , right] of [...boxes].sort((a, b) => a[0] - b[0])) {
    const column = columns.at(-1)
    if (column !== undefined && left < column.right) column.right = Math.max(column.right, right)
    else columns.push({ left, right })
  }
  return columns
}

/** Column that shares most space with the box; -1 where none does. */
export function columnAt(columns: readonly Column[], box: Box): number {
  let best = -1
  let most = 0
  for (const [at, column] of columns.entries()) {
    const space = shared(column, box)
    if (space > most) {
      best = at
      most = space
    }
  }
  return best
}

const shared = (column: Column, box: Box): number => Math.min(column.right, box[2]) - Math.max(column.left, box[0])
