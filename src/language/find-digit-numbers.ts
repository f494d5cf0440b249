import { CHINESE_DIGITS, CHINESE_SCALES, type NumeralToken, readNumeralTokens } from './chinese-numerals.js'
import { MEASURES_AFTER_DIGITS, measureAt } from './measure-words.js'
import type { FoldedText } from './normalize.js'
import type { FoundNumber } from './written-number.js'
import { readUnit } from './written-units.js'

const NUMERIC = /^\p{Nd}$/u
const HAN_OR_WORD = /[\p{Script=Han}A-Za-z0-9]/u
const VAGUE = new Set(['多', '余', '几', '来'])
const CURRENCY = new Map([
  ['¥', '元'],
  ['￥', '元'],
  ['$', '美元'],
  ['€', '欧元'],
])
const CURRENCY_WORD = /(?:RMB|CNY|人民币) ?$/iu
const isDigit = (letter: string): boolean => letter >= '0' && letter <= '9' && letter.length === 1

/** Finds numbers that begin with digits, in folded text; a span may go on in Chinese (4千多条, 1千5百万元). */
export function findDigitNumbers(original: string, folded: FoldedText): FoundNumber[] {
  const { text } = folded
  const found: FoundNumber[] = []
  let at = 0
  while (at < text.length) {
    if (!startsNumber(text, at)) {
      at += 1
      continue
    }
    const digits = readDigits(text, at, (index) => isPlain(original, folded, index))
    const previous = found.at(-1)
    if (digits.end <= at) at += 1
    else if (isSuperscriptOfLetter(original, folded, at)) at = digits.end
    else {
      const number = finish(text, digits, previous?.end ?? 0)
      found.push(number)
      at = Math.max(number.end, digits.end)
    }
  }
  return found
}

function startsNumber(text: string, at: number): boolean {
  const letter = text.charAt(at)
  if (isDigit(letter)) return true
  return letter === '.' && isDigit(text.charAt(at + 1)) && !HAN_OR_WORD.test(text.charAt(at - 1))
}

interface Digits {
  start: number
  end: number
  value: string
  decimals: number
  grouped: boolean
}

/** Reads 1,487.40. A dotted chain (2024.12.31, 1.2.3) is read part by part; digits made from ① or ² do not join others. */
function readDigits(text: string, start: number, isPlainAt: (at: number) => boolean): Digits {
  const plain = isPlainAt(start) || text.charAt(start) === '.'
  const run = (from: number): number => {
    let to = from
    while (isDigit(text.charAt(to)) && isPlainAt(to) === plain) to += 1
    return to
  }
  let end = run(start)
  let grouped = false
  if (end - start <= 3 && end > start) {
    while (isGroup(text, end) && isPlainAt(end)) {
      end += 4
      grouped = true
    }
  }
  const whole = text.slice(start, end).replaceAll(',', '')
  const fractionEnd = text.charAt(end) === '.' ? run(end + 1) : end
  const fraction = text.slice(end + 1, fractionEnd)
  const chained = text.charAt(fractionEnd) === '.' && isDigit(text.charAt(fractionEnd + 1))
  const inChain = text.charAt(start - 1) === '.' && isDigit(text.charAt(start - 2))
  if (fraction === '' || chained || inChain) return { start, end, value: trim(whole), decimals: 0, grouped }
  return { start, end: fractionEnd, value: `${trim(whole)}.${fraction}`, decimals: fraction.length, grouped }
}

const trim = (whole: string): string => {
  let zeros = 0
  while (zeros < whole.length - 1 && whole.charAt(zeros) === '0') zeros += 1
  return whole === '' ? '0' : whole.slice(zeros)
}

function isGroup(text: string, at: number): boolean {
  if (text.charAt(at) !== ',') return false
  const three = isDigit(text.charAt(at + 1)) && isDigit(text.charAt(at + 2)) && isDigit(text.charAt(at + 3))
  return three && !isDigit(text.charAt(at + 4))
}

/** A digit or comma that may be part of a written number: no ①, no ²; a full-width comma only between full-width digits. */
function isPlain(original: string, { starts, text }: FoldedText, at: number): boolean {
  const start = starts[at] ?? 0
  const letter = String.fromCodePoint(original.codePointAt(start) ?? 0)
  if (text.charAt(at) === ',') return letter === ',' || (letter === '，' && original.charCodeAt(start - 1) >= 0xff10)
  return NUMERIC.test(letter)
}

/** The 2 of m². */
function isSuperscriptOfLetter(original: string, folded: FoldedText, at: number): boolean {
  return (
    !isPlain(original, folded, at) && /[A-Za-z]/u.test(folded.text.charAt(at - 1)) && folded.text.charAt(at) !== '.'
  )
}

function finish(text: string, digits: Digits, previousEnd: number): FoundNumber {
  const sign = readSign(text, digits, previousEnd)
  const percent = readPercentLead(text, sign.start)
  const start = percent?.start ?? sign.start
  const body =
    percent === null ? readTail(text, digits) : { ...digits, unit: percent.unit, form: 'mixed' as const, vague: false }
  const closing = sign.bracket && body.end === digits.end && body.unit === '' ? 1 : 0
  const negative = sign.negative && (!sign.bracket || closing === 1)
  const currency = body.unit === '' || CHINESE_SCALES.has(body.unit.slice(-1)) ? sign.currency : ''
  return {
    start: sign.bracket && closing === 0 ? digits.start : start,
    end: body.end + closing,
    value: negative && /[1-9]/u.test(body.value) ? `-${body.value}` : body.value,
    unit: body.unit + currency,
    decimals: body.decimals,
    approximate: body.vague,
    form: body.form,
    prefix: /[A-Za-z]{1,12}$/u.exec(text.slice(Math.max(0, digits.start - 12), digits.start))?.[0] ?? '',
    ordinal: text.charAt(digits.start - 1) === '第' || text.slice(digits.start - 2, digits.start) === '第 ',
  }
}

interface Sign {
  start: number
  negative: boolean
  bracket: boolean
  /** 元 or another currency that a mark before the digits names; '' when none. */
  currency: string
}

/**
 * Reads what stands directly before the digits: a minus that is no hyphen or range, 负, △, brackets of accountants
 * (only around a number with a point or separators, and not after a word: 事业运行(2010350) is a code), a currency mark.
 */
function readSign(text: string, digits: Digits, previousEnd: number): Sign {
  let start = digits.start
  const symbol = CURRENCY.get(text.charAt(start - 1))
  const word = CURRENCY_WORD.exec(text.slice(Math.max(0, start - 4), start))?.[0]
  const currency = symbol ?? (word === undefined ? '' : '元')
  start -= symbol === undefined ? (word?.length ?? 0) : 1
  const mark = text.charAt(start - 1)
  const before = text.charAt(start - 2)
  if (mark === '(' && text.charAt(digits.end) === ')' && (digits.decimals > 0 || digits.grouped)) {
    return HAN_OR_WORD.test(before) || before === '%'
      ? { start, negative: false, bracket: false, currency }
      : { start: start - 1, negative: true, bracket: true, currency }
  }
  if (mark === '△' || mark === '负') return { start: start - 1, negative: true, bracket: false, currency }
  const joins = /[0-9A-Za-z\-)%]/u.test(before) || (previousEnd === start - 1 && previousEnd > 0)
  if ((mark === '-' || mark === '+') && !joins) {
    return { start: start - 1, negative: mark === '-', bracket: false, currency }
  }
  return { start, negative: false, bracket: false, currency }
}

/** 百分之3.5, 千分之2. */
function readPercentLead(text: string, start: number): { start: number; unit: string } | null {
  const lead = text.slice(Math.max(0, start - 3), start)
  if (lead === '百分之') return { start: start - 3, unit: '%' }
  return lead === '千分之' ? { start: start - 3, unit: '‰' } : null
}

interface Body {
  end: number
  value: string
  decimals: number
  unit: string
  form: 'digits' | 'mixed'
  vague: boolean
}

/** Reads what follows the digits: scales in Chinese, further digits among them, vague words, the unit. */
function readTail(text: string, digits: Digits): Body {
  const vagueScale = VAGUE.has(text.charAt(digits.end)) ? scaleRun(text, digits.end + 1) : ''
  if (vagueScale === '万' || vagueScale === '亿') {
    return withUnit(text, digits.end + 2, digits.value, digits.decimals, vagueScale, 'digits', true)
  }
  const plain =
    readTenths(text, digits) ?? withUnit(text, digits.end, digits.value, digits.decimals, '', 'digits', false)
  const gap = text.charAt(digits.end) === ' ' ? digits.end + 1 : digits.end
  const scales = scaleRun(text, gap)
  if (scales === '' || plain.unit !== '' || (gap > digits.end && /^[十拾]/u.test(scales))) return plain
  const first = gap + scales.length
  const mixed = readMixed(text, digits, gap)
  if (mixed !== null) return mixed
  // One run of scales: 648万元 keeps 万 as its unit, 4千多条 is 4000 条.
  const big = /[万亿]+$/u.exec(scales)?.[0] ?? ''
  const small = scales.slice(0, scales.length - big.length)
  const vague = VAGUE.has(text.charAt(first))
  const money = text.charAt(vague ? first + 1 : first) === '元'
  if (small === '千' && big === '' && money)
    return withUnit(text, first, digits.value, digits.decimals, '千', 'digits', vague)
  const shifted = shift(digits, small)
  return withUnit(text, first, shifted.value, shifted.decimals, big, small === '' ? 'digits' : 'mixed', vague)
}

function withUnit(
  text: string,
  end: number,
  value: string,
  decimals: number,
  scale: string,
  form: 'digits' | 'mixed',
  vague: boolean,
): Body {
  const skip = VAGUE.has(text.charAt(end)) && (scale !== '' || vague || isVagueThere(text, end)) ? 1 : 0
  const unit = readUnit(text, end + skip, MEASURES_AFTER_DIGITS)
  const isVague = vague || skip === 1
  if (unit === null || (scale !== '' && /^[%‰]|点$/u.test(unit.unit))) {
    return { end: end + (isVague && skip === 1 ? 1 : 0), value, decimals, unit: scale, form, vague: isVague }
  }
  return { end: unit.end, value, decimals, unit: scale + unit.unit, form, vague: isVague }
}

/** 30余名, 30多万元: the vague word must be followed by a unit or a scale. */
function isVagueThere(text: string, at: number): boolean {
  return readUnit(text, at + 1, MEASURES_AFTER_DIGITS) !== null
}

/** 3成, 3成5: tenths. */
function readTenths(text: string, digits: Digits): Body | null {
  if (digits.decimals > 0 || digits.value.length > 2 || measureAt(text, digits.end, MEASURES_AFTER_DIGITS) !== '成')
    return null
  const half =
    isDigit(text.charAt(digits.end + 1)) && !isDigit(text.charAt(digits.end + 2)) ? text.charAt(digits.end + 1) : ''
  const value = `${digits.value === '0' ? '' : digits.value}${half === '' ? '0' : half}`
  return { end: digits.end + 1 + half.length, value, decimals: 0, unit: '%', form: 'mixed', vague: half === '' }
}

/** The scales that stand at an offset: 万, 百万, 千万, 万亿; none when they begin another word (百分点, 千米). */
function scaleRun(text: string, at: number): string {
  const measure = measureAt(text, at, MEASURES_AFTER_DIGITS)
  if (measure !== null || text.startsWith('百分', at)) return ''
  let end = at
  while (end - at < 4 && CHINESE_SCALES.has(text.charAt(end)) && !text.startsWith('千米', end)) end += 1
  return text.slice(at, end)
}

/** 1千5百万, 3万5千, 1亿2000万, 3万五千: digits or numerals go on after the first scale. */
function readMixed(text: string, digits: Digits, from: number): Body | null {
  const tokens: NumeralToken[] = [{ literal: digits.value }]
  let at = from
  let parts = 1
  while (tokens.length < 40) {
    const letter = text.charAt(at)
    const scale = CHINESE_SCALES.get(letter)
    const digit = CHINESE_DIGITS.get(letter)
    if (scale !== undefined && !text.startsWith('百分', at)) {
      tokens.push({ scale })
      at += 1
    } else if (digit !== undefined) {
      tokens.push({ digit })
      parts += 1
      at += 1
    } else if (isDigit(letter)) {
      let end = at
      while (isDigit(text.charAt(end)) && end - at < 16) end += 1
      if (/[.,]/u.test(text.charAt(end)) && isDigit(text.charAt(end + 1))) return null
      tokens.push({ literal: text.slice(at, end) })
      parts += 1
      at = end
    } else break
  }
  const read = parts > 1 ? readNumeralTokens(tokens) : null
  if (read === null) return null
  const last = /[万亿]$/u.exec(text.slice(from, at))?.[0] ?? ''
  const value = last === '' ? read.value : read.value.div(last === '万' ? 10_000 : 100_000_000)
  return withUnit(text, at, value.toFixed(), value.decimalPlaces(), last, 'mixed', VAGUE.has(text.charAt(at)))
}

/** Moves the point for 十, 百 and 千 without leaving text: 4.5 and 千 is 4500. */
function shift(digits: Digits, small: string): { value: string; decimals: number } {
  let power = 0
  for (const letter of small) power += CHINESE_SCALES.get(letter) ?? 0
  if (power === 0) return digits
  const [whole = '0', fraction = ''] = digits.value.split('.')
  const moved = (fraction.slice(0, power) + '0'.repeat(power)).slice(0, power)
  const rest = fraction.slice(power)
  return { value: trim(whole + moved) + (rest === '' ? '' : `.${rest}`), decimals: rest.length }
}
