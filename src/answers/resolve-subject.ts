import type { QuantityKind } from '../core/quantity.js'
import { describeUnit } from '../core/unit.js'
import type { Fact } from '../facts/types.js'
import { type FigureGroup, type FigureQuery, type FoundFigures, findFigures } from '../tools/find-figures.js'
import type { Draft } from './draft.js'
import type { KindContext } from './kinds/contract.js'
import { coversName } from './name-cover.js'
import { rankGroups } from './rank-groups.js'
import { refuseBlank, refuseNotHeld, refuseOtherYear, refuseStage, refuseTooMany } from './refusals.js'
import type { Reading, SenseWord, Term } from './understand/reading.js'
import { resolveScope, type Scope } from './understand/scope.js'

/** How many figures of one bare name are told before the question is asked back. */
const MOST_NAMED = 4

/** What a subject of a question turned out to be for one organization, or why it is not. */
export type Resolved =
  | { found: true; groups: FigureGroup[]; scope: Scope }
  | { found: false; draft: Draft }
  | { found: false; draft: null }

/** 几人 may count 人次, 几批 counts 批次. */
function sameCount(unit: string, asked: string): boolean {
  return describeUnit(unit).base === describeUnit(asked).base || unit === `${asked}次`
}

/** 几辆, 多少人, 面积: the unit that the question counts in. */
const COUNTED = /(?:几|多少)(批次|批|人次|平方米|平米|[辆人名台套件条])/
const COUNTS = /how many/
const VALUES = /worth|价值|值多少/

function asksCountAndValue(reading: Reading): boolean {
  return (COUNTED.test(reading.text) || COUNTS.test(reading.text)) && VALUES.test(reading.text)
}

/** 指标值, 得分, 人数 … say what side of the item is asked for; figures of another side are no answer. */
function withFacets(groups: FigureGroup[], reading: Reading): FigureGroup[] {
  const facets = reading.senses.flatMap((word) =>
    word.senses.flatMap((sense) => (sense.type === 'facet' ? [sense.facet] : [])),
  )
  const asksMoney = MONEY.test(reading.text) && !asksCountAndValue(reading)
  const asksScore = facets.includes('score') || reading.terms.some(({ text }) => /[得评]分|分值/.test(text))
  const aspects = reading.senses.flatMap((word) =>
    word.senses.flatMap((sense) => (sense.type === 'aspect' ? [sense.aspect] : [])),
  )
  return groups.filter((group) =>
    group.facts.some((fact) => {
      const { dimension, base } = describeUnit(fact.unit)
      const fits = {
        target: fact.key.kind === 'target' || fact.key.item?.scheme === 'indicator',
        reached: fact.key.item?.scheme === 'indicator' && fact.key.kind !== 'target',
        score: fact.unit === '分',
        people: base === '人' || base === '人次',
        count: dimension === 'count',
      }
      if (!aspects.every((aspect) => [...fact.parents, fact.name].some((name) => name.includes(aspect)))) return false
      if (fact.unit === '分' && !asksScore) return false
      if (asksMoney && dimension !== 'money') return false
      return facets.every((facet) => fits[facet])
    }),
  )
}

const MONEY = /多少钱|多少元|多少万元|金额|花了多少|多少资金|几万[元块]/

/** A question that counts is never answered with money, nor one for an area with a value. */
function inAskedUnit(all: FigureGroup[], reading: Reading): FigureGroup[] {
  const groups = withFacets(all, reading)
  if (asksCountAndValue(reading)) return groups
  const unit = COUNTED.exec(reading.text)?.[1] ?? (/面积/.test(reading.text) ? '平方米' : undefined)
  if (unit !== undefined) return groups.filter((group) => group.facts.some((fact) => sameCount(fact.unit, unit)))
  if (!COUNTS.test(reading.text)) return countsFirst(groups, reading)
  return groups.filter((group) => group.facts.some((fact) => describeUnit(fact.unit).dimension === 'count'))
}

/** 车辆 is answered with how many there are; what they are worth is asked for by name. */
function countsFirst(groups: FigureGroup[], reading: Reading): FigureGroup[] {
  if (reading.unit !== null || VALUES.test(reading.text) || MONEY.test(reading.text)) return groups
  const isAsset = (group: FigureGroup): boolean => group.facts[0]?.key.flow === 'asset'
  const isCounted = (group: FigureGroup): boolean =>
    isAsset(group) && group.facts.some((fact) => describeUnit(fact.unit).dimension === 'count')
  const counted = new Set(groups.filter(isCounted).map((group) => group.item.id))
  return groups.filter((group) => !isAsset(group) || isCounted(group) || !counted.has(group.item.id))
}

/** A short stretch of a long name (补助, 绩效) is no name of it: an exact word is, or enough of the name. */
function namesWell(group: FigureGroup, terms: Term[], organization: string): boolean {
  return terms.some((term) => {
    if (!term.items.some((item) => item.id === group.item.id)) return false
    const alone = new Set(term.items.map((item) => item.item.name)).size === 1
    return term.match !== 'part' || coversName(term, group, alone, organization)
  })
}

/** What kind of figure is sought: amounts, counts and targets unless a kind of question says otherwise. */
export interface Sought {
  kinds: QuantityKind[]
  keep(fact: Fact): boolean
}

/** The rate that an indicator reached is a figure of its own; growth and completion rates are asked for by name. */
const PLAIN: Sought = {
  kinds: ['amount', 'count', 'target', 'rate'],
  keep: (fact) => fact.key.kind !== 'rate' || fact.key.item?.scheme === 'indicator',
}

/** Finds the figures that some words of a question mean for one organization; a refusal says what is missing. */
export function resolveSubject(
  reading: Reading,
  terms: Term[],
  organization: string,
  context: KindContext,
  sought: Sought = PLAIN,
): Resolved {
  const held = context.documents.filter((document) => document.organization === organization)
  const scope = resolveScope(reading, held)
  if (!scope.found)
    return {
      found: false,
      draft:
        scope.reason === 'other-year'
          ? refuseOtherYear(reading, organization, scope.held)
          : refuseStage(reading, organization, scope.held),
    }
  if (reading.unheldNames.length > 0 || reading.unheldCodes.length > 0)
    return { found: false, draft: refuseNotHeld(reading, organization, terms, scope.scope, context) }
  const queries = toQueries(reading, terms, scope.scope, sought.kinds)
  let figures: FoundFigures = { groups: [], blanks: [], available: [] }
  for (const query of queries) {
    const found = findFigures.run({ ...query, kinds: sought.kinds }, context)
    const kept = found.groups
      .map((group) => ({ ...group, facts: group.facts.filter((fact) => sought.keep(fact)) }))
      .filter((group) => group.facts.length > 0)
    // What an earlier way of asking found blank is told, unless a later one finds a figure.
    figures = { ...found, groups: kept, blanks: figures.blanks.length > 0 ? figures.blanks : found.blanks }
    if (figures.groups.length > 0) break
  }
  if (queries.length === 0) return { found: false, draft: null }
  const groups = rankGroups(inAskedUnit(figures.groups, reading), terms, scope.scope, asksCountAndValue(reading))
  if (groups.length > 0 && terms.length > 0 && groups.every((group) => !namesWell(group, terms, organization)))
    return { found: false, draft: refuseTooMany(reading, organization, groups) }
  const onlyInside =
    groups.length > 0 &&
    groups.every(
      (group) =>
        group.item.item.within !== null &&
        group.item.item.scheme !== 'indicator' &&
        group.facts.every((fact) => fact.origin === 'claim'),
    )
  if (onlyInside && figures.blanks.length > 0)
    return { found: false, draft: refuseBlank(reading, organization, figures.blanks) }
  if (groups.length === 0)
    return { found: false, draft: explainMissing(reading, organization, terms, scope.scope, figures, context) }
  if (groups.length > MOST_NAMED) return { found: false, draft: refuseTooMany(reading, organization, groups) }
  return { found: true, groups, scope: scope.scope }
}

const CONNECTOR = /^(?:和|与|及|以及|、|,|还有|跟|同)$|(?:多少|几)[人个名辆台条项位件]{0,2}[、,，]/

/** 编制和实有人数 asks for two figures: terms joined by 和 or 、 are separate subjects, others narrow each other. */
/** 编制几个，实际在岗几个人: a question word ends one subject, a comma begins the next. */
function asksOn(previous: Term | undefined, between: string): boolean {
  return previous !== undefined && /(?:几个?|多少)[人个名]?$/.test(previous.text) && /^[、,，]/.test(between)
}

function repeats(term: Term, earlier: Term): boolean {
  return (
    earlier.text.includes(term.text) &&
    term.items.length > 0 &&
    term.items.every((item) => earlier.items.includes(item))
  )
}

export function splitSubjects(reading: Reading): Term[][] {
  const groups: Term[][] = []
  let previousEnd = 0
  // 在职多少人: the question words name nothing of their own beside an item.
  const named = reading.terms.filter((term) => !/^(?:多少|几)/.test(term.text))
  for (const term of named.length > 0 ? named : reading.terms) {
    const between = reading.text.slice(previousEnd, term.start).trim()
    const last = groups.at(-1)
    // 有没有上年结转？结转了多少: said again, an item is no second subject.
    if (groups.some((group) => group.some((other) => repeats(term, other)))) continue
    if (last !== undefined && !CONNECTOR.test(between) && !asksOn(last.at(-1), between)) last.push(term)
    else groups.push([term])
    previousEnd = term.end
  }
  return groups.length === 0 ? [[]] : groups
}

/** The query for some words, or for the totals when only a flow, a fund or a stage is named; later ones are tried when earlier ones find nothing. */
function toQueries(reading: Reading, terms: Term[], scope: Scope, kinds: QuantityKind[]): FigureQuery[] {
  const senses = reading.senses.flatMap((word) => word.senses)
  const totals = senses.find((sense) => sense.type === 'total')
  const portions = senses.flatMap((sense) => (sense.type === 'portion' ? [sense.portion] : []))
  const fund = senses.find((sense) => sense.type === 'fund')?.fund ?? null
  const flow = senses.find((sense) => sense.type === 'flow')?.flow ?? null
  const base = {
    documents: [scope.record.id],
    contexts: reading.contexts,
    year: scope.year,
    stages: scope.stages,
    fund,
    flow,
    portions,
  }
  if (terms.length > 0) {
    const items = terms.map((term) => [
      term.text,
      ...(term.corrected === null ? [] : [term.corrected]),
      ...term.items.map((item) => item.id),
    ])
    // 本年收入安排的项目支出: beside an item, the word of a total says where the money comes from.
    const isTotal = (word: SenseWord, spent: boolean): boolean =>
      word.senses.some(
        (sense) =>
          sense.type === 'total' &&
          (sense.of !== 'both' || sense.scope === 'current') &&
          spent === (sense.of === 'expenditure' && sense.scope === 'grand'),
      )
    const sources = reading.senses.filter((word) => isTotal(word, false)).map((word) => word.text)
    // 三公经费决算支出: the spending of the item, whether or not its form writes these words above it.
    const spent = reading.senses.filter((word) => isTotal(word, true)).map((word) => word.text)
    const contexts = [...base.contexts, ...sources]
    const queries: FigureQuery[] = [{ ...base, contexts: [...contexts, ...spent], items }]
    if (spent.length > 0) queries.push({ ...base, contexts, flow: 'expenditure', items })
    return queries
  }
  const budget = senses.some((sense) => sense.type === 'stage')
  if (totals === undefined && flow === null && fund === null && portions.length === 0 && !budget) return []
  const of = totals?.of ?? (flow === 'income' || flow === 'expenditure' ? flow : 'both')
  const names = totalNames(of, totals?.scope ?? 'grand')
  // 财政拨款支出 is what was spent in the year; the grand total of that fund holds what is carried over, too.
  if (totals === undefined && fund !== null && flow === 'expenditure') names.reverse()
  const said = reading.senses.find((word) => word.senses.some((sense) => sense.type === 'total'))?.text ?? ''
  // 收入总计 is that line of the form and no other; 总收入 and 预算 may be told by 本年收入.
  if (said.endsWith('总计') && !kinds.includes('amount')) names.splice(1)
  // A document may tell the change of its only fund instead of that of the total; the answer then names the fund.
  if (kinds.includes('change') || kinds.includes('rate'))
    names.push(of === 'expenditure' ? [] : ['一般公共预算拨款收入', '财政拨款收入'])
  return names
    .filter((one) => one.length > 0)
    .map((one) => ({ ...base, items: [one], portions: portions.length > 0 ? portions : ['total'] }))
}

/** Names of totals in the order in which they are tried: the grand total before that of the year. */
function totalNames(of: 'income' | 'expenditure' | 'both', scope: 'grand' | 'current'): string[][] {
  const grand = { income: ['收入总计'], expenditure: ['支出总计'], both: ['收入总计', '支出总计'] }[of]
  const current = { income: ['本年收入'], expenditure: ['本年支出'], both: ['本年收入', '本年支出'] }[of]
  return scope === 'current' ? [current] : [grand, current]
}

function explainMissing(
  reading: Reading,
  organization: string,
  terms: Term[],
  scope: Scope,
  found: FoundFigures,
  context: KindContext,
): Draft {
  if (found.blanks.length > 0) return refuseBlank(reading, organization, found.blanks)
  const year = found.available.find((one) => one.condition === 'year')
  if (scope.year !== null && year !== undefined) return refuseOtherYear(reading, organization, [scope.record])
  const stage = found.available.find((one) => one.condition === 'stages')
  if (scope.stages.length > 0 && stage !== undefined) return refuseStage(reading, organization, [scope.record])
  return refuseNotHeld(reading, organization, terms, scope, context)
}
