import { statSync } from 'node:fs'
import { type Command, Option } from 'commander'
import { checkTogether } from '../checks/check-together.js'
import { rules } from '../checks/rules/registry.js'
import type { CheckReport, Severity } from '../checks/types.js'
import { TieoutError } from '../core/errors.js'
import { checkHtml } from '../reports/check-html.js'
import { checkMarkdown } from '../reports/check-markdown.js'
import { checkSarif } from '../reports/check-sarif.js'
import { checkText } from '../reports/check-text.js'
import type { CheckedDocument } from '../reports/checked-document.js'
import { readBaseline, writeBaseline } from './baseline-file.js'
import { withCheckedDocuments } from './check-documents.js'
import { baselineEntry, beyondBaseline, isAtLeast, ofRules, SEVERITIES } from './check-selection.js'
import type { CommandContext } from './context.js'
import { EXIT, type ExitStatus } from './exit-status.js'
import { nearestNames } from './nearest-names.js'
import { watchFiles } from './watch-files.js'

const FORMATS = ['text', 'json', 'markdown', 'html', 'sarif'] as const
/** More files than this are a folder's business. */
const MOST_WATCHED = 50
type Format = (typeof FORMATS)[number]

interface CheckFlags {
  json?: boolean
  format: Format
  rule: string[]
  explain?: string
  severity: Severity
  failOn: Severity | 'never'
  baseline?: string
  updateBaseline?: boolean
  watch?: boolean
  together?: boolean
  corpus?: string
  ingest: boolean
}

/** `tieout check`: what cannot be true under any rounding, in the corpus or in drafts. */
export function addCheck(program: Command, context: CommandContext, end: (status: ExitStatus) => void): void {
  const { help } = context.messages
  program
    .command('check')
    .description(help.check)
    .argument('[path...]', help.checkPath)
    .option('--json', help.json)
    .addOption(new Option('--format <format>', help.format).choices(FORMATS).default('text'))
    .option('--rule <name>', help.rule, (name: string, before: string[]) => [...before, name], [] as string[])
    .addOption(new Option('--severity <severity>', help.severity).choices(SEVERITIES).default('info'))
    .addOption(new Option('--fail-on <severity>', help.failOn).choices([...SEVERITIES, 'never']).default('error'))
    .option('--explain <rule>', help.explain)
    .option('--together', help.together)
    .option('--baseline <file>', help.baseline)
    .option('--update-baseline', help.updateBaseline)
    .option('--watch', help.watch)
    .option('--corpus <dir>', help.corpus)
    .option('--no-ingest', help.noIngest)
    .action(async (names: string[], flags: CheckFlags) => end(await check(names, flags, context)))
}

async function check(names: string[], flags: CheckFlags, context: CommandContext): Promise<ExitStatus> {
  requireRules([...flags.rule, ...(flags.explain === undefined ? [] : [flags.explain])], context)
  if (flags.explain !== undefined) {
    context.terminal.result(context.rulePage(flags.explain) ?? titleOf(flags.explain, context))
    return EXIT.done
  }
  if (flags.updateBaseline === true && flags.baseline === undefined)
    throw new TieoutError('usage', context.messages.check.baselineNeeded)
  if (flags.watch === true) return watch(names, flags, context)
  const wanted = { names, corpus: flags.corpus ?? null, ingest: flags.ingest }
  return withCheckedDocuments(wanted, context, (documents) =>
    tell(flags.together === true ? judgedTogether(documents) : documents, flags, context),
  )
}

/** Adds what the documents of one organization say against each other to the findings of the newest of them. */
function judgedTogether(documents: CheckedDocument[]): CheckedDocument[] {
  const held = documents.map((document) => ({
    id: document.report.id,
    path: document.report.path,
    identity: document.identity,
    tables: document.tables(),
    facts: document.facts(),
  }))
  const findings = checkTogether(held)
  return documents.map((document) => ({
    ...document,
    findings: [...document.findings, ...findings.filter((finding) => finding.document === document.report.id)],
  }))
}

/** Checks the files now and again whenever one is saved, until the person ends it. */
async function watch(names: string[], flags: CheckFlags, context: CommandContext): Promise<ExitStatus> {
  const { messages, terminal } = context
  const isFile = (name: string) => statSync(name, { throwIfNoEntry: false })?.isFile() === true
  if (names.length === 0 || names.length > MOST_WATCHED || !names.every(isFile))
    throw new TieoutError('usage', messages.check.watchFiles(MOST_WATCHED))
  if (flags.json === true || flags.format !== 'text' || flags.updateBaseline === true)
    throw new TieoutError('usage', messages.check.watchText)
  const again = async (paths: string[]) => {
    const wanted = { names: paths, corpus: flags.corpus ?? null, ingest: flags.ingest }
    await withCheckedDocuments(wanted, context, (documents) => tell(documents, flags, context))
  }
  await again(names)
  terminal.note(messages.check.watching)
  return watchFiles(names, async (path) => {
    terminal.result('')
    await again([path])
    terminal.note(messages.check.watching)
  })
}

async function tell(documents: CheckedDocument[], flags: CheckFlags, context: CommandContext): Promise<ExitStatus> {
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
      return checkHtml(documents, language)
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

const titleOf = (name: string, { settings }: CommandContext): string =>
  `${name}: ${rules.find((rule) => rule.name === name)?.title[settings.language] ?? ''}`

function requireRules(names: readonly string[], { messages }: CommandContext): void {
  const known = rules.map(({ name }) => name)
  const unknown = names.find((name) => !known.includes(name))
  if (unknown === undefined) return
  const nearest = nearestNames(known, unknown).slice(0, 3)
  throw new TieoutError('usage', messages.check.unknownRule(unknown), {
    hint: messages.check.knownRules(nearest.length > 0 ? nearest : known),
  })
}
