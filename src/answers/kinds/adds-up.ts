import type { Conflict, Figure } from '../../core/figure.js'
import { add, displayInterval, type Interval, meet } from '../../core/interval.js'
import { baseValue } from '../../core/unit.js'
import type { Fact } from '../../facts/types.js'
import { displayValue } from '../../gate/display.js'
import { factName } from '../../gate/fact-name.js'
import { sourceLine } from '../../gate/source-line.js'
import { type Draft, startDraft } from '../draft.js'
import { codedListing } from '../list/dimension.js'
import { orderUnique, partsOf } from '../list/parts.js'
import { resolveSubject, splitSubjects } from '../resolve-subject.js'
import type { Reading } from '../understand/reading.js'
import { resolveScope } from '../understand/scope.js'
import { displayResult } from '../wording/display-result.js'
import type { KindContext, QuestionKind } from './contract.js'

const ASKS =
  /(?:加起来|相加|加总|之和|加在一起|合起来|总和).{0,8}(?:等于|等不等于|是不是|是否|对得上|对不对得上|吻合|一致|相符|相等|正好)|(?:\bdo\b|\bdoes\b|\bdid\b|whether|if).{1,80}\badds? up to/
const CLASS_LENGTH = 3
const MOST_ROWS = 40

/** 各类加起来等于总计吗 — the parts of a total, or of an item, added and held against what the form shows for it. */
export const addsUp: QuestionKind = {
  name: 'adds-up',
  serves: ['sum', 'list', 'consistency'],
  answer(reading, context) {
    const [organization, ...others] = reading.organizations
    if (organization === undefined || others.length > 0 || !ASKS.test(reading.text)) return null
    const [terms = [], ...more] = splitSubjects(reading)
    if (more.length > 0) return null
    const asked = terms.length === 0 ? ofTotal(reading, organization, context) : null
    const list = terms.length === 0 ? asked : ofItem(reading, terms, organization, context)
    return list === null || list.parts.length < 2 || list.parts.length > MOST_ROWS ? null : word(reading, list)
  },
}

interface WholeAndParts {
  whole: Fact
  parts: Fact[]
}

/** The classes of all spending and the total of their form. */
function ofTotal(reading: Reading, organization: string, context: KindContext): WholeAndParts | null {
  const isIncome = reading.senses.some(({ senses }) =>
    senses.some(
      (sense) =>
        (sense.type === 'total' && sense.of === 'income') || (sense.type === 'flow' && sense.flow !== 'expenditure'),
    ),
  )
  const isPart = reading.senses.some(({ senses }) => senses.some(({ type }) => type === 'fund' || type === 'portion'))
  const scoped = resolveScope(
    reading,
    context.documents.filter((one) => one.organization === organization),
  )
  if (isIncome || isPart || /经济/.test(reading.text) || !scoped.found || scoped.scope.year !== null) return null
  const { record } = scoped.scope
  const facts = context.library
    .facts(record.id)
    .filter(({ key }) => key.year === record.year && (record.kind !== 'accounts' || key.stage === 'final-accounts'))
  const listing = codedListing(facts, { scheme: 'functional', length: CLASS_LENGTH }, 'total')
  return listing === null || listing.total === null ? null : { whole: listing.total, parts: listing.facts }
}

/** The rows one step below an item of the form that shows most of them. */
function ofItem(
  reading: Reading,
  terms: Reading['terms'],
  organization: string,
  context: KindContext,
): WholeAndParts | null {
  const resolved = resolveSubject(reading, terms, organization, context)
  if (!resolved.found || resolved.groups.length !== 1) return null
  const facts = context.library.facts(resolved.scope.record.id)
  const [best] = (resolved.groups[0]?.facts ?? [])
    .filter(({ origin }) => origin === 'cell')
    .map((whole) => ({ whole, parts: orderUnique(partsOf(whole, facts, false)) }))
    .filter(({ whole, parts }) => parts.every(({ table }) => table === whole.table))
    .sort((a, b) => b.parts.length - a.parts.length)
  return best ?? null
}

const intervalOf = (fact: Fact): Interval => displayInterval(fact.value, fact.decimals, fact.unit)

function word(reading: Reading, { whole, parts }: WholeAndParts): Draft | null {
  const zh = reading.language === 'zh'
  const draft = startDraft()
  const figures = parts.map((fact) => draft.ledger.addFact(fact, factName(fact, reading.language)))
  const total = draft.ledger.addFact(whole, factName(whole, reading.language))
  const labels = figures.map(({ label }) => label)
  const name = {
    ...factName(whole, reading.language),
    label: zh ? `${labels.join('与')}合计` : `${labels.join(' and ')} together`,
  }
  const sum = draft.ledger.addCalculation(figures.map(({ id }) => id).join(' + '), name)
  if (sum === null) return null
  draft.results.push(sum)
  const [first, ...rest] = parts.map(intervalOf)
  if (first === undefined) return null
  const isEqual = baseValue(sum).eq(baseValue(whole))
  const isMet = meet(rest.reduce(add, first), intervalOf(whole)) !== null
  const [a, b] = [displayResult(sum, zh), displayValue(total.value, total.unit)]
  draft.lines.push(
    `${name.label}${zh ? ' ' : ': '}${a}`,
    verdict([name.label, total.label], isEqual, isMet, zh),
    `· ${total.label} ${b}`,
  )
  if (!isEqual) {
    draft.conflicts.push(conflictOf(sum, total, isMet, zh))
    draft.status = 'conflict'
  }
  draft.lines.push(...figures.map((one) => `· ${one.label} ${displayValue(one.value, one.unit)}`))
  const tables = new Set<string | null>()
  for (const { source } of [...figures, total]) {
    if (source === null || tables.has(source.table)) continue
    tables.add(source.table)
    draft.lines.push(sourceLine(tables.size, source, reading.language))
  }
  return draft
}

function verdict([sum, total]: [string, string], isEqual: boolean, isMet: boolean, zh: boolean): string {
  if (isEqual) return zh ? `${sum}与${total}相等。` : `${sum} and ${total} are equal.`
  const differ = zh ? `${sum}与${total}不相等` : `${sum} and ${total} are not equal`
  if (isMet) return differ + (zh ? '，相差在舍入范围内。' : '; rounding explains it.')
  return differ + (zh ? '，舍入不能解释。' : '; rounding does not explain it.')
}

function conflictOf(sum: Figure, total: Figure, isMet: boolean, zh: boolean): Conflict {
  const note = zh ? '各部分相加与合计不同' : 'the parts do not add up to the total as shown'
  return { kind: isMet ? 'variant' : 'contradiction', figures: [sum.id, total.id], note }
}
