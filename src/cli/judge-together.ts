import { checkTogether } from '../checks/check-together.js'
import { byPlace } from '../checks/order.js'
import type { CheckedDocument } from '../reports/checked-document.js'

/** Adds what the documents of one organization say against each other to the findings of the newest of them. */
export function judgedTogether(documents: readonly CheckedDocument[]): CheckedDocument[] {
  const offices = documents.map(({ identity }) => identity.organization)
  const several = documents.filter(
    ({ identity: { organization } }) => offices.indexOf(organization) !== offices.lastIndexOf(organization),
  )
  const findings = checkTogether(
    several.map((document) => ({
      id: document.report.id,
      path: document.report.path,
      identity: document.identity,
      tables: document.tables(),
      facts: document.facts(),
    })),
  )
  return documents.map((document) => {
    const own = findings.filter((finding) => finding.document === document.report.id)
    return own.length === 0 ? document : { ...document, findings: [...document.findings, ...own].sort(byPlace) }
  })
}
