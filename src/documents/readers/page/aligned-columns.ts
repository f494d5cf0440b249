import type { Box } from './page-content.js'
import type { Run, TextLine } from './text-lines.js'

/** A column by the space its texts take: left and right in points. */
export interface Column {
  left: number
  right: number
}

/**
 * Columns of rows whose texts stand below each other: the texts of one column share space, those of two never do. Null where
 * two texts of one line fall into one column, because then the places prove nothing.
 */
export function columnsOf(rows: readonly TextLine[]): Column[] | null {
  const boxes = rows.flatMap((line) => line.runs.map(({ box }) => box)).sort((a, b) => a[0] - b[0])
  const columns: Column[] = []
  for (const [left, , right] of boxes) {
    const column = columns.at(-1)
    if (column !== undefined && left < column.right) column.right = Math.max(column.right, right)
    else columns.push({ left, right })
  }
  const isClear = rows.every(
    (line) => new Set(line.runs.map((run) => columnAt(columns, run.box))).size === line.runs.length,
  )
  return isClear ? columns : null
}

/**
 * Adds the columns that only the header names: every cell below is empty. A text in the gap between two columns that both
 * have a text of their own further down is their parent and names none.
 */
export function addNamedColumns(columns: readonly Column[], header: readonly TextLine[]): Column[] {
  const all = [...columns]
  for (const [level, line] of [...header.entries()].reverse()) {
    const below = header.slice(level + 1).flatMap(({ runs }) => runs)
    for (const { box } of line.runs) {
      if (all.some((column) => shared(column, box) > 0)) continue
      const after = all.findIndex(({ left }) => left > box[0])
      const at = after < 0 ? all.length : after
      const sides = [all[at - 1], all[at]]
      const isParent = sides.every((side) => side !== undefined && below.some((run) => shared(side, run.box) > 0))
      if (!isParent) all.splice(at, 0, { left: box[0], right: box[2] })
    }
  }
  return all
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

/** First and last column below a text of the header: those it overlaps, or the two beside the gap it stands in. */
export function columnsUnder(columns: readonly Column[], { box }: Run): [number, number] {
  const isUnder = (column: Column): boolean =>
    shared(column, box) > 0.2 * Math.min(column.right - column.left, box[2] - box[0])
  const under = columns.flatMap((column, at) => (isUnder(column) ? [at] : []))
  const after = columns.findIndex(({ left }) => left > box[0])
  const right = after < 0 ? columns.length - 1 : after
  return [under[0] ?? Math.max(0, right - 1), under.at(-1) ?? right]
}

const shared = (column: Column, box: Box): number => Math.min(column.right, box[2]) - Math.max(column.left, box[0])
