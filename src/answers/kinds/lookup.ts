import { Decimal } from '../../core/decimal.js'
import type { Conflict, Figure } from '../../core/figure.js'
import { describeUnit } from '../../core/unit.js'
import type { Fact } from '../../facts/types.js'
import { displayValue, isRoundingOf } from '../../gate/display.js'
import { factStage } from '../../gate/fact-label.js'
import { sourceLine } from '../../gate/source-line.js'
import type { WrittenNumber } from '../../language/written-number.js'
import type { FigureGroup } from '../../tools/find-figures.js'
import { distinctDisplays, judgeDisplays, orderDisplays } from '../displays.js'
import { type Draft, refuse, startDraft } from '../draft.js'
import { resolveSubject, splitSubjects } from '../resolve-subject.js'
import type { Reading } from '../understand/reading.js'
import type { Scope } from '../understand/scope.js'
import { describeScope, figureSentence } from '../wording/figure-sentence.js'
import { quoteReason } from '../wording/reason.js'
import { factName } from '../wording/scope-words.js'
import type { QuestionKind } from './contract.js'

/** 多少？ — one figure (or one of each scheme that shares the name), as the documents display it. */
export const lookup: QuestionKind = {
  name: 'lookup',
  serves: ['why', 'list'],
  readsNumbers: true,
  answer(reading, context) {
    // 为什么 alone asks for a reason, not for a figure.
    if (reading.intents.has('why') && !/多少|几|how much/.test(reading.text)) return null
    // 分别是多少 asks for several figures by name; other lists are no lookup.
    if (reading.intents.has('list') && (!/分别|各/.test(reading.text) || splitSubjects(reading).length < 2)) return null
    const parts: LookupPart[] = []
    for (const organization of reading.organizations) {
      for (const subject of splitSubjects(reading)) {
        const resolved = resolveSubject(reading, subject, organization, context)
        if (!resolved.found) return resolved.draft
        parts.push(resolved)
      }
    }
    if (parts.length === 0) return null
    const unexplained = unexplainedNumbers(reading, parts)
    if (unexplained.length === 0) return word(reading, parts)
    return asksWhether(reading, unexplained, parts)
      ? correct(reading, parts, unexplained)
      : refusePremise(reading, parts)
  },
}

/** Numbers of the question that no display of the answer equals: a wrong premise, or a word (3月份) that changes what is asked. */
function unexplainedNumbers(reading: Reading, parts: LookupPart[]): WrittenNumber[] {
  const facts = parts.flatMap((part) => part.groups.flatMap((group) => group.facts))
  const known = (number: WrittenNumber): boolean => {
    const unit = describeUnit(number.unit)
    return facts.some((fact) => {
      const own = describeUnit(fact.unit)
      const money = own.dimension === 'money' && number.unit === '万'
      if (own.base !== unit.base && !money) return false
      const written = new Decimal(number.value).times(unit.factor).abs()
      const stated = new Decimal(fact.value).times(own.factor).abs()
      return written.eq(stated) || isRoundingOf(number.value, number.decimals, stated.div(unit.factor).toFixed())
    })
  }
  return reading.given.filter((number) => !known(number))
}

/** 是3.5万元对吗 asks whether; one number of the figure's own dimension is then answered with the document's. */
function asksWhether(reading: Reading, numbers: WrittenNumber[], parts: LookupPart[]): boolean {
  const [number, ...others] = numbers
  const [fact] = parts.flatMap((part) => part.groups.flatMap((group) => group.facts))
  if (
    number === undefined ||
    others.length > 0 ||
    fact === undefined ||
    parts.length !== 1 ||
    parts[0]?.groups.length !== 1
  )
    return false
  const { dimension } = describeUnit(fact.unit)
  const same = describeUnit(number.unit).dimension === dimension || (number.unit === '万' && dimension === 'money')
  return same && /对吗|对吧|对不对|是吗|是不是|没错吧|吗[?？]?$|right\?|correct\?/.test(reading.text)
}

function correct(reading: Reading, parts: LookupPart[], [number]: WrittenNumber[]): Draft {
  const draft = word(reading, parts)
  if (number === undefined) return draft
  const zh = reading.language === 'zh'
  const unit = number.unit === '万' ? '万元' : number.unit
  const given = draft.ledger.addGiven(
    number.value,
    number.decimals,
    unit,
    zh ? '问题里的数' : 'the number in the question',
  )
  draft.lines.splice(
    1,
    0,
    zh
      ? `与您给的 ${displayValue(given.value, given.unit)} 不符，以文件为准。`
      : `This differs from your ${displayValue(given.value, given.unit)}; the document has the figure above.`,
  )
  return draft
}

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
