import type { DocumentRecord } from '../library/types.js'
import { csvText } from '../reports/csv-text.js'
import { tableText } from '../reports/table-text.js'
import type { Row, Table } from '../tables/types.js'
import type { CommandContext } from './context.js'
import { unitOf } from './tables-contract.js'

const CSV_HEADER = [
  'document',
  'table',
  'number',
  'title',
  'line',
  'lane',
  'code',
  'name',
  'level',
  'column',
  'text',
  'value',
  'unit',
]

/** All cells of these tables as CSV, one line a cell, so that tables of any shape stand in one file. */
export function tablesAsCsv(tables: readonly { record: DocumentRecord; table: Table }[]): string {
  const rows = tables.flatMap(({ record, table }) =>
    table.rows.flatMap((row) =>
      row.cells.map((cell) => [
        record.id,
        table.id,
        table.number,
        table.title,
        String(cell.line),
        row.lane,
        row.code,
        row.name,
        String(row.level),
        cell.column === null ? '' : (table.columns[cell.column]?.path.join(' / ') ?? ''),
        cell.text,
        cell.value ?? '',
        unitOf(cell, table),
      ]),
    ),
  )
  return csvText([CSV_HEADER, ...rows])
}

/** One table for reading: a heading line, then rows under the columns that hold figures or texts. */
export async function tableForPeople(record: DocumentRecord, table: Table, context: CommandContext): Promise<string> {
  const { messages, terminal } = context
  const name = [table.id, table.number, table.title].filter((part) => part !== '').join(' ')
  const heading = terminal.style(
    'bold',
    `${record.id} ${name} · ${messages.unit(table.unit)} · ${messages.columns.line} ${table.lines.first}`,
  )
  if (table.rows.length === 0) return `${heading}\n${messages.emptyTable}`
  const used = usedColumns(table)
  const unproven = table.rows.some((row) => row.cells.some(({ column }) => column === null))
  const hasCodes = table.rows.some(({ code }) => code !== '')
  const hasLanes = table.rows.some(({ lane }) => lane !== '')
  const body = await tableText(
    {
      columns: [
        { title: messages.columns.line, align: 'right' },
        ...(hasLanes ? [{ title: '' }] : []),
        ...(hasCodes ? [{ title: messages.columns.code }] : []),
        { title: messages.columns.name },
        ...used.map((at) => ({
          title: columnTitle(table, at),
          align: table.columns[at]?.role === 'figure' ? ('right' as const) : ('left' as const),
        })),
        ...(unproven ? [{ title: messages.unplaced }] : []),
      ],
      rows: table.rows.map((row) => [
        String(row.line),
        ...(hasLanes ? [row.lane] : []),
        ...(hasCodes ? [row.code] : []),
        `${'　'.repeat(Math.max(0, row.level - 1))}${row.name}`,
        ...used.map((at) => cellText(row, at)),
        ...(unproven ? [cellText(row, null)] : []),
      ]),
    },
    { drawn: terminal.drawn, width: terminal.width, heading: (text) => terminal.style('cyan', text) },
  )
  return `${heading}\n${body}`
}

function usedColumns(table: Table): number[] {
  return table.columns.map((_, at) => at).filter((at) => table.rows.some((row) => cellText(row, at) !== ''))
}

function columnTitle(table: Table, at: number): string {
  return table.columns[at]?.path.filter((part) => part !== '').join('/') ?? ''
}

function cellText(row: Row, column: number | null): string {
  const figures = row.cells.filter((cell) => cell.column === column).map(({ text }) => text)
  const texts = row.texts.filter((text) => text.column === column).map(({ text }) => text)
  return [...figures, ...texts].join(' ')
}
