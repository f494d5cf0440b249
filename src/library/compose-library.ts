import { TieoutError } from '../core/errors.js'
import type { PassageSearch, StoreReader } from './ports.js'
import type { Library } from './types.js'

/**
 * Puts one generation of a store and a search over it together. Parts of a document are read when first asked for and kept
 * while the generation is open, so that a question touches the documents it needs and no others.
 *
 * Asking for a document that is not held throws TieoutError `not-found`.
 */
export function composeLibrary(reader: StoreReader, search: PassageSearch): Library {
  let ids: Set<string> | null = null
  const requireHeld = (document: string) => {
    ids ??= new Set(documents().map(({ id }) => id))
    if (ids.has(document)) return
    throw new TieoutError('not-found', `没有文件 ${document}。 There is no document ${document}.`, {
      hint: 'tieout documents 列出所有文件。 tieout documents lists them.',
    })
  }
  const perDocument = <T>(read: (document: string) => T) => {
    const kept = new Map<string, T>()
    return (document: string): T => {
      const held = kept.get(document)
      if (held !== undefined) return held
      requireHeld(document)
      const value = read(document)
      kept.set(document, value)
      return value
    }
  }
  let records: ReturnType<StoreReader['documents']> | null = null
  const documents = () => {
    records ??= reader.documents()
    return records
  }
  return {
    generation: reader.generation,
    documents,
    tables: perDocument((document) => reader.tables(document)),
    facts: perDocument((document) => reader.facts(document)),
    blanks: perDocument((document) => reader.blanks(document)),
    definitions: perDocument((document) => reader.definitions(document)),
    sourceLines: perDocument((document) => reader.sourceLines(document)),
    check: perDocument((document) => reader.check(document)),
    search: (query, options) => search.search(query, options),
    notices() {
      const problems = reader.files().flatMap((file) => (file.problem === null ? [] : [file.problem]))
      return [...problems, ...search.notices()]
    },
    close: () => reader.close(),
  }
}
