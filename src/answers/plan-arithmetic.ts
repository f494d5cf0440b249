import { wantsMultiple } from './premise.js'
import type { Reading, Term } from './understand/reading.js'

export type ArithmeticOperation = 'sum' | 'share' | 'difference' | 'times' | 'percent'

/** Which figures a calculation is over, in the order of its formula. */
export interface ArithmeticPlan {
  operation: ArithmeticOperation
  operands: Term[][]
  /** 培训费与差旅费合计占公用经费: how many operands at the front are added up first; 1 when none are. */
  added: number
}

const IN = /(?:里面|里头|里边|里|中|内|当中|之中|其中|下|的)/

/** Reads which words are operands of what; null when the question is not plainly arithmetic over named items. */
export function planArithmetic(reading: Reading): ArithmeticPlan | null {
  const operation = chooseOperation(reading)
  if (operation === null) return null
  const groups = insideProject(groupOperands(reading))
  // A total beside its parts would be counted twice.
  if (operation === 'sum' && groups.some((terms) => terms.every((term) => term.items.length === 0))) return null
  if (operation === 'sum') return groups.length >= 2 ? { operation, operands: groups, added: 1 } : null
  const narrowed = narrowPortions(groups, reading)
  if (operation === 'share' && narrowed.length > 2) return addedShare(narrowed, reading)
  if (narrowed.length !== 2) return null
  const [first, second] = narrowed
  if (first === undefined || second === undefined) return null
  if (operation === 'share' && wholeComesFirst(reading, first, second))
    return { operation, operands: [second, first], added: 1 }
  return { operation, operands: [first, second], added: 1 }
}

/** 甲与乙合计占丙: everything named before 占 is added up, where the question says so; the one behind it is the whole. */
function addedShare(operands: Term[][], reading: Reading): ArithmeticPlan | null {
  const at = reading.text.search(/占/)
  const before = operands.filter((terms) => (terms.at(-1)?.end ?? 0) <= at)
  const adds = /合计|一共|总共|共计|加起来|相加|之和|合起来|加/.test(reading.text.slice(0, Math.max(at, 0)))
  const isOrdered = before.every((terms, index) => terms === operands[index])
  return adds && isOrdered && before.length === operands.length - 1
    ? { operation: 'share', operands, added: before.length }
    : null
}

/** 那个项目里，通讯费占总成本: a project named first is where the others are looked up. */
function insideProject(groups: Term[][]): Term[][] {
  const [first, ...rest] = groups
  const isProject =
    first?.every(
      (term) =>
        term.items.length > 0 &&
        term.items.every((item) => item.item.scheme === 'project' || item.item.within !== null),
    ) ?? false
  return first !== undefined && isProject && rest.length >= 2 ? rest.map((terms) => [...first, ...terms]) : groups
}

/** 工会经费里公用经费列支的比人员经费列支的: beside an item, portions are portions of that item. */
function narrowPortions(groups: Term[][], reading: Reading): Term[][] {
  const isPortion = (terms: Term[]): boolean =>
    terms.every(
      (term) =>
        term.items.length > 0 &&
        term.items.every(
          (item) =>
            item.facts.some((fact) => fact.key.portion !== null && fact.key.portion !== 'total') &&
            TOTAL.test(item.item.name),
        ),
    )
  const plain = groups.filter((terms) => !isPortion(terms))
  const portions = groups.filter(isPortion)
  const [item] = plain
  if (plain.length !== 1 || item === undefined || portions.length === 0 || groups[0] !== item) return groups
  const has = (portion: Term[]): boolean =>
    item.some((term) =>
      term.items.some((one) =>
        one.facts.some((fact) =>
          portion.some((word) =>
            word.items.some((other) => other.facts.some((mine) => mine.key.portion === fact.key.portion)),
          ),
        ),
      ),
    )
  if (!portions.every(has)) return groups
  if (portions.length === 2) return portions.map((portion) => [...item, ...portion])
  const [portion] = portions
  // 办公费里专项业务经费列支的部分: the portion of the item, in the item.
  if (portion !== undefined && portions.length === 1 && LISTED.test(reading.text)) return [[...item, ...portion], item]
  return groups
}

const LISTED = /列支|开支的|承担|安排的/
/** Names of the lines that portions are portions of. */
export const TOTAL = /^(?:本年支出|支出总计)$/

function chooseOperation(reading: Reading): ArithmeticOperation | null {
  const { intents, text } = reading
  if (intents.has('times') || wantsMultiple(reading)) return 'times'
  // 比乙多百分之几 is the difference in percent of 乙, no share.
  if (intents.has('share') && intents.has('difference') && /比(?![重例])/.test(text) && !/占|比重|比例/.test(text))
    return 'percent'
  if (intents.has('share')) return 'share'
  if (intents.has('difference')) return 'difference'
  if (intents.has('sum')) return 'sum'
  return /一共|总共|合计|共计|拢共|共多少|共有/.test(text) && reading.terms.length >= 2 && !intents.has('list')
    ? 'sum'
    : null
}

/** 总支出 and 全部预算 are operands too, though they are no item's name. */
function totalOperands(reading: Reading): Term[] {
  return reading.senses
    .filter((word) => word.senses.some((sense) => sense.type === 'total'))
    .map((word) => ({
      text: word.text,
      start: word.start,
      end: word.start + word.text.length,
      match: 'exact',
      items: [],
      corrected: null,
    }))
}

/** Each term that names an item of its own is an operand; a code right beside its name belongs to it. */
function groupOperands(reading: Reading): Term[][] {
  const groups: Term[][] = []
  const operands = [...reading.terms, ...totalOperands(reading)].sort((a, b) => a.start - b.start)
  for (const term of operands) {
    const last = groups.at(-1)
    const previous = last?.at(-1)
    const beside =
      previous !== undefined &&
      /^[\s(),、:]*$/.test(reading.text.slice(previous.end, term.start)) &&
      !/[、,]/.test(reading.text.slice(previous.end, term.start))
    const sameItem = previous !== undefined && term.items.some((item) => previous.items.includes(item))
    // goods and services spending (商品和服务支出): a bracket says the name again.
    const glossed = previous !== undefined && /^[a-z\s]*\($/.test(reading.text.slice(previous.end, term.start))
    if (last !== undefined && (beside || glossed) && sameItem) last.push(term)
    else groups.push([term])
  }
  return groups
}

/** 基本支出里人员经费占比: without a word behind 占 and with 里 between, the first is the whole; 甲在乙里占多少 keeps its order. */
function wholeComesFirst(reading: Reading, first: Term[], second: Term[]): boolean {
  const at = reading.text.search(/占/)
  const [a, b] = [first.at(-1), second[0]]
  if (a === undefined || b === undefined) return false
  // What share of A is B, how much percent of A goes to B.
  const verb = /\b(?:is|are|was|were|goes?|went|comes?|does|do|did|made up|makes? up|consists?)\b/
  if (/\b(?:share|percentage|percent|proportion|fraction) of\b/.test(reading.text.slice(0, a.start)))
    return verb.test(reading.text.slice(a.end, b.start))
  const bothBefore = at < 0 || (a.end <= at && (second.at(-1)?.end ?? 0) <= at)
  const between = reading.text.slice(a.end, b.start)
  return bothBefore && IN.test(between) && !/在/.test(between)
}
