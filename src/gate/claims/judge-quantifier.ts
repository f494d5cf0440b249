import type { Figure } from '../../core/figure.js'
import { baseValue } from '../../core/unit.js'
import type { Library } from '../../library/types.js'
import { factLabel, factStage } from '../fact-label.js'
import { factsBehind } from '../verify-source.js'
import {
  type ClaimReading,
  type Clause,
  fillNames,
  lineOf,
  namesAround,
  namesIn,
  sentenceOf,
  within,
} from './clauses.js'
import { changedLabel, coversNames, figuresNamed, isEqual } from './figure-order.js'
import type { ClaimToken } from './find-claims.js'
import { judgeRow } from './judge-row.js'
import { siblingsOf } from './list-siblings.js'

/**
 * 均, 没有, 只有: 均 of things that are all named, 没有 of what the documents state as zero, 只有 where every other
 * organization that is held is known to have none.
 */
export function judgeQuantifier(token: ClaimToken, clause: Clause, claims: ClaimReading): boolean {
  const own = namesIn(claims, clause)
  const names = fillNames(own, namesAround(claims, token.start))
  const sourced = claims.input.figures.filter((figure) => figure.source !== null && changedLabel(figure) === null)
  switch (token.value) {
    case 'all': {
      const numbers = claims.bound.filter((number) => within(number, clause))
      const named = Math.max(own.organizations.size, own.labels.size)
      if (clause.tokens.some((one) => one.kind === 'direction' || one.kind === 'comparison')) return named >= 2
      const [number] = numbers
      const meant = figuresNamed(sourced, names)
      return (
        numbers.length === 1 &&
        named >= 2 &&
        coversNames(meant, own) &&
        meant.every((figure) => number?.figures.some((one) => isEqual(one, figure)) === true)
      )
    }
    case 'none': {
      const meant = figuresNamed(sourced, names)
      return own.labels.size > 0 && coversNames(meant, own) && isNothing(meant)
    }
    default:
      return isOnly(own.organizations, figuresNamed(sourced, { ...names, organizations: new Set() }), claims)
  }
}

const isNothing = (figures: Figure[]): boolean =>
  figures.length > 0 && figures.every((figure) => baseValue(figure).isZero())

/** 只有甲有: every other organization that is held stands in the ledger with nothing. */
function isOnly(named: Set<string>, figures: Figure[], { input }: ClaimReading): boolean {
  const held = new Set(input.organizations ?? [])
  const of = (name: string): Figure[] => figures.filter((figure) => figure.organization === name)
  return (
    named.size > 0 &&
    held.size > named.size &&
    [...held].every((name) =>
      named.has(name) ? of(name).some((figure) => !baseValue(figure).isZero()) : isNothing(of(name)),
    )
  )
}

/** 没有这个数, 没有说明原因, 为零的行没有列出: what the documents do not hold, looked up there. */
export function judgeAbsence(token: ClaimToken, claims: ClaimReading): boolean {
  const { figures, library } = claims.input
  if (token.value === 'unnamed') return true
  const sourced = figures.filter((figure) => figure.source !== null)
  if (token.value === 'left-out') {
    const { organizations } = namesIn(claims, sentenceOf(claims, token.start))
    return (
      organizations.size > 0 &&
      [...organizations].every(
        (name) =>
          sourced.every((figure) => figure.organization !== name) &&
          (library === undefined || !isHeldElsewhere(name, sourced, library)),
      )
    )
  }
  if (token.value === 'stated-zero') {
    const line = lineOf(claims, token.start)
    const before = claims.bound.filter((number) => line !== null && within(number, line)).at(-1)
    return before?.figures.some((figure) => figure.source !== null && baseValue(figure).isZero()) === true
  }
  if (library === undefined || sourced.length === 0) return false
  if (token.value === 'no-row' || token.value === 'blank-cell')
    return judgeRow(token.value === 'no-row' ? 'no-row' : 'blank', token, claims, library)
  if (token.value === 'reason')
    return sourced.every((figure) => factsBehind(figure, library).every((fact) => fact.reason === null))
  const listed = sourced.filter((figure) => claims.input.results?.includes(figure.id) !== false)
  return siblingsOf(listed, library)?.some((fact) => baseValue(fact).isZero()) === true
}

/** True when a document of the organization states a figure of the same name, year and stage. */
function isHeldElsewhere(organization: string, figures: Figure[], library: Library): boolean {
  return library
    .documents()
    .filter((record) => record.organization === organization)
    .flatMap((record) => library.facts(record.id))
    .some((fact) =>
      figures.some(
        (figure) =>
          fact.key.year === figure.year &&
          factStage(fact, 'zh') === figure.stage &&
          (factLabel(fact, 'zh') === figure.label || factLabel(fact, 'en') === figure.label),
      ),
    )
}
