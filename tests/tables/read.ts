import { readText } from '../../src/documents/readers/text-reader.js'
import { readTables } from '../../src/tables/read-tables.js'
import type { Row, Table } from '../../src/tables/types.js'

/** Reads the tables of a text as a disclosure of its own. */
export function tablesOf(text: string, path = 'office.txt'): Table[] {
  return readTables({ id: 'office', path }, readText(new TextEncoder().encode(text)))
}

/** The only table of a text. */
export function tableOf(text: string): Table {
  const [table, ...others] = tablesOf(text)
  if (table === undefined || others.length > 0)
    throw new Error(`expected one table, found ${others.length + (table ? 1 : 0)}`)
  return table
}

/** Cells of a row as `column path=text`, unplaced ones as `?=text`. */
export function cellsOf(table: Table, row: Row | undefined): string[] {
  return (row?.cells ?? []).map(
    (cell) => `${cell.column === null ? '?' : (table.columns[cell.column]?.path.join('/') ?? '')}=${cell.text}`,
  )
}

/** Rows as `lane code name`, blanks between the parts that are there. */
export function rowsOf(table: Table): string[] {
  return table.rows.map((row) => [row.lane, row.code, row.name].filter((part) => part !== '').join(' '))
}

/** The row of a name (in a lane where several carry it). */
export function rowOf(table: Table, name: string, lane?: string): Row | undefined {
  return table.rows.find((row) => row.name === name && (lane === undefined || row.lane === lane))
}
