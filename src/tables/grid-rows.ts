import type { GridBlock } from '../documents/types.js'
import { tidyBlanks } from '../documents/words.js'

/** A row of a grid with every position filled: spans that the format states are blanks after their cell. */
export interface GridRow {
  cells: string[]
  /** Line on which the last cells of the row stand, and all its lines. */
  line: number
  first: number
  last: number
}

/** Rows of a grid block at one width, blanks inside Chinese text removed. */
export function expandGrid(block: GridBlock): GridRow[] {
  const rows: GridRow[] = []
  const spanned = new Map<string, true>()
  for (const [at, source] of block.rows.entries()) {
    const cells: string[] = []
    let column = 0
    for (const cell of source) {
      while (spanned.has(`${at}:${column}`)) {
        cells.push('')
        column += 1
      }
      for (let down = 0; down < cell.rows; down += 1)
        for (let right = 0; right < cell.columns; right += 1)
          if (down > 0) spanned.set(`${at + down}:${column + right}`, true)
      cells.push(tidyBlanks(cell.text), ...new Array<string>(Math.max(0, cell.columns - 1)).fill(''))
      column += cell.columns
    }
    const lines = source.flatMap((cell) => [cell.line, cell.lastLine])
    const first = Math.min(...(lines.length > 0 ? lines : [block.lines.first]))
    const last = Math.max(...(lines.length > 0 ? lines : [block.lines.first]))
    rows.push({ cells, line: last, first, last })
  }
  return padRows(rows)
}

/** Gives every row the width of the widest. */
export function padRows(rows: readonly GridRow[]): GridRow[] {
  const width = rows.reduce((most, row) => Math.max(most, row.cells.length), 0)
  return rows.map((row) => ({ ...row, cells: [...row.cells, ...new Array<string>(width - row.cells.length).fill('')] }))
}

/** True where no cell of the row holds text. */
export function isBlankRow(row: GridRow): boolean {
  return row.cells.every((cell) => cell === '')
}
