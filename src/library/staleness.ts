import { TieoutError } from '../core/errors.js'
import type { CorpusEntry, CorpusListing } from '../documents/corpus-folder.js'
import { isSettled, sameFingerprint } from '../documents/file-fingerprint.js'
import { archiveOf } from './archive-path.js'
import { hashBytes } from './hash-bytes.js'
import { sameDescription } from './index-description.js'
import type { HeldFile, IndexDescription } from './ports.js'

/**
 * `current`: the index holds this corpus. `unsettled`: it does, but some stamps are too young to prove it next time, so an
 * ingest (which stamps them again and changes no answer) saves hashing. `changed`: an ingest is needed.
 */
export type StalenessState = 'current' | 'unsettled' | 'changed'

export interface Staleness {
  state: StalenessState
  /** Paths that are new, changed or gone; empty when only the derivation differs. */
  paths: string[]
}

/** Compares a corpus with what an index remembers of it, reading only files whose stamps prove nothing. */
export function compareWithIndex(
  listing: CorpusListing,
  files: readonly HeldFile[],
  held: IndexDescription | null,
  wanted: IndexDescription,
): Staleness {
  const known = new Map(files.map((file) => [file.path, file]))
  const paths: string[] = []
  let settled = true
  const now = Date.now()
  for (const entry of listing.entries) {
    const file = known.get(entry.path)
    known.delete(entry.path)
    if (file === undefined) paths.push(entry.path)
    else if (file.fingerprint === null || !sameFingerprint(file.fingerprint, entry.fingerprint)) {
      if (!sameContent(entry, file)) paths.push(entry.path)
      else if (file.hash !== null && isSettled(entry.fingerprint, now)) settled = false
    }
  }
  for (const { path, warning } of listing.problems) {
    const file = known.get(path)
    known.delete(path)
    if (file?.problem?.code !== warning.code) paths.push(path)
  }
  // What came out of an archive stands and falls with the archive.
  const present = new Set(listing.entries.map(({ path }) => path))
  paths.push(...[...known.keys()].filter((path) => archiveOf(path, present) === null))
  const derivedAlike = held !== null && sameDescription(held, wanted)
  if (paths.length > 0 || !derivedAlike) return { state: 'changed', paths }
  return { state: settled ? 'current' : 'unsettled', paths }
}

function sameContent(entry: CorpusEntry, file: HeldFile): boolean {
  try {
    return hashBytes(entry.read().bytes) === file.hash
  } catch (error) {
    // Unreadable before and now: nothing new to tell.
    if (error instanceof TieoutError) return file.hash === null
    throw error
  }
}
