import { Decimal } from '../core/decimal.js'
import { CHINESE_DIGITS, CHINESE_SCALES, readChineseNumeral } from './chinese-numerals.js'
import { MEASURES_AFTER_CHINESE, MEASURES_AFTER_DIGITS } from './measure-words.js'
import { NUMBER_WORDS, ordinaryWordOver } from './numeral-words.js'
import type { FoundNumber } from './written-number.js'
import { readUnit, type WrittenUnit } from './written-units.js'

const SHORT_TENS = new Set(['廿', '卅'])
const VAGUE = new Set(['多', '余', '几', '来'])
const LONGEST = 32
/** Before a lone numeral at the end of a clause these say that it is a figure: 为五, 共三。 */
const STATES = new Set([...'是为有共达计约近超到至于:=剩仅'])
const CLAUSE_END = /^(?:$|[\s,.;:!?。、)\]"'])/u
const isDigit = (letter: string): boolean => CHINESE_DIGITS.has(letter) || SHORT_TENS.has(letter)
const isNumeral = (letter: string): boolean => isDigit(letter) || CHINESE_SCALES.has(letter)

/** Finds numbers in Chinese numerals, in folded text: those that count, compound ones, 百分之, 成, 几分之几. */
export function findChineseNumbers(text: string): FoundNumber[] {
  const found: FoundNumber[] = []
  let at = 0
  while (at < text.length) {
    const letter = text.charAt(at)
    const special = readNumberWord(text, at) ?? readVague(text, at) ?? readHalf(text, at)
    if (special !== null) {
      found.push(special)
      at = special.end
    } else if (!isNumeral(letter)) at += 1
    else {
      const run = runEnd(text, at)
      const number = readFraction(text, at, run) ?? readRun(text, at, run)
      if (number === null) at = Math.max(at + 1, skipTo(text, at, run))
      else {
        found.push(number)
        at = number.end
      }
    }
  }
  return found
}

/** End of the numerals that begin here, a decimal part (三点五) included. */
function runEnd(text: string, start: number): number {
  let end = start
  while (isNumeral(text.charAt(end)) && end - start < LONGEST) end += 1
  if (text.charAt(end) !== '点' || !isDigit(text.charAt(end + 1))) return end
  end += 1
  while (isNumeral(text.charAt(end)) && end - start < LONGEST) end += 1
  return end
}

/** Where to go on after numerals that are no number: behind the ordinary word over them, else behind them. */
const skipTo = (text: string, start: number, end: number): number => {
  const one = ordinaryWordOver(text, start, start + 1)
  return one === null || one > end ? end : one
}

function readRun(text: string, start: number, end: number): FoundNumber | null {
  if (text.charAt(start - 1) === '第' || (text.charAt(start - 1) === ' ' && text.charAt(start - 2) === '第'))
    return null
  const read = readScaled(text, start, end)
  if (read === null) return readDamaged(text, start, end)
  const tenths = readTenths(text, start, end, read.value)
  if (tenths !== null) return tenths
  const vague = VAGUE.has(text.charAt(end)) && !(text.charAt(end) === '来' && end - start < 2)
  const scale = vague && read.scale === '' && '万亿'.includes(text.charAt(end + 1)) ? text.charAt(end + 1) : ''
  const unit = readUnit(text, vague ? end + 1 + scale.length : end, MEASURES_AFTER_CHINESE)
  const word = ordinaryWordOver(text, start, end)
  if (word !== null && (unit === null || word > end)) return null
  const long = end - start >= 2
  const stated = STATES.has(text.charAt(start - 1)) && CLAUSE_END.test(text.slice(end, end + 1))
  const telling = unit !== null || (long && !(read.positional && end - start < 3)) || stated
  if (!telling || loneScale(text, start, end) || isMarker(text, start, end)) return null
  const close = scale === '' ? end : end + 2
  return number(start, unit?.end ?? close, { ...read, scale: read.scale + scale }, unit, vague)
}

interface Scaled {
  value: Decimal
  positional: boolean
  /** 万 or 亿 when the numeral ends in it: 一百二十万 is 120 of 万. */
  scale: string
}

function readScaled(text: string, start: number, end: number): Scaled | null {
  const body = text.slice(start, end)
  const scale = /[万亿萬億]$/u.exec(body)?.[0] ?? ''
  const whole = readChineseNumeral(body)
  if (whole === null) {
    // 三点五万: the decimal part ends before the scale.
    const mantissa = scale !== '' && body.includes('点') ? readChineseNumeral(body.slice(0, -1)) : null
    return mantissa === null ? null : { ...mantissa, scale: plainScale(scale) }
  }
  if (scale === '') return { ...whole, scale: '' }
  const power = CHINESE_SCALES.get(scale) ?? 0
  return { ...whole, value: whole.value.div(new Decimal(10).pow(power)), scale: plainScale(scale) }
}

const plainScale = (scale: string): string => (scale === '萬' ? '万' : scale === '億' ? '亿' : scale)

function number(start: number, end: number, read: Scaled, unit: WrittenUnit | null, vague: boolean): FoundNumber {
  return {
    start,
    end,
    value: read.value.toFixed(),
    unit: read.scale + (unit?.unit ?? ''),
    decimals: Math.max(0, read.value.decimalPlaces()),
    approximate: vague,
    form: 'chinese',
    prefix: '',
    ordinal: false,
  }
}

/** 十二、 at the beginning of a line or sentence and （十二） number the parts of a text. */
function isMarker(text: string, start: number, end: number): boolean {
  const [before, after] = [text.charAt(start - 1), text.charAt(end)]
  if (before === '(' && after === ')') return true
  return (after === '、' || after === '.') && (before === '' || /[\s。;!?"|*#]/u.test(before))
}

/** 百, 千, 万, 亿 without a number before them belong to a unit or a word: 单位：万元, 每万人. */
const loneScale = (text: string, start: number, end: number): boolean =>
  end - start === 1 && (CHINESE_SCALES.get(text.charAt(start)) ?? 0) > 1

/** Two digits side by side (七八万元) or a word run into a number (统一一百万元): the longest readable end counts. */
function readDamaged(text: string, start: number, end: number): FoundNumber | null {
  if (ordinaryWordOver(text, start, end) !== null) return null
  const word = ordinaryWordOver(text, start, start + 1)
  if (word !== null && word < end) return null
  for (let from = start + 1; from < end; from++) {
    const rest = readScaled(text, from, end) === null ? null : readRun(text, from, end)
    if (rest !== null)
      return word === null && isDigit(text.charAt(from - 1)) ? { ...rest, start, approximate: true } : rest
  }
  return null
}

/** 三成, 三成五. */
function readTenths(text: string, start: number, end: number, value: Decimal): FoundNumber | null {
  const unit = text.charAt(end) === '成' ? readUnit(text, end, MEASURES_AFTER_DIGITS) : null
  if (unit?.unit !== '成' || value.gt(10) || ordinaryWordOver(text, start, end + 1) !== null) return null
  const half = CHINESE_DIGITS.get(text.charAt(end + 1))
  const read = { value: value.times(10).plus(half ?? 0), positional: false, scale: '' }
  return number(start, end + (half === undefined ? 1 : 2), read, { unit: '%', end: 0 }, half === undefined)
}

/** 百分之三点五 (a percentage), 千分之二, 三分之一 (a fraction, rounded to 28 digits when it does not end). */
function readFraction(text: string, start: number, end: number): FoundNumber | null {
  if (!text.startsWith('分之', end)) return null
  const from = text.charAt(end + 2) === '负' ? end + 3 : end + 2
  const to = runEnd(text, from)
  const upper = to > from ? readChineseNumeral(text.slice(from, to)) : null
  if (upper === null) return null
  const sign = from === end + 3 ? upper.value.neg() : upper.value
  const body = text.slice(start, end)
  const unit = body === '百' ? '%' : body === '千' ? '‰' : ''
  if (unit !== '') return number(start, to, { value: sign, positional: false, scale: '' }, { unit, end: to }, false)
  const lower = body === '万' ? new Decimal(10_000) : (readChineseNumeral(body)?.value ?? new Decimal(0))
  if (lower.isZero()) return null
  return number(start, to, { value: sign.div(lower), positional: false, scale: '' }, null, false)
}

function readNumberWord(text: string, at: number): FoundNumber | null {
  for (const length of [4, 3, 2]) {
    const word = NUMBER_WORDS.get(text.slice(at, at + length))
    if (word !== undefined && !text.startsWith('天', at + length)) {
      const read = { value: new Decimal(word.value), positional: false, scale: '' }
      return number(at, at + length, read, { unit: word.unit, end: 0 }, false)
    }
  }
  return null
}

/** 数百万元, 上万人, 几十个: a size without a number; the value is the size itself. */
function readVague(text: string, at: number): FoundNumber | null {
  if (!'数几上成好'.includes(text.charAt(at)) || !CHINESE_SCALES.has(text.charAt(at + 1))) return null
  const end = runEnd(text, at + 1)
  const body = `一${text.slice(at + 1, end)}`
  const value = readScaled(body, 0, body.length)
  const unit = readUnit(text, end, MEASURES_AFTER_CHINESE)
  if (value === null || (unit === null && end - at < 3)) return null
  return number(at, unit?.end ?? end, value, unit, true)
}

/** 半年, 半个月; 上半年 and 半年度 are periods. */
function readHalf(text: string, at: number): FoundNumber | null {
  if (
    text.charAt(at) !== '半' ||
    /[上下前后大多过减一对各两]/u.test(text.charAt(at - 1)) ||
    isNumeral(text.charAt(at - 1))
  )
    return null
  const unit = /^半(?:年度|年报)/u.test(text.slice(at, at + 3)) ? null : readUnit(text, at + 1, MEASURES_AFTER_CHINESE)
  if (unit === null) return null
  return number(at, unit.end, { value: new Decimal('0.5'), positional: false, scale: '' }, unit, false)
}
