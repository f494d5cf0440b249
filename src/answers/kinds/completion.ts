import { baseValue } from '../../core/unit.js'
import type { IndexedItem } from '../../facts/item-index.js'
import type { Fact } from '../../facts/types.js'
import { displayValue } from '../../gate/display.js'
import { orderDisplays } from '../../gate/displays.js'
import { factName } from '../../gate/fact-name.js'
import { sourceLine } from '../../gate/source-line.js'
import { type Draft, startDraft } from '../draft.js'
import { enterOperand } from '../operands.js'
import { resolveSubject, splitSubjects } from '../resolve-subject.js'
import type { Reading, Term } from '../understand/reading.js'
import type { Scope } from '../understand/scope.js'
import { displayResult } from '../wording/display-result.js'
import { quoteReason } from '../wording/reason.js'
import type { KindContext, QuestionKind } from './contract.js'

/** 完成率、决算比年初预算多多少 — accounts against their own budget: stated first, worked out otherwise, the base named. */
export const completion: QuestionKind = {
  name: 'completion',
  serves: ['completion', 'difference', 'change', 'why', 'share', 'list'],
  readsYears: true,
  answer(reading, context) {
    const [organization, ...others] = reading.organizations
    if (organization === undefined || others.length > 0) return null
    const record = context.documents.find((one) => one.organization === organization && one.kind === 'accounts')
    if (record === undefined || !comparesWithBudget(reading)) return null
    const subjects = splitSubjects(reading)
    const [terms = []] = subjects
    if (subjects.length !== 1) return null
    const scope: Scope = { record, year: null, stages: [] }
    const plain: Reading = {
      ...reading,
      senses: reading.senses.filter((word) => !word.senses.every((sense) => sense.type === 'stage')),
    }
    const asksAmount =
      reading.intents.has('difference') || (reading.intents.has('change') && !reading.intents.has('completion'))
    if (asksAmount) return difference(plain, terms, organization, scope, context)
    const draft = startDraft()
    const sources: string[] = []
    if (/年初预算(?:数|是|为|多少)/.test(reading.text)) {
      const budget = amountOf(plain, terms, organization, context, ['initial-budget'])
      if (budget === null) return null
      const operand = enterOperand(
        reading,
        { document: record.id, item: budget.item, facts: budget.facts },
        scope,
        draft,
        sources,
      )
      draft.results.push(operand.figure)
      draft.lines.push(
        `${opening(operand.figure.organization, operand.figure.year, operand.figure.stage)} ${operand.figure.label} ${displayValue(operand.figure.value, operand.figure.unit)} [${operand.mark}]`,
      )
    }
    return stated(plain, terms, organization, draft, sources, context)
  },
}

function comparesWithBudget(reading: Reading): boolean {
  if (reading.intents.has('completion')) return true
  const stages = reading.senses.flatMap((word) =>
    word.senses.flatMap((sense) => (sense.type === 'stage' ? [sense.stage] : [])),
  )
  return (
    stages.some((stage) => stage !== 'final-accounts') &&
    /比|超|exceed|above|over/.test(reading.text) &&
    (reading.intents.has('difference') || reading.intents.has('change') || reading.intents.has('why'))
  )
}

function opening(organization: string | null, year: number | null, stage: string | null): string {
  return `${organization ?? ''}${year ?? ''}年${stage ?? ''}`
}

/** 完成年初预算的 103.07%: a rate whose base is another stage of the same year. */
function stated(
  reading: Reading,
  terms: Term[],
  organization: string,
  draft: Draft,
  sources: string[],
  context: KindContext,
): Draft | null {
  const resolved = resolveSubject(reading, terms, organization, context, {
    kinds: ['rate'],
    keep: (fact) => fact.key.base !== null && fact.key.base.year === fact.key.year,
  })
  if (!resolved.found || resolved.groups.length !== 1) return null
  const [fact] = orderDisplays(resolved.groups[0]?.facts ?? [])
  if (fact === undefined) return null
  const zh = reading.language === 'zh'
  const figure = draft.ledger.addFact(fact, factName(fact, reading.language))
  if (figure.source !== null) sources.push(sourceLine(sources.length + 1, figure.source, reading.language))
  draft.results.push(figure)
  draft.lines.push(
    `${opening(figure.organization, figure.year, figure.stage)} ${figure.label} ${displayValue(figure.value, figure.unit)} [${sources.length}]`,
  )
  if (fact.reason !== null) draft.lines.push(quoteReason(draft.ledger, fact, zh))
  else if (reading.intents.has('why')) draft.lines.push(zh ? '文件没有说明原因。' : 'The document gives no reason.')
  draft.lines.push(...sources)
  return draft
}

function amountOf(
  reading: Reading,
  terms: Term[],
  organization: string,
  context: KindContext,
  stages: string[],
): { item: IndexedItem; facts: Fact[] } | null {
  const resolved = resolveSubject(reading, terms, organization, context, {
    kinds: ['amount'],
    keep: (fact) => fact.key.stage !== null && stages.includes(fact.key.stage),
  })
  if (!resolved.found || resolved.groups.length !== 1) return null
  const [group] = resolved.groups
  return group === undefined ? null : { item: group.item, facts: group.facts }
}

function difference(
  reading: Reading,
  terms: Term[],
  organization: string,
  scope: Scope,
  context: KindContext,
): Draft | null {
  const base = /全年预算/.test(reading.text) ? ['full-year-budget'] : ['initial-budget']
  const budget = amountOf(reading, terms, organization, context, base)
  if (budget === null) return null
  const facts = budget.item.facts.filter(
    (fact) =>
      fact.key.stage === 'final-accounts' &&
      fact.key.kind === 'amount' &&
      budget.facts.some(
        (one) => one.key.portion === fact.key.portion && (one.key.fund === fact.key.fund || one.key.fund === null),
      ),
  )
  if (facts.length === 0) return null
  const zh = reading.language === 'zh'
  const draft = startDraft()
  const sources: string[] = []
  const spent = enterOperand(reading, { document: scope.record.id, item: budget.item, facts }, scope, draft, sources)
  const planned = enterOperand(
    reading,
    { document: scope.record.id, item: budget.item, facts: budget.facts },
    scope,
    draft,
    sources,
  )
  const less = baseValue(spent.figure).lt(baseValue(planned.figure))
  const [more, fewer] = less ? [planned, spent] : [spent, planned]
  const words = zh
    ? less
      ? '决算比预算少'
      : '决算比预算多'
    : less
      ? ', accounts below budget by'
      : ', accounts above budget by'
  const name = { label: `${spent.figure.label}${words}`, organization, year: scope.record.year, stage: null }
  const result = draft.ledger.addCalculation(
    `${more.figure.id} - ${fewer.figure.id}`,
    name,
    reading.unit === null ? {} : { as: reading.unit },
  )
  if (result === null) return null
  draft.results.push(result)
  draft.lines.push(`${opening(organization, scope.record.year, null)} ${result.label} ${displayResult(result, zh)}`)
  for (const operand of [spent, planned])
    draft.lines.push(
      `· ${opening(null, operand.figure.year, operand.figure.stage)} ${operand.figure.label} ${displayValue(operand.figure.value, operand.figure.unit)} [${operand.mark}]`,
    )
  draft.lines.push(...sources)
  return draft
}
