import { TieoutError } from '../core/errors.js'
import type { ArchiveMember } from '../documents/archive/archive-members.js'
import { compareCodePoints } from '../documents/corpus-folder.js'
import type { FileFingerprint } from '../documents/file-fingerprint.js'
import type { DataWarning } from '../documents/types.js'
import { DUPLICATE, isOfMachine, warningOf } from './file-problems.js'
import { hashBytes } from './hash-bytes.js'
import type { HeldFile } from './ports.js'

/** What an archive is to be taken into: one run of ingest over its files. */
export interface Intake {
  readonly held: Map<string, HeldFile>
  /** Whether the index was derived as it would be now. */
  readonly derivedAlike: boolean
  /** Gives the documents of one archive their ids; their paths in the order in which they are to be read. */
  name(paths: readonly string[]): string[]
  /** Counts and keeps a file that a fresh derivation would give again; false, with nothing kept, for any other. */
  keeps(file: HeldFile, hash: string): boolean
  /** Whether `keeps` would keep it, and no file before it has its content or its id. */
  couldKeep(file: HeldFile, hash: string): boolean
  derive(path: string, bytes: Uint8Array, hash: string, fingerprint: FileFingerprint | null): Promise<void>
  refuse(path: string, hash: string | null, fingerprint: FileFingerprint | null, problem: DataWarning): void
  /** Tells a problem that the index holds already. */
  tellAgain(path: string, problem: DataWarning): void
  /** Takes a file out of the index with what came of it. */
  forget(file: HeldFile): void
  /** Enters a file that is no document itself. */
  enter(file: HeldFile): void
}

/** An archive with the documents inside it, as it was read. */
export interface ReadArchive {
  hash: string
  stamp: FileFingerprint | null
  members: ArchiveMember[]
  problems: { path: string; warning: DataWarning }[]
}

/** An archive is held without a document and without a problem. */
export const isArchive = (file: HeldFile): boolean => file.document === null && file.problem === null

/** The one problem of archive members that needs no reading to be told again. */
const NESTED = 'nested-archive'

/** Keeps all documents of an archive that has not changed; false, with nothing kept, where one of them has to be read. */
export function keepsMembers(archive: HeldFile, intake: Intake): boolean {
  const held = membersOf(archive.path, intake)
  const nested = held.filter(({ problem }) => problem?.code === NESTED)
  const documents = new Map(held.flatMap((file) => (nested.includes(file) ? [] : [[file.path, file]])))
  const members = [...nested, ...intake.name([...documents.keys()]).flatMap((path) => documents.get(path) ?? [])]
  const keepable = members.every(
    (member) =>
      member.problem?.code === NESTED ||
      (member.hash !== null && member.problem?.code !== DUPLICATE && intake.couldKeep(member, member.hash)),
  )
  if (!intake.derivedAlike || !keepable) return false
  for (const member of members)
    if (member.problem?.code === NESTED) intake.tellAgain(member.path, member.problem)
    else intake.keeps(member, member.hash ?? '')
  return true
}

/** Takes in the documents of an archive, each as a file of its own, and takes out those that it no longer holds. */
export async function takeArchive(path: string, archive: ReadArchive, intake: Intake): Promise<void> {
  dropMembers(path, new Set([...archive.members, ...archive.problems].map((one) => one.path)), intake)
  const members = new Map(archive.members.map((member) => [member.path, member]))
  for (const member of intake.name([...members.keys()]).flatMap((path) => members.get(path) ?? [])) {
    const held = intake.held.get(member.path)
    try {
      const bytes = await member.read()
      const hash = hashBytes(bytes)
      if (held === undefined || !intake.keeps(held, hash)) await intake.derive(member.path, bytes, hash, null)
    } catch (error) {
      if (!(error instanceof TieoutError) || isOfMachine(error)) throw error
      intake.refuse(member.path, null, null, warningOf(member.path, error))
    }
  }
  for (const { path: inside, warning } of archive.problems) intake.refuse(inside, null, null, warning)
  intake.enter({ path, hash: archive.hash, fingerprint: archive.stamp, document: null, problem: null })
}

/** Takes out what came of documents that the archive no longer holds. */
export function dropMembers(path: string, present: ReadonlySet<string>, intake: Intake): void {
  for (const file of membersOf(path, intake)) if (!present.has(file.path)) intake.forget(file)
}

/** What the index holds of an archive's documents, in path order. */
function membersOf(path: string, { held }: Intake): HeldFile[] {
  return [...held.values()]
    .filter((file) => file.path.startsWith(`${path}/`))
    .sort((a, b) => compareCodePoints(a.path, b.path))
}
