import type { Answer } from '../../answers/types.js'
import { displayResult } from '../../answers/wording/display-result.js'
import type { Figure } from '../../core/figure.js'
import { detectLanguage } from '../../language/language-of.js'
import type { Chart } from './chart.js'
import { barsOf } from './chart-bars.js'
import { isChange, isComparable, isWithin } from './figure-shape.js'
import { type PictureWords, pictureWords } from './words.js'

/** More parts of a ring than this cannot be told apart. */
const MOST_SLICES = 8
const SUM = /^F\d{1,4}(?: \+ F\d{1,4})+$/u
const SHARE = /^share\((F\d{1,4}), (F\d{1,4})\)$/u
const REFERENCE = /F\d{1,4}/gu

/**
 * The chart that an answer's figures make by themselves: parts of their sum, a part of the whole that it is proven to lie
 * in, two years or stages, offices side by side, the entries of a list. Null where figures measure different things, are
 * disputed, have bounds, or cannot be told apart by name.
 */
export function chartOf(answer: Answer): Chart | null {
  if (answer.status === 'refused') return null
  const disputed = new Set(answer.conflicts.flatMap(({ figures }) => figures))
  const book = new Map(answer.figures.map((figure) => [figure.id, figure]))
  const results = [...new Set(answer.results.flatMap((id) => originOf(book.get(id), book) ?? []))]
  const words = pictureWords(detectLanguage(answer.question))
  const chart = worked(results, book, words) ?? listed(answer, results, words)
  if (chart === null || chart.parts.every(({ size }) => size.isZero())) return null
  if (chart.figures.some(({ id }) => disputed.has(id))) return null
  return { ...chart, notes: [...chart.notes, ...new Set(answer.warnings)] }
}

type Book = ReadonlyMap<string, Figure>

/** A converted figure stands for the one it came from; a count of figures is no quantity of its own. */
function originOf(figure: Figure | undefined, book: Book): Figure | null {
  const { operation } = figure ?? {}
  if (figure === undefined || operation?.startsWith('count(') === true) return null
  const [operand] = operation?.startsWith('convert(') === true ? figure.operands : []
  return operand === undefined ? figure : originOf(book.get(operand), book)
}

/** A chart of what one result was worked out from. */
function worked(results: readonly Figure[], book: Book, words: PictureWords): Chart | null {
  const calculated = results.filter(({ basis }) => basis === 'calculation')
  const [result] = calculated
  if (result === undefined || calculated.length > 1) return null
  const operands = operandsOf(result, book)
  if (!results.every((one) => one === result || operands.includes(one) || isChange(one))) return null
  const [first, second] = operands
  if (first === undefined || second === undefined) return null
  // The year before, worked back from a stated change.
  if (isChange(second) && !isChange(first) && result.year !== first.year) {
    const change = `${second.label} ${displayResult(second, words.about === '约 ')}`
    return barsOf([result, first], { words, chosen: new Set(), title: change })
  }
  const headline = `${result.label} ${displayResult(result, words.about === '约 ')}`
  const share = SHARE.exec(result.operation ?? '')
  if (share !== null && operands.length === 2 && shareLies(first, second, book))
    return ringOf([first], second, headline, words)
  if (SUM.test(result.operation ?? '') && operands.length === (result.operation ?? '').split('+').length) {
    const total = { ...result, label: words.total }
    return (
      ringOf(operands, total, result.label, words) ??
      barsOf(operands, { words, chosen: new Set(), title: short(headline, `${words.total} ${shownOf(result, words)}`) })
    )
  }
  if (operands.some((one) => isChange(one))) return null
  return barsOf(operands, { words, chosen: new Set(), title: headline })
}

const shownOf = (figure: Figure, words: PictureWords): string => displayResult(figure, words.about === '约 ')

const short = (text: string, otherwise: string): string => (text.length > 60 ? otherwise : text)

function operandsOf(result: Figure, book: Book): Figure[] {
  const named = new Set(result.operation?.match(REFERENCE) ?? [])
  return [...named].flatMap((id) => originOf(book.get(id), book) ?? [])
}

/** A sum lies in a whole when each of its addends does and none lies in another. */
function shareLies(part: Figure, whole: Figure, book: Book): boolean {
  if (!SUM.test(part.operation ?? '')) return isWithin(part, whole)
  const addends = operandsOf(part, book)
  return (
    addends.every((one) => isWithin(one, whole)) &&
    addends.every((one) => addends.every((other) => one === other || !isWithin(one, other)))
  )
}

/** Parts of one office's whole, all of one sign. Null where a ring would say more than the figures. */
function ringOf(parts: readonly Figure[], whole: Figure, title: string, words: PictureWords): Chart | null {
  if (parts.length > MOST_SLICES || !isComparable([...parts, whole])) return null
  if (new Set(parts.map(({ organization }) => organization)).size > 1) return null
  const bars = barsOf([...parts, whole], { words, chosen: new Set(), title })
  const [last] = bars?.parts.slice(-1) ?? []
  const slices = bars?.parts.slice(0, -1) ?? []
  if (bars === null || last === undefined || last.size.lte(0) || slices.some(({ size }) => size.lt(0))) return null
  if (slices.filter(({ size }) => size.gt(0)).length < 1 || slices.every(({ size }) => size.eq(last.size))) return null
  return {
    ...bars,
    shape: 'ring',
    title: short(title, `${last.name} ${last.shown}`),
    parts: slices,
    whole: { name: last.name, shown: last.shown, size: last.size },
    figures: whole.basis === 'calculation' ? [...parts] : [...parts, whole],
  }
}

/** A chart of figures that stand beside each other in the answer. */
function listed(answer: Answer, results: readonly Figure[], words: PictureWords): Chart | null {
  if (results.length === 0) return null
  const used = new Set(answer.figures.flatMap(({ operation }) => operation?.match(REFERENCE) ?? []))
  const beside = answer.figures.filter(
    ({ id, basis, operation }) =>
      (basis === 'cell' || basis === 'quote') && (!used.has(id) || isCounted(id, answer)) && operation === null,
  )
  const all = results.some(({ basis }) => basis === 'calculation')
    ? results
    : answer.figures.filter((one) => results.includes(one) || beside.includes(one))
  if (all.length < 2) return null
  const chosen = new Set(results.length < all.length ? results.map(({ id }) => id) : [])
  const [head = ''] = answer.answer.split('\n')
  const list = /^(.*[^:：])[:：]$/u.exec(head)?.[1] ?? null
  const ordered = results.length === all.length ? results : all
  return barsOf(ordered, { words, chosen, title: null, heading: list })
}

/** Figures that were only counted are still shown themselves. */
function isCounted(id: string, { figures }: Answer): boolean {
  return figures.every(({ operation, operands }) => !operands.includes(id) || operation?.startsWith('count(') === true)
}
