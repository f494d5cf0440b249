import { Decimal } from '../../core/decimal.js'
import type { Figure } from '../../core/figure.js'
import type { Answer } from '../types.js'
import type { Expectation, GoldFigure } from './gold-question.js'
import { isGold } from './same-value.js'

/** From best to worst. `partial`: the right figures, but a phrase or the order is missing, or far more than was asked. */
export const VERDICTS = ['correct', 'partial', 'refused', 'wrong'] as const
export type Verdict = (typeof VERDICTS)[number]

export interface Judgement {
  verdict: Verdict
  /** What a right answer has, and what this one has: figures as `648.03 万元`, phrases, or the status. */
  expected: string[]
  got: string[]
}

/**
 * Judges an answer by its exported figures, never by its wording. Wrong is what misleads: a figure stated for a question
 * that has none, a required figure missing beside others, a contradiction passed over. A refusal of what could have been
 * answered is `refused`.
 */
export function judgeAnswer(expectation: Expectation, answer: Answer): Judgement {
  const results = answer.results.flatMap((id) => answer.figures.find((figure) => figure.id === id) ?? [])
  const got = results.length > 0 ? results.map(display) : [answer.status]
  const as = (verdict: Verdict, expected: string[]): Judgement => ({ verdict, expected, got })
  const { status, gold } = expectation
  if (status === 'refuse') {
    const said = expectation.must_not.filter((phrase) => answer.answer.includes(phrase))
    const isSilent = answer.status === 'refused' && results.length === 0
    if (isSilent && said.length === 0) return as('correct', [])
    return { verdict: 'wrong', expected: ['refused'], got: [...got, ...said] }
  }
  const wanted = [...gold.filter((one) => one.optional !== true).map(display), ...expectation.gold_text]
  if (answer.status === 'refused') return as('refused', wanted)
  if (status === 'conflict') return as(judgeConflict(expectation, answer), wanted)

  const slack = slackOf(expectation)
  const places = gold.map((one) => results.findIndex((figure) => isGold(one, figure, slack)))
  const missing = gold.filter((one, at) => places[at] === -1 && one.optional !== true)
  if (missing.length > 0) return as('wrong', missing.map(display))
  if (gold.length > 0 && results.length > gold.length + Math.max(2, gold.length)) return as('partial', wanted)
  const lost = missingPhrases(expectation, answer.answer)
  if (lost.length > 0) return as('partial', lost)
  const order = places.filter((place) => place >= 0)
  const isOrdered = order.every((place, at) => at === 0 || place >= (order[at - 1] ?? 0))
  return as(expectation.ordered && !isOrdered ? 'partial' : 'correct', wanted)
}

/** Both displays are shown, or one with the conflict told. */
function judgeConflict(expectation: Expectation, answer: Answer): Verdict {
  const slack = slackOf(expectation)
  const hits = expectation.gold.filter((one) => answer.figures.some((figure) => isGold(one, figure, slack)))
  if (hits.length === expectation.gold.length) return 'correct'
  const isTold = answer.status === 'conflict' || answer.conflicts.length > 0
  if (hits.length > 0 && isTold) return 'correct'
  return answer.results.length > 0 ? 'wrong' : 'partial'
}

function missingPhrases(expectation: Expectation, text: string): string[] {
  const plain = (words: string): string => words.replace(/\s/gu, '').toLowerCase()
  const said = plain(text)
  return expectation.gold_text.filter((phrase, at) => {
    const others = [expectation.gold_text_alt[at] ?? [], expectation.gold_text_en[at] ?? []].flat()
    return ![phrase, ...others].some((one) => said.includes(plain(one)))
  })
}

function slackOf({ tolerance }: Expectation): Decimal | null {
  const written = /±\s?(\d{1,9}(?:\.\d{1,9})?)/u.exec(tolerance)?.[1]
  return written === undefined ? null : new Decimal(written)
}

const display = ({ value, unit }: GoldFigure | Figure): string => `${value} ${unit}`.trim()
