import { Decimal } from '../core/decimal.js'
import type { Figure } from '../core/figure.js'
import type { Bound } from '../language/number-qualifiers.js'
import { findNumbers } from '../language/numbers.js'
import type { WrittenNumber } from '../language/written-number.js'
import { isAmountOf } from './compare-number.js'
import { saysDecrease } from './fact-label.js'
import { type Frame, frameAt } from './frame.js'
import type { GateInput, Offence, OffenceReason } from './gate-input.js'
import type { TextReading } from './read-text.js'
import { scopeOf, sourcedOperands } from './scope-of-figure.js'

/** A number of the text with the figures that may stand behind it. */
export interface BoundNumber {
  start: number
  end: number
  figures: Figure[]
}

/** Binds every number of a text, years and ordinals of marks apart, to the figures whose role it may have. */
export function bindNumbers(input: GateInput, reading: TextReading): { bound: BoundNumber[]; offences: Offence[] } {
  const bound: BoundNumber[] = []
  const offences: Offence[] = []
  const isYear = (number: WrittenNumber): boolean =>
    reading.years.some((year) => year.start <= number.start && number.start < year.end)
  for (const number of findNumbers(reading.plain)) {
    if (isYear(number)) continue
    const { start, end, text } = number
    const same = input.figures.filter((figure) => isAmountOf(number, figure))
    const judged = same.map((figure) => ({ figure, problem: roleProblem(input, reading, number, figure) }))
    const figures = judged.filter((one) => one.problem === null).map((one) => one.figure)
    if (figures.length > 0) bound.push({ start, end, figures })
    else offences.push({ text, start, reason: judged.at(-1)?.problem ?? 'no-figure' })
  }
  return { bound, offences }
}

/** The first respect in which a number is not this figure; null when it may be. */
function roleProblem(
  input: GateInput,
  reading: TextReading,
  number: WrittenNumber,
  figure: Figure,
): OffenceReason | null {
  if (!signFits(reading.plain, number, figure)) return 'wrong-sign'
  if (!boundFits(number.bound, figure, input)) return 'wrong-bound'
  const frame = frameAt(reading, number.start)
  const scope = scopeOf(figure, input.figures)
  if (!allowed(frame.years, scope.years)) return 'wrong-year'
  if (!allowed(frame.organizations, scope.organizations)) return 'wrong-organization'
  if (!allowed(frame.stages, scope.stages)) return 'wrong-stage'
  return labelStands(frame, number, figure, reading) ? null : 'wrong-item'
}

/** Something must be named of what the figure belongs to, where a sentence names something at all. */
function allowed<T>(named: Set<T>, own: T[] | null): boolean {
  return named.size === 0 || own === null || own.some((one) => named.has(one))
}

/** A minus before a number, with a limit or a blank between; 2023-2024 is a range, and a dash that opens a line a bullet. */
const MINUS_BEFORE = /(?:^|[^\p{L}\p{N}\n])[-−–﹣－负△][≥≤≧≦＞＜<>= 约¥￥]{0,6}$|[负△][≥≤≧≦＞＜<>= 约¥￥]{0,6}$/u
const MINUS_WITHIN = /^[-−–﹣－负△]/u

function signFits(plain: string, number: WrittenNumber, figure: Figure): boolean {
  const before = plain.slice(Math.max(0, number.start - 8), number.start)
  const written = new Decimal(number.value).isNegative() || MINUS_WITHIN.test(number.text) || MINUS_BEFORE.test(before)
  const negative = new Decimal(figure.value).lt(0)
  return written === negative || (negative && saysDecrease(figure.label))
}

/** A limit is part of a figure: ≥93% is neither 93% nor ≤93%. */
function boundFits(written: Bound | null, figure: Figure, input: GateInput): boolean {
  if (figure.basis === 'given' || figure.basis === 'constant') return written === null
  if (figure.basis === 'calculation') {
    const [operand, ...others] = sourcedOperands(figure, input.figures)
    const converted = figure.operation?.startsWith('convert(') === true && operand !== undefined && others.length === 0
    return written === null || (converted && boundOf(operand, input) === written)
  }
  return boundOf(figure, input) === written
}

function boundOf(figure: Figure, { bounds }: GateInput): Bound | null {
  const known = bounds?.get(figure.id)
  if (known !== undefined) return known
  const inSource = findNumbers(figure.source?.text ?? '').filter((number) =>
    new Decimal(number.value).abs().eq(new Decimal(figure.value).abs()),
  )
  return inSource.find((number) => number.bound !== null)?.bound ?? null
}

const AS_GIVEN = /(?:您给的|问题里的|of the question|you gave) ?$/u

/** Each figure stands by its label; numbers of the question are shown as such, and a count needs no name. */
function labelStands(frame: Frame, number: WrittenNumber, figure: Figure, reading: TextReading): boolean {
  if (figure.label === '' || frame.labels.has(figure.label)) return true
  if (figure.basis === 'given') return true
  if (figure.basis === 'constant') return AS_GIVEN.test(reading.plain.slice(0, number.start))
  return figure.operation?.startsWith('count(') === true
}
