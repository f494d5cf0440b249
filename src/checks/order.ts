import type { Finding } from './types.js'

const RANK = { error: 0, warning: 1, info: 2 }

/** Errors first, then in the order of the document. */
export function byPlace(a: Finding, b: Finding): number {
  return (
    RANK[a.severity] - RANK[b.severity] ||
    lineOf(a) - lineOf(b) ||
    (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0) ||
    (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  )
}

const lineOf = (finding: Finding): number => finding.cells[0]?.line ?? 0

/** The same finding twice is told once: same rule, same cells, same text. */
export function withoutRepeats(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>()
  return findings.filter((finding) => {
    const key = `${finding.rule} ${finding.message.zh} ${finding.cells.map(({ line }) => line).join(' ')}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
