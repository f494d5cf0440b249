import { restrictLibrary } from './restrict-library.js'
import type { DocumentRecord, Library } from './types.js'

/** What of a library stands in another document's place. */
export interface DocumentVersions {
  /** Id of a document that was corrected → id of the correction. */
  superseded: Map<string, string>
  /** Id of a document → ids of others of the same office, level, year and kind, where none says that it corrects another. */
  undecided: Map<string, string[]>
}

/**
 * Finds several versions of one disclosure (更正): documents of the same office, level, year and kind. The one that says that
 * it corrects is the current one; where none says so, or several do, nothing is decided.
 */
export function findVersions(records: readonly DocumentRecord[]): DocumentVersions {
  const groups = new Map<string, DocumentRecord[]>()
  for (const record of records) {
    const { organization, year, kind, counts } = record
    if (organization === null || year === null || kind === null || counts.facts === 0) continue
    for (const part of partsOf(record, records)) {
      const key = JSON.stringify([organization, part, year, kind])
      groups.set(key, [...(groups.get(key) ?? []), record])
    }
  }
  const versions: DocumentVersions = { superseded: new Map(), undecided: new Map() }
  for (const group of groups.values()) {
    if (group.length < 2) continue
    const corrections = group.filter(({ corrects }) => corrects === true)
    const [current] = corrections
    if (current !== undefined)
      for (const { id } of group.filter((one) => !corrections.includes(one))) versions.superseded.set(id, current.id)
    const open = current === undefined ? group : corrections
    for (const { id } of open.length < 2 ? [] : open) {
      const others = open.flatMap((other) => (other.id === id ? [] : [other.id]))
      versions.undecided.set(id, [...new Set([...(versions.undecided.get(id) ?? []), ...others])])
    }
  }
  return versions
}

/** Department or the office by itself; a document that does not say which may be a version of either. */
function partsOf(record: DocumentRecord, records: readonly DocumentRecord[]): string[] {
  const part = ({ level }: DocumentRecord): string | null =>
    level === null ? null : level === 'department' ? level : 'own'
  const own = part(record)
  if (own !== null) return [own]
  const { organization, year, kind } = record
  const held = records.filter((one) => one.organization === organization && one.year === year && one.kind === kind)
  const parts = [...new Set(held.flatMap((one) => part(one) ?? []))]
  return parts.length > 0 ? parts : ['unknown']
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
