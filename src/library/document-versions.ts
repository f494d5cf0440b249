import { restrictLibrary } from './restrict-library.js'
import type { DocumentRecord, Library } from './types.js'

/** What of a library stands in another document's place. */
export interface DocumentVersions {
  /** Id of a document that was corrected → id of the correction. */
  superseded: Map<string, string>
  /** Id of a document → ids of others of the same office, level, year and kind, where none says that it corrects another. */
  undecided: Map<string, string[]>
}

/** How a disclosure says that it takes an earlier one's place. */
const CORRECTS = /更正|修正|修订|勘误|重新公开|更新版/

/**
 * Finds several versions of one disclosure (更正): documents of the same office, level, year and kind. The one whose own title says
 * that it corrects is the current one; where none says so, or several do, nothing is decided.
 */
export function findVersions(records: readonly DocumentRecord[]): DocumentVersions {
  const groups = new Map<string, DocumentRecord[]>()
  for (const record of records) {
    const { organization, level, year, kind, counts } = record
    if (organization === null || year === null || kind === null || counts.facts === 0) continue
    const key = JSON.stringify([organization, level, year, kind])
    groups.set(key, [...(groups.get(key) ?? []), record])
  }
  const versions: DocumentVersions = { superseded: new Map(), undecided: new Map() }
  for (const group of groups.values()) {
    if (group.length < 2) continue
    const [current, ...others] = group.filter(({ title }) => CORRECTS.test(title))
    for (const { id } of group)
      if (current === undefined || others.length > 0)
        versions.undecided.set(
          id,
          group.map((one) => one.id).filter((other) => other !== id),
        )
      else if (id !== current.id) versions.superseded.set(id, current.id)
  }
  return versions
}

/** The library without documents that another one corrects: what is used where nobody chose the documents. */
export function currentLibrary(library: Library): Library {
  const { superseded } = findVersions(library.documents())
  if (superseded.size === 0) return library
  const ids = library.documents().map(({ id }) => id)
  return restrictLibrary(
    library,
    ids.filter((id) => !superseded.has(id)),
  )
}
