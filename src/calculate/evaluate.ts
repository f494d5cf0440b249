import { isYiYuan, YI_DECIMALS } from '../core/convert.js'
import { Decimal } from '../core/decimal.js'
import { describeUnit } from '../core/unit.js'
import {
  type Amount,
  amountOfLiteral,
  amountOfOperand,
  constantAmount,
  DERIVED,
  exponent,
  mismatch,
  type Operand,
  requireSameDimension,
} from './amount.js'
import { add, asPercent, asPlain, divide, growth, multiply, negate, prior, share, subtract } from './arithmetic.js'
import { type CalculationError, CalculationFailure } from './failure.js'
import { type Expression, parseExpression } from './parse.js'
import { knownUnit } from './tokens.js'

export type { Operand } from './amount.js'

export interface EvaluateOptions {
  /** Gives the figure a reference (F1) stands for; null when there is none. */
  resolve?: (reference: string) => Operand | null
  /** True for what `count` may count though it has no value, such as quotes (Q1). */
  exists?: (reference: string) => boolean
  /** Decimals of the result, 0–20; without it they follow from the operands. */
  digits?: number
  /** Unit of the result. */
  as?: string
}

export type Evaluation =
  | { ok: true; value: string; unit: string; exact: boolean; interval: [string, string] }
  | { ok: false; error: CalculationError }

const MOST_DIGITS = 20
const DERIVED_DIGITS = 2
const BOUND_DIGITS = 12

/**
 * Works out an expression of `tieout calculate` exactly (28 digits inside) and rounds once, half up, at the end. The unit
 * follows from the dimensions: a sum has the unit of its first operand, a quotient of like units none, share and growth
 * have %, money by a count stays money. Without `digits`, sums keep the digits of their coarsest rounded figure in whatever unit
 * they are shown (typed numbers, points and a stated zero coarsen nothing), conversions are exact, and quotients, shares, growth and averages have two decimals (亿元: four). `exact` is
 * false when digits were cut; `interval` bounds the true value in the unit of the result. Errors are values.
 */
export function evaluate(expression: string, options: EvaluateOptions = {}): Evaluation {
  try {
    if (
      options.digits !== undefined &&
      !(Number.isInteger(options.digits) && options.digits >= 0 && options.digits <= MOST_DIGITS)
    ) {
      throw new CalculationFailure(
        'bad-digits',
        `小数位数应为 0 到 ${MOST_DIGITS}`,
        `Digits must be 0 to ${MOST_DIGITS}`,
      )
    }
    const amount = amountOf(parseExpression(expression), options)
    return show(options.as === undefined ? amount : convert(amount, options.as), options.digits)
  } catch (failure) {
    if (failure instanceof CalculationFailure) return { ok: false, error: failure.error }
    throw failure
  }
}

function amountOf(node: Expression, options: EvaluateOptions): Amount {
  switch (node.kind) {
    case 'number':
      return amountOfLiteral(node.value, node.decimals, node.unit)
    case 'reference':
      return resolved(node.reference, options)
    case 'negative':
      return negate(amountOf(node.operand, options))
    case 'binary': {
      const [left, right] = [amountOf(node.left, options), amountOf(node.right, options)]
      return { '+': add, '-': subtract, '*': multiply, '/': divide }[node.operator](left, right)
    }
    case 'call':
      return call(node.name, node.arguments, options)
    case 'unit':
      throw new CalculationFailure('unexpected', `这里不应有“${node.unit}”`, `“${node.unit}” is not expected here`)
  }
}

function resolved(reference: string, options: EvaluateOptions): Amount {
  const operand = options.resolve?.(reference) ?? null
  if (operand === null) {
    throw new CalculationFailure('unknown-reference', `没有“${reference}”这个数`, `There is no figure “${reference}”`)
  }
  return amountOfOperand(operand)
}

function call(name: string, nodes: Expression[], options: EvaluateOptions): Amount {
  const [first, second] = nodes
  if (name === 'count') {
    for (const node of nodes) {
      const listed = node.kind === 'reference' && options.exists?.(node.reference) === true
      if (!listed) amountOf(node, options)
    }
    return constantAmount(nodes.length)
  }
  if (name === 'convert' && first !== undefined && second?.kind === 'unit')
    return convert(amountOf(first, options), second.unit)
  const values = nodes.map((node) => amountOf(node, options))
  const [a, b] = values
  if (a === undefined) throw new CalculationFailure('wrong-arguments', `${name} 缺少参数`, `${name} needs arguments`)
  switch (name) {
    case 'sum':
      return values.slice(1).reduce(add, a)
    case 'avg':
      return { ...divide(values.slice(1).reduce(add, a), constantAmount(values.length)), precision: DERIVED }
    case 'max':
      return extreme(values, a, (one, other) => one.gt(other))
    case 'min':
      return extreme(values, a, (one, other) => one.lt(other))
    default:
      if (b === undefined)
        throw new CalculationFailure('wrong-arguments', `${name} 缺少参数`, `${name} needs arguments`)
      return name === 'share' ? share(a, b) : name === 'growth' ? growth(a, b) : prior(a, b)
  }
}

/** The largest or smallest operand in its own unit; its bounds are the extremes of all bounds. */
function extreme(values: Amount[], first: Amount, beats: (one: Decimal, other: Decimal) => boolean): Amount {
  let best = first
  let { low, high } = first.interval
  for (const value of values) {
    requireSameDimension(first, value)
    if (beats(value.value, best.value)) best = value
    if (beats(value.interval.low, low)) low = value.interval.low
    if (beats(value.interval.high, high)) high = value.interval.high
  }
  return { ...best, interval: { low, high } }
}

/** Shows an amount in another unit of its dimension; ratios change between bare numbers, % and 倍, and % to 个百分点. */
function convert(amount: Amount, to: string): Amount {
  const unit = to === '' ? '' : knownUnit(to)
  const wanted = describeUnit(unit)
  const target = { unit, base: wanted.base, dimension: wanted.dimension }
  const own = describeUnit(amount.unit)
  if (own.dimension === wanted.dimension && own.base === wanted.base && own.factor.eq(wanted.factor))
    return { ...amount, ...target }
  const { kind } = amount.precision
  const precision =
    kind === 'derived' || kind === 'sum' ? amount.precision : { ...amount.precision, kind: 'converted' as const }
  if (amount.dimension === wanted.dimension && amount.base === wanted.base) return { ...amount, ...target, precision }
  const ratios = ['plain', 'percent', 'times']
  if (ratios.includes(amount.dimension) && ratios.includes(wanted.dimension)) {
    const plain = asPlain({ ...amount, precision })
    return wanted.dimension === 'percent' ? { ...asPercent(plain), ...target } : { ...plain, ...target }
  }
  if (amount.dimension === 'percent' && wanted.dimension === 'points') return { ...amount, ...target, precision }
  throw mismatch(amount, { ...amount, ...target })
}

function show(amount: Amount, wanted: number | undefined): Evaluation {
  const { factor } = describeUnit(amount.unit)
  const full = amount.value.div(factor)
  const digits = wanted ?? defaultDigits(amount, full)
  const rounded = full.toDecimalPlaces(digits, Decimal.ROUND_HALF_UP)
  const value = rounded.isZero() ? rounded.abs() : rounded
  const { low, high } = amount.interval
  return {
    ok: true,
    value: value.toFixed(digits),
    unit: amount.unit,
    exact: amount.exact && rounded.eq(full),
    interval: [
      low.div(factor).toDecimalPlaces(BOUND_DIGITS, Decimal.ROUND_FLOOR).toFixed(),
      high.div(factor).toDecimalPlaces(BOUND_DIGITS, Decimal.ROUND_CEIL).toFixed(),
    ],
  }
}

function defaultDigits({ unit, precision }: Amount, full: Decimal): number {
  const most = isYiYuan(unit) ? YI_DECIMALS : MOST_DIGITS
  switch (precision.kind) {
    case 'derived':
      return isYiYuan(unit) ? YI_DECIMALS : DERIVED_DIGITS
    case 'converted':
      return Math.min(full.decimalPlaces(), most)
    case 'sum':
      return Math.min(Math.max(0, exponent(describeUnit(unit).factor) - precision.place), most)
    case 'literal':
    case 'figure':
      return Math.min(Math.max(0, exponent(describeUnit(unit).factor) - precision.place), MOST_DIGITS)
  }
}
