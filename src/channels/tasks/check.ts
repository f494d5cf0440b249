import type { Severity } from '../../checks/types.js'
import { countBySeverity } from '../../reports/check-counts.js'
import { checkHtml } from '../../reports/check-html.js'
import { checkWords, documentName, ruleTitle } from '../../reports/check-words.js'
import type { CheckedDocument } from '../../reports/checked-document.js'
import type { Reply } from '../lay-out.js'
import { neutralText } from '../neutral.js'
import type { Request } from '../request.js'
import type { ChannelState } from '../setup.js'
import { note } from './ask.js'

/** Findings that are told in the message; the rest is in the attached page. */
const MOST_TOLD = 8
const ORDER: readonly Severity[] = ['error', 'warning', 'info']

/** What cannot be true in a document: the worst in words, everything on an attached page. */
export function checkReply(document: CheckedDocument, { language, words: own }: Request): Reply {
  const words = checkWords(language)
  const { report, findings } = document
  const { error, warning, info } = countBySeverity(findings)
  const worst = [...findings].sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity))
  const colon = language === 'zh' ? '：' : ': '
  const told = worst
    .slice(0, MOST_TOLD)
    .map(
      ({ severity, rule, message }) =>
        `· ${words.severity[severity]} ${ruleTitle(rule, language)}${colon}${message[language]}`,
    )
  const unchecked = report.coverage.notChecked.map(
    ({ rule, reason, count }) => `  ${count} × ${ruleTitle(rule, language)} — ${words.reason(reason)}`,
  )
  const page = new TextEncoder().encode(checkHtml([document], language))
  return {
    tone: error > 0 ? 'conflict' : 'note',
    lines: [
      documentName(report, language),
      words.relations(report.coverage),
      words.cells(report.coverage),
      findings.length === 0 ? words.noFinding(report.coverage) : words.counts(error, warning, info),
      ...told,
      ...(findings.length > told.length ? [own.moreFindings(findings.length - told.length)] : []),
      ...(unchecked.length === 0 ? [] : [`${words.notChecked}${colon.trimEnd()}`, ...unchecked]),
    ],
    buttons: [],
    files: [{ name: 'check.html', bytes: page, alt: '' }],
  }
}

/** Checks a document of the corpus by its id or by words of its name; several that fit become buttons. */
export function checkHeld(named: string, request: Request, state: ChannelState): Reply {
  const { desk, buttons, surface } = state
  const exact = desk.check(named.trim())
  if (exact !== null) return checkReply(exact, request)
  const wanted = named.trim().toLowerCase()
  const fitting = desk
    .library()
    .documents()
    .filter(({ id, organization }) => wanted !== '' && `${id} ${organization ?? ''}`.toLowerCase().includes(wanted))
  const [only] = fitting
  const found = fitting.length === 1 && only !== undefined ? desk.check(only.id) : null
  if (found !== null) return checkReply(found, request)
  if (fitting.length === 0) return note(request.words.unknownDocument(named))
  const choices = fitting
    .map(({ id }) => ({ id, label: neutralText(id) }))
    .filter(({ label }) => label.length <= surface.limits.buttonLabel)
    .slice(0, surface.limits.buttons)
    .map(({ id, label }) => ({ id: buttons.make({ kind: 'check', document: id }, request.from, request.at), label }))
  return { ...note(request.words.choose), buttons: choices }
}
