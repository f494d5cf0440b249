import type { Finding, FindingCell, Severity } from '../checks/types.js'
import { escapeForTerminal } from '../language/escape.js'
import { countBySeverity } from './check-counts.js'
import { checkWords, documentName, placeColumn, type ReportLanguage, ruleTitle } from './check-words.js'
import type { CheckedDocument } from './checked-document.js'
import { tableText } from './table-text.js'

export interface CheckTextStyle {
  language: ReportLanguage
  drawn: boolean
  width: number
  style(style: 'bold' | 'dim' | 'red' | 'yellow' | 'cyan', text: string): string
}

const COLOR = { error: 'red', warning: 'yellow', info: 'cyan' } as const satisfies Record<Severity, string>

/** The check for a terminal: a summary a document, then its findings with the cells side by side, then the totals. */
export async function checkText(documents: readonly CheckedDocument[], options: CheckTextStyle): Promise<string> {
  const parts: string[] = []
  for (const document of documents) parts.push(await documentText(document, options))
  const words = checkWords(options.language)
  const { error, warning, info } = countBySeverity(documents.flatMap(({ findings }) => findings))
  return [...parts, options.style('bold', words.totals(documents.length, error, warning, info))].join('\n\n')
}

async function documentText({ report, findings }: CheckedDocument, options: CheckTextStyle): Promise<string> {
  const { language, style } = options
  const words = checkWords(language)
  const { coverage } = report
  const lines = [
    `${style('bold', escapeForTerminal(documentName(report, language)))}  ${style('dim', escapeForTerminal(report.path))}`,
    `  ${words.relations(coverage)}`,
    `  ${words.cells(coverage)}`,
  ]
  if (coverage.notChecked.length > 0) lines.push(`  ${words.notChecked}${language === 'zh' ? '：' : ':'}`)
  for (const { rule, reason, count } of coverage.notChecked)
    lines.push(`    ${count} × ${ruleTitle(rule, language)} — ${words.reason(reason)}`)
  const { error, warning, info } = countBySeverity(findings)
  lines.push(`  ${findings.length === 0 ? words.noFinding(coverage) : words.counts(error, warning, info)}`)
  const told: string[] = []
  for (const finding of findings) told.push(await findingText(finding, options))
  return [lines.join('\n'), ...told].join('\n\n')
}

async function findingText(finding: Finding, options: CheckTextStyle): Promise<string> {
  const { language, style } = options
  const words = checkWords(language)
  const head = style(COLOR[finding.severity], `● ${words.severity[finding.severity]}`)
  const lines = [
    `  ${head}  ${ruleTitle(finding.rule, language)}  ${style('dim', `${finding.rule} ${finding.id}`)}`,
    `    ${escapeForTerminal(finding.message[language])}`,
  ]
  if (finding.cells.length > 0) lines.push(indent(await cellsText(finding.cells, options), 4))
  if (finding.rootOf.length > 0) {
    lines.push(`    ${words.consequences(finding.rootOf.length)}`)
    for (const { message } of finding.rootOf) lines.push(`      - ${escapeForTerminal(message[language])}`)
  }
  return lines.join('\n')
}

async function cellsText(cells: readonly FindingCell[], { language, drawn, width, style }: CheckTextStyle) {
  const words = checkWords(language)
  const place = placeColumn(cells, language)
  return tableText(
    {
      columns: [
        { title: words.cell.table },
        { title: words.cell.row },
        { title: words.cell.column },
        { title: place.title, align: 'right' },
        { title: words.cell.value, align: 'right' },
      ],
      rows: cells.map((cell, at) => [
        cell.table ?? words.inText,
        cell.row ?? '',
        cell.column ?? '',
        escapeForTerminal(place.texts[at] ?? ''),
        cell.value === null ? '' : `${cell.value} ${cell.unit}`.trim(),
      ]),
    },
    { drawn, width: width - 4, heading: (text) => style('dim', text) },
  )
}

const indent = (text: string, by: number): string =>
  text
    .split('\n')
    .map((line) => `${' '.repeat(by)}${line}`)
    .join('\n')
