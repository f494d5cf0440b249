import type { Figure } from '../../core/figure.js'
import {
  bulletsUnder,
  type ClaimReading,
  type Clause,
  fillNames,
  lineOf,
  type Names,
  namesAround,
  namesIn,
  namesNothing,
  type Span,
  within,
} from './clauses.js'
import { changedLabel, coversNames, figuresNamed, isEqual, isLarger } from './figure-order.js'
import type { ClaimToken } from './find-claims.js'
import { judgeDirection } from './judge-direction.js'

const AS_DIRECTION: Record<string, string> = { gt: 'up', lt: 'down', eq: 'same', ne: 'same' }

/**
 * 高于, 比…多, exceeds, equals: every figure that the left side may mean stands so to every one that the right may mean.
 * What differs by rounding alone is neither more nor less.
 */
export function judgeComparison(token: ClaimToken, clause: Clause, claims: ClaimReading): boolean {
  if (token.value === 'vague') return false
  const { left, right } = sidesOf(token, clause)
  const given = givenIn(clause, claims)
  if ((token.value === 'eq' || token.value === 'ne') && given.length > 0) return judgeGiven(token, given, claims)
  // 与问题的说法不同: that the question says otherwise is said of the question, not of a figure.
  if (token.value === 'ne' && /问题|question/iu.test(claims.input.text.slice(clause.start, clause.end))) return true
  const direction = AS_DIRECTION[token.value]
  if (direction !== undefined && comparesYears(right, claims))
    return judgeDirection(
      { ...token, value: direction, negated: token.negated !== (token.value === 'ne') },
      clause,
      claims,
    )
  const rightNames = namesIn(claims, right)
  const leftNames = namesIn(claims, left)
  const a = sideFigures(left, leftNames, rightNames, token, claims) ?? subjectsBefore(token, clause, claims)
  const b = sideFigures(right, rightNames, leftNames, token, claims)
  if (a === null) return false
  if (b === null) return (token.value === 'eq' || token.value === 'ne') && judgeTogether(token, a)
  const pairs = a.flatMap((one) => b.filter((other) => other !== one).map((other) => [one, other] as const))
  const alike = pairs.filter(([one, other]) => one.label === other.label)
  const meant = leftNames.labels.size + rightNames.labels.size === 0 && alike.length > 0 ? alike : pairs
  if (meant.length === 0 || !coversNames(a, onlyThings(leftNames)) || !coversNames(b, onlyThings(rightNames)))
    return false
  return meant.every(([one, other]) => stands(token, one, other))
}

/** A比B多: the right side stands between 比 and the adjective; A高于B: behind the word. */
function sidesOf(token: ClaimToken, clause: Clause): { left: Span; right: Span } {
  const than = clause.tokens.filter((one) => one.kind === 'than' && one.end <= token.start).at(-1)
  return than === undefined
    ? { left: { start: clause.start, end: token.start }, right: { start: token.end, end: clause.end } }
    : { left: { start: clause.start, end: than.start }, right: { start: than.end, end: token.start } }
}

const givenIn = (span: Span, { bound }: ClaimReading): Figure[] =>
  bound
    .filter((number) => within(number, span))
    .flatMap((number) => number.figures)
    .filter((figure) => figure.basis === 'given')

/** 与您给的 16 人不符: no figure that answers is the number given; 相符: one is. */
function judgeGiven(token: ClaimToken, given: Figure[], { input }: ClaimReading): boolean {
  const results = input.figures.filter(
    (figure) => figure.source !== null || input.results?.includes(figure.id) === true,
  )
  const agrees = given.every((one) => results.some((figure) => isEqual(figure, one)))
  const clashes = given.every((one) => !results.some((figure) => isEqual(figure, one)))
  return (token.value === 'eq') !== token.negated ? agrees : clashes
}

/** 高于上年, 比2023年多: another year alone is what is compared with. */
function comparesYears(right: Span, claims: ClaimReading): boolean {
  const names = namesIn(claims, right)
  const relative = claims.relativeYears.some((year) => within(year, right))
  return (relative || names.years.size > 0) && names.labels.size + names.organizations.size === 0
}

function sideFigures(span: Span, own: Names, other: Names, token: ClaimToken, claims: ClaimReading): Figure[] | null {
  const numbers = claims.bound.filter((number) => within(number, span)).flatMap((number) => number.figures)
  if (numbers.length > 0) return numbers
  if (namesNothing(own)) return null
  const around = namesAround(claims, token.start).map((names) => ({ ...names, organizations: new Set<string>() }))
  const names = fillNames(own, [other, ...around])
  return figuresNamed(amounts(claims), names)
}

/** A side that is not named is what the line spoke of before, or what stands listed under it. */
function subjectsBefore(token: ClaimToken, clause: Clause, claims: ClaimReading): Figure[] | null {
  const line = lineOf(claims, token.start)
  if (line === null) return null
  const before = claims.bound.filter((number) => within(number, { start: line.start, end: clause.start })).at(-1)
  if (before !== undefined) return before.figures
  const listed = bulletsUnder(claims, line).flatMap(
    (bullet) => claims.bound.find((number) => within(number, bullet)) ?? [],
  )
  return listed.length === 0 ? null : listed.flatMap((number) => number.figures)
}

/** A与B相等: all that is named on one side. */
function judgeTogether(token: ClaimToken, figures: Figure[]): boolean {
  const [first, ...others] = figures
  if (first === undefined || others.length === 0) return false
  return others.every((other) => stands(token, first, other))
}

const amounts = ({ input }: ClaimReading): Figure[] =>
  input.figures.filter((figure) => figure.basis !== 'constant' && changedLabel(figure) === null)

const onlyThings = (names: Names): Names => ({ ...names, years: new Set(), stages: new Set() })

function stands({ value, negated }: ClaimToken, a: Figure, b: Figure): boolean {
  const [larger, smaller, equal] = [isLarger(a, b), isLarger(b, a), isEqual(a, b)]
  switch (value) {
    case 'gt':
      return negated ? smaller || equal : larger
    case 'lt':
      return negated ? larger || equal : smaller
    case 'ge':
      return !negated && (larger || equal)
    case 'le':
      return !negated && (smaller || equal)
    case 'eq':
      return negated ? larger || smaller : equal
    default:
      return negated ? equal : larger || smaller
  }
}
