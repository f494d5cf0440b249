import { Decimal } from '../core/decimal.js'
import type { DataWarning, FlatBlock } from '../documents/types.js'
import { tokenize } from './flat-tokens.js'
import { plainRow } from './indicator.js'
import { isTotalLabel } from './numbering.js'
import { isFundLine, isRecordLabel, recordName, textColumn } from './performance-records.js'
import { placeCells } from './place-cells.js'
import { isNumeric, readCell } from './read-cell.js'
import type { Column, Row, Table } from './types.js'
import { unitOfColumn } from './units.js'

const MONEY_LABEL =
  /^(总额|资金总额|合计|小计|财政拨款|其他资金|财政资金|单位资金|上年结转|金额|年初预算数|全年预算数|全年执行数)([（(].{1,8}[）)])?$/

/** Records of a flattened form, and what placing their figures used. */
type FlatRecords = Pick<Table, 'rows' | 'hypotheses' | 'warnings'> & { used: Table['usedRelations'] }

/** Reads what stands above the indicators of a flattened form: pairs of label and text, amounts, and a list of tasks with amounts. */
export function readFlatRecords(lines: FlatBlock['rows'], columns: Column[]): FlatRecords {
  const found: FlatRecords = { rows: [], used: [], hypotheses: [], warnings: [] }
  let money: number[] | null = null
  let words: { text: string; line: number }[] = []
  const tasks: Row[] = []
  for (const { text, line } of lines) {
    const tokens = tokenize(text)
    const figures = tokens.filter((token) => isNumeric(readCell(token.text)))
    const labels = tokens.filter((token) => !figures.includes(token))
    if (tokens.length >= 2 && figures.length === 0 && tokens.every((token) => MONEY_LABEL.test(token.text))) {
      money = tokens.map((token) => addColumn(columns, token.text))
      words = []
    } else if (
      money !== null &&
      figures.length > 0 &&
      figures.length <= money.length &&
      tokens.slice(labels.length).every((token) => figures.includes(token))
    ) {
      const name = words[0]?.text ?? labels.map((token) => token.text).join('')
      const content = [
        ...words.slice(1).map((word) => word.text),
        ...(words.length > 0 ? labels.map((token) => token.text) : []),
      ].join('')
      const cells = figures.map((token) => ({
        ...readOrThrow(token.text),
        column: null,
        line,
        placement: 'unproven' as const,
      }))
      const texts = content === '' ? [] : [{ column: textColumn(columns), text: content }]
      const first = words[0]?.line ?? line
      const total = isTotalLabel(name)
      tasks.push({ ...plainRow(name, line, cells, texts, { first, last: line }), isTotal: total, level: total ? 0 : 1 })
      words = []
      if (total) {
        placeTasks(tasks, money, columns, found)
        money = null
      }
    } else if (money !== null) {
      if (text.trim().length > 2) words.push({ text: text.trim(), line })
    } else
      readPair(
        tokens.map((token) => token.text),
        line,
        columns,
        found.rows,
      )
  }
  if (tasks.length > 0 && money !== null) placeTasks(tasks, money, columns, found)
  return found
}

function readOrThrow(text: string): NonNullable<ReturnType<typeof readCell>> {
  return readCell(text) ?? { text, reading: 'text', value: null, decimals: 0, bound: null, unit: null }
}

function addColumn(columns: Column[], label: string): number {
  columns.push({ path: [label], role: 'figure', unit: unitOfColumn([label]) })
  return columns.length - 1
}

function readPair(words: readonly string[], line: number, columns: Column[], rows: Row[]): void {
  const label = words[0] ?? ''
  const last = words.at(-1) ?? ''
  const read = readCell(last)
  if (
    words.length >= 2 &&
    isNumeric(read) &&
    (isFundLine(words.slice(0, -1).join('')) || /[：:]$/.test(words.at(-2) ?? ''))
  ) {
    const known = columns.findIndex((column) => column.path[0] === '金额')
    const column = known >= 0 ? known : addColumn(columns, '金额')
    rows.push(
      plainRow(recordName(words.slice(0, -1).join('')), line, [{ ...read, column, line, placement: 'given' }], []),
    )
  } else if (words.length >= 2 && isRecordLabel(label) && !(words.length === 2 && isRecordLabel(last))) {
    rows.push(plainRow(recordName(label), line, [], [{ column: textColumn(columns), text: words.slice(1).join(' ') }]))
  } else if (words.length === 1 && isFundLine(label) && label.length <= 16)
    rows.push(plainRow(recordName(label), line, [], []))
}

/** Places the amounts of the tasks: the first column is the total of the others. */
function placeTasks(tasks: Row[], money: readonly number[], columns: Column[], found: FlatRecords): void {
  const scale = Math.max(0, ...tasks.flatMap((row) => row.cells.map((cell) => cell.decimals)))
  const rows = tasks.map((row) => ({
    values: row.cells.map((cell) =>
      BigInt(new Decimal(cell.value ?? '0').times(new Decimal(10).pow(scale)).toFixed(0)),
    ),
    parent: null,
    isTotal: row.isTotal,
    wild: null,
  }))
  const totals = /^(总额|资金总额|合计|小计)/.test(columns[money[0] ?? -1]?.path[0] ?? '')
  const sums = totals && money.length > 1 ? [{ total: 0, parts: money.slice(1).map((_, at) => at + 1) }] : []
  const placed = placeCells({
    rows,
    columns: money.length,
    relations: { sums, ofWhich: [] },
    limits: [],
    exact: false,
    budget: { states: 20_000 },
  })
  const base = found.rows.length
  for (const [at, row] of tasks.entries())
    for (const [index, cell] of row.cells.entries()) {
      const place = placed.places[at]?.[index]
      cell.column = place?.column === null || place === undefined ? null : (money[place.column] ?? null)
      cell.placement = place?.proof ?? 'unproven'
    }
  const real = (column: number): number => money[column] ?? -1
  found.used.push(
    ...placed.used.map(({ kind, cells }) => ({
      kind,
      cells: cells.map((cell) => ({ row: cell.row + base, column: real(cell.column) })),
    })),
  )
  found.hypotheses.push(...placed.hypotheses.map((one) => ({ ...one, row: one.row + base, column: real(one.column) })))
  const open = tasks.flatMap((row) => row.cells.filter((cell) => cell.column === null))
  if (open.length > 0) found.warnings.push(unplaced(open.length, open[0]?.line ?? null))
  found.rows.push(...tasks.splice(0))
}

function unplaced(count: number, line: number | null): DataWarning {
  return {
    code: 'unplaced-figures',
    message: { zh: `有 ${count} 个数字的所在列无法证明。`, en: `The column of ${count} figures cannot be proven.` },
    line,
  }
}
