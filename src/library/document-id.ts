import { compareCodePoints } from '../documents/corpus-folder.js'
import { extensionOf, SUPPORTED_EXTENSIONS } from '../documents/taken-extensions.js'

/** The id of a document that shares its name with no other: its path inside the corpus without the extension. */
export function documentIdOf(path: string): string {
  const slash = path.lastIndexOf('/')
  const dot = path.lastIndexOf('.')
  return dot > slash + 1 ? path.slice(0, dot) : path
}

/**
 * Ids of the documents of these files, in the order in which they are to be read. Of files that differ by extension only
 * (`a.pdf`, `a.xlsx`), the first in the order of `SUPPORTED_EXTENSIONS` is `a`; each other keeps its extension (`a.xlsx`).
 * The paths alone decide, so the ids are the same whatever came first.
 */
export function documentIds(paths: readonly string[]): Map<string, string> {
  const known = new Set(paths)
  const taken = new Set<string>()
  const ids = new Map<string, string>()
  for (const path of [...known].sort(inReadingOrder)) {
    const bare = documentIdOf(path)
    // A path in full is nobody else's; a bare name may be that of a whole file (`a.xlsx` beside `a.xlsx.pdf`).
    const isFree = !taken.has(bare) && !(bare !== path && known.has(bare))
    ids.set(path, isFree ? bare : path)
    taken.add(bare)
  }
  return ids
}

function inReadingOrder(a: string, b: string): number {
  return compareCodePoints(documentIdOf(a), documentIdOf(b)) || rankOf(a) - rankOf(b) || compareCodePoints(a, b)
}

function rankOf(path: string): number {
  const rank = SUPPORTED_EXTENSIONS.indexOf(extensionOf(path))
  return rank < 0 ? SUPPORTED_EXTENSIONS.length : rank
}
