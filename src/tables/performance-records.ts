import { tidyBlanks, withoutBlanks } from '../documents/words.js'
import { type GridRow, placeAt } from './grid-rows.js'
import { plainRow } from './indicator.js'
import { isNumeric, readCell } from './read-cell.js'
import type { Column, Row } from './types.js'
import { moneyUnitOf, unitOfColumn } from './units.js'

const FUNDS =
  /(资金总额|申请总额|财政拨款|财政资金|其他资金|上年结转|上年结转资金|年度预算|本级安排|上级安排|单位资金|一般公共预算|政府性基金)/
const FIGURE_LABEL = /(预算数|执行数|总额|金额|分值|得分|执行率|决算数|调整数)/
const WITH_AMOUNT = /^([^\d]{2,30}?)[：:]?\s*([\d,]{1,20}(?:\.\d{1,6})?)\s*(元|千元|万元|亿元)$/

const LABEL =
  /^.{0,10}(名称|单位|部门|期|期限|来源|属性|负责人|联系人|电话|代码|类型|类别|级次|内容|周期|年度|方式)([（(].{1,8}[）)])?$/
const LONGEST_LABEL = 24

/** True for a cell that names a record (实施单位, 项目期), rather than holding its words. */
export function isRecordLabel(text: string): boolean {
  return LABEL.test(withoutBlanks(text))
}

/** True for the label of an amount of the project: 资金总额, 其中：财政拨款, 其他资金. */
export function isFundLine(text: string): boolean {
  return FUNDS.test(withoutBlanks(text))
}

/** Name of a record without the colon that ends it. */
export function recordName(label: string): string {
  return tidyBlanks(label).replace(/[：:]$/, '')
}

function columnFor(columns: Column[], label: string): number {
  const known = columns.findIndex((column, at) => at > 2 && column.path[0] === label)
  if (known >= 0) return known
  const unit = unitOfColumn([label])
  columns.push({ path: [label], role: 'figure', unit: unit === moneyUnitOf(label) ? null : unit })
  return columns.length - 1
}

/** Column that holds the words of a record (项目名称, 主管部门 …). */
export function textColumn(columns: Column[]): number {
  const known = columns.findIndex((column) => column.path[0] === '内容' && column.role === 'text')
  if (known >= 0) return known
  columns.push({ path: ['内容'], role: 'text', unit: null })
  return columns.length - 1
}

/** Positions of the figures that a row of labels announces for the rows below, or null. */
function subHeader(row: GridRow): Map<number, string> | null {
  const labels = new Map<number, string>()
  for (const [at, cell] of row.cells.entries()) {
    if (cell === '') continue
    if (isNumeric(readCell(cell)) || WITH_AMOUNT.test(cell)) return null
    if (at > 0 && FIGURE_LABEL.test(withoutBlanks(cell)) && !/[：:]$/.test(cell)) labels.set(at, withoutBlanks(cell))
  }
  const leads =
    labels.size >= 2 || (labels.size === 1 && row.cells.some((cell) => /(来源|构成)$/.test(withoutBlanks(cell))))
  return leads ? labels : null
}

/** Reads the records above the indicators: pairs of label and text, and amounts with the label left of them. */
export function readRecords(rows: readonly GridRow[], columns: Column[]): Row[] {
  const read: Row[] = []
  let heads: Map<number, string> | null = null
  let goals: Map<number, string> | null = null
  let totals: Map<number, string> | null = null
  for (const row of rows) {
    if (goals !== null) {
      const goal = readGoals(row, goals, columns)
      goals = null
      if (goal.length > 0) {
        read.push(...goal)
        continue
      }
    }
    goals = goalHeads(row)
    if (goals !== null) continue
    const announced = subHeader(row)
    if (announced !== null) {
      heads = announced
      continue
    }
    totals = sideBySide(row) ?? totals
    const found = readRecord(row, heads, columns)
    if (totals !== null) for (const { made, at } of found) if (isFundLine(made.name)) made.lane = lastBefore(totals, at)
    read.push(...found.map(({ made }) => made))
  }
  return read
}

const GOAL = /^(?:项目|年度|本年度?|当年|总体|整体|实施期|中期|长期)?(?:总体|绩效|总)?目标(?:内容)?$/

/** 项目总目标 beside 年度总体目标: the row below tells each of them. Null for any other row. */
function goalHeads(row: GridRow): Map<number, string> | null {
  const named = [...row.cells.entries()].filter(([, cell]) => cell !== '')
  const heads = named.filter(([at, cell]) => at > 0 && GOAL.test(withoutBlanks(cell)))
  if (heads.length < 2 || named.length - heads.length > 1) return null
  return new Map(heads.map(([at, cell]) => [at, withoutBlanks(cell)]))
}

function readGoals(row: GridRow, heads: ReadonlyMap<number, string>, columns: Column[]): Row[] {
  return [...heads].flatMap(([at, label]) => {
    const text = row.cells[at] ?? ''
    if (text === '') return []
    return [
      plainRow(label, row.line, [], [{ column: textColumn(columns), text }], { first: row.first, last: row.last }),
    ]
  })
}

/** 项目资金总额 beside 年度资金申请总额: what stands below each of them is a part of that one. */
function sideBySide(row: GridRow): Map<number, string> | null {
  const totals = [...row.cells.entries()].filter(([, cell]) => TOTAL.test(withoutBlanks(cell)))
  return totals.length < 2 ? null : new Map(totals.map(([at, cell]) => [at, recordName(withoutBlanks(cell))]))
}

const TOTAL = /^[^\d]{0,12}(?:资金|预算|申请)总额(?:[（(].{1,8}[）)])?[：:]?$/

function lastBefore(totals: ReadonlyMap<number, string>, at: number): string {
  let name = ''
  for (const [start, total] of totals) if (start <= at) name = total
  return name
}

/** A row that was made, and the position of its label. */
interface MadeRow {
  made: Row
  at: number
}

function readRecord(row: GridRow, heads: Map<number, string> | null, columns: Column[]): MadeRow[] {
  const read: MadeRow[] = []
  const numeric = row.cells.map((cell) => isNumeric(readCell(cell)) || /^[-—]+$/.test(cell))
  const firstNumber = numeric.indexOf(true)
  const shift = heads === null || firstNumber < 0 ? 0 : Math.max(0, Math.min(...heads.keys()) - firstNumber)
  let label = ''
  let labelAt = -1
  let current: Row | null = null
  const close = (): void => {
    if (label !== '' && current === null && isFundLine(label) && moneyUnitOf(label) === null)
      read.push({ made: plainRow(recordName(label), row.line, [], []), at: labelAt })
    label = ''
    current = null
  }
  for (const [at, cell] of row.cells.entries()) {
    if (cell === '') continue
    const amount = WITH_AMOUNT.exec(cell)
    if (amount?.[1] !== undefined) {
      const value = readCell(`${amount[2] ?? ''}${amount[3] ?? ''}`)
      if (value !== null) {
        const column = columnFor(columns, '金额')
        const own = { ...value, column, line: row.line, placement: 'given' as const, ...placeAt(row, at) }
        read.push({ made: plainRow(recordName(amount[1]), row.line, [own], []), at })
      }
      label = ''
    } else if (numeric[at] === true && (heads !== null || isFundLine(label))) {
      const head = heads?.get(at + shift)
      const value = readCell(cell)
      if (label === '' || value === null) continue
      const column = heads === null || head !== undefined ? columnFor(columns, head ?? '金额') : null
      current ??= push(read, plainRow(recordName(label), row.line, [], []), labelAt)
      current.cells.push({
        ...value,
        column,
        line: row.line,
        placement: column === null ? 'unproven' : shift > 0 ? 'blanks' : 'given',
        ...placeAt(row, at),
      })
    } else if (
      label !== '' &&
      current === null &&
      !isFundLine(label) &&
      !isFundLine(cell) &&
      !/[：:]$/.test(cell) &&
      !(at - labelAt > 1 && isRecordLabel(cell))
    ) {
      if (label.length <= LONGEST_LABEL)
        read.push({
          made: plainRow(recordName(label), row.line, [], [{ column: textColumn(columns), text: cell }]),
          at: labelAt,
        })
      label = ''
    } else {
      close()
      label = cell
      labelAt = at
    }
  }
  close()
  return read
}

function push(rows: MadeRow[], made: Row, at: number): Row {
  rows.push({ made, at })
  return made
}
