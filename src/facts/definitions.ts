import { placeOfLine } from '../core/place.js'
import type { ReadDocument } from '../documents/types.js'
import { cleanName, joinBlanks } from './clean-name.js'
import type { FactDocument } from './fact-document.js'
import { isGlossary, type Passage, readPassages } from './narrative/sections.js'
import type { DocumentFacts } from './types.js'

const NUMBERED = /^\s*(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十\d]{1,3}）|\d{1,2}[.．、])/u
const ENTRY = /^([^：:。]{2,120})[：:]\s*(\S.*)$/su
const SENTENCE = /^([^，。：:]{2,40}?)((?:是指|指的是|指).+)$/su
const EXPLAINS = /指|反映|包括|即|是/u

/**
 * The glossary of a document (名词解释): each term with its explanation, verbatim. A path of 类, 款 and 项 is entered under
 * its last name. Signatures and attachments under the same heading are no entries.
 */
export function readDefinitions(document: FactDocument, read: ReadDocument): DocumentFacts['definitions'] {
  const definitions: DocumentFacts['definitions'] = []
  for (const passage of readPassages(read.blocks)) {
    if (!isGlossary(passage)) continue
    const entry = readEntry(passage)
    const last = definitions.at(-1)
    if (entry !== null) definitions.push({ ...entry, source: sourceOf(document, passage, entry.term) })
    else if (last !== undefined && !/[。；]$/u.test(last.text)) last.text += passage.text
  }
  return definitions
}

function readEntry(passage: Passage): { term: string; text: string } | null {
  const { text } = passage
  const found = ENTRY.exec(text) ?? SENTENCE.exec(text)
  const [, words = '', explanation = ''] = found ?? []
  if (!EXPLAINS.test(explanation.slice(0, 60)) && !NUMBERED.test(text)) return null
  const term = cleanName(
    joinBlanks(words.replace(/\*/gu, ''))
      .split(/（[类款]）/u)
      .at(-1) ?? '',
  )
  return term === '' || /[，。]/u.test(term) ? null : { term, text: explanation.trim() }
}

function sourceOf(
  document: FactDocument,
  passage: Passage,
  term: string,
): DocumentFacts['definitions'][number]['source'] {
  const line = passage.offsets[0]?.line ?? null
  return {
    document: document.id,
    path: document.path,
    table: null,
    row: term,
    column: null,
    line,
    ...placeOfLine(document.pages, line),
    text: passage.text,
  }
}
