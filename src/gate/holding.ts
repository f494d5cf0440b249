import type { DocumentRecord } from '../library/types.js'

/** `渭南… 2024年预算`: one document of the library, named for people. */
export function holding(record: DocumentRecord, zh: boolean): string {
  const kinds = { budget: zh ? '预算' : 'budget', accounts: zh ? '决算' : 'final accounts' }
  const kind = record.kind === 'accounts' || record.kind === 'budget' ? kinds[record.kind] : ''
  const name = record.organization ?? record.title
  if (zh) return `${name}${record.year === null ? '' : `${record.year}年`}${kind}`
  return [name, record.year === null ? '' : String(record.year), kind].filter((part) => part !== '').join(' ')
}
