import { Decimal } from '../../core/decimal.js'
import { baseValue, describeUnit } from '../../core/unit.js'
import type { Fact } from '../../facts/types.js'
import type { Reading } from '../understand/reading.js'

/** Which rows of a list are wanted. */
export type Selection =
  | { type: 'all' }
  | { type: 'extreme'; count: number; smallest: boolean }
  | { type: 'threshold'; above: boolean; inclusive: boolean; value: Decimal; unit: string }

const COUNT = '[一二三四五六七八九十两]|\\d{1,2}'
const UNITS = '[项个名位大类笔]'
const EXTREMES: { pattern: RegExp; smallest: boolean }[] = [
  { pattern: new RegExp(`(?:最小|最少|最低|倒数)[^,。?？]{0,6}?(${COUNT})${UNITS}`), smallest: true },
  { pattern: new RegExp(`(?:最大|最多|最高)[^,。?？]{0,6}?(${COUNT})${UNITS}`), smallest: false },
  { pattern: new RegExp(`(?:前|top\\s?)(${COUNT})`), smallest: false },
  { pattern: /\btop (two|three|four|five|six|seven|eight|nine|ten)\b/, smallest: false },
  {
    pattern: /\b(two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) (?:largest|biggest|highest)\b/,
    smallest: false,
  },
  {
    pattern: /\b(?:largest|biggest|highest) (two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\b/,
    smallest: false,
  },
  { pattern: /\b(two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) (?:smallest|lowest|least)\b/, smallest: true },
  { pattern: /\b(?:smallest|lowest|least) (two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\b/, smallest: true },
]
const SINGLE: { pattern: RegExp; smallest: boolean }[] = [
  {
    pattern:
      /(?:最小|最少|最低)的?[^,。?？]{0,8}?(?:是)?(?:哪|什么|一)|哪.{0,8}最(?:小|少|低)|最(?:小|少|低)的[^,。?？]{0,4}(?:项目|科目)[?？]?$/,
    smallest: true,
  },
  {
    pattern:
      /(?:最大|最多|最高)的?[^,。?？]{0,8}?(?:是)?(?:哪|什么|一)|哪.{0,8}最(?:大|多|高)|最(?:大|多|高)的[^,。?？]{0,4}(?:项目|科目)[?？]?$/,
    smallest: false,
  },
  {
    pattern: /\b(?:smallest|lowest) (?:item|line|project|class)\b|which .{0,40}\b(?:smallest|lowest)\b/,
    smallest: true,
  },
  {
    pattern: /\b(?:largest|biggest|highest) (?:item|line|project|class)\b|which .{0,40}\b(?:largest|biggest|highest)\b/,
    smallest: false,
  },
]
const DIGITS = '一二三四五六七八九十'
const ENGLISH = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
const ABOVE =
  /(不低于|不少于|不小于|至少|at least)|(超过|大于|高于|多于|超|exceed|above|more than|over|greater than|larger than)/
const BELOW =
  /(不超过|不高于|不多于|不大于|至多|at most|no more than)|(低于|小于|少于|不到|不足|below|less than|under|fewer than|smaller than)/
/** 比预算多的, 增加的, 没有的: rows chosen by something else than their own amount. */
const COMPARED = /[比较].{1,12}[多少高低大小][的得了]?|没有|不含|除了?|以外|之外/
const LISTS =
  /哪些|哪几|构成|组成|明细|包括|包含|都有|有啥|列出|列一下|清单|分成|分别|各|几项|几个|几类|几大类|几笔|多少个|多少项|\blists?\b|breakdown|include|how many/

/** Reads which rows a question wants; null when it does not ask for rows, or for rows between two limits. */
export function readSelection(reading: Reading): Selection | null {
  const { text } = reading
  for (const { pattern, smallest } of EXTREMES) {
    const digit = pattern.exec(text)?.[1]
    if (digit !== undefined) return { type: 'extreme', count: countOf(digit), smallest }
  }
  const limits = reading.given.filter((number) => !isCounted(number.unit))
  const [given, ...more] = limits
  if (given !== undefined) {
    if (more.length > 0 || /没有?(?:超|达|到)|未(?:超|达)|不是/.test(text)) return null
    const limit = { value: new Decimal(given.value), unit: given.unit === '万' ? '万元' : given.unit }
    const after = text.slice(text.indexOf(given.text.toLowerCase()) + given.text.length)
    const below = BELOW.exec(text)
    if (below !== null) return { type: 'threshold', above: false, inclusive: below[1] !== undefined, ...limit }
    const above = ABOVE.exec(text)
    if (above !== null) return { type: 'threshold', above: true, inclusive: above[1] !== undefined, ...limit }
    if (/^[元]?(?:及|或)?以上/.test(after)) return { type: 'threshold', above: true, inclusive: true, ...limit }
    if (/^[元]?(?:及|或)?以下/.test(after)) return { type: 'threshold', above: false, inclusive: true, ...limit }
    return null
  }
  // 决算小于预算的有哪些: a limit that is no number is another figure of each row, which is not compared here.
  if (ABOVE.test(text) || BELOW.test(text) || COMPARED.test(text)) return null
  for (const { pattern, smallest } of SINGLE) if (pattern.test(text)) return { type: 'extreme', count: 1, smallest }
  return LISTS.test(text) ? { type: 'all' } : null
}

/** 有几项, how many: the number of rows is a result of its own. */
export const asksCount = (text: string): boolean =>
  /几项|几个|几类|几大类|几笔|多少项|多少个|多少类|how many/.test(text)

/** True when rows are asked for in so many words, even of a question that ends in 吗. */
export const asksRows = (text: string): boolean => LISTS.test(text)

const isCounted = (unit: string): boolean => /^[个项家类笔名]$/.test(unit)

function countOf(digit: string): number {
  if (digit === '两') return 2
  if (/^\d/.test(digit)) return Number.parseInt(digit, 10)
  const english = ENGLISH.indexOf(digit)
  return english >= 0 ? english + 1 : DIGITS.indexOf(digit) + 1
}

/** The rows of a list that a selection keeps; rows equal to the last of the first n stay, so that a tie hides none. */
export function select(facts: Fact[], selection: Selection): Fact[] {
  switch (selection.type) {
    case 'all':
      return facts
    case 'extreme': {
      const sorted = [...facts].sort((a, b) =>
        selection.smallest ? baseValue(a).cmp(baseValue(b)) : baseValue(b).cmp(baseValue(a)),
      )
      const last = sorted[selection.count - 1]
      return last === undefined
        ? sorted
        : sorted.filter((fact) =>
            selection.smallest ? baseValue(fact).lte(baseValue(last)) : baseValue(fact).gte(baseValue(last)),
          )
    }
    case 'threshold': {
      const limit = selection.value.times(describeUnit(selection.unit).factor)
      const fits = (fact: Fact): boolean => {
        const value = baseValue(fact)
        if (selection.inclusive && value.eq(limit)) return true
        return selection.above ? value.gt(limit) : value.lt(limit)
      }
      return facts.filter(fits).sort((a, b) => baseValue(b).cmp(baseValue(a)))
    }
  }
}
