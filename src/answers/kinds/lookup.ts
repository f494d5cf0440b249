import { describeUnit } from '../../core/unit.js'
import type { Conflict, Figure } from '../../core/figure.js'
import { Decimal } from '../../core/decimal.js'
import type { Fact } from '../../facts/types.js'
import { displayValue } from '../../gate/display.js'
import { stageName } from '../../language/stages.js'
import { findFigures, type FigureGroup, type FigureQuery, type FoundFigures } from '../../tools/find-figures.js'
import { distinctDisplays, judgeDisplays, orderDisplays } from '../displays.js'
import { type Draft, startDraft } from '../draft.js'
import { rankGroups } from '../rank-groups.js'
import { refuseBlank, refuseNotHeld, refuseOtherYear, refuseStage, refuseTooMany } from '../refusals.js'
import type { Reading, Term } from '../understand/reading.js'
import { resolveScope, type Scope } from '../understand/scope.js'
import { describeScope, figureSentence } from '../wording/figure-sentence.js'
import { factName } from '../wording/scope-words.js'
import { sourceLine } from '../../gate/source-line.js'
import type { KindContext, QuestionKind } from './contract.js'

/** How many figures of one bare name are told before the question is asked back. */
const MOST_NAMED = 4

/** 多少？ — one figure (or one of each scheme that shares the name), as the documents display it. */
export const lookup: QuestionKind = {
  name: 'lookup',
  serves: [],
  answer(reading, context) {
    const subjects = splitSubjects(reading)
    const drafts: LookupPart[] = []
    for (const organization of reading.organizations) {
      const held = context.documents.filter((document) => document.organization === organization)
      const scope = resolveScope(reading, held)
      if (!scope.found) return scope.reason === 'other-year' ? refuseOtherYear(reading, organization, scope.asked, scope.held) : refuseStage(reading, organization, scope.held)
      for (const subject of subjects) {
        if (reading.unheldNames.length > 0 || reading.unheldCodes.length > 0) return refuseNotHeld(reading, organization, subject, scope.scope, context)
        const query = toQuery(reading, subject, scope.scope)
        if (query === null) return null
        const found = findFigures.run(query, context)
        const groups = rankGroups(found.groups, subject, reading, scope.scope)
        if (groups.length === 0) return explainMissing(reading, organization, subject, scope.scope, found, context)
        if (groups.length > MOST_NAMED) return refuseTooMany(reading, organization, groups)
        drafts.push({ groups, scope: scope.scope })
      }
    }
    return drafts.length === 0 ? null : word(reading, drafts)
  },
}

interface LookupPart {
  groups: FigureGroup[]
  scope: Scope
}

const CONNECTOR = /^(?:和|与|及|以及|、|,|还有|跟|同)$/

/** 编制和实有人数 asks for two figures: terms joined by 和 or 、 are separate subjects, others narrow each other. */
function splitSubjects(reading: Reading): Term[][] {
  const groups: Term[][] = []
  let previousEnd = 0
  // 在职多少人: the question words name nothing of their own beside an item.
  const named = reading.terms.filter((term) => !/^(?:多少|几)/.test(term.text))
  for (const term of named.length > 0 ? named : reading.terms) {
    const between = reading.text.slice(previousEnd, term.start).trim()
    const last = groups.at(-1)
    if (last !== undefined && !CONNECTOR.test(between)) last.push(term)
    else groups.push([term])
    previousEnd = term.end
  }
  return groups.length === 0 ? [[]] : groups
}

function toQuery(reading: Reading, terms: Term[], scope: Scope): FigureQuery | null {
  const senses = reading.senses.flatMap((word) => word.senses)
  const totals = senses.find((sense) => sense.type === 'total')
  const portions = senses.flatMap((sense) => (sense.type === 'portion' ? [sense.portion] : []))
  const fund = senses.find((sense) => sense.type === 'fund')?.fund ?? null
  const flow = senses.find((sense) => sense.type === 'flow')?.flow ?? null
  const items = terms.map((term) => [term.text, ...(term.corrected === null ? [] : [term.corrected]), ...term.items.map((item) => item.id)])
  const base = { documents: [scope.record.id], contexts: reading.contexts, year: scope.year, stages: scope.stages, fund, flow, portions }
  if (items.length > 0) return { ...base, items, kinds: ['amount', 'count', 'target', 'rate'] }
  if (totals !== undefined) return { ...base, items: [totalNames(totals.of, totals.scope)], portions: portions.length > 0 ? portions : ['total'] }
  const budget = senses.some((sense) => sense.type === 'stage')
  if (flow === null && fund === null && portions.length === 0 && !budget) return null
  return { ...base, items: [flow === null ? totalNames('both', 'grand') : totalNames(flow === 'income' ? 'income' : 'expenditure', 'grand')], portions: portions.length > 0 ? portions : ['total'] }
}

function totalNames(of: 'income' | 'expenditure' | 'both', scope: 'grand' | 'current'): string[] {
  const income = scope === 'grand' ? ['收入总计', '本年收入'] : ['本年收入']
  const expenditure = scope === 'grand' ? ['支出总计', '本年支出'] : ['本年支出']
  return of === 'income' ? income : of === 'expenditure' ? expenditure : [...income, ...expenditure]
}

function explainMissing(reading: Reading, organization: string, terms: Term[], scope: Scope, found: FoundFigures, context: KindContext): Draft {
  if (found.blanks.length > 0) return refuseBlank(reading, organization, found.blanks)
  const year = found.available.find((one) => one.condition === 'year')
  if (scope.year !== null && year !== undefined) return refuseOtherYear(reading, organization, scope.year, [scope.record])
  const stage = found.available.find((one) => one.condition === 'stages')
  if (scope.stages.length > 0 && stage !== undefined) return refuseStage(reading, organization, [scope.record])
  return refuseNotHeld(reading, organization, terms, scope, context)
}

function word(reading: Reading, parts: LookupPart[]): Draft {
  const draft = startDraft()
  const sources: string[] = []
  for (const part of parts) for (const group of part.groups) wordGroup(draft, reading, group, sources)
  draft.warnings.push(...reading.corrections.map(({ from, to }) => (reading.language === 'zh' ? `把“${from}”理解为“${to}”` : `read “${from}” as “${to}”`)))
  draft.lines.push(...describeScope(reading, parts.map((part) => part.scope)), ...sources)
  draft.identities.push(...sources)
  return draft
}

function wordGroup(draft: Draft, reading: Reading, group: FigureGroup, sources: string[]): void {
  const ordered = orderDisplays(group.facts)
  const distinct = distinctDisplays(group.facts)
  const agreement = judgeDisplays(distinct)
  const first = ordered[0]
  if (first === undefined) return
  const shownFacts = agreement === 'one' ? [first] : distinct
  const figures: Figure[] = []
  for (const fact of shownFacts) {
    const also = ordered.filter((other) => other !== fact && !shownFacts.includes(other))
    figures.push(draft.ledger.addFact(fact, factName(fact, reading.language), agreement === 'one' ? also : []))
  }
  const [figure] = figures
  if (figure === undefined) return
  const stage = first.key.stage === null ? null : stageName(first.key.stage, reading.language)
  const converted = convertForReader(draft, reading, figure, ordered)
  draft.results.push(...(converted.result === null ? figures : [converted.result, ...figures.slice(1)]))
  const marks = figures.map((one, at) => {
    sources.push(sourceLine(sources.length + 1, one.source ?? first.source, reading.language))
    return { figure: one, mark: sources.length, bound: shownFacts[at]?.bound ?? null }
  })
  draft.lines.push(...figureSentence(reading.language, { stage, marks, shown: converted.shown, agreement }))
  if (agreement !== 'one') {
    const conflict: Conflict = { kind: agreement, figures: figures.map((one) => one.id), note: conflictNote(reading, agreement, figures) }
    draft.conflicts.push(conflict)
    draft.status = 'conflict'
  }
  draft.identities.push(figure.label, ...(figure.organization === null ? [] : [figure.organization]))
}

function conflictNote(reading: Reading, agreement: 'variant' | 'contradiction', figures: Figure[]): string {
  const shown = figures.map((figure) => displayValue(figure.value, figure.unit)).join(reading.language === 'zh' ? '、' : ', ')
  if (reading.language === 'zh') return agreement === 'variant' ? `同一数有不同写法（${shown}），相差在舍入范围内` : `同一数前后不一致（${shown}），舍入不能解释`
  return agreement === 'variant' ? `one quantity is shown differently (${shown}); rounding explains it` : `one quantity is stated inconsistently (${shown}); rounding does not explain it`
}

/** The unit people asked for, or 万元 beside 元 for large amounts: as the document shows it, else converted exactly. */
function convertForReader(draft: Draft, reading: Reading, figure: Figure, displays: Fact[]): { result: Figure | null; shown: Figure[] } {
  const own = describeUnit(figure.unit)
  if (own.dimension !== 'money') return { result: null, shown: [figure] }
  const asked = reading.unit
  if (asked !== null && asked !== figure.unit) {
    const result = draft.ledger.addConversion(figure, 0, asked)
    return result === null ? { result: null, shown: [figure] } : { result, shown: [result, figure] }
  }
  const large = new Decimal(figure.value).abs().gte(10_000)
  if (asked === null && figure.unit === '元' && large) {
    const display = displays.find((fact) => fact.unit === '万元')
    const second = display === undefined ? draft.ledger.addConversion(figure, 0, '万元') : draft.ledger.addFact(display, factName(display, reading.language))
    return second === null ? { result: null, shown: [figure] } : { result: null, shown: [second, figure] }
  }
  return { result: null, shown: [figure] }
}
