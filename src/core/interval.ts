import { Decimal } from './decimal.js'
import { describeUnit } from './unit.js'

/**
 * A closed interval: everything a displayed number may stand for under round-to-nearest (XBRL Calculations 1.1).
 * Bounds are rounded outwards where 28 digits do not hold them, so the true value is never lost.
 */
export interface Interval {
  readonly low: Decimal
  readonly high: Decimal
}

const Down = Decimal.clone({ rounding: Decimal.ROUND_FLOOR })
const Up = Decimal.clone({ rounding: Decimal.ROUND_CEIL })
const HUNDRED = new Decimal(100)

const interval = (low: Decimal, high: Decimal): Interval => ({ low: new Decimal(low), high: new Decimal(high) })

export const point = (value: Decimal): Interval => interval(value, value)

/**
 * What a displayed number stands for, in the base unit of `unit` (元 for 万元): `value` ± ½·10^-decimals, scaled exactly.
 * A point are: amounts in 元 with two decimals or more, and whole numbers of things counted (16 人; not 平方米, which are
 * measured, and not 万条, which are rounded). `exactPoint` overrides. `decimals` may be negative.
 */
export function displayInterval(
  value: string,
  decimals: number,
  unit: string,
  options: { exactPoint?: boolean } = {},
): Interval {
  const { dimension, factor, measured } = describeUnit(unit)
  const centre = new Decimal(value).times(factor)
  const fen = dimension === 'money' && factor.eq(1) && decimals >= 2
  const counted = dimension === 'count' && factor.eq(1) && decimals === 0 && !measured
  if (options.exactPoint ?? (fen || counted)) return point(centre)
  const half = new Decimal(10).pow(-decimals).times(factor).div(2)
  return interval(Down.sub(centre, half), Up.add(centre, half))
}

export const add = (a: Interval, b: Interval): Interval => interval(Down.add(a.low, b.low), Up.add(a.high, b.high))

export const negate = (a: Interval): Interval => interval(a.high.neg(), a.low.neg())

export const subtract = (a: Interval, b: Interval): Interval => add(a, negate(b))

/** Multiplies by an exact factor; a negative one swaps the ends. */
export const scale = (a: Interval, factor: Decimal): Interval => multiply(a, point(factor))

export function multiply(a: Interval, b: Interval): Interval {
  const pairs = corners(a, b)
  return interval(Down.min(...pairs.map(([x, y]) => Down.mul(x, y))), Up.max(...pairs.map(([x, y]) => Up.mul(x, y))))
}

/** Quotient of independent values; null when the divisor may be 0. */
export function divide(a: Interval, b: Interval): Interval | null {
  if (contains(b, new Decimal(0))) return null
  const pairs = corners(a, b)
  return interval(Down.min(...pairs.map(([x, y]) => Down.div(x, y))), Up.max(...pairs.map(([x, y]) => Up.div(x, y))))
}

/** Share of a part in a whole, in percent; null when the whole may be 0. */
export function share(part: Interval, whole: Interval): Interval | null {
  const ratio = divide(part, whole)
  return ratio === null ? null : scale(ratio, HUNDRED)
}

/** Growth from `before` to `now`, in percent, from the corners of now/before − 1; null when the base may be 0. */
export function growth(now: Interval, before: Interval): Interval | null {
  const ratio = share(now, before)
  return ratio === null ? null : subtract(ratio, point(HUNDRED))
}

/** What both stand for; null when they exclude each other, which for two displays of one quantity is a contradiction. */
export function meet(a: Interval, b: Interval): Interval | null {
  const low = Decimal.max(a.low, b.low)
  const high = Decimal.min(a.high, b.high)
  return low.lte(high) ? interval(low, high) : null
}

/** The smallest interval that holds both. */
export const hull = (a: Interval, b: Interval): Interval =>
  interval(Decimal.min(a.low, b.low), Decimal.max(a.high, b.high))

export const contains = (a: Interval, value: Decimal): boolean => a.low.lte(value) && a.high.gte(value)

export const equalIntervals = (a: Interval, b: Interval): boolean => a.low.eq(b.low) && a.high.eq(b.high)

export const isPoint = (a: Interval): boolean => a.low.eq(a.high)

function corners(a: Interval, b: Interval): [Decimal, Decimal][] {
  return [
    [a.low, b.low],
    [a.low, b.high],
    [a.high, b.low],
    [a.high, b.high],
  ]
}
