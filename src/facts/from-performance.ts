import type { Item, QuantityKey } from '../core/quantity.js'
import type { Cell, Column, Row, Table } from '../tables/types.js'
import { cleanName, joinBlanks } from './clean-name.js'
import type { FactDocument, UnnumberedFact } from './fact-document.js'
import { cellSource } from './fact-source.js'
import { readFund } from './fund-words.js'
import { claimNumbers } from './narrative/claim-numbers.js'
import { type DocumentPeriod, stageIn, stageOfDocument } from './period-words.js'
import type { BlankCell } from './types.js'

const ACTUAL = /实际完成|完成值|完成情况|完成指标值/u
const TARGET = /指标值|目标值/u
const SCORE = /得分|分值|权重/u
const FUNDING = /资金|财政拨款|结转|安排|^其他$/u
const UNIT_IN_NAME = /（(?:[^（）]{1,4})）$/u

/** What the rows above a row of a performance form say: the project, and which of several totals is being split. */
interface Scope {
  document: FactDocument
  table: Table
  period: DocumentPeriod
  project: string | null
  /** By lane, 实施期 or the words in brackets of the last 资金总额: what its parts are parts of. */
  totals: Map<string, string | null>
}

/**
 * Facts of a performance form: each indicator with its target and, in self-evaluations, its actual value and score; the
 * money of the project by source; and single figures such as 项目期. Indicators belong to their project (`within`), because
 * several projects use the same ones.
 */
export function performanceFacts(
  document: FactDocument,
  table: Table,
): { facts: UnnumberedFact[]; blanks: BlankCell[] } {
  const { identity } = document
  const period = { year: identity.year, stage: stageOfDocument(identity) }
  const scope: Scope = { document, table, period, project: null, totals: new Map() }
  const facts: UnnumberedFact[] = []
  const blanks: BlankCell[] = []
  for (const row of table.rows) {
    const name = cleanName(row.name)
    const text = row.texts.at(-1)?.text ?? ''
    if (/^项目名称/u.test(name) && text.trim() !== '') scope.project = cleanName(text)
    if (/(?:资金|预算|申请)总额/u.test(name)) scope.totals.set(row.lane, totalWords(row, name, table))
    if (isIndicator(row, table)) facts.push(...indicatorFacts(row, name, scope))
    else if (row.cells.length > 0) facts.push(...fundingFacts(row, name, scope))
    else if (FUNDING.test(name)) blanks.push(...fundingBlanks(row, name, scope))
    else facts.push(...recordFacts(row, name, scope))
  }
  return { facts, blanks }
}

/** 项目资金总额 beside 年度资金申请总额 is the money over the whole term; alone it is that of the year. */
function totalWords(row: Row, name: string, table: Table): string | null {
  if (/实施期/u.test(name)) return '实施期'
  const ofYear = table.rows.some(({ lane }) => lane !== '' && lane !== row.lane && OF_YEAR.test(lane))
  if (row.lane !== '' && !OF_YEAR.test(row.lane) && ofYear) return '实施期'
  return /（([^（）]+)）/u.exec(name)?.[1] ?? null
}

const OF_YEAR = /^(?:本年|当年|年度|\d{4}年)/u

function isIndicator(row: Row, table: Table): boolean {
  return row.cells.some((cell) => {
    const leaf = leafOf(table, cell)
    return TARGET.test(leaf) || ACTUAL.test(leaf)
  })
}

const leafOf = (table: Table, cell: Cell): string =>
  cell.column === null ? '' : joinBlanks(table.columns[cell.column]?.path.at(-1) ?? '')

function indicatorFacts(row: Row, name: string, scope: Scope): UnnumberedFact[] {
  const { table, period } = scope
  const goal = row.cells.find((cell) => TARGET.test(leafOf(table, cell)) && !ACTUAL.test(leafOf(table, cell)))
  return row.cells.flatMap((cell) => {
    const column = cell.column === null ? undefined : table.columns[cell.column]
    if (column === undefined || cell.value === null) return []
    const leaf = leafOf(table, cell)
    const isScore = SCORE.test(leaf)
    const isActual = ACTUAL.test(leaf)
    const unit = cell.unit ?? column.unit ?? (isScore ? '分' : ((isActual ? goal?.unit : null) ?? ''))
    const item: Item = {
      scheme: 'indicator',
      code: null,
      name: name.replace(UNIT_IN_NAME, ''),
      within: within(scope.project, isScore ? leaf : null),
    }
    const kind = isScore
      ? 'count'
      : !isActual
        ? 'target'
        : unit === '%'
          ? 'rate'
          : /元$/u.test(unit)
            ? 'amount'
            : 'count'
    const stage = isActual ? 'execution' : period.stage
    return [
      fact(
        scope,
        { row, name, cell, column, unit },
        { ...common(scope), stage, flow: 'target', item, portion: 'total', kind },
      ),
    ]
  })
}

function fundingFacts(row: Row, name: string, scope: Scope): UnnumberedFact[] {
  const { table, period } = scope
  const fullYear = table.columns.some((column) => column.path.some((words) => words.includes('全年预算')))
  return row.cells.flatMap((cell) => {
    const column = cell.column === null ? undefined : table.columns[cell.column]
    if (column === undefined || cell.value === null || column.role !== 'figure') return []
    const leaf = leafOf(table, cell)
    const said = stageIn(leaf, period)
    const isScore = SCORE.test(leaf)
    const isRate = /执行率|完成率/u.test(leaf)
    const unit = cell.unit ?? column.unit ?? (isScore ? '分' : isRate ? '%' : table.unit)
    const quantity = fundingQuantity(row, name, leaf, scope)
    const item: Item = isScore ? { ...quantity.item, within: within(quantity.item.within, leaf) } : quantity.item
    const key: QuantityKey = {
      ...common(scope),
      ...quantity,
      item,
      stage: isRate ? 'execution' : said.said ? said.stage : period.stage,
      kind: isRate ? 'rate' : isScore ? 'count' : 'amount',
      base: isRate ? { year: period.year, stage: fullYear ? 'full-year-budget' : null, item: null } : null,
    }
    return [fact(scope, { row, name, cell, column, unit }, key)]
  })
}

/** What a line of money is about: the project (or a task of the office) and the fund or source it names. */
function fundingQuantity(
  row: Row,
  name: string,
  leaf: string,
  scope: Scope,
): Pick<QuantityKey, 'item' | 'fund' | 'flow' | 'portion'> & { item: Item } {
  const byColumn = readFund(leaf).fund
  if (!FUNDING.test(name)) {
    const item: Item = row.isTotal
      ? { scheme: 'form', code: null, name: '本年支出', within: sourceOf(leaf) }
      : { scheme: 'project', code: null, name, within: sourceOf(leaf) }
    return { item, fund: byColumn ?? 'all', flow: 'expenditure', portion: 'total' }
  }
  const { fund, rest } = readFund(name)
  const isTotal = /总额/u.test(name)
  const source = isTotal || (fund !== null && rest === '') ? null : name
  const item: Item =
    scope.project === null
      ? {
          scheme: 'form',
          code: null,
          name: '整体绩效目标资金',
          within: within(scope.totals.get(row.lane) ?? null, source),
        }
      : {
          scheme: 'project',
          code: null,
          name: scope.project,
          within: within(scope.totals.get(row.lane) ?? null, source),
        }
  return {
    item,
    fund: isTotal ? 'all' : (fund ?? 'all'),
    flow: 'expenditure',
    portion: scope.project === null ? 'total' : 'project',
  }
}

const sourceOf = (leaf: string): string | null => (/其他|自筹|上年结转/u.test(leaf) ? leaf : null)

function fundingBlanks(row: Row, name: string, scope: Scope): BlankCell[] {
  const { table, document, period } = scope
  const amounts = table.columns.filter(
    (column) => column.role === 'figure' && /金额|总额|资金/u.test(joinBlanks(column.path.at(-1) ?? '')),
  )
  const [column] = amounts
  if (column === undefined || amounts.length > 1 || scope.project === null) return []
  const key: QuantityKey = {
    ...common(scope),
    ...fundingQuantity(row, name, '', scope),
    stage: period.stage,
    kind: 'amount',
  }
  return [
    {
      document: document.id,
      table: table.id,
      tableTitle: table.title,
      key,
      name,
      parents: scope.project === null ? [] : [scope.project],
      column: column.path.map(joinBlanks),
      cell: { row: table.rows.indexOf(row), column: table.columns.indexOf(column) },
      source: cellSource(document, table, { row, name, column, text: '', line: row.line }),
    },
  ]
}

/** 项目期 3 年: a label whose text is one figure with its unit. */
function recordFacts(row: Row, name: string, scope: Scope): UnnumberedFact[] {
  return row.texts.flatMap(({ column: index, text }) => {
    const column = scope.table.columns[index]
    const [number, ...others] = claimNumbers(text)
    if (
      column === undefined ||
      number === undefined ||
      others.length > 0 ||
      number.unit === '' ||
      number.text.trim() !== text.trim()
    )
      return []
    const item: Item =
      scope.project === null
        ? { scheme: 'form', code: null, name, within: null }
        : { scheme: 'project', code: null, name: scope.project, within: name }
    const key: QuantityKey = {
      ...common(scope),
      stage: scope.period.stage,
      flow: 'activity',
      item,
      portion: 'total',
      kind: 'count',
    }
    const cell: Cell = {
      column: index,
      text,
      reading: 'number',
      value: number.value,
      decimals: number.decimals,
      bound: number.bound,
      unit: number.unit,
      line: row.line,
      placement: 'given',
    }
    return [fact(scope, { row, name, cell, column, unit: number.unit }, key)]
  })
}

function common(scope: Scope): Pick<QuantityKey, 'organization' | 'level' | 'year' | 'fund' | 'base'> {
  const { identity } = scope.document
  return {
    organization: identity.organization,
    level: identity.level,
    year: scope.period.year,
    fund: 'all',
    base: null,
  }
}

function within(...words: (string | null)[]): string | null {
  const known = words.filter((word) => word !== null && word !== '')
  return known.length === 0 ? null : known.join('／')
}

function fact(
  scope: Scope,
  place: { row: Row; name: string; cell: Cell; column: Column; unit: string },
  key: QuantityKey,
): UnnumberedFact {
  const { document, table } = scope
  const { cell, column, row, name, unit } = place
  return {
    document: document.id,
    origin: 'cell',
    key,
    value: cell.value ?? '',
    unit,
    decimals: cell.decimals,
    bound: cell.bound,
    second: null,
    direction: null,
    reason: null,
    name,
    parents: [scope.project ?? '', ...row.texts.map((one) => one.text)]
      .filter((words) => words !== '' && words.length <= 40)
      .map(joinBlanks),
    column: column.path.map(joinBlanks),
    table: table.id,
    tableTitle: table.title,
    cell: { row: table.rows.indexOf(row), column: table.columns.indexOf(column) },
    source: cellSource(document, table, { row, name, column, text: cell.text, line: cell.line, place: cell.place }),
  }
}
