import { rules } from '../checks/rules/registry.js'
import type { Finding, FindingCell, Severity } from '../checks/types.js'
import { ownerOf } from './cell-owner.js'
import { placeName, type ReportLanguage } from './check-words.js'
import type { CheckedDocument } from './checked-document.js'

const LEVEL = { error: 'error', warning: 'warning', info: 'note' } as const satisfies Record<Severity, string>
const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json'

/** The check as SARIF 2.1.0, for viewers and code hosts; `partialFingerprints` carry the findings' stable ids. */
export function checkSarif(documents: readonly CheckedDocument[], version: string, language: ReportLanguage): string {
  const findings = documents.flatMap((document) => document.findings.map((finding) => ({ finding, document })))
  const names = [...new Set([...rules.map(({ name }) => name), ...findings.map(({ finding }) => finding.rule)])]
  return JSON.stringify(
    {
      $schema: SCHEMA,
      version: '2.1.0',
      runs: [
        {
          tool: {
            driver: {
              name: 'Tieout',
              version,
              rules: names.map((name) => ({ id: name, shortDescription: { text: titleOf(name, language) } })),
            },
          },
          invocations: [{ executionSuccessful: true }],
          artifacts: documents.map(({ report }) => ({ location: { uri: uriOf(report.path) } })),
          results: findings.map(({ finding, document }) =>
            resultOf(finding, names, language, document.report.path, (cell) => {
              const owned = ownerOf(cell, document, documents)
              return { path: owned.document.report.path, cell: owned.cell }
            }),
          ),
        },
      ],
    },
    null,
    1,
  )
}

const titleOf = (name: string, language: ReportLanguage): string =>
  rules.find((rule) => rule.name === name)?.title[language] ?? name

function resultOf(
  finding: Finding,
  names: readonly string[],
  language: ReportLanguage,
  own: string,
  placed: (cell: FindingCell) => { path: string; cell: FindingCell },
): object {
  const [first, ...others] = finding.cells.map(placed)
  const { expected, actual, difference, explainedByRounding } = finding
  return {
    ruleId: finding.rule,
    ruleIndex: names.indexOf(finding.rule),
    level: LEVEL[finding.severity],
    message: { text: finding.message[language] },
    locations: [locationOf(first?.path ?? own, first?.cell ?? null, language)],
    ...(others.length === 0
      ? {}
      : { relatedLocations: others.map(({ path, cell }, id) => ({ id, ...locationOf(path, cell, language) })) }),
    partialFingerprints: { 'tieoutFinding/v1': finding.id },
    properties: { expected, actual, difference, explainedByRounding },
  }
}

function locationOf(path: string, cell: FindingCell | null, language: ReportLanguage): object {
  const line = cell?.line ?? null
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(path) },
      ...(line === null ? {} : { region: { startLine: line } }),
    },
    ...(cell === null ? {} : { message: { text: placeName(cell, language) } }),
  }
}

const uriOf = (path: string): string => path.split('/').map(encodeURIComponent).join('/')
