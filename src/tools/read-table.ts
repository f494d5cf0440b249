import { z } from 'zod'
import type { Fact } from '../facts/types.js'
import { factName } from '../gate/fact-name.js'
import type { Row, Table } from '../tables/types.js'
import type { Desk } from './contract.js'
import { dataText } from './shared/data-text.js'
import { ToolFailure } from './shared/failure.js'
import { modelTool } from './shared/model-tool.js'
import { pageOf } from './shared/page.js'

const MOST_ROWS = 30
const MOST_TABLES = 60

const input = z.object({
  document: z.string().min(1).describe('Document id'),
  table: z.string().min(1).optional().describe('Table id such as T3; leave it out to list the tables of the document'),
  offset: z.number().int().min(0).default(0).describe('Row (or table of the list) to begin with, when it was cut'),
})

/** One table as it stands, or the list of tables of a document. */
export const readTable = modelTool({
  name: 'read_table',
  description:
    'One table of a document, row by row, or the list of its tables. Each cell has its column number, its text and the id of its figure; a cell without a figure id may not be stated. Column null: the column could not be proven. A cell that is missing is blank in the form, which is not zero.',
  input,
  run({ document, table: id, offset }, desk) {
    const tables = desk.library.tables(document)
    if (id === undefined) {
      const { shown, cut } = pageOf(tables, offset, MOST_TABLES)
      return { document, tables: shown.map(tableView), ...(cut === null ? {} : { cut }) }
    }
    const table = tables.find((one) => one.id === id)
    if (table === undefined)
      throw new ToolFailure(
        'not-found',
        `${document} has no table ${id}.`,
        tables.map((one) => `${one.id} ${dataText(one.title)}`),
      )
    return readRows(document, table, offset, desk)
  },
})

function tableView({ id, number, title, unit, rows, empty, lines }: Table): Record<string, unknown> {
  return {
    id,
    title: dataText([number, title].filter((part) => part !== '').join(' ')),
    unit,
    rows: rows.length,
    line: lines.first,
    ...(empty ? { empty: true } : {}),
  }
}

function readRows(document: string, table: Table, offset: number, desk: Desk): Record<string, unknown> {
  const facts = new Map<string, Fact>()
  for (const fact of desk.library.facts(document))
    if (fact.table === table.id && fact.cell !== null) facts.set(`${fact.cell.row} ${fact.cell.column}`, fact)
  const { shown, cut } = pageOf(table.rows, offset, MOST_ROWS)
  return {
    document,
    ...tableView(table),
    columns: table.columns.map(({ path }, number) => ({ number, path: path.map((part) => dataText(part)) })),
    rows: shown.map((row, at) => rowView(row, offset + at, facts, desk)),
    ...(table.notes.length === 0 ? {} : { notes: table.notes.slice(0, 5).map(({ text }) => dataText(text, 200)) }),
    ...(cut === null ? {} : { cut }),
  }
}

function rowView(row: Row, at: number, facts: ReadonlyMap<string, Fact>, desk: Desk): Record<string, unknown> {
  return {
    ...(row.lane === '' ? {} : { lane: dataText(row.lane) }),
    ...(row.code === '' ? {} : { code: row.code }),
    name: dataText(row.name),
    level: row.level,
    ...(row.texts.length === 0
      ? {}
      : { texts: row.texts.map(({ column, text }) => ({ column, text: dataText(text, 200) })) }),
    cells: row.cells.map(({ column, text }) => {
      const fact = column === null ? undefined : facts.get(`${at} ${column}`)
      const figure = fact === undefined ? null : desk.ledger.addFact(fact, factName(fact, desk.language))
      return { column, text: dataText(text), ...(figure === null ? {} : { figure: figure.id }) }
    }),
  }
}
