import type { CheckResult, Finding, FindingCell } from '../../checks/types.js'
import { factName } from '../../gate/fact-name.js'
import type { Desk } from '../contract.js'
import { dataName, dataText, TEXT_LENGTH } from './data-text.js'
import { withoutNulls } from './figure-view.js'
import { pageOf } from './page.js'

const MOST_FINDINGS = 12
const MOST_CELLS = 8

/** What a model is told of a check: the coverage, and findings whose cells carry figure ids where a fact was read. */
export function tellCheck({ report, findings }: CheckResult, offset: number, desk: Desk): Record<string, unknown> {
  const { shown, cut } = pageOf(findings, offset, MOST_FINDINGS)
  const { checked, holds, withinRounding, inconsistent, notChecked } = report.coverage
  return {
    document: report.id,
    relations: { checked, holds, withinRounding, inconsistent, notChecked: notChecked.length },
    findings: shown.map((finding) => findingView(finding, desk)),
    ...(findings.length === 0 ? { nothing: 'No finding of these severities.' } : {}),
    ...(cut === null ? {} : { cut }),
  }
}

function findingView(finding: Finding, desk: Desk): Record<string, unknown> {
  const { id, rule, severity, message, cells, rootOf } = finding
  return {
    id,
    rule,
    severity,
    message: dataText(message[desk.language], TEXT_LENGTH),
    cells: cells.slice(0, MOST_CELLS).map((cell) => cellView(cell, finding.document, desk)),
    ...(cells.length > MOST_CELLS ? { cellsInAll: cells.length } : {}),
    ...(rootOf.length > 0 ? { alsoExplains: rootOf.length } : {}),
  }
}

function cellView(cell: FindingCell, document: string, desk: Desk): Record<string, unknown> {
  const { table, row, column, line, value, unit } = cell
  const fact = desk.library
    .facts(document)
    .find(
      ({ source, ...one }) =>
        one.value === value &&
        one.unit === unit &&
        source.line === line &&
        source.table === table &&
        source.column === column,
    )
  const figure = fact === undefined ? null : desk.ledger.addFact(fact, factName(fact, desk.language))
  return withoutNulls({
    figure: figure?.id,
    table: dataName(table),
    row: dataName(row),
    column: dataName(column),
    line,
    value,
    unit,
  })
}
