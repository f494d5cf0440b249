import { Decimal } from '../core/decimal.js'
import * as intervals from '../core/interval.js'
import type { Dimension } from '../core/unit.js'
import {
  type Amount,
  DERIVED,
  divisionByZero,
  mismatch,
  type Precision,
  requireSameDimension,
  sumPrecision,
  uncertainBase,
} from './amount.js'

const HUNDRED = new Decimal(100)
/** Bare numbers, percentages and 倍 are ratios: they scale whatever they meet. */
const isRatio = (amount: Amount): boolean =>
  amount.dimension === 'plain' || amount.dimension === 'percent' || amount.dimension === 'times'

export function negate(a: Amount): Amount {
  return { ...a, value: a.value.neg(), interval: intervals.negate(a.interval) }
}

/** Adds in the unit of the first. Points may be added to a percentage, a percentage to a bare number (1 + 12%). */
export function add(a: Amount, b: Amount): Amount {
  if (a.dimension === 'percent' && b.dimension === 'points')
    return add(a, { ...b, dimension: 'percent', base: '%', unit: '%' })
  if (a.dimension === 'plain' && b.dimension === 'percent') return add(a, asPlain(b))
  if (a.dimension === 'percent' && b.dimension === 'plain') return add(asPlain(a), b)
  requireSameDimension(a, b)
  return {
    ...a,
    value: a.value.plus(b.value),
    interval: intervals.add(a.interval, b.interval),
    precision: sumPrecision(a.precision, b.precision),
    exact: a.exact && b.exact,
  }
}

export const subtract = (a: Amount, b: Amount): Amount => add(a, negate(b))

/** A percentage of something, a multiple of something, money a head times heads; never money times money. */
export function multiply(a: Amount, b: Amount): Amount {
  if (a.dimension === 'percent' && b.dimension === 'percent') return keep(a, times(a, asPlain(b)))
  if (isRatio(a) && isRatio(b)) {
    const hundred = [a, b].some((one) => one.dimension === 'percent' && one.value.eq(HUNDRED))
    const product = { ...times(asPlain(a), asPlain(b)), unit: '', base: '', dimension: 'plain' as Dimension }
    if (hundred) return asPercent(product)
    return a.dimension === 'times' || b.dimension === 'times'
      ? { ...product, unit: '倍', base: '倍', dimension: 'times' }
      : product
  }
  if (isRatio(a) && (b.dimension !== 'points' || a.dimension === 'plain')) return keep(b, times(b, asPlain(a)))
  if (isRatio(b) && (a.dimension !== 'points' || b.dimension === 'plain')) return keep(a, times(a, asPlain(b)))
  if (a.dimension === 'money' && b.dimension === 'count') return keep(a, times(a, b))
  if (a.dimension === 'count' && b.dimension === 'money') return keep(b, times(a, b))
  throw mismatch(a, b)
}

/**
 * Divides. Like units give a bare number; by a count (per head) the unit of the dividend stays: 万元 by 人 is 万元.
 */
export function divide(a: Amount, b: Amount): Amount {
  if (a.dimension === b.dimension && a.base === b.base)
    return { ...quotient(a, b), unit: '', base: '', dimension: 'plain' }
  if (a.dimension === 'percent' && isRatio(b) && b.dimension !== 'plain') return quotient(asPlain(a), asPlain(b))
  if (isRatio(b)) return keep(a, quotient(a, asPlain(b)))
  const shared = a.dimension === 'money' || a.dimension === 'count' || a.dimension === 'plain'
  if (b.dimension === 'count' && shared) return keep(a, quotient(a, b))
  throw mismatch(a, b)
}

/** Share of a part in a whole, in percent, bounds from the corners. */
export function share(part: Amount, whole: Amount): Amount {
  requireSameDimension(part, whole)
  return percent(part, whole, intervals.share(part.interval, whole.interval), (ratio) => ratio)
}

/** Growth from before to now, in percent. */
export function growth(now: Amount, before: Amount): Amount {
  requireSameDimension(now, before)
  return percent(now, before, intervals.growth(now.interval, before.interval), (ratio) => ratio.minus(HUNDRED))
}

/** What it was before a change: now − change, or now / (1 + change) for a percentage. */
export function prior(now: Amount, change: Amount): Amount {
  if (change.dimension !== 'percent' || now.dimension === 'percent') {
    if (now.dimension === 'percent' && change.dimension === 'percent') throw mismatch(now, change)
    return subtract(now, change)
  }
  const rate = asPlain(change)
  const one: Amount = { ...rate, value: new Decimal(1), interval: intervals.point(new Decimal(1)), exact: true }
  return keep(now, quotient(now, add(one, rate)))
}

/** A ratio as a bare number: 12% is 0.12, 2 倍 is 2. */
export function asPlain(a: Amount): Amount {
  if (a.dimension !== 'percent') return { ...a, unit: '', base: '', dimension: 'plain' }
  const precision: Precision = { ...a.precision, place: a.precision.place - 2 }
  const interval = intervals.scale(a.interval, new Decimal('0.01'))
  return { ...a, value: a.value.div(HUNDRED), unit: '', base: '', dimension: 'plain', interval, precision }
}

/** A bare ratio as a percentage. */
export function asPercent(a: Amount): Amount {
  const precision: Precision = { ...a.precision, place: a.precision.place + 2 }
  const interval = intervals.scale(a.interval, HUNDRED)
  return { ...a, value: a.value.times(HUNDRED), unit: '%', base: '%', dimension: 'percent', interval, precision }
}

const keep = (like: Amount, result: Amount): Amount => ({
  ...result,
  unit: like.unit,
  base: like.base,
  dimension: like.dimension,
})

function times(a: Amount, b: Amount): Amount {
  return {
    ...a,
    value: a.value.times(b.value),
    interval: intervals.multiply(a.interval, b.interval),
    precision: productPrecision(a, b),
    exact: a.exact && b.exact,
  }
}

/** Typed factors keep all digits; a figure times a typed whole number keeps the figure's. */
function productPrecision(a: Amount, b: Amount): Precision {
  const [x, y] = [a.precision, b.precision]
  if (x.kind === 'derived' || y.kind === 'derived') return DERIVED
  if (x.kind === 'literal' && y.kind === 'literal') return { kind: 'converted', place: x.place + y.place, whole: true }
  if (y.kind === 'literal' && b.dimension === 'plain' && b.value.isInteger()) return scaled(x)
  if (x.kind === 'literal' && a.dimension === 'plain' && a.value.isInteger()) return scaled(y)
  return DERIVED
}

const scaled = (precision: Precision): Precision =>
  precision.kind === 'sum' ? precision : { ...precision, kind: 'figure' }

function quotient(a: Amount, b: Amount): Amount {
  if (b.value.isZero()) throw divisionByZero()
  const interval = intervals.divide(a.interval, b.interval)
  if (interval === null) throw uncertainBase()
  return { ...a, value: a.value.div(b.value), interval, precision: DERIVED, exact: a.exact && b.exact }
}

function percent(
  a: Amount,
  b: Amount,
  interval: intervals.Interval | null,
  finish: (ratio: Decimal) => Decimal,
): Amount {
  if (b.value.isZero()) throw divisionByZero()
  if (interval === null) throw uncertainBase()
  const value = finish(a.value.div(b.value).times(HUNDRED))
  return { value, unit: '%', base: '%', dimension: 'percent', interval, precision: DERIVED, exact: a.exact && b.exact }
}
