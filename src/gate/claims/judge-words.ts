import { Decimal } from '../../core/decimal.js'
import type { Figure } from '../../core/figure.js'
import { bulletsUnder, type ClaimReading, type Clause, lineOf, type Span, sentenceOf, within } from './clauses.js'
import { mayBeEqual } from './figure-order.js'
import type { ClaimToken } from './find-claims.js'

/** 由于, because: what follows is a verbatim quote and nothing beside it. */
export function judgeCause(token: ClaimToken, clause: Clause, claims: ClaimReading): boolean {
  const sentence = sentenceOf(claims, token.start)
  const quote = claims.reading.quotes.find((one) => one.start >= token.end && one.end <= sentence.end)
  if (quote === undefined || token.negated) return false
  const rest = { start: token.end, end: Math.max(clause.end, quote.end) }
  const apart = claims.reading.plain.slice(clause.end, quote.start)
  return !/[\p{L}\p{N}]/u.test(apart) && !clause.strangers.some((one) => within(one, rest))
}

/** 一半, 翻番: a share or a growth worked out or stated in the sentence, whose interval it is. */
export function judgeMultiple(token: ClaimToken, claims: ClaimReading): boolean {
  if (token.negated) return false
  const sentence = sentenceOf(claims, token.start)
  const figures = claims.bound.filter((number) => within(number, sentence)).flatMap((number) => number.figures)
  const shares = figures.filter((figure) => figure.unit === '%' && IS_SHARE.test(figure.operation ?? figure.label))
  const growths = figures.filter((figure) => figure.unit === '%' && IS_GROWTH.test(figure.operation ?? figure.label))
  const times = figures.filter((figure) => figure.unit === '倍')
  const every = (list: Figure[], low: string, high: string): boolean =>
    list.length > 0 &&
    list.every((figure) => new Decimal(figure.interval[0]).gte(low) && new Decimal(figure.interval[1]).lte(high))
  switch (token.value) {
    case 'half':
      return every(shares, '49.5', '50.5')
    case 'over-half':
      return every(shares, '50.000001', '100')
    case 'under-half':
      return every(shares, '0', '49.999999')
    case 'double':
      return every(growths, '99.5', '100.5') || every(times, '1.995', '2.005')
    default:
      return false
  }
}

const IS_SHARE = /^share\(|占.*比重$|^share of /u
const IS_GROWTH = /^growth\(|增长$|^growth of /u

/** 可由舍入解释, 前后不一致: the displays told on the line or under it may all be one number, or two of them cannot. */
export function judgeRounding(token: ClaimToken, claims: ClaimReading): boolean {
  const line = lineOf(claims, token.start)
  if (line === null) return false
  const told = (spans: Span[]) =>
    claims.bound.filter((number) => spans.some((span) => within(number, span))).flatMap((number) => number.figures)
  // A line that tells its displays itself speaks of no bullet under it.
  const own = told([line])
  const figures = new Set(own.map((one) => one.value)).size > 1 ? own : told([line, ...bulletsUnder(claims, line)])
  const pairs = figures.flatMap((one, at) => figures.slice(at + 1).map((other) => [one, other] as const))
  const differ = pairs.some(([one, other]) => one.value !== other.value || one.unit !== other.unit)
  const meet = pairs.every(([one, other]) => mayBeEqual(one, other))
  return differ && (token.value === 'explains' ? meet : !meet)
}

/** 口径不同, 名称不同: whether the figures of the documents are of one stage, name or year. */
export function judgeCrossing(token: ClaimToken, { input }: ClaimReading): boolean {
  const [dimension, relation] = token.value.split(':')
  const sourced = input.figures.filter((figure) => figure.source !== null)
  const values = new Set(
    sourced.map((figure) => (dimension === 'stage' ? figure.stage : dimension === 'year' ? figure.year : figure.label)),
  )
  const differ = values.size > 1
  return sourced.length > 1 && differ === ((relation === 'ne') !== token.negated)
}
