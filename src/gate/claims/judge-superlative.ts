import { Decimal } from '../../core/decimal.js'
import type { Figure } from '../../core/figure.js'
import { baseValue, sameDimension } from '../../core/unit.js'
import type { Line } from '../read-text.js'
import {
  bulletsUnder,
  type ClaimReading,
  type Clause,
  fillNames,
  lineOf,
  namesAround,
  namesIn,
  within,
} from './clauses.js'
import { changedLabel, figuresNamed, isEqual, isLarger, signedValue } from './figure-order.js'
import type { ClaimToken } from './find-claims.js'
import { arePartsOf, siblingsOf } from './list-siblings.js'

const AMONG_OFFICES = /单位|各家|几家|offices?\b/iu

/**
 * 最多, highest: borne out by a ledger that holds what is compared, none of it beyond the one named; within one
 * organization by the rows of the document that are not told as well.
 */
export function judgeSuperlative(token: ClaimToken, clause: Clause, claims: ClaimReading): boolean {
  if (token.value === 'other' || token.negated) return false
  const subjects = subjectsOf(token, clause, claims)
  if (subjects.length === 0 || !areOfWholes(subjects, clause, claims)) return false
  const line = lineOf(claims, token.start)
  const paragraph = line === null ? [] : [line, ...bulletsUnder(claims, line)]
  const shown = claims.bound
    .filter((number) => paragraph.some((one) => within(number, one)))
    .flatMap((number) => number.figures)
  const tied = tiedFigures(token, claims)
  const rivals = claims.input.figures.filter(
    (figure) =>
      figure.source !== null &&
      !subjects.includes(figure) &&
      subjects.every((one) => isRival(figure, one)) &&
      (shown.includes(figure) || subjects.some((one) => one.label === figure.label)),
  )
  const sameOffice = [...subjects, ...rivals].every((one) => one.organization === subjects[0]?.organization)
  // 在各单位中: one office alone is no comparison of offices.
  if (sameOffice && AMONG_OFFICES.test(claims.reading.plain.slice(clause.start, clause.end))) return false
  if (sameOffice) return isBeyondSiblings(token, [...subjects], claims) && beyondAll(token, subjects, rivals, tied)
  return rivals.length > 0 && beyondAll(token, subjects, rivals, tied)
}

/** 公用经费中金额最大的: what is named is what the figures are parts of. */
function areOfWholes(figures: Figure[], clause: Clause, { input }: ClaimReading): boolean {
  const { library } = input
  return clause.wholes.every((whole) => library !== undefined && arePartsOf(whole.name, figures, library))
}

/** 的构成: what stands listed under the line are parts of what it names. */
export function judgeParts(token: ClaimToken, clause: Clause, claims: ClaimReading): boolean {
  const { library } = claims.input
  const subjects = listedUnder(token, claims)
  const names = [...clause.wholes.map((whole) => whole.name), ...namesIn(claims, clause).labels]
  return (
    library !== undefined &&
    subjects.length > 0 &&
    names.length > 0 &&
    names.every((name) => arePartsOf(name, subjects, library))
  )
}

/** The figures that are called the most: those of the clause, else the next ones of the line, else those listed under it. */
function subjectsOf(token: ClaimToken, clause: Clause, claims: ClaimReading): Figure[] {
  const line = lineOf(claims, token.start)
  const sourced = (figures: Figure[]): Figure[] => sourcedOf(figures, claims)
  const inClause = claims.bound.filter((number) => within(number, clause))
  if (inClause.length > 0) return inClause.flatMap((number) => sourced(number.figures)).filter(isFirst)
  const names = namesIn(claims, clause)
  if (names.organizations.size > 0)
    return figuresNamed(
      claims.input.figures.filter((figure) => figure.source !== null),
      fillNames(names, namesAround(claims, token.start)),
    )
  if (line === null) return []
  const behind = claims.bound.find((number) => number.start >= clause.end && number.end <= line.end)
  if (behind !== undefined) return sourced(behind.figures)
  // A remark behind a figure speaks of that figure, among what it does not say, and not of what is listed under it.
  const isRemark = claims.bound.some((number) => number.start >= line.start && number.end <= clause.start)
  return isRemark ? [] : listedUnder(token, claims)
}

/** The figures of the bullets under a line, each the first of its bullet. */
function listedUnder(token: ClaimToken, claims: ClaimReading): Figure[] {
  return bulletsUnder(claims, lineOf(claims, token.start)).flatMap((bullet) => {
    const number = claims.bound.find((one) => within(one, bullet))
    return number === undefined ? [] : sourcedOf(number.figures, claims)
  })
}

/** The figure of a document behind the figures that a number may be: a conversion goes back to what it converts. */
function sourcedOf(figures: Figure[], { input }: ClaimReading): Figure[] {
  const first = figures.find((figure) => figure.source !== null) ?? figures[0]
  const behind = first?.operation?.startsWith('convert(') === true ? first.operands[0] : first?.id
  return input.figures.filter((figure) => figure.id === behind)
}

const isFirst = (figure: Figure, at: number, all: Figure[]): boolean => all.indexOf(figure) === at

/** What a figure can be larger than: another quantity of the same kind, not another display of its own. */
function isRival(figure: Figure, one: Figure): boolean {
  const alike = sameDimension(figure.unit, one.unit) && (changedLabel(figure) === null) === (changedLabel(one) === null)
  const own = figure.organization === one.organization && figure.label === one.label && figure.year === one.year
  return alike && !own
}

/** Figures told by a superlative of the same sense elsewhere: both are said to be the most. */
function tiedFigures(token: ClaimToken, claims: ClaimReading): Figure[] {
  return claims.clauses.flatMap((clause) =>
    clause.tokens
      .filter((one) => one.kind === 'superlative' && one.value === token.value)
      .flatMap((one) => subjectsOf(one, clause, claims)),
  )
}

function beyondAll({ value }: ClaimToken, subjects: Figure[], rivals: Figure[], tied: Figure[]): boolean {
  return subjects.every((one) =>
    rivals.every((rival) =>
      isEqual(one, rival) ? tied.includes(rival) : value === 'max' ? isLarger(one, rival) : isLarger(rival, one),
    ),
  )
}

/** No row that is left out is larger (smaller, rows of zero apart). */
function isBeyondSiblings({ value }: ClaimToken, subjects: Figure[], { input }: ClaimReading): boolean {
  const siblings = input.library === undefined ? null : siblingsOf(subjects, input.library)
  if (siblings === null || siblings.length === 0) return false
  const values = subjects.map(baseValue)
  const [least, most] = [Decimal.min(...values), Decimal.max(...values)]
  return siblings
    .map(baseValue)
    .filter((other) => !other.isZero())
    .every((other) => (value === 'max' ? other.lt(least) : other.gt(most)))
}

/** 从高到低: the figures listed under the line come in this order. */
export function judgeOrder(token: ClaimToken, claims: ClaimReading): boolean {
  const line: Line | null = lineOf(claims, token.start)
  const listed = bulletsUnder(claims, line).map(
    (bullet) => claims.bound.find((number) => within(number, bullet))?.figures[0] ?? null,
  )
  const figures = listed.flatMap((figure) => figure ?? [])
  if (figures.length < 2 || figures.length < listed.length) return false
  return figures.every((figure, at) => {
    const before = figures[at - 1]
    if (before === undefined) return true
    if (!sameDimension(before.unit, figure.unit)) return false
    return token.value === 'desc'
      ? signedValue(before).gte(signedValue(figure))
      : signedValue(before).lte(signedValue(figure))
  })
}
