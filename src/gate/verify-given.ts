import { Decimal } from '../core/decimal.js'
import type { Figure } from '../core/figure.js'
import { describeUnit } from '../core/unit.js'
import { findNumbers } from '../language/numbers.js'
import { intervalInUnit } from './ledger.js'
import { type Reason, said } from './proof-failure.js'
import { sameInterval } from './verify-source.js'

/** A number of the question is there with its unit, and claims no place in the documents. */
export function verifyGiven(figure: Figure, question: string): Reason | null {
  if (!isBare(figure)) return said('问题里的数不带来源和口径', 'a number of the question has no source and no scope')
  // A line may end between a number and its unit.
  const asked = findNumbers(question.replace(/\s+(?=\p{Script=Han})/gu, '')).filter(
    (number) => new Decimal(number.value).eq(figure.value) && sameUnit(number.unit, figure.unit),
  )
  if (asked.length === 0) return said('问题里没有这个数', 'the question does not hold this number')
  return asked.some((number) =>
    sameInterval(intervalInUnit(figure.value, number.decimals, figure.unit), figure.interval),
  )
    ? null
    : said('区间与显示的位数不符', 'the interval does not follow from the display')
}

/** A constant is the 100 of a percentage or the number of operands of a calculation that uses it. */
export function verifyConstant(figure: Figure, figures: Figure[]): Reason | null {
  const value = new Decimal(figure.value)
  const users = figures.filter((one) => one.basis === 'calculation' && one.operands.includes(figure.id))
  const counted = users.some((user) => value.eq(user.operands.filter((id) => id !== figure.id).length))
  const hundred = value.eq(100) && (figure.unit === '%' || figure.unit === '')
  const counts = counted && ['plain', 'count'].includes(describeUnit(figure.unit).dimension)
  const point = sameInterval(figure.interval, [figure.value, figure.value])
  return isBare(figure) && users.length > 0 && point && (hundred || counts)
    ? null
    : said('这个常数没有依据', 'nothing stands behind this constant')
}

/** No source, no operation, no scope, and a label without numbers of its own. */
function isBare(figure: Figure): boolean {
  const { source, operation, operands, organization, year, stage, exact, label } = figure
  const scoped = organization !== null || year !== null || stage !== null
  return source === null && operation === null && operands.length === 0 && !scoped && exact && !hasNumber(label)
}

const hasNumber = (text: string): boolean => findNumbers(text).length > 0

/** 40万 in a question about money means 万元. */
function sameUnit(asked: string, given: string): boolean {
  const [a, b] = [describeUnit(asked), describeUnit(given)]
  if (a.dimension === 'plain' && !a.factor.eq(1)) return b.dimension === 'money' && a.factor.eq(b.factor)
  return a.dimension === b.dimension && a.base === b.base && a.factor.eq(b.factor)
}
