import { z } from 'zod'
import type { Desk, DeskTool } from './contract.js'

const MOST_PASSAGES = 8

const input = z.object({
  query: z.string().min(1).max(400).describe('Words that the passage should hold'),
  documents: z.array(z.string()).default([]).describe('Document ids; empty for all'),
})

/** Passages of prose, each a quote with its source. */
export const findTextTool: DeskTool = {
  offer: {
    name: 'search_passages',
    description:
      'Passages of the documents about something: reasons, duties, projects, legal bases. Each has an id: write {Q1} in the answer where the passage is to be quoted; a cause is told by a quote only.',
    parameters: z.toJSONSchema(input, { io: 'input' }),
  },
  call(args, desk) {
    const { query, documents } = input.parse(args)
    const known = desk.documents.map((record) => record.id)
    const unknown = documents.filter((id) => !known.includes(id))
    if (unknown.length > 0) return { error: 'no such document', unknown, available: known }
    const found = desk.context.library
      .search(query, { documents: documents.length > 0 ? documents : known, limit: MOST_PASSAGES * 3 })
      .filter((passage) => passage.kind !== 'row')
      .slice(0, MOST_PASSAGES)
    return found.length === 0 ? { found: 'nothing' } : found.map((passage) => enterQuote(passage.text, passage, desk))
  },
}

const term = z.object({
  term: z.string().min(1).max(100).describe('The term, as the document may write it'),
  documents: z.array(z.string()).default([]).describe('Document ids; empty for all'),
})

/** What the glossary of a document says of a term. */
export const defineTermTool: DeskTool = {
  offer: {
    name: 'define_term',
    description: 'What a document itself says that a term means (名词解释), as a quote.',
    parameters: z.toJSONSchema(term, { io: 'input' }),
  },
  call(args, desk) {
    const parsed = term.parse(args)
    const records = desk.documents.filter(({ id }) => parsed.documents.length === 0 || parsed.documents.includes(id))
    const all = records.flatMap(({ id }) => desk.context.library.definitions(id))
    const found = all.filter((one) => one.term.includes(parsed.term) || parsed.term.includes(one.term))
    return found.length === 0
      ? { found: 'nothing', available: [...new Set(all.map((one) => one.term))].slice(0, 40) }
      : found.slice(0, MOST_PASSAGES).map((one) => enterQuote(one.text, { ...one, section: [one.term] }, desk))
  },
}

function enterQuote(
  text: string,
  { source, section }: { source: Parameters<Desk['ledger']['addQuote']>[1]; section: string[] },
  desk: Desk,
): object {
  const quote = desk.ledger.addQuote(text, source)
  desk.surroundings.set(quote.id, section.join(' '))
  return { id: quote.id, text, document: source.document, line: source.line, section }
}
