import type { DocumentRecord } from '../../library/types.js'
import type { KindContext } from '../kinds/contract.js'
import type { Reading } from '../understand/reading.js'
import { resolveScope } from '../understand/scope.js'

/** The document whose text answers about an organization: that of the year and kind asked for, else none. */
export function documentAsked(reading: Reading, organization: string, context: KindContext): DocumentRecord | null {
  const held = context.documents.filter((record) => record.organization === organization)
  if (held.length === 0) return null
  const result = resolveScope(reading, held)
  if (!result.found) return null
  const { record, year } = result.scope
  // 去年为什么: a text of this year that compares with the year before is no text of that year.
  return year !== null && namesOneYear(reading) && !reading.intents.has('why') && !reading.intents.has('change')
    ? null
    : record
}

function namesOneYear(reading: Reading): boolean {
  return new Set(reading.years.map((year) => `${year.year ?? ''}/${year.relative ?? ''}`)).size === 1
}
