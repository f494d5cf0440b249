import { CHINESE_DIGITS } from './chinese-numerals.js'
import { foldWithOffsets } from './normalize.js'

/** A year that a text names: absolutely (`year`) or relative to the year in hand (`relative`); the other is null. */
export interface YearMention {
  /** UTF-16 offsets in the original text. */
  start: number
  end: number
  year: number | null
  relative: 0 | -1 | -2 | 1 | null
}

const RELATIVE: [string, 0 | -1 | -2 | 1][] = [
  ['上一个年度', -1],
  ['上一年度', -1],
  ['上一年', -1],
  ['上年度', -1],
  ['上年', -1],
  ['去年度', -1],
  ['去年', -1],
  ['上个年度', -1],
  ['前年度', -2],
  ['前年', -2],
  ['今年度', 0],
  ['今年', 0],
  ['本年度', 0],
  ['本年', 0],
  ['当年度', 0],
  ['当年', 0],
  ['本财年', 0],
  ['明年', 1],
  ['下一年度', 1],
  ['下一年', 1],
  ['下年度', 1],
  ['来年', 1],
  ['次年', 1],
]
const RELATIVE_ENGLISH: [string, 0 | -1 | -2 | 1][] = [
  ['the year before last', -2],
  ['the year before', -1],
  ['the previous year', -1],
  ['previous year', -1],
  ['prior year', -1],
  ['preceding year', -1],
  ['last year', -1],
  ['this year', 0],
  ['current year', 0],
  ['next year', 1],
  ['the following year', 1],
]
/** 本年收入, 上年结转 are names of items, not mentions of a year. */
const ITEM_AFTER = new Map([
  ['本年', ['收入', '支出', '收支', '小计', '合计']],
  ['本年度', ['收入合计', '支出合计']],
  ['上年', ['结转', '结余', '未用']],
  ['上年度', ['结转', '结余']],
])
const EARLIEST = 1949
const LATEST = 2099
const FOUR_DIGITS = /(?<![0-9.]|[0-9],)(?:FY ?)?([0-9]{4})(?![0-9]|[.,][0-9])/dg
const TWO_DIGITS = /(?<![0-9.]|[0-9],)(?:(FY)([0-9]{2})(?![0-9])|([0-9]{2})年度?)/dg
const CHINESE_YEAR = /[零〇○一二三四五六七八九]{2,4}(?=年)/g
/** After a bare 2024 these show that it is an amount or a count, not a year. */
const COUNTED =
  /^ ?(?:万|亿|千|百|元|人|个|项|件|条|次|名|辆|台|套|户|家|%|平方|张|份|批|天|小时|yuan|million|people|percent)/u

/**
 * Finds the years a text names: 2024年, 2024年度, 二〇二四年, 24年, FY2024, a bare 2024, and 今年, 去年, 上年, 前年, 明年, "last
 * year". Numbers of documents (〔2021〕55号) and items named 本年收入 or 上年结转 are left out. In reading order.
 */
export function findYears(text: string): YearMention[] {
  const folded = foldWithOffsets(text)
  const found = [
    ...fourDigits(folded.text),
    ...twoDigits(folded.text),
    ...chinese(folded.text),
    ...relative(folded.text),
    ...relativeEnglish(folded.text.toLowerCase()),
  ].sort((a, b) => a.start - b.start || b.end - a.end)
  const kept: YearMention[] = []
  for (const mention of found) if (mention.start >= (kept.at(-1)?.end ?? 0)) kept.push(mention)
  return kept.map(({ start, end, ...mention }) => ({
    ...mention,
    start: folded.starts[start] ?? 0,
    end: folded.ends[end - 1] ?? text.length,
  }))
}

const absolute = (start: number, end: number, year: number): YearMention => ({ start, end, year, relative: null })

function fourDigits(text: string): YearMention[] {
  const found: YearMention[] = []
  for (const match of text.matchAll(FOUR_DIGITS)) {
    const year = Number(match[1])
    const end = match.index + match[0].length
    if (year < EARLIEST || year > LATEST) continue
    const dated = /^ ?年度?/u.exec(text.slice(end, end + 3))?.[0] ?? ''
    const inDocumentNumber = text.charAt(end) === ']' && /^\] ?(?:第 ?)?[0-9]/u.test(text.slice(end, end + 5))
    if (inDocumentNumber || (dated === '' && COUNTED.test(text.slice(end, end + 9)))) continue
    found.push(absolute(match.index, end + dated.length, year))
  }
  return found
}

/** 24年 is 2024 unless it measures a time: 近24年, 24年来, 15年内. */
function twoDigits(text: string): YearMention[] {
  const found: YearMention[] = []
  for (const match of text.matchAll(TWO_DIGITS)) {
    const year = 2000 + Number(match[2] ?? match[3])
    const end = match.index + match[0].length
    const before = text.slice(Math.max(0, match.index - 2), match.index)
    const measures =
      /[近约满第共]$|过去|未来|连续|长达/u.test(before) || /^[来内间以多期]/u.test(text.slice(end, end + 1))
    if (year >= 2010 && year <= 2049 && !(match[3] !== undefined && measures))
      found.push(absolute(match.index, end, year))
  }
  return found
}

function chinese(text: string): YearMention[] {
  const found: YearMention[] = []
  for (const match of text.matchAll(CHINESE_YEAR)) {
    const digits = [...match[0]].map((digit) => CHINESE_DIGITS.get(digit)).join('')
    const year = digits.length === 4 ? Number(digits) : digits.length === 2 ? 2000 + Number(digits) : 0
    const end = match.index + match[0].length + 1
    if (year >= (digits.length === 2 ? 2010 : EARLIEST) && year <= LATEST) {
      found.push(absolute(match.index, text.charAt(end) === '度' ? end + 1 : end, year))
    }
  }
  return found
}

function relative(text: string): YearMention[] {
  const found: YearMention[] = []
  for (let at = text.indexOf('年'); at >= 0; at = text.indexOf('年', at + 1)) {
    for (const [word, shift] of RELATIVE) {
      const start = at - word.indexOf('年', word.length - 2)
      if (start < 0 || !text.startsWith(word, start)) continue
      const rest = text.slice(start + word.length, start + word.length + 4)
      if (ITEM_AFTER.get(word)?.some((item) => rest.startsWith(item)) === true || isPartOfWord(text, start, word)) break
      found.push({ start, end: start + word.length, year: null, relative: shift })
      break
    }
  }
  return found
}

/** 以前年度, 之前年 and 结转下年 speak of no year; 历年次 neither. */
const isPartOfWord = (text: string, start: number, word: string): boolean =>
  word.startsWith('前年') && /[以之此先]/u.test(text.charAt(start - 1))

function relativeEnglish(lower: string): YearMention[] {
  const found: YearMention[] = []
  for (let at = lower.indexOf('year'); at >= 0; at = lower.indexOf('year', at + 4)) {
    for (const [words, shift] of RELATIVE_ENGLISH) {
      const start = at - words.indexOf('year')
      if (start < 0 || !lower.startsWith(words, start) || /[a-z]/u.test(lower.charAt(start - 1))) continue
      found.push({ start, end: start + words.length, year: null, relative: shift })
      break
    }
  }
  return found
}
