import { type MeasureWords, measureAt } from './measure-words.js'

/** A unit as written after a number, in the spelling the program uses. */
export interface WrittenUnit {
  /** 元, 万元, 万, %, 个百分点, 倍, 人, 万条 …; scales 百 千 十 are kept only as part of a unit of money or alone. */
  unit: string
  end: number
}

const ENGLISH_SCALES = new Map([
  ['hundred', '百'],
  ['thousand', '千'],
  ['wan', '万'],
  ['ten thousand', '万'],
  ['million', '百万'],
  ['billion', '十亿'],
  ['trillion', '万亿'],
  ['mn', '百万'],
  ['bn', '十亿'],
  ['k', '千'],
])
const ENGLISH_UNITS = new Map([
  ['yuan', '元'],
  ['cny', '元'],
  ['rmb', '元'],
  ['percent', '%'],
  ['per cent', '%'],
  ['pct', '%'],
  ['percentage points', '个百分点'],
  ['percentage point', '个百分点'],
  ['people', '人'],
  ['persons', '人'],
  ['person', '人'],
  ['employees', '人'],
  ['staff', '人'],
  ['vehicles', '辆'],
  ['vehicle', '辆'],
  ['cars', '辆'],
  ['items', '项'],
  ['item', '项'],
  ['times', '倍'],
  ['years', '年'],
  ['year', '年'],
  ['months', '月'],
  ['month', '月'],
  ['days', '天'],
  ['day', '天'],
  ['hours', '小时'],
  ['hour', '小时'],
  ['square meters', '平方米'],
  ['square metres', '平方米'],
  ['sqm', '平方米'],
])
const CANONICAL = new Map([
  ['百分点', '个百分点'],
  ['圆', '元'],
  ['块', '元'],
  ['个月', '月'],
  ['㎡', '平方米'],
  ['m2', '平方米'],
  ['m²', '平方米'],
  ['平米', '平方米'],
  ['台(套)', '台（套）'],
  ['台套', '台（套）'],
  ['口人', '人'],
  ['个人', '人'],
])
/** What shows that 百, 千, 万 or 十 is no scale after digits: 3 百分点, 5 千米. */
const LETTERS = /[A-Za-z]+/y

/**
 * Reads the unit that begins at an offset of folded text, one blank allowed before it; null when none does.
 * `words` decides which measure words count.
 */
export function readUnit(text: string, at: number, words: MeasureWords): WrittenUnit | null {
  const from = text.charAt(at) === ' ' ? at + 1 : at
  const first = text.charAt(from)
  if (first === '%' || first === '‰') return { unit: first, end: from + 1 }
  const unit = readEnglish(text, from) ?? readMoneyOrMeasure(text, from, words)
  return unit === null ? null : withRate(text, unit, words)
}

function readMoneyOrMeasure(text: string, from: number, words: MeasureWords): WrittenUnit | null {
  const measure = measureAt(text, from, words)
  if (measure === null) return null
  return { unit: CANONICAL.get(measure) ?? measure, end: from + measure.length }
}

/** 次/年, 元/人: a unit per another. */
function withRate(text: string, unit: WrittenUnit, words: MeasureWords): WrittenUnit {
  if (text.charAt(unit.end) !== '/') return unit
  const per = measureAt(text, unit.end + 1, words)
  return per === null ? unit : { unit: `${unit.unit}/${per}`, end: unit.end + 1 + per.length }
}

/** "million yuan", "-million-yuan", "percent", "people": a scale, a unit or both. */
function readEnglish(text: string, from: number): WrittenUnit | null {
  const start = text.charAt(from) === '-' ? from + 1 : from
  const scale = longestEnglish(text, start, ENGLISH_SCALES)
  const gap = scale === null ? start : skipGap(text, scale.end)
  const unit = longestEnglish(text, gap, ENGLISH_UNITS)
  if (scale === null) return unit === null ? null : { unit: unit.name, end: unit.end }
  if (unit === null) {
    // "million元" and "million 人" mix the languages.
    return text.charAt(gap) === '元' ? { unit: `${scale.name}元`, end: gap + 1 } : { unit: scale.name, end: scale.end }
  }
  return unit.name === '%' ? { unit: scale.name, end: scale.end } : { unit: scale.name + unit.name, end: unit.end }
}

const skipGap = (text: string, at: number): number => (text.charAt(at) === ' ' || text.charAt(at) === '-' ? at + 1 : at)

function longestEnglish(
  text: string,
  at: number,
  names: ReadonlyMap<string, string>,
): { name: string; end: number } | null {
  const one = wordEnd(text, at)
  if (one === at || one - at > 12) return null
  const two = text.charAt(one) === ' ' || text.charAt(one) === '-' ? wordEnd(text, one + 1) : one
  if (two > one + 1 && two - one <= 12) {
    const name = names.get(text.slice(at, two).toLowerCase().replace('-', ' '))
    if (name !== undefined) return { name, end: two }
  }
  const name = names.get(text.slice(at, one).toLowerCase())
  return name === undefined ? null : { name, end: one }
}

function wordEnd(text: string, at: number): number {
  LETTERS.lastIndex = at
  return LETTERS.test(text) ? LETTERS.lastIndex : at
}
