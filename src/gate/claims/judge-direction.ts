import type { Figure } from '../../core/figure.js'
import { saysDecrease } from '../fact-label.js'
import { frameAt } from '../frame.js'
import { type ClaimReading, type Clause, fillNames, type Names, namesAround, namesIn, within } from './clauses.js'
import { changedLabel, isEqual, isLarger, signedValue } from './figure-order.js'
import type { ClaimToken } from './find-claims.js'

type Direction = 'up' | 'down' | 'same'

/** A way that something went, with the figure of the later year that shows it. */
interface Movement {
  figure: Figure
  label: string
  direction: Direction | null
}

/** 增加, fell, 持平: borne out by a stated change or by the figures of two years, all of those that the clause may mean. */
export function judgeDirection(token: ClaimToken, clause: Clause, claims: ClaimReading): boolean {
  const { figures } = claims.input
  const all = movements(figures)
  const said = claims.bound.filter((number) => within(number, clause)).flatMap((number) => number.figures)
  const stated = all.filter((one) => said.includes(one.figure))
  const own = namesIn(claims, clause)
  const frame = frameAt(claims.reading, token.start)
  const names: Names = {
    ...fillNames(own, [labelsOf(said), ...namesAround(claims, token.start)]),
    organizations: own.organizations.size > 0 ? own.organizations : frame.organizations,
    years: yearsOf(clause, claims) ?? frame.years,
  }
  const meant = stated.length > 0 ? stated : all.filter((one) => isMeant(one, names))
  const covered =
    stated.length > 0 ||
    ([...own.labels].every((label) => meant.some((one) => one.label === label || one.figure.label === label)) &&
      [...own.organizations].every((name) => meant.some((one) => one.figure.organization === name)))
  if (meant.length === 0 || !covered) return false
  return meant.every(({ direction }) => direction !== null && (direction === token.value) !== token.negated)
}

const BASE = /(?:比|较|与|同|against|from|than|over|compared (?:with|to)) ?$/iu

/** The year of the movement that a clause names: the base it is compared with, 比2023年, is not that. */
function yearsOf(clause: Clause, { input, reading }: ClaimReading): Set<number> | null {
  const named = reading.years.filter((year) => within(year, clause))
  const later = named.filter((year) => !BASE.test(input.text.slice(Math.max(0, year.start - 14), year.start)))
  if (later.length > 0) return new Set(later.map((year) => year.year))
  const [base] = named
  return base === undefined ? null : new Set([base.year + 1])
}

function labelsOf(figures: Figure[]): Names {
  return {
    labels: new Set(figures.map((figure) => figure.label)),
    organizations: new Set(figures.flatMap((figure) => figure.organization ?? [])),
    years: new Set(),
    stages: new Set(),
  }
}

function isMeant({ figure, label }: Movement, names: Names): boolean {
  const { organization, year } = figure
  const years = [...names.years]
  return (
    (names.labels.size === 0 || names.labels.has(label) || names.labels.has(figure.label)) &&
    (names.organizations.size === 0 || (organization !== null && names.organizations.has(organization))) &&
    (years.length === 0 || year === Math.max(...years))
  )
}

/** Every movement that the ledger shows: stated changes, and one quantity of two years. */
function movements(figures: Figure[]): Movement[] {
  const found: Movement[] = []
  for (const figure of figures) {
    const label = changedLabel(figure)
    if (label !== null) {
      const value = signedValue(figure)
      const direction = value.isZero() ? 'same' : value.lt(0) || saysDecrease(figure.label) ? 'down' : 'up'
      found.push({ figure, label, direction })
      continue
    }
    for (const earlier of figures)
      if (isYearBefore(earlier, figure))
        found.push({ figure, label: figure.label, direction: between(earlier, figure) })
  }
  return found
}

function isYearBefore(earlier: Figure, later: Figure): boolean {
  if (earlier.year === null || later.year === null || earlier.year >= later.year) return false
  return earlier.label === later.label && earlier.organization === later.organization && changedLabel(earlier) === null
}

function between(earlier: Figure, later: Figure): Direction | null {
  if (isEqual(earlier, later)) return 'same'
  if (isLarger(later, earlier)) return 'up'
  return isLarger(earlier, later) ? 'down' : null
}
