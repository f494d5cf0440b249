import type { KeptFinding } from '../checks/compare-runs.js'
import type { CheckResult } from '../checks/types.js'
import type { FileFingerprint } from '../documents/file-fingerprint.js'
import type { DataWarning } from '../documents/types.js'
import type { DocumentFacts } from '../facts/types.js'
import type { Table } from '../tables/types.js'
import type { DocumentRecord, FoundPassage, ParsedDocument, Passage } from './types.js'

/**
 * The ports between `library/` and what lies behind it. `store/` implements the store's side, `search/` the index's side;
 * they meet only here and are put together in `app/`.
 */

/** Number of a passage within one store: consecutive within a document, never used again for another passage. */
export type PassageNumber = number

/** Which derivation an index holds; a difference means that what it holds must be derived again. */
export interface IndexDescription {
  /** Version of everything that derives data from bytes (readers, tables, facts, vocabulary, passages). */
  derivation: string
  /** Name and dimension of the embedder: vectors of different embedders cannot be compared. */
  embedder: string
  dimension: number
}

/** What the store remembers of one file of the corpus, whether a document came of it or a problem. */
export interface HeldFile {
  path: string
  /** SHA-256 of the bytes in hex; null when they could not be read. */
  hash: string | null
  /** Null when the stamps cannot prove the content: the file was unreadable, or written just before it was read. */
  fingerprint: FileFingerprint | null
  /** Id of the document made of it, else null. */
  document: string | null
  /** Why no document came of it, else null. */
  problem: DataWarning | null
}

/** What the passages of one document are found by, in their order. */
export interface PreparedPassages {
  /** Words of each passage for full text. Only letters, digits and `.`: the store splits at anything else. */
  tokens: string[][]
  vectors: Uint8Array
}

/** Passages of one document as ranking needs them: without their text. */
export interface PassageBlock {
  document: string
  first: PassageNumber
  count: number
  /** Number of tokens of each passage. */
  lengths: Uint16Array
}

/** An approximate index in a file of its own, for large collections. */
export interface VectorFile {
  /** File name inside the index folder. */
  name: string
  bytes: number
  /** Which passages it covers, in the order of its labels. */
  covers: { first: PassageNumber; count: number }[]
}

/** What finding passages needs of the store. All answers belong to one generation. */
export interface PassageSource {
  /** The blocks of these documents in the order of their ids; unknown ids are left out. */
  blocks(documents: readonly string[]): PassageBlock[]
  /** The blocks of all documents in the order of their ids. */
  allBlocks(): PassageBlock[]
  /** Passages of these blocks that hold the token, in ascending order of their numbers. */
  matches(token: string, blocks: readonly PassageBlock[]): PassageNumber[]
  vectors(document: string): Uint8Array
  passages(numbers: readonly PassageNumber[]): Map<PassageNumber, Passage>
  vectorFile(): VectorFile | null
}

/** One generation, open for reading until it is closed. */
export interface StoreReader extends PassageSource {
  readonly generation: number
  description(): IndexDescription
  files(): HeldFile[]
  documents(): DocumentRecord[]
  tables(document: string): Table[]
  facts(document: string): DocumentFacts['facts']
  blanks(document: string): DocumentFacts['blanks']
  definitions(document: string): DocumentFacts['definitions']
  sourceLines(document: string): string[]
  check(document: string): CheckResult
  close(): void
}

/** The one writer. Nothing it does is seen by anyone before `publish`; `abandon` leaves everything as it was. */
export interface StoreWriter extends PassageSource {
  /** The generation that is current, 0 when there is none yet. */
  readonly generation: number
  /** Null when nothing was published yet. */
  description(): IndexDescription | null
  files(): HeldFile[]
  putDocument(document: ParsedDocument, prepared: PreparedPassages): void
  removeDocument(id: string): void
  putFile(file: HeldFile): void
  removeFile(path: string): void
  setVectorFile(file: VectorFile | null): void
  /** Makes a new generation of what was put and removed; the number it got. */
  publish(description: IndexDescription): number
  /** Keeps new file stamps only: no answer changes, so the generation stays. */
  keepStamps(): void
  /** Ends writing; whatever was not published is undone. */
  abandon(): void
}

/** Turns passages into what they are found by. */
export interface PassageIndexer {
  readonly embedder: string
  readonly dimension: number
  prepare(passages: readonly Passage[]): PreparedPassages
}

/** Keeps the approximate vector file of a large collection; returns null where exact search serves. */
export interface VectorFileKeeper {
  /** Decides whether the file still serves what the source holds now, and writes a new one where it does not. */
  renew(source: PassageSource, generation: number): VectorFile | null
  /** Removes files of generations before the last two. */
  tidy(current: VectorFile | null): void
}

/** Finds passages by a question's words. */
export interface PassageSearch {
  search(query: string, options: { documents: readonly string[]; limit: number }): FoundPassage[]
  notices(): DataWarning[]
}

/**
 * Conversations by name, kept between commands or for the life of a process. A turn is a text that only `answers/` reads;
 * it holds words that were asked, never figures. Bounded by `SESSION_LIMITS`: what was silent longest goes first.
 * No member throws: where keeping fails, the trouble is told once and the conversation goes on in memory.
 */
export interface SessionKeeper {
  /** Turns of a conversation, oldest first; [] for a name that is not known. */
  turns(name: string): string[]
  append(name: string, turn: string): void
  /** Drops a conversation; false when there was none. */
  forget(name: string): boolean
  close(): void
}

/** Keeps the vectors of texts, of one embedder. */
export interface VectorKeeper {
  get(text: string): Float32Array | null
  put(entries: readonly { text: string; vector: Float32Array }[]): void
}

/** Remembers what the last summary found, beside the index and apart from it. */
export interface SummaryKeeper {
  /** Null when there was no summary yet. */
  last(): KeptFinding[] | null
  /** False when it could not be kept. */
  keep(findings: readonly KeptFinding[]): boolean
}
