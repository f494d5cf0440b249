import { Decimal } from '../core/decimal.js'

/** Thousands separators as disclosures write them; the digits after the point stay as they are (6480334.00 → 6,480,334.00). */
export function groupDigits(value: string): string {
  const [whole = '', fraction] = value.split('.')
  const grouped = whole.replace(/\B(?=(?:\d{3})+(?!\d))/g, ',')
  return fraction === undefined ? grouped : `${grouped}.${fraction}`
}

const ATTACHED = new Set(['%', '', '倍'])

/** A value with its unit: `648.03 万元`, `3.50%`, `≥93%`. */
export function displayValue(value: string, unit: string, bound: string | null = null): string {
  const sign = bound === null ? '' : { '>=': '≥', '<=': '≤', '>': '＞', '<': '＜' }[bound as '>=' | '<=' | '>' | '<']
  return `${sign}${groupDigits(value)}${ATTACHED.has(unit) ? '' : ' '}${unit}`
}

/** True when the display `value` with `decimals` is a correct rounding (half up) of the more precise `other`, both in one unit. */
export function isRoundingOf(value: string, decimals: number, other: string): boolean {
  return new Decimal(other).toDecimalPlaces(Math.max(decimals, 0), Decimal.ROUND_HALF_UP).eq(new Decimal(value))
}
