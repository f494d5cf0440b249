import type { Place } from '../core/place.js'
import type { GridBlock } from '../documents/types.js'
import { tidyBlanks } from '../documents/words.js'

/** A row of a grid with every position filled: spans that the format states are blanks after their cell. */
export interface GridRow {
  cells: string[]
  /** Line on which the last cells of the row stand, and all its lines. */
  line: number
  first: number
  last: number
  /** For each position of a drawn row its cell's place, and which cell covers it: equal numbers are one cell. */
  drawn?: { places: (Place | undefined)[]; owners: number[]; spans: boolean }
}

/** Rows of a grid block at one width, blanks inside Chinese text removed. */
export function expandGrid(block: GridBlock): GridRow[] {
  const rows: GridRow[] = []
  const spanned = new Map<string, number>()
  const isDrawn = block.layout === 'drawn'
  let owner = 0
  for (const [at, source] of block.rows.entries()) {
    const cells: string[] = []
    const places: (Place | undefined)[] = []
    const owners: number[] = []
    let column = 0
    const skipCovered = (): void => {
      for (let above = spanned.get(`${at}:${column}`); above !== undefined; ) {
        cells.push('')
        places.push(undefined)
        owners.push(above)
        column += 1
        above = spanned.get(`${at}:${column}`)
      }
    }
    for (const cell of source) {
      skipCovered()
      owner += 1
      for (let down = 0; down < cell.rows; down += 1)
        for (let right = 0; right < cell.columns; right += 1)
          if (down > 0) spanned.set(`${at + down}:${column + right}`, owner)
      cells.push(tidyBlanks(cell.text), ...new Array<string>(Math.max(0, cell.columns - 1)).fill(''))
      for (let right = 0; right < cell.columns; right += 1) {
        places.push(cell.place)
        owners.push(owner)
      }
      column += cell.columns
    }
    if (isDrawn) skipCovered()
    // A row that cells from above cover altogether says nothing of its own.
    if (isDrawn && source.length === 0) continue
    let first = source[0]?.line ?? block.lines.first
    let last = first
    for (const { line, lastLine } of source) {
      first = Math.min(first, line, lastLine)
      last = Math.max(last, line, lastLine)
    }
    const spans = source.some((cell) => cell.columns > 1 || cell.rows > 1)
    rows.push({ cells, line: last, first, last, ...(isDrawn ? { drawn: { places, owners, spans } } : {}) })
  }
  return padRows(rows)
}

/** Where the cell at a position stands, as a part of a cell that is read from it; nothing in text. */
export function placeAt(row: GridRow, position: number): { place?: Place } {
  const place = row.drawn?.places[position]
  return place === undefined ? {} : { place }
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
