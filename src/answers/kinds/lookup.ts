import { Decimal } from '../../core/decimal.js'
import type { Conflict, Figure } from '../../core/figure.js'
import { describeUnit } from '../../core/unit.js'
import type { Fact } from '../../facts/types.js'
import { displayValue } from '../../gate/display.js'
import { distinctDisplays, judgeDisplays, orderDisplays } from '../../gate/displays.js'
import { factStage } from '../../gate/fact-label.js'
import { factName } from '../../gate/fact-name.js'
import { sourceLine } from '../../gate/source-line.js'
import type { FigureGroup } from '../../tools/find-figures.js'
import { type Draft, refuse, startDraft } from '../draft.js'
import { asksWhether, confirm, correct, limitOf, premiseNumber, unexplainedByFacts } from '../premise.js'
import { resolveSubject, splitSubjects } from '../resolve-subject.js'
import type { Reading } from '../understand/reading.js'
import type { Scope } from '../understand/scope.js'
import { describeScope, figureSentence } from '../wording/figure-sentence.js'
import { quoteReason } from '../wording/reason.js'
import type { QuestionKind } from './contract.js'

/** 多少？ — one figure (or one of each scheme that shares the name), as the documents display it. */
export const lookup: QuestionKind = {
  name: 'lookup',
  serves: ['why', 'list', 'consistency'],
  readsNumbers: true,
  answer(reading, context) {
    // 为什么 alone asks for a reason, not for a figure.
    if (reading.intents.has('why') && !/多少|几|how much/.test(reading.text)) return null
    // 分别是多少 asks for several figures by name; other lists are no lookup.
    // 超过20万了吗 judges one figure.
    const judges = asksWhether(reading.text) && reading.given.some((number) => limitOf(number, reading.text) !== null)
    const several = /分别|各/.test(reading.text) && splitSubjects(reading).length >= 2
    const agrees = reading.intents.has('consistency')
    if (reading.intents.has('list') && !judges && !several && !agrees) return null
    if (judges && /哪|几项|几个|多少/.test(reading.text)) return null
    // 住房公积金在各表里一致吗: the displays of one item say so; several items or totals are a relation between them.
    if (agrees && (reading.terms.length === 0 || splitSubjects(reading).length > 1)) return null
    const parts: LookupPart[] = []
    for (const organization of reading.organizations) {
      for (const subject of splitSubjects(reading)) {
        const resolved = resolveSubject(reading, subject, organization, context)
        if (!resolved.found) return resolved.draft
        parts.push(resolved)
      }
    }
    if (parts.length === 0) return null
    // 一共 over several figures asks for their sum, which a list of them is not.
    if (parts.flatMap((part) => part.groups).length > 1 && TOGETHER.test(reading.text)) return null
    const facts = parts.flatMap((part) => part.groups.flatMap((group) => group.facts))
    const numbers = unexplainedByFacts(reading, facts)
    const draft = word(reading, parts)
    if (numbers.length === 0) confirm(draft, reading)
    else {
      const premise = draft.results.length === 1 ? premiseNumber(reading, numbers, draft) : null
      if (premise === null) return refusePremise(reading, parts)
      correct(draft, reading, premise)
    }
    return draft
  },
}

const TOGETHER = /一共|总共|合计|共计|拢共|总和|in total|altogether|combined/

function refusePremise(reading: Reading, parts: LookupPart[]): Draft {
  const zh = reading.language === 'zh'
  const labels = [...new Set(parts.flatMap((part) => part.groups.map((group) => group.item.item.name)))]
  const suggestions = reading.organizations
    .flatMap((organization) =>
      labels.map((label) => (zh ? `${organization}的${label}是多少？` : `How much is ${label} of ${organization}?`)),
    )
    .slice(0, 4)
  return refuse(
    'ambiguous',
    [
      zh
        ? '问题里给的数或期间与文件对不上，不能确定问的是哪个数；可以这样问：'
        : 'A number or period in the question does not match the documents, so it is unclear which figure is meant; you could ask:',
    ],
    suggestions,
    labels,
  )
}

/** The reason that the document gives for a change of the item, in its own words. */
function reasonOf(parts: LookupPart[], draft: Draft, reading: Reading): string {
  const zh = reading.language === 'zh'
  const fact = parts
    .flatMap((part) => part.groups.flatMap((group) => group.item.facts))
    .find((one) => one.reason !== null)
  if (fact === undefined) return zh ? '文件没有说明原因。' : 'The document gives no reason.'
  return quoteReason(draft.ledger, fact, zh)
}

interface LookupPart {
  groups: FigureGroup[]
  scope: Scope
}

function word(reading: Reading, parts: LookupPart[]): Draft {
  const draft = startDraft()
  const sources: string[] = []
  for (const part of parts) for (const group of part.groups) wordGroup(draft, reading, group, sources)
  if (reading.intents.has('why')) draft.lines.push(reasonOf(parts, draft, reading))
  draft.warnings.push(
    ...reading.corrections.map(({ from, to }) =>
      reading.language === 'zh' ? `把“${from}”理解为“${to}”` : `read “${from}” as “${to}”`,
    ),
  )
  draft.lines.push(
    ...describeScope(
      reading,
      parts.map((part) => part.scope),
    ),
    ...sources,
  )
  draft.identities.push(...sources)
  return draft
}

function wordGroup(draft: Draft, reading: Reading, group: FigureGroup, sources: string[]): void {
  const ordered = orderDisplays(group.facts)
  const distinct = distinctDisplays(group.facts)
  const agreement = judgeDisplays(distinct)
  const first = ordered[0]
  if (first === undefined || draft.ledger.holds(first)) return
  const shownFacts = agreement === 'one' ? [first] : distinct
  const figures: Figure[] = []
  for (const fact of shownFacts) {
    const also = ordered.filter((other) => other !== fact && !shownFacts.includes(other))
    figures.push(draft.ledger.addFact(fact, factName(fact, reading.language), agreement === 'one' ? also : []))
  }
  const [figure] = figures
  if (figure === undefined) return
  const stage = factStage(first, reading.language)
  const converted = convertForReader(draft, reading, figure, ordered)
  draft.results.push(...(converted.result === null ? figures : [converted.result, ...figures.slice(1)]))
  const marks = figures.map((one, at) => {
    sources.push(sourceLine(sources.length + 1, one.source ?? first.source, reading.language))
    return { figure: one, mark: sources.length, bound: shownFacts[at]?.bound ?? null }
  })
  draft.lines.push(...figureSentence(reading.language, { stage, marks, shown: converted.shown, agreement }))
  if (agreement !== 'one') {
    const conflict: Conflict = {
      kind: agreement,
      figures: figures.map((one) => one.id),
      note: conflictNote(reading, agreement, figures),
    }
    draft.conflicts.push(conflict)
    draft.status = 'conflict'
  }
  draft.identities.push(figure.label, ...(figure.organization === null ? [] : [figure.organization]))
}

function conflictNote(reading: Reading, agreement: 'variant' | 'contradiction', figures: Figure[]): string {
  const shown = figures
    .map((figure) => displayValue(figure.value, figure.unit))
    .join(reading.language === 'zh' ? '、' : ', ')
  if (reading.language === 'zh')
    return agreement === 'variant'
      ? `同一数有不同写法（${shown}），相差在舍入范围内`
      : `同一数前后不一致（${shown}），舍入不能解释`
  return agreement === 'variant'
    ? `one quantity is shown differently (${shown}); rounding explains it`
    : `one quantity is stated inconsistently (${shown}); rounding does not explain it`
}

/** The unit people asked for, or 万元 beside 元 for large amounts: as the document shows it, else converted exactly. */
function convertForReader(
  draft: Draft,
  reading: Reading,
  figure: Figure,
  displays: Fact[],
): { result: Figure | null; shown: Figure[] } {
  const own = describeUnit(figure.unit)
  if (own.dimension !== 'money') return { result: null, shown: [figure] }
  const asked = reading.unit
  if (asked !== null && asked !== figure.unit) {
    const result = draft.ledger.addConversion(figure, asked)
    return result === null ? { result: null, shown: [figure] } : { result, shown: [result, figure] }
  }
  const large = new Decimal(figure.value).abs().gte(10_000)
  if (asked === null && figure.unit === '元' && large) {
    const display = displays.find((fact) => fact.unit === '万元')
    const second =
      display === undefined
        ? draft.ledger.addConversion(figure, '万元')
        : draft.ledger.addFact(display, factName(display, reading.language))
    return second === null ? { result: null, shown: [figure] } : { result: null, shown: [second, figure] }
  }
  return { result: null, shown: [figure] }
}
