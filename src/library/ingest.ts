import { TieoutError } from '../core/errors.js'
import type { archiveMembers } from '../documents/archive/archive-members.js'
import { type CorpusEntry, type CorpusListing, compareCodePoints } from '../documents/corpus-folder.js'
import { type FileFingerprint, isSettled, sameFingerprint } from '../documents/file-fingerprint.js'
import type { DataWarning } from '../documents/types.js'
import { dropMembers, type Intake, isArchive, keepsMembers, takeArchive } from './archive-intake.js'
import { archiveOf } from './archive-path.js'
import { documentIds } from './document-id.js'
import { DUPLICATE, isOfMachine, warningOf } from './file-problems.js'
import { hashBytes } from './hash-bytes.js'
import { requireSameEmbedder, sameDescription } from './index-description.js'
import type { HeldFile, IndexDescription, PassageIndexer, StoreWriter, VectorFileKeeper } from './ports.js'
import type { ParsedDocument } from './types.js'

/** Version of the passages and of how they are indexed; part of an index's derivation together with the program's version. */
export const PASSAGES_VERSION = '2'

export interface IngestOptions {
  listing: CorpusListing
  /** Open for writing; `ingest` ends it, whether it succeeds or not. */
  writer: StoreWriter
  /** Reader, tables, facts and passages put together. Throws TieoutError for a file that cannot be used. */
  parse(path: string, bytes: Uint8Array, id: string): Promise<ParsedDocument>
  /** The documents inside an archive; null for a file that is none. Left out, every file is one document. */
  expand?: typeof archiveMembers
  indexer: PassageIndexer
  /** See `IndexDescription`. */
  derivation: string
  vectorFiles?: VectorFileKeeper
  /** Called after each file that had to be read. */
  onProgress?(done: number, total: number, path: string): void
}

export interface IngestReport {
  generation: number
  /** False when the index already held this corpus: no new generation then. */
  changed: boolean
  added: string[]
  updated: string[]
  removed: string[]
  unchanged: number
  /** Every problem of the corpus as it is now, in the order of the paths. */
  problems: { path: string; warning: DataWarning }[]
}

/**
 * Brings an index up to the corpus: derives new and changed files, removes what is gone, and publishes one new generation.
 *
 * A file that cannot be used becomes a problem and its earlier version is taken out: an answer from it would be an answer
 * about a document that is no longer there. Of files with the same bytes the first in reading order is taken; files whose names
 * differ by extension only are documents of their own (see `documentIds`). What comes out depends on the corpus alone, never on
 * the order in which it came about.
 *
 * @throws TieoutError of a broken environment (index, disk, packages), or `configuration` when the index was built with
 * another embedder; the index is then as it was.
 */
export async function ingest(options: IngestOptions): Promise<IngestReport> {
  try {
    return await new IngestRun(options).run()
  } finally {
    options.writer.abandon()
  }
}

class IngestRun implements Intake {
  private readonly options: IngestOptions
  private readonly wanted: IndexDescription
  readonly derivedAlike: boolean
  readonly held: Map<string, HeldFile>
  private readonly hashes = new Map<string, string>()
  private readonly ids: Map<string, string>
  private readonly removedIds = new Set<string>()
  private readonly report: IngestReport
  private stampsChanged = false
  private problemsChanged = false

  constructor(options: IngestOptions) {
    this.options = options
    const { writer, indexer } = options
    this.wanted = { derivation: options.derivation, embedder: indexer.embedder, dimension: indexer.dimension }
    const description = writer.description()
    if (description !== null) requireSameEmbedder(description, indexer)
    this.derivedAlike = description !== null && sameDescription(description, this.wanted)
    this.held = new Map(writer.files().map((file) => [file.path, file]))
    this.ids = documentIds(options.listing.entries.map(({ path }) => path))
    this.report = {
      generation: writer.generation,
      changed: false,
      added: [],
      updated: [],
      removed: [],
      unchanged: 0,
      problems: [],
    }
  }

  async run(): Promise<IngestReport> {
    const { listing } = this.options
    const present = new Set([...listing.entries, ...listing.problems].map(({ path }) => path))
    for (const file of this.held.values()) {
      if (present.has(file.path) || archiveOf(file.path, present) !== null) continue
      this.forget(file)
    }
    for (const { path, warning } of listing.problems) this.refuse(path, null, null, warning)
    const entries = new Map(listing.entries.map((entry) => [entry.path, entry]))
    const inOrder = [...this.ids.keys()].flatMap((path) => entries.get(path) ?? [])
    for (const [index, entry] of inOrder.entries())
      if (await this.visit(entry)) this.options.onProgress?.(index + 1, inOrder.length, entry.path)
    this.finish()
    return this.report
  }

  /** True when the file had to be read. */
  private async visit(entry: CorpusEntry): Promise<boolean> {
    const held = this.held.get(entry.path)
    const stamped = held?.fingerprint != null && sameFingerprint(held.fingerprint, entry.fingerprint)
    if (held !== undefined && stamped && held.hash !== null)
      if (isArchive(held) ? keepsMembers(held, this) : this.keeps(held, held.hash)) return false
    try {
      const { bytes, fingerprint } = entry.read()
      const hash = hashBytes(bytes)
      const stamp = isSettled(fingerprint, Date.now()) ? fingerprint : null
      const archive = (await this.options.expand?.(entry.path, bytes)) ?? null
      if (archive !== null) await takeArchive(entry.path, { hash, stamp, ...archive }, this)
      else if (held !== undefined && this.keeps(held, hash)) this.restamp(held, stamp)
      else await this.derive(entry.path, bytes, hash, stamp)
      if (archive === null) dropMembers(entry.path, new Set(), this)
    } catch (error) {
      if (!(error instanceof TieoutError) || isOfMachine(error)) throw error
      this.refuse(entry.path, null, null, warningOf(entry.path, error))
      dropMembers(entry.path, new Set(), this)
    }
    return true
  }

  name(paths: readonly string[]): string[] {
    const ids = documentIds(paths)
    for (const [path, id] of ids) this.ids.set(path, id)
    return [...ids.keys()]
  }

  couldKeep(held: HeldFile, hash: string): boolean {
    const stands = held.document === null || this.stands(held)
    return stands && this.rivalOf(held.path, hash) === null
  }

  /** Whether the document that came of this file is still in the index, under the id that it has now. */
  private stands({ path, document }: HeldFile): boolean {
    return document !== null && document === this.ids.get(path) && !this.removedIds.has(document)
  }

  tellAgain(path: string, warning: DataWarning): void {
    this.report.problems.push({ path, warning })
  }

  forget(file: HeldFile): void {
    this.removeDocumentOf(file)
    this.options.writer.removeFile(file.path)
    this.held.delete(file.path)
    this.problemsChanged = true
  }

  enter(file: HeldFile): void {
    const held = this.held.get(file.path)
    if (held !== undefined) this.removeDocumentOf(held)
    if (held?.problem != null) this.problemsChanged = true
    this.options.writer.putFile(file)
    this.stampsChanged = true
  }

  /** Whether what the store holds of this file is what a fresh derivation would give; then it is counted and kept. */
  keeps(held: HeldFile, hash: string): boolean {
    if (!this.derivedAlike || held.hash !== hash) return false
    const rival = this.rivalOf(held.path, hash)
    if (rival !== null) {
      if (held.problem?.code !== rival.code || held.problem.message.en !== rival.message.en) return false
      this.report.problems.push({ path: held.path, warning: held.problem })
      return true
    }
    if (held.problem !== null) {
      if (held.problem.code === DUPLICATE) return false
      this.report.problems.push({ path: held.path, warning: held.problem })
      return true
    }
    if (!this.stands(held)) return false
    this.hashes.set(hash, held.path)
    this.report.unchanged++
    return true
  }

  /** A file before this one that has the same content. */
  private rivalOf(path: string, hash: string): DataWarning | null {
    const twin = this.hashes.get(hash)
    if (twin === undefined) return null
    const zh = `${path} 与 ${twin} 内容完全相同，未重复读入。`
    const en = `${path} has the same content as ${twin} and was not taken in twice.`
    return { code: DUPLICATE, message: { zh, en }, line: null }
  }

  async derive(path: string, bytes: Uint8Array, hash: string, fingerprint: FileFingerprint | null): Promise<void> {
    const rival = this.rivalOf(path, hash)
    if (rival !== null) {
      this.refuse(path, hash, fingerprint, rival)
      return
    }
    let parsed: ParsedDocument
    try {
      parsed = await this.options.parse(path, bytes, this.ids.get(path) ?? path)
    } catch (error) {
      if (isOfMachine(error)) throw error
      this.refuse(path, hash, fingerprint, warningOf(path, error))
      return
    }
    this.hashes.set(hash, path)
    this.store(parsed, { path, hash, fingerprint, document: parsed.record.id, problem: null })
  }

  private store(parsed: ParsedDocument, file: HeldFile): void {
    const { writer, indexer } = this.options
    const { path } = file
    const held = this.held.get(path)
    if (held !== undefined) this.removeDocumentOf(held)
    const id = parsed.record.id
    const known = held?.document === id
    if (!known) this.giveUp(id)
    writer.putDocument(parsed, indexer.prepare(parsed.passages))
    writer.putFile(file)
    if (held?.problem != null) this.problemsChanged = true
    if (this.removedIds.delete(id)) this.report.removed = this.report.removed.filter((removed) => removed !== id)
    ;(known ? this.report.updated : this.report.added).push(id)
  }

  /** Another file held this id (`a.md` before `a.txt` came): that file is visited later and read again under its own. */
  private giveUp(id: string): void {
    for (const file of this.held.values()) if (file.document === id) this.removeDocumentOf(file)
  }

  private restamp(held: HeldFile, fingerprint: FileFingerprint | null): void {
    if (held.fingerprint === null && fingerprint === null) return
    this.options.writer.putFile({ ...held, fingerprint })
    this.stampsChanged = true
  }

  refuse(path: string, hash: string | null, fingerprint: FileFingerprint | null, problem: DataWarning): void {
    this.report.problems.push({ path, warning: problem })
    const held = this.held.get(path)
    if (held !== undefined) this.removeDocumentOf(held)
    if (held?.problem?.message.en !== problem.message.en || held.problem.code !== problem.code)
      this.problemsChanged = true
    else this.stampsChanged = true
    this.options.writer.putFile({ path, hash, fingerprint, document: null, problem })
  }

  private removeDocumentOf(file: HeldFile): void {
    if (file.document === null || this.removedIds.has(file.document)) return
    this.options.writer.removeDocument(file.document)
    this.removedIds.add(file.document)
    this.report.removed.push(file.document)
    this.held.set(file.path, { ...file, document: null })
  }

  private finish(): void {
    const { report } = this
    const { writer, vectorFiles } = this.options
    const documentsChanged = report.added.length + report.updated.length + report.removed.length > 0
    report.problems.sort((a, b) => compareCodePoints(a.path, b.path))
    report.changed = documentsChanged || this.problemsChanged || !this.derivedAlike
    if (!report.changed) {
      if (this.stampsChanged) writer.keepStamps()
      return
    }
    const file = vectorFiles?.renew(writer, writer.generation + 1) ?? null
    writer.setVectorFile(file)
    report.generation = writer.publish(this.wanted)
    vectorFiles?.tidy(file)
  }
}
