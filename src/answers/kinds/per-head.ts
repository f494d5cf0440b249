import type { Figure } from '../../core/figure.js'
import type { Fact } from '../../facts/types.js'
import { displayValue } from '../../gate/display.js'
import { orderDisplays } from '../../gate/displays.js'
import { factName } from '../../gate/fact-name.js'
import { sourceLine } from '../../gate/source-line.js'
import { type Draft, startDraft } from '../draft.js'
import { resolveOperand } from '../operands.js'
import { splitSubjects } from '../resolve-subject.js'
import type { Reading, Term } from '../understand/reading.js'
import { displayResult } from '../wording/display-result.js'
import type { KindContext, QuestionKind } from './contract.js'

/** 人均多少 — an amount by the staff of the document, or by the number of people that the question gives. */
export const perHead: QuestionKind = {
  name: 'per-head',
  serves: ['average', 'across', 'list', 'difference'],
  readsNumbers: true,
  answer(reading, context) {
    if (!/人均|每人|每个人|per (?:head|capita|person)/.test(reading.text) || reading.organizations.length === 0)
      return null
    // The staff is told for one date only: another year, or a difference of two offices, is not worked out.
    if (
      reading.years.some((year) => year.relative === -1 || year.year !== null) &&
      !reading.given.some((number) => number.unit === '人') &&
      reading.years.some((year) => year.relative === -1 || !isOwnYear(year.year, context))
    )
      return null
    if (reading.intents.has('difference')) return null
    const staffTerms = reading.terms.filter(isStaff)
    const amountTerms = reading.terms.filter((term) => !isStaff(term))
    const subjects = splitSubjects({ ...reading, terms: amountTerms })
    const [terms = []] = subjects
    if (subjects.length !== 1) return null
    const draft = startDraft()
    const sources: string[] = []
    const zh = reading.language === 'zh'
    const heads: { organization: string; result: Figure; lines: string[] }[] = []
    for (const organization of reading.organizations) {
      const alone: Reading = {
        ...reading,
        organizations: [organization],
        given: [],
        terms: amountTerms,
        text: reading.text.replace(/人均|每人/g, ''),
      }
      const amount = resolveOperand(alone, terms, organization, context, draft, sources)
      if (!amount.found) return amount.draft
      const people =
        givenPeople(reading, organization, draft) ??
        statedPeople(staffTerms, organization, context, draft, sources, reading)
      if (people === null) return null
      const { figure } = amount.operand
      const label = reading.language === 'zh' ? `人均${figure.label}` : `${figure.label} per head`
      const unit = reading.unit ?? (figure.unit === '元' ? '万元' : figure.unit)
      const result = draft.ledger.addCalculation(
        `${figure.id} / ${people.id}`,
        { label, organization, year: figure.year, stage: figure.stage },
        { as: unit },
      )
      if (result === null) return null
      heads.push({ organization, result, lines: [figure, people].map((one) => operandLine(one, sources, zh)) })
    }
    for (const { organization, result, lines } of heads) {
      draft.results.push(result)
      draft.lines.push(
        `${organization}${result.year ?? ''}${zh ? '年' : ' '}${result.stage ?? ''} ${result.label} ${displayResult(result, zh)}`,
        ...lines,
      )
    }
    draft.lines.push(...sources)
    return draft
  },
}

/** `· 2023年 实有人数 16 人 [2]`: an operand with its own year, which may be the end of the year before. */
function operandLine(figure: Figure, sources: string[], zh: boolean): string {
  const year =
    figure.year === null
      ? ''
      : zh
        ? `${figure.organization ?? ''}${figure.year}年${figure.stage ?? ''} `
        : `${figure.organization ?? ''}, ${figure.year} `
  const { source } = figure
  const mark =
    source === null
      ? -1
      : sources.findIndex(
          (line) =>
            line === sourceLine(Number.parseInt(/^\[(\d+)\]/.exec(line)?.[1] ?? '0', 10), source, zh ? 'zh' : 'en'),
        )
  return `· ${year}${figure.label} ${displayValue(figure.value, figure.unit)}${mark < 0 ? '' : ` [${mark + 1}]`}`
}

function isOwnYear(year: number | null, context: KindContext): boolean {
  return year === null || context.documents.some((record) => record.year === year)
}

function isStaff(term: Term): boolean {
  const flows = term.items.flatMap((item) => item.facts.map((fact) => fact.key.flow))
  return flows.length > 0 && flows.every((flow) => flow === 'staff')
}

/** 渭南按实有16人算: the number of people that stands behind the organization's name, or the only one given. */
function givenPeople(reading: Reading, organization: string, draft: Draft): Figure | null {
  const people = reading.given.filter((number) => number.unit === '人' || number.unit === '名')
  const mentions = reading.mentions.filter((mention) => mention.organizations.includes(organization))
  const near = people.filter((number) => {
    const before = reading.mentions.filter((mention) => mention.end <= number.start).at(-1)
    return before !== undefined && mentions.includes(before)
  })
  const [number] = reading.organizations.length === 1 ? people : near
  if (number === undefined) return null
  return draft.ledger.addGiven(
    number.value,
    number.decimals,
    '人',
    reading.language === 'zh' ? '问题给的人数' : 'people given in the question',
  )
}

const IN_POST = ['实有人数', '在职人数', '在职人员']

function statedPeople(
  terms: Term[],
  organization: string,
  context: KindContext,
  draft: Draft,
  sources: string[],
  reading: Reading,
): Figure | null {
  const documents = context.documents
    .filter((record) => record.organization === organization)
    .map((record) => record.id)
  const facts = documents
    .flatMap((document) => context.library.facts(document))
    .filter((fact) => fact.key.flow === 'staff' && fact.key.kind === 'count')
  const named = new Set(terms.flatMap((term) => term.items.map((item) => item.item.name)))
  const wanted = (fact: Fact): boolean =>
    named.size > 0 ? named.has(fact.key.item?.name ?? '') : IN_POST.includes(fact.key.item?.name ?? '')
  const [fact, ...others] = orderDisplays(facts.filter(wanted))
  if (fact === undefined || others.some((other) => other.value !== fact.value)) return null
  const figure = draft.ledger.addFact(fact, factName(fact, reading.language))
  if (figure.source !== null) sources.push(sourceLine(sources.length + 1, figure.source, reading.language))
  return figure
}
