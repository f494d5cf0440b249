import { Decimal } from '../core/decimal.js'
import type { Figure } from '../core/figure.js'
import { describeUnit, sameDimension } from '../core/unit.js'
import type { WrittenNumber } from '../language/written-number.js'
import { decimalsOf } from './ledger.js'

/** What a comparison needs of a number as it was read. */
export type ReadNumber = Pick<WrittenNumber, 'value' | 'unit' | 'decimals' | 'approximate' | 'bound'> & {
  /** True for 640多万元: so much and something more. */
  isMoreThan: boolean
}

/**
 * True when a number is this very amount, its sign and limit apart: no rounding, and no other unit than one that measures
 * the same. This is what the gate asks of a number; `standingOf` is what `tie` asks, where a correct rounding stands too.
 */
export function isAmountOf(
  number: Pick<ReadNumber, 'value' | 'unit'>,
  display: Pick<Display, 'value' | 'unit'>,
): boolean {
  if (!sameDimension(number.unit, display.unit)) return false
  const [written, own] = [describeUnit(number.unit).factor, describeUnit(display.unit).factor]
  const value = new Decimal(number.value).times(written)
  // 0.00 万元 is no 0.00 亿元, though both are nothing.
  if (value.isZero() && !written.eq(own)) return false
  return value.abs().eq(new Decimal(display.value).times(own).abs())
}

/** How a number stands to a display: it is a correct rounding of it, it excludes it, or neither can be said. */
export type Standing = 'agrees' | 'differs' | 'open'

/** A value as a document displays it. */
export interface Display {
  value: string
  unit: string
  /** Digits after the point as displayed. */
  decimals: number
  bound: '>=' | '<=' | '>' | '<' | null
}

export const displayOf = (
  { value, unit }: Pick<Figure, 'value' | 'unit'>,
  bound: Display['bound'] = null,
): Display => ({
  value,
  unit,
  decimals: decimalsOf(value),
  bound,
})

/** The unit of a number, where 万 and 亿 alone mean money beside money, and a bare whole number counts what is counted. */
export function unitBeside(unit: string, other: string): string {
  const bare = describeUnit(unit)
  const beside = describeUnit(other)
  if (bare.dimension !== 'plain') return unit
  if (bare.factor.eq(1)) return unit === '' && beside.dimension === 'count' ? other : unit
  return beside.dimension === 'money' ? (/[a-z]/iu.test(unit) ? `${unit} yuan` : `${unit}元`) : unit
}

/**
 * Compares magnitudes; direction is judged apart. A number agrees when it is the display, or a rounding of it half up by
 * its own digits (by its trailing zeros with 约), and differs when what both stand for has nothing in common.
 */
export function standingOf(number: ReadNumber, display: Display): Standing {
  const unit = unitBeside(number.unit, display.unit)
  if (!sameDimension(unit, display.unit)) return 'open'
  const own = describeUnit(unit).factor
  const ratio = describeUnit(display.unit).factor.div(own)
  const shown = new Decimal(display.value).abs().times(ratio)
  const half = displayHalf(display).times(ratio)
  const written = new Decimal(number.value).abs()
  if (display.bound !== null || (number.bound !== null && shown.eq(written) && display.bound !== null))
    return display.bound === number.bound && shown.eq(written) ? 'agrees' : 'open'
  if (number.bound !== null) return limitStanding(number.bound, written, shown, half)
  const decimals = scaledDecimals(number)
  if (number.isMoreThan) {
    const step = new Decimal(10).pow(trailingPower(written, decimals))
    if (shown.gte(written) && shown.lt(written.plus(step))) return 'agrees'
    return shown.plus(half).lt(written) || shown.minus(half).gte(written.plus(step)) ? 'differs' : 'open'
  }
  const beyond = half.gt(0) && decimals > display.decimals - powerOf(ratio)
  if (rounded(shown, decimals).eq(written)) {
    // 5,971,200元 of 597.12万元 is the display in another unit; 597.1200万元 claims digits that nobody showed.
    return !beyond || (shown.eq(written) && !ratio.eq(1)) ? 'agrees' : 'open'
  }
  const power = trailingPower(written, decimals)
  const roughly = !written.isZero() && rounded(shown, -power).eq(written)
  if (number.approximate) {
    const apart = shown.minus(written).abs()
    // 约650 of 648.03, not 约10 of 12.69.
    if (roughly && (power <= -decimals || apart.lte(written.times('0.05')))) return 'agrees'
    const step = new Decimal(10).pow(power)
    return apart.gt(written.times('0.1')) && apart.gt(step.plus(half)) ? 'differs' : 'open'
  }
  if (roughly && power > -decimals) return 'open'
  const reach = new Decimal(10).pow(-decimals).div(2)
  return shown.minus(written).abs().gt(reach.plus(half)) ? 'differs' : 'open'
}

/** 6480334元，即648.03万元，约0.0648亿元: whether a number says the one before again, more roughly or in another unit. */
export const restatesNumber = (number: ReadNumber, before: ReadNumber): boolean =>
  number.unit !== before.unit &&
  number.unit !== '' &&
  before.unit !== '' &&
  standingOf(number, { value: before.value, unit: before.unit, decimals: before.decimals, bound: null }) === 'agrees'

function limitStanding(bound: '>=' | '<=' | '>' | '<', written: Decimal, shown: Decimal, half: Decimal): Standing {
  const above = bound === '>' || bound === '>='
  const strict = bound === '>' || bound === '<'
  const beyond = above ? shown.minus(half).cmp(written) : -shown.plus(half).cmp(written)
  const short = above ? shown.plus(half).cmp(written) : -shown.minus(half).cmp(written)
  // 超过100万 of 648万 is true and says little: only a limit near the figure stands for it.
  const near = shown.minus(written).abs().lte(written.times('0.1'))
  if (beyond > 0 || (!strict && beyond === 0)) return near ? 'agrees' : 'open'
  return short < 0 || (strict && short === 0) ? 'differs' : 'open'
}

/** Half a unit of the last digit shown; nothing for counts and for money to the fen. */
function displayHalf({ decimals, unit }: Display): Decimal {
  const { dimension, factor, measured } = describeUnit(unit)
  const exact =
    (dimension === 'money' && factor.eq(1) && decimals >= 2) ||
    (dimension === 'count' && factor.eq(1) && decimals === 0 && !measured)
  return exact ? new Decimal(0) : new Decimal(10).pow(-decimals).div(2)
}

const rounded = (value: Decimal, decimals: number): Decimal => {
  const step = new Decimal(10).pow(-decimals)
  return value.div(step).toDecimalPlaces(0, Decimal.ROUND_HALF_UP).times(step)
}

const powerOf = (ratio: Decimal): number => ratio.log(10).toDecimalPlaces(0).toNumber()

const scaledDecimals = (number: ReadNumber): number => Math.max(number.decimals, decimalsOf(number.value))

/** The place of the last digit that is not 0: 1 for 650, -2 for 648.03, 0 for 648. */
function trailingPower(value: Decimal, decimals: number): number {
  if (decimals > 0 || value.isZero()) return -decimals
  const digits = value.toFixed(0)
  return digits.length - digits.replace(/0+$/u, '').length
}
