import type { Figure, Quote } from '../core/figure.js'
import type { DocumentRecord } from '../library/types.js'
import { holding } from './holding.js'
import { sourceWords } from './source-line.js'

/**
 * Strings of an answer whose digits are names and places, not amounts: labels, organizations, documents, source lines
 * with their marks, suggestions. Derived from the answer itself, so that `verify` reads a text exactly as the gate did.
 */
export function identitiesOf(
  answer: { figures: Figure[]; quotes: Quote[]; suggestions: string[] },
  documents: DocumentRecord[],
): string[] {
  const identities = new Set<string>(answer.suggestions)
  for (const record of documents)
    for (const name of [record.organization, record.id, record.title])
      if (name !== null && name !== '') identities.add(name)
  // An answer about the library itself holds no figure: the documents it lists are named with their years.
  if (answer.figures.length === 0)
    for (const record of documents) for (const zh of [true, false]) identities.add(holding(record, zh))
  const sources = [
    ...answer.figures.flatMap((figure) => (figure.source === null ? [] : [figure.source])),
    ...answer.quotes.map((quote) => quote.source),
  ]
  for (const figure of answer.figures) {
    if (figure.label !== '') identities.add(figure.label)
    if (figure.organization !== null) identities.add(figure.organization)
  }
  for (const source of sources) {
    for (const language of ['zh', 'en'] as const) identities.add(sourceWords(source, language))
  }
  for (let mark = 1; mark <= sources.length; mark++) identities.add(`[${mark}]`)
  return [...identities]
}
