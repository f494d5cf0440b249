import type { DocumentRecord } from '../../library/types.js'

/** What a document that does not name its office is called in an answer; nothing but the document itself. */
const STAND_IN = '本文件'

/**
 * Documents with a name to ask them by: where the only one that may be used does not name its office (a draft without a cover), it
 * is asked as 本文件. Beside others it cannot be meant by any name, and stays without.
 */
export function withStandIn(documents: readonly DocumentRecord[]): DocumentRecord[] {
  const [only, ...others] = documents
  if (only === undefined || others.length > 0 || only.organization !== null) return [...documents]
  return [{ ...only, organization: STAND_IN }]
}

/** The name that stands in for an office among these documents, or null. */
export function standInOf(documents: readonly DocumentRecord[]): string | null {
  return documents.find(({ organization }) => organization === STAND_IN)?.organization ?? null
}

/** Says which documents name no office, where one answers or may have been meant. */
export function unnamedWarning(documents: readonly DocumentRecord[], zh: boolean): string | null {
  const unnamed = documents.filter(
    ({ organization, counts }) => counts.facts > 0 && (organization === null || organization === STAND_IN),
  )
  if (unnamed.length === 0) return null
  const names = unnamed.map(({ id }) => id).join(zh ? '、' : ', ')
  return zh ? `文件没有写明单位：${names}。` : `The document does not name its office: ${names}.`
}
