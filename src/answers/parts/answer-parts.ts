import type { Figure } from '../../core/figure.js'
import { baseValue, describeUnit } from '../../core/unit.js'
import type { Draft } from '../draft.js'
import { joinDrafts, sameFigure } from './join-drafts.js'

/** One question of several that a text asks, and what became of it by itself. */
export interface Part {
  clause: string
  /** True when the clause itself names an item or an office, not only what is wanted of one. */
  named: boolean
  draft: Draft
}

/**
 * Answers a text of several questions whole: as one where that answer holds what every part asks, else part by part in
 * order. A part that has no answer is named; it is never passed over.
 */
export function answerParts(whole: Draft, all: readonly Part[], zh: boolean): Draft {
  // 多少钱, 哪几项: what the whole text was answered with answers them.
  const parts = whole.status === 'refused' ? all : all.filter((part) => part.named || wants(part))
  const reasons = [whole, ...parts.map((part) => part.draft)].map((draft) => draft.reason)
  if (reasons.some((reason) => reason === 'private' || reason === 'instruction')) return whole
  const answered = parts.filter((part) => part.draft.status !== 'refused')
  const told = answered.filter((part) => COUNTS.test(part.clause)).flatMap((part) => part.draft.results)
  if (whole.status !== 'refused') {
    // The whole text was understood: a result for each part, or a passage for a part that asks for no figure.
    const given = whole.results.length >= parts.length
    const open = parts.filter(
      (part) =>
        part.draft.status === 'refused' && !meets(part, whole) && !(given && !wants(part)) && !isTold(part, whole),
    )
    if (told.every((one) => holds(whole, one))) return open.length === 0 ? whole : withOpen(whole, open, zh)
    const more = whole.results.some((one) => !told.some((other) => sameQuantity(one, other)))
    // What the whole text was answered with belongs to a part that has no answer by itself.
    if (answered.length < parts.length && more) {
      const joined = joinDrafts([...answered.map((part) => part.draft), whole])
      return open.length === 0 ? joined : withOpen(joined, open, zh)
    }
  }
  if (told.length === 0) return whole
  const drafts = answered.map((part) => part.draft)
  const joined = drafts.length === 1 && drafts[0] !== undefined ? drafts[0] : joinDrafts(drafts)
  const open = parts.filter((part) => part.draft.status === 'refused' && !meets(part, joined))
  // The parts of a sum or a difference are no answer to it.
  if (whole.status === 'refused' && open.some(({ clause }) => COMBINES.test(clause))) return whole
  return open.length === 0 ? joined : withOpen(joined, open, zh)
}

const COMBINES = /加起来|相加|之和|一共|合计|together|total of|相差|差多少|difference/i
const COUNTS = /多少|几|人均|占比|比重|率|how (?:much|many)|what|percent|average/i

const holds = (draft: Draft, figure: Figure): boolean =>
  draft.results.some((other) => sameFigure(figure, other) || sameQuantity(figure, other))

const sameQuantity = (a: Figure, b: Figure): boolean =>
  describeUnit(a.unit).base === describeUnit(b.unit).base && baseValue(a).eq(baseValue(b))

/** What a clause wants of the item, and how a figure that gives it is labelled. */
const WANTS: { asks: RegExp; gives: (figure: Figure) => boolean }[] = [
  { asks: /完成率|执行率|completion/i, gives: ({ label }) => /完成|completion/.test(label) },
  { asks: /人均|每人|per (?:head|capita|person)/i, gives: ({ label }) => /人均|per head/.test(label) },
  { asks: /占|比重|share/i, gives: ({ label }) => /占|share/.test(label) },
  { asks: /百分|幅|增速|percent/i, gives: ({ unit }) => unit === '%' },
  { asks: /加起来|相加|之和|together/i, gives: ({ operation }) => operation?.includes(' + ') ?? false },
  { asks: /相差|差多少|difference/i, gives: ({ operation }) => operation?.includes(' - ') ?? false },
  {
    asks: /增|减|降|涨|变化|[比较和与同](?:上年|去年|20\d\d年?)|同比|increase|decrease|change|rise|fall|grow/i,
    gives: ({ label }) => /比.*(?:增|减|降|多|少)|increase|decrease|growth|fall|exceeds/.test(label),
  },
]

const wants = (part: Part): boolean => WANTS.some(({ asks }) => asks.test(part.clause))

/** A passage answers a part that asks for words. */
const isTold = (part: Part, draft: Draft): boolean => !COUNTS.test(part.clause) && draft.ledger.quotes.length > 0

/** Whether an answer gives what a clause wants; a clause that names nothing of its own goes with the rest. */
function meets(part: Part, draft: Draft): boolean {
  const want = WANTS.find(({ asks }) => asks.test(part.clause))
  return want === undefined ? !part.named : draft.results.some(want.gives)
}

function withOpen(draft: Draft, open: readonly Part[], zh: boolean): Draft {
  // The words of the question are no part of what is proven: they stand in the warnings, the answer points to them.
  const at = draft.lines.findIndex((line) => /^\[\d+\] /.test(line))
  draft.lines.splice(at < 0 ? draft.lines.length : at, 0, zh ? '其余请单独再问。' : 'Please ask the rest by itself.')
  draft.warnings.push(...open.map(({ clause }) => (zh ? `没有答上：“${clause}”` : `left open: “${clause}”`)))
  return draft
}
