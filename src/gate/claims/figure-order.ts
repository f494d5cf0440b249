import { Decimal } from '../../core/decimal.js'
import type { Figure } from '../../core/figure.js'
import { baseValue, describeUnit, sameDimension } from '../../core/unit.js'
import { saysDecrease } from '../fact-label.js'
import type { Names } from './clauses.js'

/** True when one figure is larger than another whatever both displays may stand for: 5.93 万元 against 5.92, not 5.9 against 5.92. */
export function isLarger(a: Figure, b: Figure): boolean {
  const factor = (figure: Figure): Decimal => describeUnit(figure.unit).factor
  const low = new Decimal(a.interval[0]).times(factor(a))
  const high = new Decimal(b.interval[1]).times(factor(b))
  return sameDimension(a.unit, b.unit) && signedValue(a).gt(signedValue(b)) && (isChange(a) || low.gte(high))
}

/** True when both are displays of one value, whatever their units. */
export function isEqual(a: Figure, b: Figure): boolean {
  return sameDimension(a.unit, b.unit) && baseValue(a).eq(baseValue(b))
}

/** True when both may stand for the same number. */
export function mayBeEqual(a: Figure, b: Figure): boolean {
  const [x, y] = [a, b].map((figure) =>
    figure.interval.map((bound) => new Decimal(bound).times(describeUnit(figure.unit).factor)),
  )
  const [low, high] = x ?? []
  const [otherLow, otherHigh] = y ?? []
  if (low === undefined || high === undefined || otherLow === undefined || otherHigh === undefined) return false
  return sameDimension(a.unit, b.unit) && low.lte(otherHigh) && otherLow.lte(high)
}

/** A stated decrease keeps its magnitude; in an order it counts as less than nothing. */
export function signedValue(figure: Figure): Decimal {
  const value = baseValue(figure)
  return saysDecrease(figure.label) ? value.abs().neg() : value
}

const CHANGE_ZH = /^(.+)比(?:[0-9]{4}年[^增减下]{0,6}|上年)(?:增加|增长|减少|下降)$/u
const CHANGE_EN = /^(?:increase|growth|decrease|fall) of (.+) against /u

/** What a stated change is a change of (支出总计 of 支出总计比2023年决算增加); null for other figures. */
export function changedLabel({ label }: Figure): string | null {
  return CHANGE_ZH.exec(label)?.[1] ?? CHANGE_EN.exec(label)?.[1] ?? null
}

const isChange = (figure: Figure): boolean => changedLabel(figure) !== null

/** The figures that some names may mean; a respect that is not named leaves all. */
export function figuresNamed(figures: Figure[], names: Names): Figure[] {
  const fits = <T>(named: Set<T>, own: T | null): boolean => named.size === 0 || (own !== null && named.has(own))
  return figures.filter(
    (figure) =>
      fits(names.labels, figure.label) &&
      fits(names.organizations, figure.organization) &&
      fits(names.years, figure.year) &&
      fits(names.stages, figure.stage),
  )
}

/** True when every label and organization that is named has a figure among these. */
export function coversNames(figures: Figure[], names: Names, labelOf = (figure: Figure) => figure.label): boolean {
  return (
    [...names.labels].every((label) => figures.some((figure) => label === figure.label || label === labelOf(figure))) &&
    [...names.organizations].every((name) => figures.some((figure) => figure.organization === name))
  )
}
