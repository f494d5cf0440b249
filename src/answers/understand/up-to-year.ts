import type { DocumentRecord } from '../../library/types.js'
import type { Reading } from './reading.js'

/**
 * Leaves out what an office published after the year that a question names, where that year's own document is held: 2024年…比上年
 * is told from 2024's document, and 上年 is the year before it, whatever came later.
 */
export function upToYear(documents: readonly DocumentRecord[], { years }: Reading): DocumentRecord[] {
  const named = years.flatMap(({ year }) => year ?? [])
  if (named.length === 0) return [...documents]
  const asked = Math.max(...named)
  const held = new Set(
    documents.flatMap(({ organization, year, counts }) => (year === asked && counts.facts > 0 ? [organization] : [])),
  )
  return documents.filter(({ organization, year }) => year === null || year <= asked || !held.has(organization))
}
