import { Decimal } from '../../../core/decimal.js'

/** A dot that is only written (`0!.0,"万元"` for 元 shown in 万元) between the places of digits. */
const WRITTEN_DOT = /[0#?](?:!\.|\\\.|"\.")[0#?]/
/** Places, the written dot, places, commas that divide by a thousand each, and words behind them. */
const SCALED = /^(?:[#0]{1,9})(?:!\.|\\\.|"\.")(0{1,9})(,{0,3})((?:"[^"]{0,20}"|_.|\\[^.]|[\u4e00-\u9fff ]){0,9})$/u

/**
 * What Excel shows under a format whose dot is only written: the whole number after division, its last places behind the dot
 * (123456 under `0!.0,"万元"` is 12.3万元). Undefined for any other format; null for one of this kind that is not known, because
 * formatters show such numbers with a wrong value.
 */
export function scaledNumber(value: number, format: string): string | null | undefined {
  if (!WRITTEN_DOT.test(format)) return undefined
  const sections = format.split(';')
  const found = SCALED.exec(sections[0] ?? '')
  if (found === null || !Number.isFinite(value) || (value <= 0 && sections.length > 1)) return null
  const [, places = '', commas = '', behind = ''] = found
  const whole = new Decimal(value)
    .toSignificantDigits(15)
    .abs()
    .div(new Decimal(1000).pow(commas.length))
    .toDecimalPlaces(0, Decimal.ROUND_HALF_UP)
  const digits = whole.toFixed(0).padStart(places.length + 1, '0')
  const words = behind.replace(/_.|["\\]/gu, '')
  const sign = value < 0 && !whole.isZero() ? '-' : ''
  return `${sign}${digits.slice(0, -places.length)}.${digits.slice(-places.length)}${words}`
}
