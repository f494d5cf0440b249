import { Decimal } from '../core/decimal.js'
import { displayInterval, type Interval, point } from '../core/interval.js'
import { type Dimension, describeUnit } from '../core/unit.js'
import { CalculationFailure } from './failure.js'

/**
 * How many digits a result vouches for. `literal` was typed (its digits are all meant), `figure` is a displayed figure,
 * `converted` is exact in another unit, `derived` is a quotient or the like. `place` is the power of ten of the last
 * digit in the base unit: -2 for 元 with two decimals, 2 for 万元 with two.
 */
export interface Precision {
  kind: 'literal' | 'figure' | 'converted' | 'derived'
  place: number
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
  const precision: Precision = { kind: 'literal', place: exponent(factor) - decimals }
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
  const precision: Precision = { kind: 'figure', place: exponent(factor) - operand.decimals }
  return { value, unit: operand.unit, dimension, base, interval, precision, exact: operand.exact ?? true }
}

/** A bare number that follows from the shape of an expression: a count of arguments. */
export const constantAmount = (value: number): Amount => amountOfLiteral(String(value), 0, '')

/** Power of ten of a unit's factor. */
export const exponent = (factor: Decimal): number => factor.log(10).toNumber()

/** The coarsest figure decides; typed numbers keep all their digits. */
export function sumPrecision(a: Precision, b: Precision): Precision {
  if (a.kind === 'derived' || b.kind === 'derived') return { kind: 'derived', place: 0 }
  if (a.kind === 'literal' && b.kind === 'literal') return { kind: 'literal', place: Math.min(a.place, b.place) }
  if (a.kind === 'literal') return { kind: 'figure', place: b.place }
  if (b.kind === 'literal') return { kind: 'figure', place: a.place }
  return { kind: 'figure', place: Math.max(a.place, b.place) }
}

export const DERIVED: Precision = { kind: 'derived', place: 0 }

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
