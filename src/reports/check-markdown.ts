import type { Finding, FindingCell } from '../checks/types.js'
import { escapeForMarkdown } from '../language/escape.js'
import { countBySeverity } from './check-counts.js'
import { checkWords, documentName, placeColumn, type ReportLanguage, ruleTitle } from './check-words.js'
import type { CheckedDocument } from './checked-document.js'

/** The check as Markdown, for a pull request or a wiki; document text is escaped and cannot make markup. */
export function checkMarkdown(documents: readonly CheckedDocument[], language: ReportLanguage): string {
  const words = checkWords(language)
  const { error, warning, info } = countBySeverity(documents.flatMap(({ findings }) => findings))
  return [
    `# ${words.title}`,
    words.totals(documents.length, error, warning, info),
    ...documents.flatMap((document) => documentSection(document, language)),
    '',
  ].join('\n\n')
}

function documentSection({ report, findings }: CheckedDocument, language: ReportLanguage): string[] {
  const words = checkWords(language)
  const { coverage } = report
  const { error, warning, info } = countBySeverity(findings)
  const notChecked = coverage.notChecked.map(
    ({ rule, reason, count }) =>
      `  - ${count} × ${escapeForMarkdown(ruleTitle(rule, language))} — ${escapeForMarkdown(words.reason(reason))}`,
  )
  const summary = [
    `- ${words.relations(coverage)}`,
    `- ${words.cells(coverage)}`,
    ...(notChecked.length === 0 ? [] : [`- ${words.notChecked}`, ...notChecked]),
    `- ${findings.length > 0 ? words.counts(error, warning, info) : words.noFinding(coverage)}`,
  ]
  return [
    `## ${escapeForMarkdown(documentName(report, language))}`,
    escapeForMarkdown(report.path),
    summary.join('\n'),
    ...findings.flatMap((finding) => findingSection(finding, language)),
  ]
}

function findingSection(finding: Finding, language: ReportLanguage): string[] {
  const words = checkWords(language)
  const title = `### ${words.severity[finding.severity]}${language === 'zh' ? '：' : ': '}${escapeForMarkdown(ruleTitle(finding.rule, language))}`
  const consequences = finding.rootOf.map(({ message }) => `- ${escapeForMarkdown(message[language])}`)
  return [
    title,
    escapeForMarkdown(finding.message[language]),
    ...(finding.cells.length === 0 ? [] : [cellTable(finding.cells, language)]),
    ...(consequences.length === 0 ? [] : [words.consequences(consequences.length), consequences.join('\n')]),
  ]
}

function cellTable(cells: readonly FindingCell[], language: ReportLanguage): string {
  const { cell: heads, inText } = checkWords(language)
  const place = placeColumn(cells, language)
  const lines = cells.map(({ table, row, column, value, unit }, at) =>
    [table ?? inText, row ?? '', column ?? '', place.texts[at] ?? '', value === null ? '' : value, unit].map(
      escapeForMarkdown,
    ),
  )
  return [
    [heads.table, heads.row, heads.column, place.title, heads.value, ''],
    ['---', '---', '---', '--:', '--:', '---'],
    ...lines,
  ]
    .map((line) => `| ${line.join(' | ')} |`)
    .join('\n')
}
