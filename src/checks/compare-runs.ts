import type { DocumentReport, Finding, Severity } from './types.js'

/** One finding of an earlier run, as far as the next run needs it. */
export interface KeptFinding {
  id: string
  rule: string
  severity: Severity
  document: string
  organization: string | null
  year: number | null
  stage: string | null
}

export interface Comparison {
  fresh: Finding[]
  standing: Finding[]
  /** Found last time, and no longer there in a document that still is. */
  settled: KeptFinding[]
}

export function keptFinding(finding: Finding, report: DocumentReport | undefined): KeptFinding {
  const { id, rule, severity, document } = finding
  return {
    id,
    rule,
    severity,
    document,
    organization: report?.organization ?? null,
    year: report?.year ?? null,
    stage: report?.stage ?? null,
  }
}

/**
 * What is new, stands or is settled since a run. A finding is the same when its id, year and stage are: lines and file
 * names may change. What was found in a document that is no longer held is neither settled nor standing.
 */
export function compareRuns(
  findings: readonly Finding[],
  reports: readonly DocumentReport[],
  last: readonly KeptFinding[],
): Comparison {
  const byId = new Map(reports.map((report) => [report.id, report]))
  const held = new Set(reports.map(({ organization, year, stage }) => JSON.stringify([organization, year, stage])))
  const left = new Map<string, KeptFinding[]>()
  for (const kept of last) left.set(keyOf(kept), [...(left.get(keyOf(kept)) ?? []), kept])
  const fresh: Finding[] = []
  const standing: Finding[] = []
  for (const finding of findings) {
    const same = left.get(keyOf(keptFinding(finding, byId.get(finding.document))))
    if (same?.pop() === undefined) fresh.push(finding)
    else standing.push(finding)
  }
  const settled = [...left.values()]
    .flat()
    .filter(({ organization, year, stage }) => held.has(JSON.stringify([organization, year, stage])))
  return { fresh, standing, settled }
}

const keyOf = ({ id, year, stage }: KeptFinding): string => JSON.stringify([id, year, stage])
