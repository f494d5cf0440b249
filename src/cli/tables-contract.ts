import { type PageStart, placeOfLine } from '../core/place.js'
import type { Cell, Row, Table } from '../tables/types.js'

/** One table as `tieout tables --json` prints it; programs rely on these names. */
export interface TableOutput {
  document: string
  path: string
  id: string
  number: string
  title: string
  unit: string
  line: number
  page: number | null
  columns: string[][]
  rows: RowOutput[]
}

interface RowOutput {
  lane: string
  code: string
  name: string
  level: number
  line: number
  lines: [number, number]
  /** Texts of the row beside its name (an indicator's group, a project), by column; left out when there are none. */
  texts?: { column: number; text: string }[]
  cells: CellOutput[]
}

interface CellOutput {
  /** Null where the column cannot be proven. */
  column: number | null
  text: string
  /** Null where the text is no number (- 无 ####). */
  value: string | null
  /** The cell's unit where it differs from the table's. */
  unit?: string
  bound?: '>=' | '<=' | '>' | '<'
  /** True for a cell that was recognised from a picture (图像识别); left out otherwise. */
  recognized?: true
}

/** Puts a table into the shape of the contract. Blank cells are left out. */
export function toTableOutput(document: { id: string; path: string; pages?: PageStart[] }, table: Table): TableOutput {
  return {
    document: document.id,
    path: document.path,
    id: table.id,
    number: table.number,
    title: table.title,
    unit: table.unit,
    line: table.lines.first,
    page: placeOfLine(document.pages, table.lines.first).page,
    columns: table.columns.map(({ path }) => path),
    rows: table.rows.map((row) => toRowOutput(row, table, document.pages)),
  }
}

function toRowOutput(row: Row, table: Table, pages: PageStart[] | undefined): RowOutput {
  const { lane, code, name, level, line, lines, texts } = row
  return {
    lane,
    code,
    name,
    level,
    line,
    lines: [lines.first, lines.last],
    ...(texts.length > 0 ? { texts } : {}),
    cells: row.cells.map((cell) => toCellOutput(cell, table, pages)),
  }
}

function toCellOutput(cell: Cell, table: Table, pages: PageStart[] | undefined): CellOutput {
  const unit = unitOf(cell, table)
  return {
    column: cell.column,
    text: cell.text,
    value: cell.value,
    ...(unit !== table.unit ? { unit } : {}),
    ...(cell.bound !== null ? { bound: cell.bound } : {}),
    ...((cell.place ?? placeOfLine(pages, cell.line)).recognized === true ? { recognized: true } : {}),
  }
}

/** A unit written in the cell wins over its column's, and that over the table's. */
export function unitOf(cell: Cell, table: Table): string {
  const column = cell.column === null ? undefined : table.columns[cell.column]
  return cell.unit ?? column?.unit ?? table.unit
}
