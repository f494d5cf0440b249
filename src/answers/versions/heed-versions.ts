import type { DocumentRecord } from '../../library/types.js'
import type { Draft } from '../draft.js'
import type { RefusalReason } from '../types.js'
import type { Reading } from '../understand/reading.js'
import { compareVersions, type VersionAnswer } from './compare-versions.js'
import { documentsBehind } from './documents-behind.js'

/** What stands of one question, and how to ask it of other documents. */
export interface VersionedQuestion {
  draft: Draft
  reading: Reading
  /** Documents that may be used. */
  documents: readonly DocumentRecord[]
  /** Id of a document → ids of others of the same office, part, year and kind, none of which says that it corrects another. */
  undecided: ReadonlyMap<string, readonly string[]>
  /** Corrections that hold only a part of what they correct: id of the correction → id of the earlier document. */
  partial: ReadonlyMap<string, string>
  askOf(documents: string[]): Draft
}

/** Refusals that one version of a disclosure may lift; others are about the question. */
const OF_WHAT_IS_HELD: ReadonlySet<RefusalReason> = new Set(['not-held', 'blank-in-form', 'ambiguous'])

/**
 * Puts a question to each version of a disclosure in turn, where the documents do not say which one is current, and holds the
 * answers against each other: figures and quotes alike, whatever kind of question it is.
 */
export function heedVersions({ draft, reading, documents, undecided, partial, askOf }: VersionedQuestion): Draft {
  if (draft.tellsFindings === true) return draft
  const allowed = documents.map(({ id }) => id)
  const others = (id: string): string[] => (undecided.get(id) ?? []).filter((other) => allowed.includes(other))
  const withOnly = (id: string): Draft => askOf(allowed.filter((other) => !others(id).includes(other)))
  const zh = reading.language === 'zh'
  if (draft.status !== 'refused') {
    const versions = [...documentsBehind(draft)].flatMap((document) =>
      others(document).map((other): VersionAnswer => ({ document, other, draft: withOnly(other) })),
    )
    return compareVersions(draft, versions, zh)
  }
  if (draft.reason === null || !OF_WHAT_IS_HELD.has(draft.reason)) return draft
  const asked = documents
    .filter(({ id, organization }) => others(id).length > 0 && reading.organizations.includes(organization ?? ''))
    .map(({ id }) => ({ id, draft: withOnly(id) }))
  const first = asked.find((one) => one.draft.status !== 'refused')
  // A correction of one form leaves the others of the earlier disclosure as they were.
  if (first === undefined) {
    const earlier = [...partial]
      .filter(([current]) => allowed.includes(current))
      .map(([current, before]) => askOf([...allowed.filter((id) => id !== current), before]))
    return earlier.find(({ status }) => status !== 'refused') ?? draft
  }
  // Only versions of the document that answered: the same question of another year's document is another question.
  const rivals = asked.filter(({ id }) => others(first.id).includes(id))
  return compareVersions(
    first.draft,
    rivals.map((one): VersionAnswer => ({ document: first.id, other: one.id, draft: one.draft })),
    zh,
  )
}
