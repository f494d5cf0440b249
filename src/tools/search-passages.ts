import { z } from 'zod'
import { sentencesOf } from '../language/sentences.js'
import type { FoundPassage } from '../library/types.js'
import type { Desk } from './contract.js'
import { dataText, TEXT_LENGTH } from './shared/data-text.js'
import { enterQuote } from './shared/enter-quote.js'
import { placeOf } from './shared/figure-view.js'
import { modelTool } from './shared/model-tool.js'
import { requireDocuments } from './shared/require-documents.js'

const MOST = 10
const MOST_SENTENCES = 8

const input = z.object({
  query: z.string().trim().min(1).max(400).describe('Words to look for, best in Chinese as documents write them'),
  documents: z.array(z.string()).min(1).optional().describe('Document ids to look in; leave it out for all'),
  limit: z.number().int().min(1).max(MOST).default(5).describe('Most passages'),
})

/** Passages that fit some words; what may be quoted has the id of a quote. */
export const searchPassages = modelTool({
  name: 'search_passages',
  description:
    'Passages of the documents about something: reasons, duties, projects, legal basis, performance, explanations. Each sentence has the id of a quote (Q1); cite it by that id. Rows of tables are named only: open them with read_table. Numbers inside sentences may be stated as part of a quote, else find them with find_figures.',
  input,
  run({ query, documents, limit }, desk) {
    const held = desk.library.documents().map(({ id }) => id)
    if (documents !== undefined) requireDocuments(documents, desk)
    const found = desk.library.search(query, { documents: documents ?? held, limit })
    const passages = found.map((passage) => passageView(passage, desk))
    return passages.length > 0 ? { passages } : { passages, nothing: 'No passage fits. Use other words.' }
  },
})

function passageView(passage: FoundPassage, desk: Desk): Record<string, unknown> {
  const { kind, section, text, source, document } = passage
  const headings = section.map((heading) => dataText(heading))
  if (kind === 'row') {
    const { line } = source
    const table = desk.library
      .tables(document)
      .find(({ lines }) => line !== null && lines.first <= line && line <= lines.last)
    return { kind, headings, ...placeOf(source), ...(table === undefined ? {} : { tableId: table.id }) }
  }
  const sentences = sentencesOf(text).slice(0, MOST_SENTENCES)
  return {
    kind,
    headings,
    ...placeOf(source),
    sentences: sentences.map(({ start, end }) => sentenceView(text.slice(start, end), passage, desk)),
    ...(sentences.at(-1)?.end === text.length || sentences.length < MOST_SENTENCES ? {} : { more: true }),
  }
}

function sentenceView(text: string, { source }: FoundPassage, desk: Desk): Record<string, unknown> {
  const quote = enterQuote(text, source, desk)
  return { ...(quote === null ? {} : { id: quote.id }), text: dataText(text, TEXT_LENGTH) }
}
