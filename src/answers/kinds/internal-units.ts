import { sourceLine } from '../../gate/source-line.js'
import { startDraft } from '../draft.js'
import { coverNeeds, searchable } from '../text/coverage.js'
import { documentAsked } from '../text/documents-asked.js'
import { readTextQuestion } from '../text/text-question.js'
import { findUnitNames } from '../text/unit-names.js'
import type { Reading } from '../understand/reading.js'
import type { QuestionKind } from './contract.js'

/** How the vocabulary calls questions for the units inside an organization. */
const ASPECT = 'units'
const LOOKED_AT = 60

/** 有几个科室，都叫什么 — the names of the internal units, quoted, and how many there are. */
export const internalUnits: QuestionKind = {
  name: 'internal-units',
  serves: ['how', 'list', 'library', 'across'],
  readsNumbers: true,
  readsText: true,
  answer(reading, context) {
    const [organization, ...others] = reading.organizations
    if (organization === undefined || others.length > 0 || reading.given.length > 0) return null
    const question = readTextQuestion(reading, context.vocabulary)
    const aspect = question.aspects.find((one) => one.aspect === ASPECT)
    if (aspect === undefined || question.aspects.some((one) => one !== aspect && !BESIDE.has(one.aspect))) return null
    const record = documentAsked(reading, organization, context)
    if (record === null) return null
    const passages = context.library
      .search(aspect.labels.join(' '), { documents: [record.id], limit: LOOKED_AT })
      .filter(
        ({ kind, section, text }) =>
          kind === 'prose' && aspect.labels.some((word) => [...section, text].join('\n').includes(word)),
      )
      .sort((a, b) => (a.source.line ?? 0) - (b.source.line ?? 0))
    const units = findUnitNames(passages)
    if (units === null) return null
    const held = searchable(units.map(({ passage }) => [...passage.section, passage.text].join('\n')).join('\n'))
    if (coverNeeds(question.needs, held) < 1) return null
    const draft = startDraft()
    const zh = reading.language === 'zh'
    const quotes = units.map(({ name, passage }) =>
      draft.ledger.addQuote(name, { ...passage.source, text: passage.section.at(-1) ?? '' }),
    )
    const label = zh ? '内设机构数' : 'number of internal units'
    const count = draft.ledger.addCount(quotes, label, '个')
    if (count === null) return null
    draft.results.push(count)
    const marks = [...new Map(quotes.map(({ source }) => [source.line, source])).values()]
    const names = quotes.map(
      (quote) => `“${quote.text}” [${marks.findIndex((source) => source.line === quote.source.line) + 1}]`,
    )
    const sources = marks.map((source, at) => sourceLine(at + 1, source, reading.language))
    draft.lines.push(
      zh ? `${label} ${count.value} 个：${names.join('、')}` : `${label}: ${count.value} 个: ${names.join(', ')}`,
      ...describeDefault(reading, organization),
      ...sources,
    )
    draft.identities.push(...sources)
    return draft
  },
}

function describeDefault(reading: Reading, organization: string): string[] {
  if (reading.organizationNamed) return []
  return [
    reading.language === 'zh' ? `按默认单位“${organization}”回答。` : `Answered for the default, ${organization}.`,
  ]
}

/** Aspects that say no more than which units there are. */
const BESIDE: ReadonlySet<string> = new Set(['organisation', 'whether', 'parts', 'how', 'who'])
