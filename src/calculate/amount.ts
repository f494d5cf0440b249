import { Decimal } from '../core/decimal.js'
import { displayInterval, type Interval, isPoint, point } from '../core/interval.js'
import { type Dimension, describeUnit } from '../core/unit.js'
import { CalculationFailure } from './failure.js'

/**
 * How many digits a result vouches for. `literal` was typed (its digits are all meant), `figure` is a displayed figure,
 * `sum` was added up from figures of which one at least is rounded, `converted` is exact in another unit, `derived` is a
 * quotient or the like. `place` is the power of ten of the last digit in the base unit: -2 for 元 with two decimals, 2 for
 * 万元 with two. `whole` marks what hides no further digits and so never coarsens a sum: typed numbers, points (元 with two
 * decimals, 16 人) and a stated zero.
 */
export interface Precision {
  kind: 'literal' | 'figure' | 'sum' | 'converted' | 'derived'
  place: number
  whole: boolean
}

/** A value inside the calculation: in its base unit, with the unit it is shown in and what its display stands for. */
export interface Amount {
  value: Decimal
  unit: string
  dimension: Dimension
  base: string
  interval: Interval
  precision: Precision
  exact: boolean
}

/** A figure handed in for a reference. `interval` is in `unit`; without one the display decides. */
export interface Operand {
  value: string
  unit: string
  decimals: number
  interval?: [string, string]
  exact?: boolean
}

/** A typed number: a bare one, 倍 and 100% are constants, one with a unit stands for what a display stands for. */
export function amountOfLiteral(value: string, decimals: number, unit: string): Amount {
  const { factor, dimension, base } = describeUnit(unit)
  const number = new Decimal(value).times(factor)
  const constant = dimension === 'plain' || dimension === 'times' || (dimension === 'percent' && number.eq(100))
  const interval = constant ? point(number) : displayInterval(value, decimals, unit)
  const precision: Precision = { kind: 'literal', place: exponent(factor) - decimals, whole: true }
  return { value: number, unit, dimension, base, interval, precision, exact: true }
}

export function amountOfOperand(operand: Operand): Amount {
  const { factor, dimension, base } = describeUnit(operand.unit)
  const value = new Decimal(operand.value).times(factor)
  const [low, high] = operand.interval ?? [null, null]
  const interval =
    low === null
      ? displayInterval(operand.value, operand.decimals, operand.unit)
      : { low: new Decimal(low).times(factor), high: new Decimal(high).times(factor) }
  const whole = value.isZero() || isPoint(interval)
  const precision: Precision = { kind: 'figure', place: exponent(factor) - operand.decimals, whole }
  return { value, unit: operand.unit, dimension, base, interval, precision, exact: operand.exact ?? true }
}

/** A bare number that follows from the shape of an expression: a count of arguments. */
export const constantAmount = (value: number): Amount => amountOfLiteral(String(value), 0, '')

/** Power of ten of a unit's factor. */
export const exponent = (factor: Decimal): number => factor.log(10).toNumber()

/** The coarsest rounded figure decides; what hides no digits keeps all of its own. */
export function sumPrecision(a: Precision, b: Precision): Precision {
  if (a.kind === 'derived' || b.kind === 'derived') return DERIVED
  const whole = a.whole && b.whole
  if (whole) {
    const kind = a.kind === 'literal' && b.kind === 'literal' ? 'literal' : 'figure'
    return { kind, place: wholePlace(a, b), whole }
  }
  if (a.whole || b.whole) return { kind: 'sum', place: a.whole ? b.place : a.place, whole }
  return { kind: 'sum', place: Math.max(a.place, b.place), whole }
}

/** Typed numbers keep all their digits among themselves and take a figure's beside one; of two figures the finer stays. */
function wholePlace(a: Precision, b: Precision): number {
  if (a.kind === 'literal' && b.kind !== 'literal') return b.place
  if (b.kind === 'literal' && a.kind !== 'literal') return a.place
  return Math.min(a.place, b.place)
}

export const DERIVED: Precision = { kind: 'derived', place: 0, whole: false }

export function requireSameDimension(a: Amount, b: Amount): void {
  if (a.dimension === b.dimension && a.base === b.base) return
  throw mismatch(a, b)
}

export function mismatch(a: Amount, b: Amount): CalculationFailure {
  const [left, right] = [a, b].map(({ unit }) => (unit === '' ? '无单位' : unit))
  const [leftEn, rightEn] = [a, b].map(({ unit }) => (unit === '' ? 'a bare number' : unit))
  return new CalculationFailure(
    'dimension-mismatch',
    `“${left}”和“${right}”不能这样计算`,
    `${leftEn} and ${rightEn} cannot be combined like this`,
  )
}

export const divisionByZero = (): CalculationFailure =>
  new CalculationFailure('division-by-zero', '除数是 0', 'Division by zero')

export const uncertainBase = (): CalculationFailure =>
  new CalculationFailure('uncertain-base', '基数可能是 0，无法得出比例', 'The base may be zero, so there is no ratio')
