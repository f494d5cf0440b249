import type { Portion, Scheme } from '../../core/quantity.js'
import { baseValue } from '../../core/unit.js'
import type { Fact } from '../../facts/types.js'
import { distinctDisplays, judgeDisplays, orderDisplays } from '../../gate/displays.js'
import type { Reading } from '../understand/reading.js'

/** By what a total is listed, when the question says so: economic or functional items of one length, or projects. */
export type Dimension =
  | { by: 'code'; scheme: Scheme; length: number; named: boolean }
  | { by: 'project'; side: ProjectSide }

/** 按经济分类, 功能科目, 哪些项目: null when the question names no classification. */
export function readDimension(reading: Reading): Dimension | null {
  const { text } = reading
  const classes = /大类|类级|按类|几类|\bclass/.test(text)
  if (/经济|\beconomic\b/.test(text)) {
    const scheme = /政府(?:预算)?(?:支出)?经济/.test(text) ? 'economic-government' : 'economic-department'
    return { by: 'code', scheme, length: classes ? 3 : 5, named: true }
  }
  if (/功能|\bfunctional?\b/.test(text))
    return { by: 'code', scheme: 'functional', length: /项级|末级|明细/.test(text) ? 7 : 3, named: true }
  // 支出最大的项目 may mean any line of spending.
  if (/项目|\bprojects?\b/.test(text) && !/科目|(?:支出|花钱|开支|花费)[^,项]{1,6}项目/.test(text))
    return {
      by: 'project',
      side: /得分|分数|评分|\bscor/.test(text) ? 'score' : /绩效|performance/.test(text) ? 'sheet' : 'amount',
    }
  return null
}

/** Rows of one list and the form it stands in. */
export interface Listing {
  facts: Fact[]
  /** Total row of the same form and portion, when it has one. */
  total: Fact | null
  portion: Portion | null
}

/** Lines of the totals, whatever their portion. */
export const WHOLE = /^(?:本年支出|支出总计)$/

const ALL: (Portion | null)[] = ['total']
const BASIC: (Portion | null)[] = ['basic']

/**
 * Coded rows of the form that lists most of them, one figure a row: of all spending where a form has it, else of basic
 * spending, which the answer then names. Forms whose rows are split over portions without a total are left out.
 */
export function codedListing(
  facts: Fact[],
  dimension: { scheme: Scheme; length: number },
  asked: Portion | null,
): Listing | null {
  const rows = facts.filter(
    (fact) =>
      fact.origin === 'cell' &&
      fact.key.kind === 'amount' &&
      fact.key.flow === 'expenditure' &&
      fact.key.item?.scheme === dimension.scheme &&
      fact.key.item.code?.length === dimension.length,
  )
  const tables = [...new Set(rows.map((fact) => fact.table))]
  const orders = asked === null || asked === 'total' ? [ALL, BASIC] : [[asked]]
  for (const portions of orders) {
    const lists = tables
      .map((table) => onePerRow(rows.filter((fact) => fact.table === table && portions.includes(fact.key.portion))))
      .filter((list) => list.length > 0)
      .sort((a, b) => b.length - a.length)
    const [longest] = lists
    if (longest === undefined) continue
    const [first] = longest
    const total = facts.find(
      (fact) =>
        fact.table === first?.table &&
        fact.origin === 'cell' &&
        fact.key.item?.code === null &&
        WHOLE.test(fact.key.item.name) &&
        fact.column.at(-1) === first?.column.at(-1) &&
        fact.key.portion === first?.key.portion,
    )
    return { facts: longest, total: total ?? null, portion: first?.key.portion ?? null }
  }
  return null
}

/** What is asked of the projects: their amounts, their scores, or those that have a sheet of performance targets. */
export type ProjectSide = 'amount' | 'score' | 'sheet'

/**
 * Projects of a document, one figure each. Scores stand in one table; sheets are one a project; amounts are taken from the
 * form (or all forms) whose rows add up to project spending, because a list of some projects is no list. Null otherwise.
 */
export function projectListing(facts: Fact[], side: ProjectSide, accounts: boolean): Listing | null {
  const own = facts.filter((fact) => fact.key.item?.scheme === 'project' && fact.origin === 'cell')
  const list = (rows: Fact[]): Listing | null =>
    rows.length === 0 ? null : { facts: rows, total: null, portion: 'project' }
  if (side === 'score')
    return list(
      perProject(
        own.filter((fact) => fact.unit === '分' && fact.key.item?.within === '自评得分'),
        accounts,
      ),
    )
  const coded = new Set(facts.flatMap((fact) => (fact.key.item?.code == null ? [] : [fact.key.item.name])))
  const amounts = own.filter(
    (fact) => fact.key.kind === 'amount' && fact.key.flow === 'expenditure' && !coded.has(fact.key.item?.name ?? ''),
  )
  const sheets = amounts.filter((fact) => fact.parents[0] === fact.key.item?.name)
  if (side === 'sheet') return list(perProject(sheets, accounts))
  const totals = facts.filter(isProjectTotal)
  const forms = [...new Set(amounts.map((fact) => fact.table))].map((table) =>
    perProject(
      amounts.filter((fact) => fact.table === table),
      accounts,
    ),
  )
  for (const rows of [...forms, perProject(sheets, accounts), perProject(amounts, accounts)]) {
    const leaves = rows.filter((row) => !totals.some((total) => baseValue(total).eq(baseValue(row))))
    const whole = [leaves, rows].find((some) => totals.some((total) => addsUp(some, total)))
    if (whole !== undefined) return list(whole)
  }
  return null
}

/** Project spending of the document, of all funds or of one. */
function isProjectTotal(fact: Fact): boolean {
  const { item, portion, kind, year } = fact.key
  return (
    portion === 'project' &&
    kind === 'amount' &&
    year !== null &&
    item?.code === null &&
    item.within === null &&
    WHOLE.test(item.name)
  )
}

function addsUp(rows: Fact[], total: Fact): boolean {
  const [first, ...more] = rows.map(baseValue)
  return first !== undefined && more.reduce((sum, value) => sum.plus(value), first).eq(baseValue(total))
}

/** One figure a project; a project whose displays disagree makes the list empty. */
function perProject(facts: Fact[], accounts: boolean): Fact[] {
  const names = [...new Set(facts.map((fact) => fact.key.item?.name ?? ''))]
  const chosen: Fact[] = []
  for (const name of names) {
    const best = preferred(
      facts.filter((fact) => fact.key.item?.name === name),
      accounts,
    )
    const [fact] = orderDisplays(best)
    if (fact === undefined || judgeDisplays(distinctDisplays(best)) !== 'one') return []
    chosen.push(fact)
  }
  return chosen
}

/** The plain amount of a project before those of a source or a period; what was spent before what was planned in accounts. */
function preferred(facts: Fact[], accounts: boolean): Fact[] {
  const stages = accounts
    ? ['final-accounts', 'execution', 'full-year-budget', 'initial-budget']
    : ['initial-budget', 'full-year-budget']
  const rank = (fact: Fact): string =>
    [
      fact.key.item?.within === null ? 0 : 1,
      stages.indexOf(fact.key.stage ?? ''),
      fact.key.fund === 'all' ? 0 : 1,
      fact.origin === 'cell' ? 0 : 1,
    ].join('|')
  const best = [...new Set(facts.map(rank))].sort()[0]
  return facts.filter((fact) => rank(fact) === best)
}

function onePerRow(facts: Fact[]): Fact[] {
  const seen = new Map<string, Fact>()
  for (const fact of facts) {
    const id = `${fact.key.item?.code}|${fact.key.item?.within ?? ''}`
    if (!seen.has(id) && fact.key.item?.within === null) seen.set(id, fact)
  }
  return [...seen.values()]
}
