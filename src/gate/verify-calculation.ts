import { type Evaluation, evaluate } from '../calculate/evaluate.js'
import { Decimal } from '../core/decimal.js'
import type { Figure, Quote } from '../core/figure.js'
import { describeUnit } from '../core/unit.js'
import type { Library } from '../library/types.js'
import { decimalsOf, recognizedAmong } from './ledger.js'
import { type Reason, said } from './proof-failure.js'
import { labelFitsOperation } from './result-label.js'
import { sourcedOperands } from './scope-of-figure.js'
import { STAGE_NAMES } from './stage-words.js'

/** Works a calculation out again from its operands alone: nothing is taken from the value that is claimed. */
export function verifyCalculation(
  figure: Figure,
  { figures, quotes }: { figures: Figure[]; quotes: Quote[] },
  library: Library,
): Reason | null {
  const { operation } = figure
  if (operation === null || figure.source !== null) return said('缺少算式', 'the operation is missing')
  // What a calculation uses is listed before it, so that no two figures prove each other.
  const before = figures.slice(0, figures.indexOf(figure))
  if (!operandsFit(figure, operation))
    return said('算式与列出的运算数不符', 'the operands are not those of the operation')
  if (!isMadeOfFigures(operation)) return said('算式里有来历不明的数', 'the operation holds numbers of its own')
  const result = workOut(figure, operation, before, quotes)
  if (!result.ok)
    return said(
      `算式不能计算：${result.error.message.zh}`,
      `the operation cannot be worked out: ${result.error.message.en}`,
    )
  if (result.value !== figure.value || !sameUnit(result.unit, figure))
    return said(
      `算式的结果是 ${result.value} ${result.unit}，不是 ${figure.value} ${figure.unit}`,
      `the operation gives ${result.value} ${result.unit}, not ${figure.value} ${figure.unit}`,
    )
  const parts = [
    ...figures.filter(({ id }) => figure.operands.includes(id)),
    ...quotes.filter(({ id }) => figure.operands.includes(id)).map(({ source }) => source),
  ]
  const recognized = recognizedAmong(parts).recognized === true
  if ((figure.recognized === true) !== recognized)
    return said(
      '是否由图像识别读出与运算数不符',
      'the mark of what was recognised from a picture is not that of the operands',
    )
  if (!holdsInterval(figure.interval, result.interval) || figure.exact !== (result.exact && !recognized))
    return said('区间或是否约数与算式不符', 'the interval or exactness does not follow from the operation')
  if (!scopeFits(figure, sourcedOperands(figure, figures)))
    return said('单位、年份或口径与运算数不符', 'organization, year or stage is not that of the operands')
  const organizations = library.documents().flatMap((record) => record.organization ?? [])
  return labelFitsOperation(figure, figures, organizations)
    ? null
    : said('名称与算式不符', 'the label does not say what was worked out')
}

function operandsFit(figure: Figure, operation: string): boolean {
  const used = new Set(operation.match(/\b[FQ]\d+\b/gu) ?? [])
  const figuresUsed = [...used].filter((id) => id.startsWith('F'))
  const listed = new Set(figure.operands)
  return (
    used.size > 0 &&
    listed.size === figure.operands.length &&
    figure.operands.every((id) => used.has(id)) &&
    figuresUsed.every((id) => listed.has(id))
  )
}

/** Besides references an operation holds no number but the 100 of a percentage. */
function isMadeOfFigures(operation: string): boolean {
  const rest = operation.replace(/\b[FQ]\d+\b/gu, '')
  return (rest.match(/\p{N}+(?:\.\p{N}+)?/gu) ?? []).every((number) => number === '100')
}

function workOut(figure: Figure, operation: string, before: Figure[], quotes: Quote[]): Evaluation {
  const options = {
    exists: (reference: string) => quotes.some((quote) => quote.id === reference),
    resolve: (reference: string) => {
      const operand = before.find((one) => one.id === reference)
      return operand === undefined
        ? null
        : { value: operand.value, decimals: decimalsOf(operand.value), unit: operand.unit, interval: operand.interval }
    },
  }
  const plain = evaluate(operation, options)
  const { dimension } = describeUnit(figure.unit)
  const shown = !plain.ok || plain.unit === figure.unit || dimension === 'count' || dimension === 'plain'
  return shown ? plain : evaluate(operation, { ...options, as: figure.unit })
}

/** A number of operands is counted in 项, 类 …: its unit says what was counted. */
function sameUnit(unit: string, figure: Figure): boolean {
  if (unit === figure.unit) return true
  const { dimension, factor } = describeUnit(figure.unit)
  return unit === '' && figure.operation?.startsWith('count(') === true && dimension === 'count' && factor.eq(1)
}

const BOUND_DIGITS = 12

/** Bounds are equal where the evaluation keeps digits; what a conversion keeps beyond is rounded outwards like there. */
function holdsInterval([low, high]: [string, string], worked: [string, string]): boolean {
  return (
    new Decimal(low).toDecimalPlaces(BOUND_DIGITS, Decimal.ROUND_FLOOR).eq(worked[0]) &&
    new Decimal(high).toDecimalPlaces(BOUND_DIGITS, Decimal.ROUND_CEIL).eq(worked[1])
  )
}

/**
 * A result belongs where its operands do. It is of the year before only where an operand says that it compares with that
 * year (prior = now − change), and then of the stage compared with.
 */
function scopeFits(figure: Figure, operands: Figure[]): boolean {
  const within = <T>(own: T | null, others: (T | null)[]): boolean =>
    own === null || (others.length > 0 && others.every((other) => other === own))
  const organization = within(
    figure.organization,
    operands.map((one) => one.organization),
  )
  // Staff is counted as it stands, which is no stage: what is worked out per head has the stage of the amount.
  const stage = within(
    figure.stage,
    operands.flatMap((one) => one.stage ?? []),
  )
  const { year } = figure
  if (!organization) return false
  if (year === null || operands.some((one) => one.year === year)) return stage
  const compared = operands.filter((one) => one.year === year + 1 && one.label.includes(String(year)))
  return compared.length > 0 && (stage || compared.some((one) => namesBase(one.label, year, figure.stage ?? '')))
}

/** 比2023年决算增加: the label of a change names the year and stage that it compares with. */
const ENGLISH_STAGES: ReadonlyMap<string, string> = new Map(
  STAGE_NAMES.filter((one) => one.name !== one.stage).map((one) => [one.stage, one.name]),
)

function namesBase(label: string, year: number, stage: string): boolean {
  return label.includes(`${year}年${stage}`) || label.includes(`${year} ${ENGLISH_STAGES.get(stage) ?? stage}`)
}
