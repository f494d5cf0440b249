import type { Fund, Item, Portion, QuantityKey } from '../core/quantity.js'
import { nameKey } from './clean-name.js'
import type { FormContext } from './identify-form.js'
import type { DocumentPeriod } from './period-words.js'
import type { ColumnMeaning } from './read-column.js'
import type { RowMeaning } from './read-row.js'
import type { Lookup } from './vocabulary/lookup.js'

/** What holds for every cell of a table. */
export interface TableScope {
  organization: string | null
  level: QuantityKey['level']
  period: DocumentPeriod
  context: FormContext
  /** Names that total rows have in this form, by the side they stand on. */
  totals: { income: string; expenditure: string | null }
  /** True when some columns are balances carried over from earlier years. */
  hasBalances: boolean
  /** True when columns split the amounts by fund, so that a column of no fund is the sum over all. */
  splitByFund: boolean
  /** True when the notes explain that the budget of the form is the full year's (全年预算数). */
  fullYearBudget: boolean
}

interface Subject {
  item: Item | null
  fund: Fund | null
  portion: Portion | null
  flow: QuantityKey['flow']
}

/** The quantity of one cell: what its row is about, as its column and its form narrow it. Unknown parts are null. */
export function cellKey(row: RowMeaning, column: ColumnMeaning, scope: TableScope, lookup: Lookup): QuantityKey {
  const { period } = scope
  const subject = subjectOf(row, column, scope, lookup)
  const other =
    row.subject.kind === 'organization' && !sameName(row.subject.name, scope.organization) ? row.subject.name : null
  const stageUnclear = column.stageUnclear && !scope.fullYearBudget
  return {
    organization: other ?? scope.organization,
    level: other === null ? scope.level : null,
    year: column.yearUnclear ? null : (column.year ?? row.period?.year ?? period.year),
    stage: stageUnclear
      ? null
      : column.stageUnclear
        ? 'full-year-budget'
        : (column.stage ?? row.period?.stage ?? period.stage),
    fund: subject.fund,
    flow: subject.flow,
    item: subject.item,
    portion: subject.flow === 'expenditure' ? subject.portion : subject.flow === null ? null : 'total',
    kind: column.kind,
    base: column.kind === 'change' || column.kind === 'rate' ? baseOf(column, period) : null,
  }
}

function baseOf(column: ColumnMeaning, period: DocumentPeriod): QuantityKey['base'] {
  return column.base === null ? { year: period.year, stage: null, item: null } : { ...column.base, item: null }
}

const sameName = (name: string, other: string | null): boolean => other !== null && nameKey(name) === nameKey(other)

function subjectOf(row: RowMeaning, column: ColumnMeaning, scope: TableScope, lookup: Lookup): Subject {
  const { context } = scope
  const fund =
    narrower(narrower(row.fund, column.fund), context.fund) ?? context.fund ?? (scope.splitByFund ? 'all' : null)
  const flow = column.position !== null ? 'position' : (row.flow ?? column.flow ?? column.item?.flow ?? context.flow)
  const portion = portionOf(row, column, context)
  const { subject } = row
  // A form of assets tells how many there are and what they are worth: one item, a count and an amount.
  const narrowing =
    context.flow === 'asset'
      ? column.narrowing.filter((words) => !/^(?:数量|账面价值|价值)$/u.test(words))
      : column.narrowing
  const narrow = (item: Omit<Item, 'within'>, ...words: (string | null)[]): Subject => ({
    item: { ...item, within: joinWords([row.within, ...words, ...narrowing]) },
    fund,
    portion,
    flow,
  })
  const form = (name: string, ...words: (string | null)[]): Subject =>
    narrow({ scheme: 'form', code: null, name }, ...words)
  if (row.position !== null) return { ...form(row.position.name), flow: 'position' }
  switch (subject.kind) {
    case 'coded':
      return narrow(subject.item, crossing(column, scope))
    case 'named':
      return narrow({ scheme: subject.scheme, code: null, name: subject.name }, crossing(column, scope))
    case 'form':
      if (subject.entry.portion !== null)
        return { ...form('本年支出', crossing(column, scope)), portion: subject.entry.portion }
      return {
        ...form(subject.entry.name, crossing(column, scope)),
        ...incomeFund(subject.entry.flow, row.fund, context),
      }
    case 'total':
    case 'organization':
      return total()
  }
  function total(): Subject {
    const isGrand = subject.kind === 'total' && /总计/u.test(subject.name) && context.form?.endsWith('summary') === true
    if (column.position !== null) return form(column.position.name)
    const { item, coded } = column
    if (flow === 'income') {
      if (item !== null && !(isCurrentTotal(item.name) && column.fund !== null)) {
        return { ...form(item.name), ...incomeFund(item.flow, item.fund, context) }
      }
      const line = column.fund === null || column.fund === context.fund ? null : lookup.fundLine(column.fund)
      return form(line?.name ?? (isGrand ? '收入总计' : scope.totals.income))
    }
    if (coded !== null) return narrow(coded)
    if (item !== null && item.flow !== 'income') return { ...form(item.name), flow: item.flow ?? flow }
    const name = isGrand ? '支出总计' : scope.totals.expenditure
    if (name === null) return { item: null, fund, portion, flow }
    return form(name, item?.name ?? null)
  }
}

/** 财政拨款 is the sum of three funds: a row of it in a column, or a column in a form, of one of them is about that one. */
function narrower(row: Fund | null, column: Fund | null): Fund | null {
  const isPart = column === 'general' || column === 'government-fund' || column === 'state-capital'
  return row === 'fiscal' && isPart ? column : (row ?? column)
}

/** Income lines that name no fund (事业收入) belong to all funds wherever they are printed. */
function incomeFund(flow: QuantityKey['flow'], fund: Fund | null, context: FormContext): { fund?: Fund } {
  return flow === 'income' && fund === null && context.fund === 'all' ? { fund: 'all' } : {}
}

/** What a column adds to an item that has its own name: the income, the balance, or the class that it is crossed with. */
function crossing(column: ColumnMeaning, scope: TableScope): string | null {
  const isTotal =
    column.item !== null && (isCurrentTotal(column.item.name) || column.item.name === scope.totals.expenditure)
  // Beside a column of balances the income of the year is less than what stands under 合计.
  const ofYear = scope.hasBalances && column.item?.name === '本年收入' && column.fund === null
  const item = column.item === null || (isTotal && !ofYear) ? null : column.item.name
  return joinWords([column.position?.name ?? null, item, column.coded?.name ?? null])
}

const isCurrentTotal = (name: string): boolean => name === '本年收入' || name === '本年支出'

/** The lanes of a basic-expenditure form (人员经费 | 公用经费) group whole items: an item's amount there is its basic one. */
function portionOf(row: RowMeaning, column: ColumnMeaning, context: FormContext): Portion | null {
  if (row.subject.kind === 'form' && row.subject.entry.portion !== null) return row.subject.entry.portion
  // 机关运行经费 is what 公用经费 pays: its items there are no more than that.
  if (context.form === 'operating-expenses' && row.subject.kind === 'coded') return 'public'
  const own = column.portion ?? row.portion
  return (
    own ??
    (context.portion === null && context.flow !== 'expenditure' && context.form !== null ? 'total' : context.portion)
  )
}

function joinWords(words: (string | null)[]): string | null {
  const known = words.filter((word) => word !== null && word !== '')
  return known.length === 0 ? null : known.join('／')
}
