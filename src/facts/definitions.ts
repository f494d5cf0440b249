import type { ReadDocument } from '../documents/types.js'
import { cleanName } from './clean-name.js'
import type { FactDocument } from './fact-document.js'
import { isGlossary, readPassages } from './narrative/sections.js'
import type { DocumentFacts } from './types.js'

const ENTRY = /^([^：:。]{2,120})[：:]\s*(\S.*)$/su
const MEANING = /^([^，。：:]{2,40}?)(是指|指的是|是)(.+)$/su

/** The glossary of a document (名词解释): each term with its explanation, verbatim. */
export function readDefinitions(document: FactDocument, read: ReadDocument): DocumentFacts['definitions'] {
  const definitions: DocumentFacts['definitions'] = []
  for (const passage of readPassages(read.blocks)) {
    if (!isGlossary(passage)) continue
    const text = passage.text.replace(/\*\*/gu, '')
    const entry = ENTRY.exec(text) ?? MEANING.exec(text)
    const term = entry === null ? '' : cleanName(entry[1] ?? '').replace(/[“”]/gu, (mark) => mark)
    const last = definitions.at(-1)
    if (entry === null || term === '') {
      if (last !== undefined && !/未涉及|无$/u.test(text)) last.text = `${last.text}${text}`
      continue
    }
    const explanation = entry.length > 3 ? `${entry[2] ?? ''}${entry[3] ?? ''}` : (entry[2] ?? '')
    const line = passage.offsets[0]?.line ?? null
    definitions.push({
      term,
      text: explanation.trim(),
      source: {
        document: document.id,
        path: document.path,
        table: null,
        row: term,
        column: null,
        line,
        page: null,
        sheet: null,
        cell: null,
        box: null,
        text: passage.text,
      },
    })
  }
  return definitions
}
