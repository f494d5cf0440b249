import type { Box } from './page-content.js'
import type { TextLine } from './text-lines.js'

/** A column by the space its texts take: left and right in points. */
export interface Column {
  left: number
  right: number
}

/** Columns of rows whose texts stand below each other: the texts of one column share space, those of two never do. */
export function columnsOf(rows: readonly TextLine[]): Column[] {
  const boxes = rows.flatMap((line) => line.runs.map(({ box }) => box)).sort((a, b) => a[0] - b[0])
  const columns: Column[] = []
  for (const [left, , right] of boxes) {
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
