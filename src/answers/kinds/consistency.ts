import { rules } from '../../checks/rules/registry.js'
import type { Finding, FindingCell } from '../../checks/types.js'
import { Decimal } from '../../core/decimal.js'
import type { Fact } from '../../facts/types.js'
import { displayValue } from '../../gate/display.js'
import { factName } from '../../gate/fact-name.js'
import { holding } from '../../gate/holding.js'
import { sourceLine } from '../../gate/source-line.js'
import type { DocumentRecord } from '../../library/types.js'
import { checkDocument } from '../../tools/check-document.js'
import { type Draft, refuse, startDraft } from '../draft.js'
import { refuseAmbiguousOrganization } from '../refusals.js'
import type { Reading } from '../understand/reading.js'
import { resolveScope } from '../understand/scope.js'
import { unnamedWarning } from '../understand/unnamed-documents.js'
import type { KindContext, QuestionKind } from './contract.js'

/** Documents and findings told in one answer; `tieout check` tells all. */
const MOST_DOCUMENTS = 12
const MOST_FINDINGS = 6
const MOST_FIGURES = 3

/** 这份预算自己对得上吗, does the budget add up — told from what the checks found when the document was taken in. */
export const consistency: QuestionKind = {
  name: 'consistency',
  serves: ['consistency', 'across', 'list', 'sum'],
  readsNumbers: true,
  needsOrganization: false,
  answer(reading, context) {
    if (!reading.intents.has('consistency')) return null
    // 住房公积金对得上吗 is about one item: its displays are told by a lookup.
    if (reading.terms.some(({ items }) => items.some(({ facts }) => facts.length > 0))) return null
    // 收入和支出对得上吗 is about one relation, not about the document.
    if (reading.senses.some(({ senses }) => senses.some(({ type }) => NARROWER.has(type)))) return null
    const zh = reading.language === 'zh'
    if (reading.organizations.length === 0 && !reading.intents.has('across')) {
      const held = [...new Set(context.documents.flatMap(({ organization }) => organization ?? []))]
      return refuseAmbiguousOrganization(
        reading,
        held,
        (reading.completedFrom ?? reading.text).trim(),
        unnamedWarning(context.documents, zh),
      )
    }
    const documents = documentsMeant(reading, context)
    if (documents.length === 0) return refuseOtherYear(reading, context)
    const draft: Draft = { ...startDraft(), tellsFindings: true }
    const sources: string[] = []
    for (const record of documents.slice(0, MOST_DOCUMENTS)) tellDocument(record, reading, context, draft, sources)
    draft.lines.push(zh ? '详见 tieout check。' : 'Details: tieout check.', ...sources)
    return draft
  },
}

const NARROWER: ReadonlySet<string> = new Set(['flow', 'total', 'portion', 'fund', 'facet', 'aspect'])

function refuseOtherYear({ language, organizations }: Reading, { documents }: KindContext): Draft {
  const zh = language === 'zh'
  const own = documents.filter(({ organization }) => organization !== null && organizations.includes(organization))
  const names = (own.length > 0 ? own : documents).slice(0, MOST_DOCUMENTS).map((record) => holding(record, zh))
  const text = zh
    ? `没有收录这样的文件。现有：${names.join('、')}。`
    : `No such document is held. Held: ${names.join('; ')}.`
  return refuse('other-year', [text], [], names)
}

/** One document an organization: that of the year and stage asked for; all organizations where none is named. */
function documentsMeant(reading: Reading, context: KindContext): DocumentRecord[] {
  const wanted = reading.organizations.length > 0 ? new Set(reading.organizations) : null
  const offices = new Map<string, DocumentRecord[]>()
  for (const record of context.documents) {
    const { organization } = record
    if (organization === null || wanted?.has(organization) === false) continue
    offices.set(organization, [...(offices.get(organization) ?? []), record])
  }
  return [...offices.values()].flatMap((held) => {
    const resolved = resolveScope(reading, held)
    return resolved.found && resolved.scope.year === null ? [resolved.scope.record] : []
  })
}

function tellDocument(
  record: DocumentRecord,
  reading: Reading,
  context: KindContext,
  draft: Draft,
  sources: string[],
): void {
  const zh = reading.language === 'zh'
  const name = holding(record, zh)
  draft.identities.push(name)
  const { report, findings } = checkDocument.run({ document: record.id }, context)
  const errors = findings.filter(({ severity }) => severity === 'error')
  const colon = zh ? '：' : ': '
  const [numeric, named] = [errors.filter(isNumeric), errors.filter((finding) => !isNumeric(finding))]
  if (numeric.length > 0 || named.length === 0)
    draft.lines.push(
      `${name}${colon}${verdict(
        numeric.length > 0,
        findings.some(({ severity }) => severity === 'warning'),
        report.coverage.checked > 0,
        zh,
      )}`,
    )
  const facts = context.library.facts(record.id)
  for (const finding of numeric.slice(0, MOST_FINDINGS)) {
    const figures = factsOf(finding, facts).map((fact) => {
      const known = draft.ledger.holds(fact)
      const figure = draft.ledger.addFact(fact, factName(fact, reading.language))
      if (!known && figure.source !== null)
        sources.push(sourceLine(sources.length + 1, figure.source, reading.language))
      const mark = draft.ledger.figures.indexOf(figure) + 1
      return `${figure.label} ${displayValue(figure.value, figure.unit, fact.bound)} [${mark}]`
    })
    if (figures.length > 0) draft.lines.push(`· ${figures.join(zh ? '，' : ', ')}`)
  }
  if (named.length > 0) {
    draft.lines.push(`${name}${colon}${zh ? '以下核对项有需要改正之处：' : 'points to correct in these checks:'}`)
    const titles = new Set(named.map(({ rule }) => titleOf(rule, reading.language)))
    draft.identities.push(...titles)
    for (const title of titles) draft.lines.push(`· ${title}`)
  }
  if (numeric.length > MOST_FINDINGS) draft.lines.push(zh ? '· 其余见 tieout check' : '· the others: tieout check')
}

/** A finding about numbers that cannot be true together; others are about names, codes and classes. */
const isNumeric = ({ difference }: Finding): boolean => difference !== null

function titleOf(rule: string, language: Reading['language']): string {
  return rules.find(({ name }) => name === rule)?.title[language] ?? rule
}

/** The gate takes words like 都, 没有 and 全部 for claims about figures: what was checked is told without them. */
function verdict(wrong: boolean, doubtful: boolean, checked: boolean, zh: boolean): string {
  if (wrong) return zh ? '数字有冲突，舍入解释不了：' : 'figures in conflict beyond rounding:'
  if (!checked) return zh ? '无法核对' : 'checking was impossible'
  if (doubtful)
    return zh ? '核对过的关系成立，另有需要留意之处' : 'the relations that were checked hold; a few points need a look'
  return zh ? '核对过的关系成立' : 'the relations that were checked hold'
}

/** The figures of a finding that were read with their quantity; a place in the text is known by its line and number. */
function factsOf(finding: Finding, facts: readonly Fact[]): Fact[] {
  const found = finding.cells.flatMap((cell) => facts.find((fact) => isAt(cell, fact)) ?? [])
  return [...new Set(found)].slice(0, MOST_FIGURES)
}

function isAt(cell: FindingCell, fact: Fact): boolean {
  if (cell.value === null || cell.line !== fact.source.line) return false
  if (!new Decimal(cell.value).abs().eq(new Decimal(fact.value).abs())) return false
  return fact.origin === 'cell'
    ? cell.column === fact.source.column
    : cell.table === null && (cell.row ?? '') === fact.name
}
