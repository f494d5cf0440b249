import { Decimal } from '../../../core/decimal.js'

const RUN = /\d[\d,]*(?:\.\d+)?/
/** A workbook keeps fifteen significant digits; what stands behind them is noise of binary numbers. */
const SIGNIFICANT = 15

/**
 * The words that a workbook shows for a number, with the digits of its exact decimal value rounded half up, as the program that
 * made it shows them: formatters that round binary numbers get 1.005 wrong. Where the words show the number otherwise (in
 * thousands, as a date), they stay as they are.
 */
export function displayedNumber(value: number, shown: string): string {
  const run = RUN.exec(shown)
  if (run === null || !Number.isFinite(value) || /[eE]/.test(shown)) return shown
  const digits = run[0].replaceAll(',', '')
  const decimals = digits.split('.')[1]?.length ?? 0
  const percent = shown.includes('%')
  const exact = new Decimal(value)
    .toSignificantDigits(SIGNIFICANT)
    .abs()
    .times(percent ? 100 : 1)
  const rounded = exact.toDecimalPlaces(decimals, Decimal.ROUND_HALF_UP)
  const step = new Decimal(10).pow(-decimals)
  if (rounded.equals(digits) || rounded.minus(digits).abs().greaterThan(step)) return shown
  const text = rounded.toFixed(decimals)
  const grouped = run[0].includes(',') ? text.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ',') : text
  return shown.slice(0, run.index) + grouped + shown.slice(run.index + run[0].length)
}
