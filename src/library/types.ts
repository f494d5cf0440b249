import type { CheckResult } from '../checks/types.js'
import type { PageStart } from '../core/place.js'
import type { Source } from '../core/source.js'
import type { DataWarning, DocumentIdentity } from '../documents/types.js'
import type { BlankCell, DocumentFacts, Fact } from '../facts/types.js'
import type { Table } from '../tables/types.js'

/** One document of the corpus as the library holds it. */
export interface DocumentRecord extends DocumentIdentity {
  /** Path inside the corpus without the extension (with it beside a namesake). */
  id: string
  path: string
  /** SHA-256 of the file's bytes. */
  hash: string
  bytes: number
  lines: number
  encoding: string
  /** Where pages or sheets begin; absent for text. */
  pages?: PageStart[]
  warnings: DataWarning[]
  /** Counts for `documents`: tables, facts, passages. */
  counts: { tables: number; facts: number; passages: number }
}

/** Everything that ingest derives from one file. Pure data: the store keeps it as it is. */
export interface ParsedDocument {
  record: DocumentRecord
  sourceLines: string[]
  tables: Table[]
  facts: DocumentFacts
  passages: Passage[]
  /** What the checks found in this document by itself. */
  check: CheckResult
}

/** A piece of text that can be found and quoted: a paragraph, or a table row with its headers. */
export interface Passage {
  /** Stable within its document: p1, p2, … */
  id: string
  document: string
  /** Headings above, outermost first. */
  section: string[]
  kind: 'prose' | 'row' | 'definition' | 'note'
  text: string
  source: Source
}

export interface FoundPassage extends Passage {
  score: number
}

/** A reader keeps the generation it opened: everything it returns belongs to that generation. */
export interface Library {
  readonly generation: number
  documents(): DocumentRecord[]
  tables(document: string): Table[]
  facts(document: string): Fact[]
  blanks(document: string): BlankCell[]
  definitions(document: string): DocumentFacts['definitions']
  sourceLines(document: string): string[]
  /** Coverage and findings of the document checked by itself. */
  check(document: string): CheckResult
  /** Best passages first, restricted to these documents before ranking. */
  search(query: string, options: { documents: string[]; limit: number }): FoundPassage[]
  /** Notices for people, e.g. that exact search stands in for a missing package. */
  notices(): DataWarning[]
  close(): void
}
