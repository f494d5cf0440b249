import { Decimal } from '../core/decimal.js'
import type { Figure } from '../core/figure.js'
import { describeUnit } from '../core/unit.js'
import type { Fact } from '../facts/types.js'
import { displayValue, isRoundingOf } from '../gate/display.js'
import { findNumbers } from '../language/numbers.js'
import type { WrittenNumber } from '../language/written-number.js'
import type { Draft } from './draft.js'
import type { Reading } from './understand/reading.js'

/**
 * What a question takes for granted — a number, a direction, an order — set against what the documents say. The user's
 * number is entered as `given` and never a result; the correction names the document's figure.
 */

/** 是3.5万元吗, 对不对, 没错吧; Is it …, right?: the question wants its own statement judged. */
export function asksWhether(text: string): boolean {
  return (
    /对吗|对吧|对不对|是吗|是吧|是不是|是否|没错吧|有没有|吗[?？]?$|right\?|correct\?|\btrue\b/.test(text) ||
    /^(?:is|are|was|were|do|does|did|has|have)\b/.test(text)
  )
}

/** 是它的2倍吗: the multiple of the question is to be judged. */
export const wantsMultiple = (reading: Reading): boolean =>
  asksWhether(reading.text) && reading.given.some((number) => number.unit === '倍')

export type Standing = 'exact' | 'rounded' | 'differs'

/** How a number of the question stands to a figure: null when the two measure different things. */
export function standing(number: WrittenNumber, value: string, unit: string): Standing | null {
  const asked = describeUnit(unitOf(number))
  const own = describeUnit(unit)
  if (asked.dimension !== own.dimension || asked.base !== own.base) return null
  const stated = new Decimal(value).times(own.factor).abs()
  if (new Decimal(number.value).times(asked.factor).abs().eq(stated)) return 'exact'
  return isRoundingOf(new Decimal(number.value).abs().toFixed(), number.decimals, stated.div(asked.factor).toFixed())
    ? 'rounded'
    : 'differs'
}

const BELOW_BEFORE =
  /(?:(?<!有)没有?|未|不)(?:到|达到|超过|足|满|高于|多于)$|(?:低于|少于|小于|不足)$|(?:below|under|less than|fewer than)\s?$/
const ABOVE_BEFORE = /(?:超过了?|超|高于|大于|多于|突破)$|(?:exceeds?|exceeded|above|over|more than)\s?$/

/** 没到100%, 超过20万: which side of the number the question puts the figure on; null when it states the figure itself. */
export function limitOf(number: WrittenNumber, text: string): 'above' | 'below' | null {
  const at = text.indexOf(number.text.toLowerCase())
  const before = text.slice(Math.max(0, at - 12), at)
  const after = text.slice(at + number.text.length, at + number.text.length + 3)
  if (BELOW_BEFORE.test(before) || /^及?以下/.test(after)) return 'below'
  return ABOVE_BEFORE.test(before) || /^及?以上/.test(after) ? 'above' : null
}

/** Whether a figure bears out a number of the question: as its value, or as a limit that it is beyond. */
function bears(number: WrittenNumber, text: string, value: string, unit: string): Standing | null {
  const limit = limitOf(number, text)
  const one = standing(number, value, unit)
  if (limit === null || one === null) return one
  const difference = new Decimal(value)
    .times(describeUnit(unit).factor)
    .cmp(new Decimal(number.value).times(describeUnit(unitOf(number)).factor))
  return (limit === 'above' ? difference > 0 : difference < 0) ? 'exact' : 'differs'
}

/** 多了21万: 万 without 元 is money wherever it meets money. */
const unitOf = (number: WrittenNumber): string => (number.unit === '万' ? '万元' : number.unit)

/** Numbers of the question that no figure of an answer bears out, nor a sentence that one of them stands in. */
export function unexplained(
  reading: Reading,
  figures: readonly Figure[],
  counts: ReadonlySet<number>,
): WrittenNumber[] {
  return reading.given.filter((number) => {
    // 两个科目加起来: the question counts what it names.
    if (/^[个项家类笔]$/.test(number.unit) && [...counts].some((count) => number.value === String(count))) return false
    return !figures.some((figure) => {
      const fits = figure.basis !== 'given' && isBorneOut(bears(number, reading.text, figure.value, figure.unit))
      return fits || (limitOf(number, reading.text) === null && stands(number, figure.source?.text ?? ''))
    })
  })
}

export const isBorneOut = (one: Standing | null): boolean => one === 'exact' || one === 'rounded'

/** 574.50万元，比上年增加21.35万元: numbers of the same sentence are no premise to correct. */
function stands(number: WrittenNumber, text: string): boolean {
  return findNumbers(text).some((other) => standing(number, other.value, unitOf(other)) === 'exact')
}

/** Numbers that no display of some facts equals. */
export function unexplainedByFacts(reading: Reading, facts: readonly Fact[]): WrittenNumber[] {
  return reading.given.filter(
    (number) => !facts.some((fact) => isBorneOut(bears(number, reading.text, fact.value, fact.unit))),
  )
}

/** The one number that a question wants judged, if its answer is one figure of that dimension. */
export function premiseNumber(reading: Reading, numbers: WrittenNumber[], draft: Draft): WrittenNumber | null {
  const [number, ...more] = numbers
  const [result] = draft.results
  if (number === undefined || more.length > 0 || result === undefined || !asksWhether(reading.text)) return null
  return standing(number, result.value, result.unit) === null ? null : number
}

/** 不是 before the answer, and the user's number beside it. */
export function correct(draft: Draft, reading: Reading, number: WrittenNumber): void {
  const zh = reading.language === 'zh'
  const label = zh ? '问题里的数' : 'the number in the question'
  const given = draft.ledger.addGiven(number.value, number.decimals, unitOf(number), label)
  const shown = displayValue(given.value, given.unit)
  const [first = '', ...rest] = draft.lines
  // Beside several figures, 不是 would speak of the first.
  const verdict = draft.results.length > 1 || !hasVerdict(draft.results[0]) ? '' : zh ? '不是。' : 'No. '
  draft.lines = [
    `${verdict}${first}`,
    limitOf(number, reading.text) === null
      ? zh
        ? `与您给的 ${shown} 不符，以文件为准。`
        : `This differs from your ${shown}.`
      : zh
        ? `问题给的界限是 ${shown}。`
        : `The limit of the question is ${shown}.`,
    ...rest,
  ]
}

/** 是 before an answer that bears out the number or the order of the question, 不是 before one that turns its order round. */
export function confirm(draft: Draft, reading: Reading): void {
  const [result, ...more] = draft.results
  const [number, ...others] = reading.given
  const judged = result !== undefined && more.length === 0 && others.length === 0 && draft.status === 'answered'
  if (!judged || !asksWhether(reading.text) || !hasVerdict(result)) return
  const zh = reading.language === 'zh'
  const order = orderHolds(reading.text, result)
  const one = number === undefined ? null : bears(number, reading.text, result.value, result.unit)
  if (number === undefined ? order === null : !isBorneOut(one)) return
  // 2.78 rounds to 3, but 是 would say too much.
  if (one === 'rounded' && number !== undefined && !isNear(number, result)) return
  const word =
    order === false
      ? zh
        ? '不是。'
        : 'No. '
      : one === 'rounded'
        ? zh
          ? '四舍五入后是。'
          : 'Yes, rounded. '
        : zh
          ? '是。'
          : 'Yes. '
  draft.lines = draft.lines.map((line, at) => (at === 0 ? `${word}${line}` : line))
}

/** 是 and 不是 are said of amounts and ratios; a count (16 人) may be told of another date, and is only set beside. */
const hasVerdict = (figure: Figure | undefined): boolean =>
  figure !== undefined && ['money', 'percent', 'points', 'times'].includes(describeUnit(figure.unit).dimension)

/** Within two hundredths of the figure. */
function isNear(number: WrittenNumber, result: Figure): boolean {
  const stated = new Decimal(result.value).times(describeUnit(result.unit).factor).abs()
  const written = new Decimal(number.value).times(describeUnit(unitOf(number)).factor).abs()
  return written.minus(stated).abs().times(50).lte(stated)
}

/** 甲比乙多: whether the difference goes the way the question says; operands are entered as they are named. */
function orderHolds(text: string, result: Figure): boolean | null {
  const operands = /^F(\d+) - F(\d+)$/.exec(result.operation ?? '')
  const more = /多|高|大|贵|超|more|higher|larger|greater/.test(text)
  const less = /少|低|小|less|lower|smaller|fewer/.test(text)
  if (operands === null || more === less) return null
  const firstIsMore = Number.parseInt(operands[1] ?? '', 10) < Number.parseInt(operands[2] ?? '', 10)
  return firstIsMore === more
}

const DOWN = /减少|减了|少了|降|下跌|缩减|压缩|decrease|fell|fall|drop|less/
const UP = /增加|增长|多了|涨|上升|提高|increase|rise|rose|grow|more/

/** Which way the question takes a change to go; null when it says neither or both (增减). */
export function askedDirection(text: string): 'increase' | 'decrease' | null {
  const down = DOWN.test(text)
  const up = UP.test(text)
  return down === up ? null : down ? 'decrease' : 'increase'
}

/** A direction that the document does not bear out is corrected before anything else is said. */
export function directionLine(reading: Reading, stated: Fact['direction']): string | null {
  const zh = reading.language === 'zh'
  const asked = askedDirection(reading.text)
  if (asked === null || stated === null || stated === asked) return null
  const said = {
    increase: zh ? '增加' : 'an increase',
    decrease: zh ? '减少' : 'a decrease',
    none: zh ? '没有增减' : 'no change',
  }[stated]
  return zh ? `与问题的说法不同：文件写的是${said}。` : `Unlike the question says, the document states ${said}.`
}
