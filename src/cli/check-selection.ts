import type { DocumentReport, Finding, Severity } from '../checks/types.js'

export const SEVERITIES = ['error', 'warning', 'info'] as const satisfies readonly Severity[]

export const isAtLeast = (severity: Severity, least: Severity): boolean =>
  SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(least)

/** A finding is of a rule when it is reported under it or when one of its consequences is. */
export function ofRules(findings: readonly Finding[], rules: readonly string[]): Finding[] {
  if (rules.length === 0) return [...findings]
  return findings.filter((finding) =>
    [finding.rule, ...finding.rootOf.map(({ rule }) => rule)].some((rule) => rules.includes(rule)),
  )
}

/** One accepted finding of a baseline. A changed difference makes it another finding: it is told again. */
export interface BaselineEntry {
  id: string
  year: number | null
  stage: string | null
  difference: string | null
}

export function baselineEntry(finding: Finding, report: DocumentReport | undefined): BaselineEntry {
  return { id: finding.id, year: report?.year ?? null, stage: report?.stage ?? null, difference: finding.difference }
}

/** The findings that the baseline does not hold; each of its entries accounts for one finding. */
export function beyondBaseline(
  findings: readonly Finding[],
  documents: readonly DocumentReport[],
  baseline: readonly BaselineEntry[],
): Finding[] {
  const accepted = new Map<string, number>()
  for (const entry of baseline) accepted.set(keyOf(entry), (accepted.get(keyOf(entry)) ?? 0) + 1)
  const reports = new Map(documents.map((report) => [report.id, report]))
  return findings.filter((finding) => {
    const key = keyOf(baselineEntry(finding, reports.get(finding.document)))
    const left = accepted.get(key) ?? 0
    if (left > 0) accepted.set(key, left - 1)
    return left === 0
  })
}

const keyOf = ({ id, year, stage, difference }: BaselineEntry): string => JSON.stringify([id, year, stage, difference])
