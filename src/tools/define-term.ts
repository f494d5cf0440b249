import { z } from 'zod'
import { aliasForms, foldName } from '../facts/name-forms.js'
import type { DocumentFacts } from '../facts/types.js'
import type { Vocabulary } from '../facts/vocabulary/types.js'
import type { Desk } from './contract.js'
import { dataText, TEXT_LENGTH } from './shared/data-text.js'
import { enterQuote } from './shared/enter-quote.js'
import { placeOf, withoutNulls } from './shared/figure-view.js'
import { modelTool } from './shared/model-tool.js'
import { nearNames } from './shared/near-names.js'
import { requireDocuments } from './shared/require-documents.js'

const MOST_ENTRIES = 5
const MOST_ITEMS = 8
const MOST_TERMS = 15

const input = z.object({
  term: z.string().trim().min(2).max(80).describe('The word, best in Chinese: 三公经费, 机关运行经费, 2010301'),
  documents: z.array(z.string()).min(1).optional().describe('Document ids whose glossary is meant; else all'),
})

type Definition = DocumentFacts['definitions'][number]

/** What a word means: the documents' own glossary, and the items that it may stand for. */
export const defineTerm = modelTool({
  name: 'define_term',
  description:
    'What a word means: the explanation that the documents give (名词解释), as quotes to cite by id, and the items of the classifications and forms that the word or code may stand for. Use the item names and codes in find_figures.',
  input,
  run({ term, documents }, desk) {
    if (documents !== undefined) requireDocuments(documents, desk)
    const ids = documents ?? desk.library.documents().map(({ id }) => id)
    const entries = ids.flatMap((document) =>
      desk.library.definitions(document).map((entry) => ({ document, entry, fit: fitOf(entry.term, term) })),
    )
    const explained = entries
      .filter(({ fit }) => fit > 0)
      .sort((a, b) => b.fit - a.fit)
      .slice(0, MOST_ENTRIES)
      .map(({ entry }) => entryView(entry, desk))
    const items = itemsOf(term, desk.vocabulary)
    if (explained.length > 0 || items.length > 0) return { explained, items }
    const terms = [...new Set(entries.map(({ entry }) => entry.term))]
    const near = nearNames(terms, [term], MOST_TERMS)
    const shown = (near.length > 0 ? near : terms.slice(0, MOST_TERMS)).map((one) => dataText(one))
    return { explained, items, nothing: 'No document explains this word.', explainedTerms: shown }
  },
})

function entryView({ term, text, source }: Definition, desk: Desk): Record<string, unknown> {
  const quote = enterQuote(text, source, desk)
  const { document, line } = placeOf(source)
  return {
    ...(quote === null ? {} : { id: quote.id }),
    term: dataText(term),
    text: dataText(text, TEXT_LENGTH),
    document,
    line,
  }
}

/** 2 for the term itself, 1 where one name holds the other, else 0. */
function fitOf(name: string, term: string): number {
  const [a, b] = [foldName(name), foldName(term)]
  if (a === b) return 2
  return b.length >= 2 && (a.includes(b) || (a.length >= 3 && b.includes(a))) ? 1 : 0
}

function itemsOf(term: string, { codes, items }: Vocabulary): Record<string, unknown>[] {
  const word = foldName(term)
  const coded = codes.filter(({ code, name }) => code === term || foldName(name) === word)
  const lines = items.filter(({ name, aliases, everyday }) =>
    [name, ...aliases, ...everyday].some((one) => aliasForms(one).includes(word)),
  )
  return [
    ...coded.map(({ scheme, code, name, source }) => ({ scheme, code, name, source })),
    ...lines.map(({ scheme, code, name, source }) => withoutNulls({ scheme, code, name, source })),
  ].slice(0, MOST_ITEMS)
}
