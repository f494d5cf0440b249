import { describeUnit } from '../core/unit.js'
import { findNumbers } from '../language/numbers.js'
import type { WrittenNumber } from '../language/written-number.js'
import type { Library } from '../library/types.js'
import { takeNames } from './mask.js'
import { sourceLine } from './source-line.js'

/**
 * Amounts in the text of a refusal that stand for nothing: money, percentages, multiples and decimals outside the names of
 * organizations and documents, the places of blank cells, and what the question said itself.
 */
export function checkRefusal(
  answer: { answer: string; question: string; suggestions: string[] },
  library: Library,
): string[] {
  const documents = library.documents()
  const names = documents.flatMap(({ id, title, organization }) => [id, title, organization ?? ''])
  const places = documents
    .filter((record) => answer.answer.includes(record.id))
    .flatMap((record) => library.blanks(record.id))
    .flatMap(({ source }) => [sourceLine(1, source, 'zh'), sourceLine(1, source, 'en')])
  return strayNumbers(answer.answer, [...places, ...names], answer.question)
}

/** Amounts of a text that are neither in a name nor in the question. */
export function strayNumbers(text: string, names: string[], question: string): string[] {
  const { rest } = takeNames(text, names)
  const asked = findNumbers(question)
  return findNumbers(rest)
    .filter(
      (number) => isAmount(number) && !asked.some((one) => one.value === number.value && one.unit === number.unit),
    )
    .map((number) => number.text)
}

function isAmount(number: WrittenNumber): boolean {
  const { dimension } = describeUnit(number.unit)
  return dimension === 'plain' ? number.unit !== '' || number.decimals > 0 : dimension !== 'count'
}
