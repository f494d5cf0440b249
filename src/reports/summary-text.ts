import { type Comparison, compareRuns, type KeptFinding } from '../checks/compare-runs.js'
import type { CheckResult, DocumentReport, Finding } from '../checks/types.js'
import { placeWords } from '../language/place-words.js'
import { countBySeverity } from './check-counts.js'
import { documentName, placeName, type ReportLanguage, ruleTitle } from './check-words.js'
import { oneLine } from './one-line.js'
import { type SummaryLine, unprovenNumbers } from './summary-gate.js'
import { type SummaryWords, summaryWords } from './summary-words.js'

/** What a channel takes in one message, with room for its own marks. */
export const MOST_CHARACTERS = 1900
const LONGEST_MESSAGE = 160

type Status = 'fresh' | 'standing'

interface Office {
  name: string
  reports: DocumentReport[]
  findings: Finding[]
}

/** One line that may be left out, the more important ones first. */
interface Item {
  office: number
  rank: number
  line: SummaryLine
}

/**
 * The checks of a whole library as one message: per organization what was checked, what is wrong, and what is new, stands
 * or is settled since the last summary. Every number is a count of the checks or a figure of the finding on its line.
 *
 * @param last findings of the last summary, null when there was none.
 */
export function summaryText(
  documents: readonly CheckResult[],
  last: readonly KeptFinding[] | null,
  language: ReportLanguage,
): string {
  const words = summaryWords(language)
  if (documents.length === 0) return words.nothing
  const offices = officesOf(documents)
  const reports = documents.map(({ report }) => report)
  const told = documents.flatMap(({ findings }) => findings.filter(({ severity }) => severity !== 'info'))
  const comparison = last === null ? null : compareRuns(told, reports, last)
  const head = titleLine(documents, offices, told, comparison, words, language)
  const open = offices.filter(
    ({ findings, reports: own }) => findings.length > 0 || own.every(({ coverage }) => coverage.checked === 0),
  )
  const heads = open.map((office) => officeLine(office, words, language))
  const items = itemsOf(open, comparison, words, language)
  const clean = offices.filter((office) => !open.includes(office))
  return layOut(head, heads, items, cleanLine(clean, words), words)
}

function officesOf(documents: readonly CheckResult[]): Office[] {
  const offices = new Map<string, Office>()
  for (const { report, findings } of documents) {
    const name = report.organization ?? report.id
    const office = offices.get(name) ?? { name, reports: [], findings: [] }
    office.reports.push(report)
    office.findings.push(...findings.filter(({ severity }) => severity !== 'info'))
    offices.set(name, office)
  }
  const errors = ({ findings }: Office) => countBySeverity(findings).error
  return [...offices.values()].sort(
    (a, b) => errors(b) - errors(a) || b.findings.length - a.findings.length || (a.name < b.name ? -1 : 1),
  )
}

function titleLine(
  documents: readonly CheckResult[],
  offices: readonly Office[],
  told: readonly Finding[],
  comparison: Comparison | null,
  words: SummaryWords,
  language: ReportLanguage,
): SummaryLine {
  const relations = documents.reduce((sum, { report }) => sum + report.coverage.checked, 0)
  const { error, warning } = countBySeverity(told)
  const counts = [documents.length, offices.length, relations, error, warning]
  const since = comparison === null ? [] : [comparison.fresh, comparison.standing, comparison.settled]
  const [fresh = 0, standing = 0, settled = 0] = since.map(({ length }) => length)
  const title = words.title(documents.length, offices.length, relations, error, warning)
  return {
    text: `${title}${language === 'zh' ? '' : ' '}${comparison === null ? words.first : words.since(fresh, standing, settled)}`,
    finding: null,
    counts: [...counts, fresh, standing, settled],
    names: [],
  }
}

function officeLine({ name, reports, findings }: Office, words: SummaryWords, language: ReportLanguage): SummaryLine {
  const checked = reports.reduce((sum, { coverage }) => sum + coverage.checked, 0)
  const notChecked = reports.flatMap(({ coverage }) => coverage.notChecked).reduce((sum, { count }) => sum + count, 0)
  const { error, warning } = countBySeverity(findings)
  const kinds = reports.map((report) => oneLine(periodOf(report, language))).join(words.comma)
  const shown = oneLine(name)
  return {
    text:
      checked === 0 && findings.length === 0
        ? words.unchecked(shown, kinds)
        : words.organization(shown, kinds, checked, notChecked, words.counts(error, warning)),
    finding: null,
    counts: [checked, notChecked, error, warning],
    names: [shown, kinds],
  }
}

/** 2024年 预算: which document of the organization it is. */
const periodOf = (report: DocumentReport, language: ReportLanguage): string =>
  report.year === null && report.stage === null
    ? report.id
    : documentName({ ...report, organization: '' }, language).trim()

function itemsOf(
  offices: readonly Office[],
  comparison: Comparison | null,
  words: SummaryWords,
  language: ReportLanguage,
): Item[] {
  const fresh = new Set(comparison?.fresh ?? [])
  const items: Item[] = []
  for (const [office, { findings, reports }] of offices.entries()) {
    for (const finding of findings) {
      const status: Status | null = comparison === null ? null : fresh.has(finding) ? 'fresh' : 'standing'
      const rank = (finding.severity === 'error' ? 0 : 3) + (status === 'standing' ? 1 : 0)
      items.push({ office, rank, line: findingLine(finding, status, words, language) })
    }
    const settled = (comparison?.settled ?? []).filter((kept) =>
      reports.some(
        ({ organization, year, stage }) =>
          organization === kept.organization && year === kept.year && stage === kept.stage,
      ),
    )
    for (const { rule, severity } of settled) {
      const title = ruleTitle(rule, language)
      const text = `  · [${words.status.settled}] ${words.severity[severity]}${words.colon}${title}`
      items.push({ office, rank: 2, line: { text, finding: null, counts: [], names: [title] } })
    }
  }
  return items
}

function findingLine(
  finding: Finding,
  status: Status | null,
  words: SummaryWords,
  language: ReportLanguage,
): SummaryLine {
  const { expected, actual, difference } = finding
  const [first] = finding.cells
  const mark = status === null ? '' : `[${words.status[status]}] `
  const start = `  · ${mark}${words.severity[finding.severity]}${words.colon}`
  const title = ruleTitle(finding.rule, language)
  const where =
    first === undefined
      ? ''
      : `${oneLine(placeName(first, language))}${words.place(placeWords(first)[language])}${words.colon}`
  const what =
    expected !== null && actual !== null && difference !== null && first !== undefined
      ? `${where}${words.numbers(expected, actual, difference, first.unit)}`
      : oneLine(finding.message[language])
  const line = (text: string): SummaryLine => ({ text: oneLine(text), finding, counts: [], names: [title] })
  const candidates = [line(`${start}${what}`), line(`${start}${where}${title}`), line(`${start}${title}`)]
  return (
    candidates.find((one) => one.text.length <= LONGEST_MESSAGE && unprovenNumbers(one).length === 0) ??
    line(`${start}${title}`)
  )
}

function cleanLine(offices: readonly Office[], words: SummaryWords): (room: number) => SummaryLine | null {
  return (room) => {
    const lineOf = (shown: number): SummaryLine => {
      const names = offices.slice(0, shown).map(({ name }) => oneLine(name))
      const more = offices.length - shown
      const text = words.clean(`${names.join(words.comma)}${more === 0 ? '' : ` ${words.cleanMore(more)}`}`)
      return { text, finding: null, counts: [more], names }
    }
    let shown = 0
    while (shown < offices.length && lineOf(shown + 1).text.length <= room) shown++
    return shown === 0 ? null : lineOf(shown)
  }
}

/** Heads first, then items by their importance as far as there is room, then who is clean; what is left out is counted. */
function layOut(
  title: SummaryLine,
  heads: readonly SummaryLine[],
  items: readonly Item[],
  clean: (room: number) => SummaryLine | null,
  words: SummaryWords,
): string {
  const reserve = words.omitted(heads.length + items.length).length + 1
  let room = MOST_CHARACTERS - title.text.length - reserve
  const take = (line: SummaryLine): boolean => {
    if (line.text.length + 1 > room) return false
    room -= line.text.length + 1
    return true
  }
  const shownHeads = new Set(heads.filter(take))
  const chosen = new Set(
    items
      .map((item, at) => ({ item, at }))
      .sort((a, b) => a.item.rank - b.item.rank || a.at - b.at)
      .filter(({ item }) => {
        const head = heads[item.office]
        return head !== undefined && shownHeads.has(head) && take(item.line)
      })
      .map(({ item }) => item),
  )
  const left = heads.length - shownHeads.size + items.length - chosen.size
  const last = clean(room - 1)
  const lines = [
    title,
    ...heads.flatMap((head, office) =>
      shownHeads.has(head)
        ? [head, ...items.filter((item) => item.office === office && chosen.has(item)).map(({ line }) => line)]
        : [],
    ),
    ...(last === null ? [] : [last]),
    ...(left === 0 ? [] : [{ text: words.omitted(left), finding: null, counts: [left], names: [] }]),
  ]
  // The gate reads the lines as they are sent.
  return lines
    .filter((line) => unprovenNumbers(line).length === 0)
    .map(({ text }) => text)
    .join('\n')
}
