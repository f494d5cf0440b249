import { Decimal } from '../core/decimal.js'
import type { Flow, Fund, Portion, QuantityKind, Stage } from '../core/quantity.js'
import { baseValue, describeUnit } from '../core/unit.js'
import type { IndexedItem } from '../facts/item-index.js'
import { foldName } from '../facts/name-forms.js'
import type { Fact } from '../facts/types.js'
import { orderDisplays } from '../gate/displays.js'
import type { FigureGroup } from '../tools/find-figures.js'
import { withRestated } from './restated.js'
import type { Term } from './understand/reading.js'
import type { Scope } from './understand/scope.js'

/** What a bare question means when several scopes exist: the widest one, spending before income, the document's own stage. */
const PORTIONS: (Portion | null)[] = ['total', 'basic', 'project', 'personnel', 'public', null]
const FUNDS: (Fund | null)[] = [
  'all',
  'fiscal',
  'general',
  'government-fund',
  'state-capital',
  'own-funds',
  'special-account',
  null,
]
const FLOWS: (Flow | null)[] = [
  'expenditure',
  'procurement',
  'staff',
  'asset',
  'activity',
  'target',
  'position',
  'income',
  null,
]
const KINDS: QuantityKind[] = ['amount', 'count', 'target', 'change', 'rate', 'share']
const STAGES: Record<'budget' | 'accounts', (Stage | null)[]> = {
  budget: ['initial-budget', 'adjusted-budget', 'full-year-budget', 'execution', 'final-accounts', null],
  accounts: ['final-accounts', 'execution', 'full-year-budget', 'adjusted-budget', 'initial-budget', null],
}

/**
 * Chooses what a question means among the groups that fit it: first by how well the words name the item, then one scope
 * an item. Items that share a name but not a value all stay; items of one value are told as one.
 */
export function rankGroups(groups: FigureGroup[], terms: Term[], scope: Scope, kindsApart = false): FigureGroup[] {
  const scored = groups.map((group) => ({ group, score: matchScore(group.item, terms) }))
  const best = scored.reduce((most, one) => Decimal.max(most, one.score), new Decimal(0))
  const named = scored.filter((one) => one.score.eq(best)).map((one) => one.group)
  const ownOrganization = named.filter((group) =>
    group.facts.some((fact) => fact.key.organization === scope.record.organization || fact.key.organization === null),
  )
  const coded = new Set(named.filter((group) => group.item.item.code !== null).map((group) => group.item.item.name))
  const byItem = new Map<string, FigureGroup[]>()
  for (const group of ownOrganization.length > 0 ? ownOrganization : named) {
    // A class row of a project form carries the class's name; it is no project.
    if (group.item.item.scheme === 'project' && coded.has(group.item.item.name)) continue
    const id = kindsApart ? `${group.item.id} ${group.facts[0]?.key.kind}` : group.item.id
    const list = byItem.get(id)
    if (list === undefined) byItem.set(id, [group])
    else list.push(group)
  }
  const chosen = [...byItem.values()]
    .flatMap((list) => preferredScope(list, scope))
    .map((group) => joinLongerNames(group, groups))
  return mergeEqualValues(chosen)
}

/** Exact names and codes count most, then corrected ones; a part counts by how much of the name it covers. */
function matchScore(item: IndexedItem, terms: Term[]): Decimal {
  let score = new Decimal(0)
  for (const term of terms) {
    if (!term.items.some((one) => one.id === item.id)) continue
    if (term.match === 'exact' || term.match === 'code') score = score.plus(3)
    else if (term.match === 'typo') score = score.plus(2)
    else {
      const length = term.text.length
      const shortest = Math.min(...item.names.filter((name) => name.includes(term.text)).map((name) => name.length))
      score = score.plus(new Decimal(length).div(Math.max(shortest, length)))
    }
  }
  // 政务热线专项 is the project itself before it is a line of something else.
  return item.item.within === null || item.item.scheme === 'indicator' || terms.length > 1 ? score : score.minus('0.1')
}

function preferredScope(groups: FigureGroup[], scope: Scope): FigureGroup[] {
  const stages = STAGES[scope.record.kind ?? 'budget']
  const rank = (group: FigureGroup): number[] => {
    const key = group.facts[0]?.key
    if (key === undefined) return [99]
    return [
      KINDS.indexOf(key.kind),
      stages.indexOf(key.stage),
      PORTIONS.indexOf(key.portion),
      FLOWS.indexOf(key.flow),
      FUNDS.indexOf(key.fund),
    ]
  }
  const sorted = [...groups].sort((a, b) => compareRanks(rank(a), rank(b)))
  const first = sorted[0]
  return first === undefined ? [] : [withRestated(joinFunds(first, sorted.slice(1)), groups)]
}

/**
 * Forms of different funds show one amount where an office has one fund only. A scope that shows the same number is taken
 * as another display, with everything it says, so that a contradiction in one form is not hidden by another form.
 */
function joinFunds(first: FigureGroup, others: FigureGroup[]): FigureGroup {
  const [own] = first.facts
  const same = others.filter((group) => {
    const [other] = group.facts
    if (own === undefined || other === undefined) return false
    const [a, b] = [own.key, other.key]
    return (
      a.portion === b.portion &&
      a.stage === b.stage &&
      a.year === b.year &&
      a.kind === b.kind &&
      flowsAgree(a.flow, b.flow) &&
      group.facts.some((fact) => first.facts.some((mine) => sameAmount(mine, fact)))
    )
  })
  return same.length === 0 ? first : { ...first, facts: [...first.facts, ...same.flatMap((group) => group.facts)] }
}

/** 上年结转 and 上年结转结余 of one number are one line of the document: what the longer name says counts too. */
function joinLongerNames(group: FigureGroup, all: FigureGroup[]): FigureGroup {
  const [own] = group.facts
  const longer = all.filter((other) => {
    const [fact] = other.facts
    if (own === undefined || fact === undefined || other.item === group.item || other.item.item.code !== null)
      return false
    const [a, b] = [own.key, fact.key]
    return (
      other.facts.some((one) => foldName(one.name).startsWith(foldName(own.name))) &&
      foldName(own.name).length >= 4 &&
      a.portion === b.portion &&
      a.stage === b.stage &&
      a.year === b.year &&
      a.kind === b.kind &&
      a.flow === 'position' &&
      b.flow === 'position' &&
      other.facts.some((one) => group.facts.some((mine) => sameAmount(mine, one)))
    )
  })
  return longer.length === 0 ? group : { ...group, facts: [...group.facts, ...longer.flatMap((other) => other.facts)] }
}

function flowsAgree(a: Flow | null, b: Flow | null): boolean {
  return a === b || a === null || b === null
}

function compareRanks(a: number[], b: number[]): number {
  for (let at = 0; at < Math.max(a.length, b.length); at++) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

/** Two schemes often list one payment (住房公积金 under 221 and 301): with one value it is told once, with the item named first. */
function mergeEqualValues(groups: FigureGroup[]): FigureGroup[] {
  const merged: FigureGroup[] = []
  for (const group of groups) {
    const at = merged.findIndex(
      (other) => sameValue(other, group) && (other.item.item.scheme !== 'indicator' || sameLine(other, group)),
    )
    const twin = merged[at]
    if (twin === undefined) merged.push(group)
    else merged[at] = { ...twin, twins: [...(twin.twins ?? []), group] }
  }
  return merged
}

function sameLine(a: FigureGroup, b: FigureGroup): boolean {
  return a.facts.some((fact) => b.facts.some((other) => fact.source.line === other.source.line))
}

function sameValue(a: FigureGroup, b: FigureGroup): boolean {
  const [left] = orderDisplays(a.facts)
  const [right] = orderDisplays(b.facts)
  if (left === undefined || right === undefined) return false
  return sameAmount(left, right)
}

function sameAmount(left: Fact, right: Fact): boolean {
  return (
    describeUnit(left.unit).base === describeUnit(right.unit).base &&
    left.bound === right.bound &&
    baseValue(left).eq(baseValue(right))
  )
}
