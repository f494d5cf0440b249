import { TieoutError } from '../core/errors.js'
import type { Library } from './types.js'

/**
 * The same library with some of its documents only: the others are not listed, not searched and cannot be opened, whoever
 * asks. Asking for one of them throws TieoutError `not-found`, as for a document that is not held.
 */
export function restrictLibrary(library: Library, allowed: readonly string[]): Library {
  const ids = new Set(allowed)
  const records = library.documents().filter(({ id }) => ids.has(id))
  const held = new Set(records.map(({ id }) => id))
  const only = <T>(read: (document: string) => T) => {
    return (document: string): T => {
      if (held.has(document)) return read(document)
      throw new TieoutError('not-found', `没有文件 ${document}。 There is no document ${document}.`)
    }
  }
  return {
    generation: library.generation,
    documents: () => records,
    tables: only((document) => library.tables(document)),
    facts: only((document) => library.facts(document)),
    blanks: only((document) => library.blanks(document)),
    definitions: only((document) => library.definitions(document)),
    sourceLines: only((document) => library.sourceLines(document)),
    check: only((document) => library.check(document)),
    search: (query, { documents, limit }) =>
      library.search(query, { documents: documents.filter((id) => held.has(id)), limit }),
    notices: () => library.notices(),
    close: () => library.close(),
  }
}
