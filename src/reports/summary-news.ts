import { compareRuns, type KeptFinding, keptFinding } from '../checks/compare-runs.js'
import type { CheckResult } from '../checks/types.js'
import type { ReportLanguage } from './check-words.js'
import { summaryText } from './summary-text.js'

/** What the checks of all documents say now, and what to remember of it for the next time. */
export interface SummaryNews {
  text: string
  /** Whether anything is new or no longer found since the last time; true when there was none. */
  hasChanged: boolean
  findings: KeptFinding[]
}

/** @param last what the last run found, null when there was none. */
export function summaryNews(
  documents: readonly CheckResult[],
  last: readonly KeptFinding[] | null,
  language: ReportLanguage,
): SummaryNews {
  const told = documents.flatMap(({ findings }) => findings.filter(({ severity }) => severity !== 'info'))
  const reports = documents.map(({ report }) => report)
  const { fresh, settled } = compareRuns(told, reports, last ?? [])
  const byId = new Map(reports.map((report) => [report.id, report]))
  return {
    text: summaryText(documents, last, language),
    hasChanged: last === null || fresh.length > 0 || settled.length > 0,
    findings: told.map((finding) => keptFinding(finding, byId.get(finding.document))),
  }
}
