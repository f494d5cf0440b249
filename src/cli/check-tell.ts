import type { CheckReport, Severity } from '../checks/types.js'
import { checkHtml } from '../reports/check-html.js'
import { checkMarkdown } from '../reports/check-markdown.js'
import { checkSarif } from '../reports/check-sarif.js'
import { checkText } from '../reports/check-text.js'
import type { CheckedDocument } from '../reports/checked-document.js'
import { readBaseline, writeBaseline } from './baseline-file.js'
import { baselineEntry, beyondBaseline, isAtLeast, ofRules } from './check-selection.js'
import type { CommandContext } from './context.js'
import { EXIT, type ExitStatus } from './exit-status.js'
import type { Language } from './messages.js'

export const FORMATS = ['text', 'json', 'markdown', 'html', 'sarif'] as const
type Format = (typeof FORMATS)[number]

/** Which findings are told, how, and which of them end the program with status 2. */
export interface TellFlags {
  json?: boolean
  format: Format
  rule: string[]
  severity: Severity
  failOn: Severity | 'never'
  baseline?: string
  updateBaseline?: boolean
}

/** Prints the chosen findings, or writes them to the baseline. */
export async function tellChecks(
  documents: CheckedDocument[],
  flags: TellFlags,
  context: CommandContext,
): Promise<ExitStatus> {
  const { messages, terminal } = context
  const selected = documents.map((document) => ({ ...document, findings: ofRules(document.findings, flags.rule) }))
  const all = selected.flatMap(({ findings }) => findings)
  const reports = documents.map(({ report }) => report)
  if (flags.baseline !== undefined && flags.updateBaseline === true) {
    const byId = new Map(reports.map((report) => [report.id, report]))
    writeBaseline(
      flags.baseline,
      all.map((finding) => baselineEntry(finding, byId.get(finding.document))),
      messages,
    )
    terminal.note(messages.check.baselineWritten(flags.baseline, all.length))
    return EXIT.done
  }
  const open = new Set(
    flags.baseline === undefined ? all : beyondBaseline(all, reports, readBaseline(flags.baseline, messages)),
  )
  if (open.size < all.length) terminal.note(messages.check.accepted(all.length - open.size))
  const shown = selected.map((document) => ({
    ...document,
    findings: document.findings.filter((finding) => open.has(finding) && isAtLeast(finding.severity, flags.severity)),
  }))
  terminal.result(await render(shown, flags.json === true ? 'json' : flags.format, context))
  const { failOn } = flags
  return failOn !== 'never' && [...open].some(({ severity }) => isAtLeast(severity, failOn)) ? EXIT.findings : EXIT.done
}

async function render(
  documents: CheckedDocument[],
  format: Format,
  { terminal, settings, version }: CommandContext,
): Promise<string> {
  const { language } = settings
  switch (format) {
    case 'json':
      return checkJson(documents)
    case 'markdown':
      return checkMarkdown(documents, language)
    case 'html':
      return htmlReport(documents, language)
    case 'sarif':
      return checkSarif(documents, version(), language)
    case 'text':
      return checkText(documents, {
        language,
        drawn: terminal.drawn,
        width: terminal.width,
        style: (style, text) => terminal.style(style, text),
      })
  }
}

/** The chart library is loaded for pages that have something to draw. */
async function htmlReport(documents: CheckedDocument[], language: Language): Promise<string> {
  const { checksChart } = await import('../reports/pictures/checks-chart.js')
  return checkHtml(documents, language, await checksChart(documents, language))
}

/** One object, with one document and one finding a line. */
function checkJson(documents: readonly CheckedDocument[]): string {
  const report: CheckReport = {
    documents: documents.map(({ report: one }) => one),
    findings: documents.flatMap(({ findings }) => findings),
  }
  const lines = (values: readonly unknown[]) =>
    values.length === 0 ? '[]' : `[\n${values.map((value) => JSON.stringify(value)).join(',\n')}\n]`
  return `{"documents": ${lines(report.documents)},\n"findings": ${lines(report.findings)}}`
}
