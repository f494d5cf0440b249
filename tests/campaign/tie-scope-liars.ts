import type { Decimal } from '../../src/core/decimal.js'
import type { Fact } from '../../src/facts/types.js'
import { oneOf, type Pick, written, yuan } from './amounts.js'
import { saidOf, tell } from './tie-honest.js'

/** The figure of one scope told of another one that is held too; `expected` is the right one, in 元. */
export interface ScopeLie {
  text: string
  expected: Decimal
}

const sameItem = (a: Fact, b: Fact): boolean =>
  a.key.item?.name === b.key.item?.name &&
  a.key.portion === b.key.portion &&
  a.key.fund === b.key.fund &&
  a.key.flow === b.key.flow

/** What the scopes of two facts differ in; null where it is more than one thing or nothing. */
function differsIn(a: Fact, b: Fact): ScopeKind | null {
  const kinds = (['organization', 'year', 'stage'] as const).filter((kind) => a.key[kind] !== b.key[kind])
  return kinds.length === 1 ? (kinds[0] ?? null) : null
}

export const SCOPE_KINDS = ['organization', 'year', 'stage'] as const
export type ScopeKind = (typeof SCOPE_KINDS)[number]

const EXACT = ['plain', 'spaced', 'fullWidth', 'bold', 'thousand']

/** Tells the figure of another organization, year or stage, where no other display of the words shows it. */
export function lieOfScope(kind: ScopeKind, all: readonly Fact[], pick: Pick): ScopeLie | null {
  const fact = oneOf(all, pick)
  const others = all.filter((one) => sameItem(fact, one) && differsIn(fact, one) === kind)
  if (others.length === 0) return null
  const amount = yuan(oneOf(others, pick))
  const said = saidOf(fact)
  const named = all.filter(
    ({ key }) =>
      key.organization === said.organization &&
      key.year === said.year &&
      key.stage === said.stage &&
      (key.item?.name.includes(fact.key.item?.name ?? '') ||
        fact.key.item?.name.includes(key.item?.name ?? '') ||
        fact.key.item?.scheme === 'form'),
  )
  const near = named.some((one) => yuan(one).minus(amount).abs().lte(amount.times('0.02')))
  // Where displays of one name differ, the right figure is not one.
  const isOne = named.every((one) => !sameItem(fact, one) || yuan(one).eq(yuan(fact)))
  if (near || !isOne || amount.lt(1000)) return null
  return { text: tell(said, written(amount, pick, EXACT), pick), expected: yuan(fact) }
}
