import { Decimal } from './decimal.js'
import { describeUnit, sameDimension } from './unit.js'

export interface Converted {
  /** Plain decimal string in the new unit, without zeros that say nothing. */
  value: string
  /** Digits after the point that the display it came from vouches for, in the new unit; negative when whole digits are rounded (648.03 万元 is -2 in 元). */
  decimals: number
  /** False when digits were cut: only for 亿元, which is shown with four decimals. */
  exact: boolean
}

/** Figures in 亿元 are shown with this many decimals, half up. */
export const YI_DECIMALS = 4

/**
 * Converts a displayed value between units of one dimension. Exact (units differ by powers of ten), except that 亿元 is
 * rounded half up to four decimals. Null when the dimensions differ: money is never turned into people.
 */
export function convertValue(value: string, decimals: number, from: string, to: string): Converted | null {
  if (!sameDimension(from, to)) return null
  const ratio = describeUnit(from).factor.div(describeUnit(to).factor)
  const converted = new Decimal(value).times(ratio)
  const shifted = decimals - exponentOf(ratio)
  if (!isYiYuan(to) || ratio.eq(1) || converted.decimalPlaces() <= YI_DECIMALS) {
    return { value: converted.toFixed(), decimals: shifted, exact: true }
  }
  const rounded = converted.toDecimalPlaces(YI_DECIMALS, Decimal.ROUND_HALF_UP)
  return { value: rounded.toFixed(YI_DECIMALS), decimals: Math.min(shifted, YI_DECIMALS), exact: false }
}

/** True for 亿元 and its spellings. */
export function isYiYuan(unit: string): boolean {
  const { dimension, factor } = describeUnit(unit)
  return dimension === 'money' && factor.eq(100_000_000)
}

const exponentOf = (powerOfTen: Decimal): number => powerOfTen.log(10).toNumber()
