import { Decimal } from '../../core/decimal.js'
import type { Figure } from '../../core/figure.js'
import { describeUnit } from '../../core/unit.js'
import type { Bound } from '../../language/number-qualifiers.js'
import { findNumbers } from '../../language/numbers.js'
import type { WrittenNumber } from '../../language/written-number.js'
import { isRoundingOf } from '../display.js'
import type { GateInput, Offence } from '../gate-input.js'
import { findClaimTokens } from './find-claims.js'

/** 是。 or No. at the head of a line answers a question that wants its own statement judged. */
const VERDICT =
  /^(?:(是的|是|对|没错|正确|四舍五入后是|yes, rounded|yes|correct|right|true)|(不是|不对|不正确|错|no|wrong|false))[。，,.!！]/gimu

/** A verdict holds where the figures that answer bear out the numbers of the question, or its order; 不是 where they do not. */
export function verdictOffences(input: GateInput): Offence[] {
  return [...input.text.matchAll(VERDICT)].flatMap((match): Offence[] => {
    const holds = statementHolds(input)
    if (holds !== null && holds === (match[1] !== undefined)) return []
    return [{ text: match[0], start: match.index, reason: 'wrong-comparison' }]
  })
}

/** Whether the statement of the question is true; null where it cannot be told. */
function statementHolds({ question, figures, results }: GateInput): boolean | null {
  if (question === undefined) return null
  const answers = figures.filter((figure) => results?.includes(figure.id) === true)
  const numbers = findNumbers(question).filter((number) => isAmount(number))
  const judged = numbers.map((number) => {
    const alike = answers.filter((figure) => dimensionOf(number) === describeUnit(figure.unit).dimension)
    return alike.length === 0 ? null : alike.some((figure) => bears(number, boundIn(question, number), figure))
  })
  // 乙比甲多16万: a right number under an order that is turned round is no true statement.
  const order = answers.length === 1 && answers[0] !== undefined ? orderHolds(question, answers[0]) : null
  if (judged.length > 0) return judged.includes(null) ? null : judged.every((one) => one === true) && order !== false
  return order
}

const dimensionOf = ({ unit }: WrittenNumber): string =>
  unit === '万' || unit === '亿' ? 'money' : describeUnit(unit).dimension

const isAmount = (number: WrittenNumber): boolean =>
  !number.ordinal && ['money', 'percent', 'points', 'times'].includes(dimensionOf(number))

/** 没到 100% and 不超过 5 万: a denied limit before the number is the limit on the other side. */
function boundIn(question: string, number: WrittenNumber): Bound | null {
  const before = question.slice(Math.max(0, number.start - 6), number.start)
  return DENIED_ABOVE.test(before) ? '<' : number.bound
}

const DENIED_ABOVE = /(?:(?<!有)没有?|未)(?:到|达到|超过|满|足|高于|多于) ?$/u

function bears(number: WrittenNumber, bound: Bound | null, figure: Figure): boolean {
  const { factor } = describeUnit(number.unit)
  const value = new Decimal(figure.value).times(describeUnit(figure.unit).factor).div(factor).abs()
  const asked = new Decimal(number.value).abs()
  if (bound !== null) return COMPARE[bound](value.cmp(asked))
  return isRoundingOf(asked.toFixed(), number.decimals, value.toFixed())
}

const COMPARE: Record<Bound, (order: number) => boolean> = {
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
}

/** 甲比乙多吗: operands are entered in the order in which the question names them. */
function orderHolds(question: string, { operation }: Figure): boolean | null {
  const operands = /^F(\d+) - F(\d+)$/u.exec(operation ?? '')
  const said = new Set(
    findClaimTokens(question)
      .filter((token) => ['comparison', 'adjective'].includes(token.kind))
      .map((token) => (token.negated ? 'other' : token.value)),
  )
  if (operands === null || said.has('gt') === said.has('lt')) return null
  return Number(operands[1]) < Number(operands[2]) === said.has('gt')
}
