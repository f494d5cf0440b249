import { evaluate } from '../../calculate/evaluate.js'
import { Decimal } from '../../core/decimal.js'
import type { Figure } from '../../core/figure.js'
import { describeUnit, sameDimension } from '../../core/unit.js'
import { displayOf, standingOf, unitBeside } from '../../gate/compare-number.js'
import { pairBefore } from './pair-of-numbers.js'
import { resolveAmong } from './resolve-among.js'
import type { StatedNumber } from './stated-numbers.js'
import type { Statement } from './statements.js'
import type { PlacedNumber } from './tied-text.js'

/** A sum or difference of numbers of the text, worked out from the figures that they are tied to. */
export interface Combined {
  status: 'tied' | 'contradicted' | 'unknown'
  operation: string
  operands: Figure[]
  value: string
  unit: string
  exact: boolean
  interval: [string, string]
}

const SUM =
  /^(?:[、，,；;\s]|以上|上述|这|该|其|和|and|,)*(?:([两二三四五六七八2-8])\s*(?:项|者|类|个|家|笔|部分|种)?(?:支出|收入|经费|费用|单位|机构|资金)?|二者|两者|三者)?(?:支出|收入|经费|费用|资金)?(?:合计|共计|之和|相加|加起来|总共|一共|totall?ing|together|add(?:s|ing)? up to|sum(?:s|ming)? to|combined|in total|in all|a total of)(?:为|是|达|共|约|of)?$/iu
const COUNTS = new Map(
  [...'两二三四五六七八']
    .map((letter, index) => [letter, index < 2 ? 2 : index + 1] as const)
    .concat([...'2345678'].map((letter) => [letter, Number(letter)])),
)

/**
 * 两项合计, 共计: the sum of the tied numbers before it in the sentence. Where the words say how many are added, a sum that
 * excludes the number contradicts it; else any run of numbers directly before may be meant, and only a hit says something.
 */
export function sumBefore(
  statement: Statement,
  before: readonly { statement: Statement; placed: PlacedNumber }[],
  sentence: number,
): Combined | null {
  const pair = pairOf(statement, before.slice(sentence))
  if (pair !== null) return pair
  const said = SUM.exec(statement.head.replace(/\s+/gu, ' '))
  if (said === null) return null
  const money = before.filter(({ placed }) => describeUnit(unitBeside(placed.unit, '元')).dimension === 'money')
  const near = money.filter((one) => before.indexOf(one) >= sentence)
  const count =
    said[1] === undefined
      ? /二者|两者/u.test(said[0])
        ? 2
        : /三者/u.test(said[0])
          ? 3
          : null
      : (COUNTS.get(said[1]) ?? null)
  const lengths = count === null ? near.map((_, index) => index + 1).filter((length) => length >= 2) : [count]
  for (const length of lengths) {
    const addends = (count === null ? near : money).slice(-length)
    const figures = addends.flatMap(({ placed }) =>
      placed.status === 'tied' && placed.figure !== null ? [placed.figure] : [],
    )
    if (addends.length !== length || figures.length !== length || new Set(figures).size !== length) continue
    const sum = workOut(figures, ' + ')
    if (sum === null) continue
    const standing = standingOf(statement.number, displayOf(sum))
    if (standing === 'agrees' || isSumAsStated(statement.number, addends)) return { ...sum, status: 'tied' }
    // Of a conflict the text may have taken the other display.
    if (
      !addends.every(
        ({ statement: { number }, placed }) =>
          placed.figure !== null && standingOf(number, displayOf(placed.figure)) === 'agrees',
      )
    )
      continue
    // Of what an earlier sentence tells, another two or three may be meant.
    if (count !== null && near.length >= length)
      return { ...sum, status: standing === 'differs' ? 'contradicted' : 'unknown' }
  }
  return null
}

/** Rounded figures are added as they were told: 11.41 + 648.03 = 659.44. */
function isSumAsStated(number: StatedNumber, addends: readonly { statement: Statement }[]): boolean {
  const unit = unitBeside(number.unit, '元')
  if (
    number.approximate ||
    number.bound !== null ||
    !addends.every((one) => unitBeside(one.statement.number.unit, '元') === unit)
  )
    return false
  const total = addends.reduce((sum, one) => sum.plus(one.statement.number.value), new Decimal(0))
  return total.eq(number.value)
}

/** A，占B的…%: the share of the two numbers before; null where it is not that, for another part may be meant. */
function shareOf(number: StatedNumber, tied: readonly (Figure | null)[]): Combined | null {
  const [part, whole] = tied
  if (part == null || whole == null || part === whole || !sameDimension(part.unit, whole.unit)) return null
  const made = workOut([part, whole], 'share')
  return made !== null && standingOf(number, { ...displayOf(made), decimals: 4 }) === 'agrees'
    ? { ...made, status: 'tied' }
    : null
}

/** 相差, 前者比后者多, 是后者的…倍: what the two tied numbers before make. */
function pairOf(statement: Statement, before: readonly { placed: PlacedNumber }[]): Combined | null {
  const stated =
    statement.part === 'share' ? before : before.filter(({ placed }) => placed.figure?.basis !== 'calculation')
  const tied = stated.slice(-2).map(({ placed }) => (placed.status === 'tied' ? placed.figure : null))
  const share = statement.part === 'share' ? shareOf(statement.number, tied) : null
  if (share !== null) return share
  const pair = pairBefore(statement, tied)
  if (pair === null) return null
  const isPoints = pair.operator === ' - ' && pair.figures.every((figure) => figure.unit === '%')
  const made = workOut(pair.figures, isPoints ? 'points' : pair.operator)
  if (made === null) return null
  const times = pair.operator === ' / '
  const unit = times ? '倍' : made.unit
  if (!times && new Decimal(made.value).isNegative()) return { ...made, status: 'unknown' }
  const shown = times ? { value: made.value, unit, decimals: 4, bound: null } : displayOf(made)
  const standing = standingOf(statement.number, shown)
  return { ...made, unit, status: standing === 'agrees' ? 'tied' : standing === 'differs' ? 'contradicted' : 'unknown' }
}

function workOut(
  figures: Figure[],
  operator: ' + ' | ' - ' | ' / ' | 'share' | 'points',
): Omit<Combined, 'status'> | null {
  const ids = figures.map(({ id }) => id)
  const operation =
    operator === 'share'
      ? `share(${ids.join(', ')})`
      : operator === 'points'
        ? `convert(${ids.join(' - ')}, 个百分点)`
        : ids.join(operator)
  const result = evaluate(operation, { resolve: resolveAmong(figures) })
  if (!result.ok) return null
  const { value, unit, exact, interval } = result
  return { operation, operands: figures, value, unit, exact, interval }
}
