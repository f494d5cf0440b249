import { checkTogether } from '../checks/check-together.js'
import { byPlace } from '../checks/order.js'
import type { CheckedDocument } from '../reports/checked-document.js'

/** Adds what the documents of one organization, or of a department and its units, say against each other to the findings of the newest of them. */
export function judgedTogether(documents: readonly CheckedDocument[]): CheckedDocument[] {
  const findings = checkTogether(
    documents.map((document) => ({
      id: document.report.id,
      path: document.report.path,
      identity: document.identity,
      // Read when a group is judged, not for every document at once.
      get tables() {
        return document.tables()
      },
      get facts() {
        return document.facts()
      },
    })),
  )
  return documents.map((document) => {
    const own = findings.filter((finding) => finding.document === document.report.id)
    return own.length === 0 ? document : { ...document, findings: [...document.findings, ...own].sort(byPlace) }
  })
}
