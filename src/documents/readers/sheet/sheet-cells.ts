import { TieoutError } from '../../../core/errors.js'
import type { PieceCell } from '../../pieces.js'

const MOST_PLACES = 2_000_000

/** A sheet as rows of cells that can be seen: covered cells left out, spans counted in columns and rows that are kept. */
export interface SheetGrid {
  name: string | null
  rows: PieceCell[][]
}

/** A cell with text, where it stands and how far it reaches; rows and columns count from 0. */
export interface SheetCell {
  row: number
  column: number
  text: string
  columns: number
  rows: number
}

/** `B7` of row 6 and column 1. */
export function addressOf(row: number, column: number): string {
  let letters = ''
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  return `${letters}${row + 1}`
}

/**
 * Lays cells out as rows: columns that hold no text at all and rows that are left out vanish, and a merged cell reaches over
 * what is left of it. Blank rows are kept as [] so that they can part tables.
 */
export function layOutSheet(
  name: string | null,
  cells: readonly SheetCell[],
  leftOut: { rows: ReadonlySet<number>; columns: ReadonlySet<number> },
): SheetGrid {
  const seen = cells.filter(({ row, column }) => !leftOut.rows.has(row) && !leftOut.columns.has(column))
  const filled = seen.filter(({ text }) => text.trim() !== '')
  const columns = [...new Set(filled.map(({ column }) => column))].sort((a, b) => a - b)
  const lastRow = filled.reduce((last, { row }) => Math.max(last, row), -1)
  refuseWideSheet(name, filled, columns.length)
  const rowsKept: number[] = []
  for (let row = 0; row <= lastRow; row += 1) if (!leftOut.rows.has(row)) rowsKept.push(row)
  const byPlace = new Map(filled.map((cell) => [`${cell.row}:${cell.column}`, cell]))
  const covered = new Set<string>()
  for (const cell of seen)
    for (let down = 0; down < cell.rows && cell.row + down <= lastRow; down += 1)
      for (const column of columnsOf(cell, columns))
        if (down > 0 || column !== cell.column) covered.add(`${cell.row + down}:${column}`)
  const rows = rowsKept.map((row): PieceCell[] => {
    if (!columns.some((column) => byPlace.has(`${row}:${column}`) || covered.has(`${row}:${column}`))) return []
    return columns.flatMap((column) => {
      const key = `${row}:${column}`
      if (covered.has(key)) return []
      const cell = byPlace.get(key)
      const place = { page: null, box: null, sheet: name, cell: addressOf(row, column) }
      if (cell === undefined) return [{ text: '', columns: 1, rows: 1, place }]
      const down = cell.rows === 1 ? 1 : rowsKept.filter((kept) => kept >= row && kept < row + cell.rows).length
      return [
        { text: cell.text, columns: Math.max(1, columnsOf(cell, columns).length), rows: Math.max(1, down), place },
      ]
    })
  })
  return { name, rows }
}

/** A sheet is laid out as a table: few cells far apart would make many blank ones. @throws TieoutError `bad-input`. */
function refuseWideSheet(name: string | null, filled: readonly SheetCell[], columns: number): void {
  if (columns * new Set(filled.map(({ row }) => row)).size > MOST_PLACES)
    throw new TieoutError(
      'bad-input',
      `工作表“${name ?? ''}”的内容分布过散，行列之积超过 ${MOST_PLACES}。The cells of the sheet "${name ?? ''}" lie too far apart: its rows and columns make more than ${MOST_PLACES} places.`,
      { hint: '请只保留要公开的表格区域。 Keep the tables that are disclosed.' },
    )
}

function columnsOf(cell: SheetCell, kept: readonly number[]): number[] {
  return kept.filter((column) => column >= cell.column && column < cell.column + cell.columns)
}
