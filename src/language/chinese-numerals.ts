import { Decimal } from '../core/decimal.js'

/** Digits of Chinese numerals, plain and formal (大写). */
export const CHINESE_DIGITS: ReadonlyMap<string, number> = new Map(
  [...'零〇一二三四五六七八九']
    .map((digit, at) => [digit, Math.max(0, at - 1)] as [string, number])
    .concat(
      [...'壹贰叁肆伍陆柒捌玖'].map((digit, at) => [digit, at + 1] as [string, number]),
      [
        ['○', 0],
        ['两', 2],
        ['貳', 2],
        ['參', 3],
        ['陸', 6],
        ['兩', 2],
      ],
    ),
)
/** Powers of ten of Chinese numerals. */
export const CHINESE_SCALES: ReadonlyMap<string, number> = new Map([
  ['十', 1],
  ['拾', 1],
  ['百', 2],
  ['佰', 2],
  ['千', 3],
  ['仟', 3],
  ['万', 4],
  ['萬', 4],
  ['亿', 8],
  ['億', 8],
])
const SHORT_TENS = new Map([
  ['廿', '二十'],
  ['卅', '三十'],
])

/** A digit, a scale, or a number written in Arabic digits inside a mixed numeral (1千5百). */
export type NumeralToken = { digit: number } | { scale: number } | { literal: string }

export interface NumeralValue {
  value: Decimal
  /** True when it was read digit by digit (二〇二四) and not by place words. */
  positional: boolean
}

/** Reads a Chinese numeral (一百零五万三千, 三点五, 二〇二四, 陆佰); null when it is not well formed. */
export function readChineseNumeral(text: string): NumeralValue | null {
  let plain = text
  for (const [short, long] of SHORT_TENS) plain = plain.replaceAll(short, long)
  const dot = plain.indexOf('点')
  if (dot < 0) return readNumeralTokens(tokensOf(plain))
  const whole = readNumeralTokens(tokensOf(plain.slice(0, dot)))
  const fraction = [...plain.slice(dot + 1)].map((digit) => CHINESE_DIGITS.get(digit))
  if (whole === null || fraction.length === 0 || fraction.includes(undefined)) return null
  return { value: whole.value.plus(new Decimal(`0.${fraction.join('')}`)), positional: whole.positional }
}

/** Reads digits, scales and literals by the rules of place: scales fall inside a group of four, 万 and 亿 close groups. */
export function readNumeralTokens(tokens: readonly (NumeralToken | null)[]): NumeralValue | null {
  if (tokens.length === 0 || tokens.length > 64 || tokens.includes(null)) return null
  if (tokens.every((token) => token !== null && 'digit' in token)) {
    const digits = tokens.map((token) => (token !== null && 'digit' in token ? token.digit : 0)).join('')
    return { value: new Decimal(digits), positional: digits.length > 1 }
  }
  const reader = new PlaceReader()
  for (const token of tokens) if (token === null || !reader.take(token)) return null
  const value = reader.finish()
  return value === null ? null : { value, positional: false }
}

/** Writes a non-negative decimal below 10^16 as a Chinese numeral (10530 → 一万零五百三十); null outside that range. */
export function writeChineseNumeral(value: string): string | null {
  const number = new Decimal(value)
  if (number.isNegative() || number.gte('1e16') || !number.isFinite()) return null
  const [whole = '0', fraction] = number.toFixed().split('.')
  const digits = '零一二三四五六七八九'
  const read = (text: string) => [...text].map((digit) => digits.charAt(Number(digit))).join('')
  const integer = writeWhole(whole)
  return fraction === undefined ? integer : `${integer}点${read(fraction)}`
}

const tokensOf = (text: string): (NumeralToken | null)[] =>
  [...text].map((letter) => {
    const digit = CHINESE_DIGITS.get(letter)
    if (digit !== undefined) return { digit }
    const scale = CHINESE_SCALES.get(letter)
    return scale === undefined ? null : { scale }
  })

/** Holds the parts of a numeral while it is read from left to right. */
class PlaceReader {
  private high = new Decimal(0)
  private low = new Decimal(0)
  private section = new Decimal(0)
  private current: Decimal | null = null
  private currentIsDigit = false
  private afterZero = false
  private lastScale = 0
  private sectionScale = 4
  private started = false

  take(token: NumeralToken): boolean {
    const first = !this.started
    this.started = true
    if ('literal' in token) return this.takeNumber(new Decimal(token.literal), false)
    if ('digit' in token) {
      if (token.digit !== 0) return this.takeNumber(new Decimal(token.digit), true)
      if (this.current !== null || this.afterZero) return false
      this.afterZero = true
      if (first) this.current = new Decimal(0)
      return true
    }
    return token.scale < 4 ? this.takeSmall(token.scale, first) : this.takeGroup(token.scale)
  }

  finish(): Decimal | null {
    if (this.current !== null && this.currentIsDigit && !this.afterZero && this.lastScale > 1) {
      // 一百二 and 三万五 leave out the last scale: 120, 35000.
      this.current = this.current.times(new Decimal(10).pow(this.lastScale - 1))
    } else if (this.current !== null && !this.currentIsDigit && this.lastScale > 0) {
      // 3万5000 is plain; after that, digits without a scale (3万50) could mean two things.
      if (!this.current.isInteger() || this.current.toFixed().length !== this.lastScale) return null
    }
    return this.high
      .plus(this.low)
      .plus(this.section)
      .plus(this.current ?? 0)
  }

  private takeNumber(value: Decimal, digit: boolean): boolean {
    if (this.current !== null) return false
    this.current = value
    this.currentIsDigit = digit
    return true
  }

  private takeSmall(scale: number, first: boolean): boolean {
    const implied = scale === 1 && (first || this.current === null)
    if (scale >= this.sectionScale || (this.current === null && !implied)) return false
    if (this.current?.isZero() === true) return false
    this.section = this.section.plus((this.current ?? new Decimal(1)).times(new Decimal(10).pow(scale)))
    this.close(scale)
    this.sectionScale = scale
    return true
  }

  private takeGroup(scale: number): boolean {
    const group = this.section.plus(this.current ?? 0)
    if (scale === 4) {
      if (group.isZero() || !this.low.isZero()) return false
      this.low = group.times(10_000)
    } else {
      const whole = this.low.plus(group)
      if (whole.isZero() || !this.high.isZero()) return false
      this.high = whole.times(100_000_000)
      this.low = new Decimal(0)
    }
    this.section = new Decimal(0)
    this.close(scale)
    this.sectionScale = 4
    return true
  }

  private close(scale: number): void {
    this.current = null
    this.afterZero = false
    this.lastScale = scale
  }
}

function writeWhole(digits: string): string {
  const names = '零一二三四五六七八九'
  const small = ['', '十', '百', '千']
  const groups = ['', '万', '亿', '万亿']
  let text = ''
  let zero = false
  const padded = digits.padStart(Math.ceil(digits.length / 4) * 4, '0')
  for (let at = 0; at < padded.length; at += 4) {
    const group = padded.slice(at, at + 4)
    const name = groups[(padded.length - at) / 4 - 1] ?? ''
    let part = ''
    for (let place = 0; place < 4; place++) {
      const digit = Number(group.charAt(place))
      if (digit === 0) {
        zero = true
        continue
      }
      if (zero && (text !== '' || part !== '')) part += '零'
      zero = false
      part += names.charAt(digit) + (small[3 - place] ?? '')
    }
    if (part !== '') text += part + (name === '万亿' && Number(padded.slice(at + 4, at + 8)) > 0 ? '万' : name)
  }
  if (text === '') return '零'
  return text.startsWith('一十') ? text.slice(1) : text
}
