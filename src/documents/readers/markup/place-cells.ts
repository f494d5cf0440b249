import type { PieceCell } from '../../pieces.js'
import type { CoveringCell } from '../sliver-columns.js'

/** A cell with the first column that it covers. */
export interface PlacedCell extends CoveringCell {
  cell: PieceCell
}

/** Gives each cell its column: the first that no cell before it and none reaching down from above covers. */
export function placeCells(rows: readonly PieceCell[][]): PlacedCell[][] {
  /** For each column the number of rows, counted from the current one, that are taken from above. */
  const taken: number[] = []
  return rows.map((row) => {
    let column = 0
    const own: { from: number; to: number; rows: number }[] = []
    const placed = row.map((cell): PlacedCell => {
      while ((taken[column] ?? 0) > 0) column += 1
      const first = column
      column += cell.columns
      own.push({ from: first, to: column, rows: cell.rows })
      return { cell, first, span: cell.columns, hasWords: cell.text.trim() !== '' }
    })
    for (const [at, rest] of taken.entries()) if ((rest ?? 0) > 0) taken[at] = rest - 1
    for (const { from, to, rows: down } of own)
      for (let at = from; at < to; at += 1) taken[at] = Math.max(taken[at] ?? 0, down - 1)
    return placed
  })
}
