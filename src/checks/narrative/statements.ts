import type { QuantityKey } from '../../core/quantity.js'
import { keyText } from '../../core/quantity-key.js'
import type { Fact } from '../../facts/types.js'
import type { CheckDocument } from '../types.js'
import { type PlacedClaim, readProse } from './prose.js'

/** Finds the figures that one statement is about: never of another item, and first where the claim itself stands. */
export interface Statements {
  claims: PlacedClaim[]
  /**
   * The display of a quantity that a claim speaks of: the nearest claim of that key in its own passage, else any display of
   * a complete equal key in the document. Null when there is none.
   */
  near(claim: PlacedClaim, key: QuantityKey): Fact | null
  /** Every display of a complete key, in the order of the document. */
  every(key: QuantityKey): Fact[]
}

const known = new WeakMap<CheckDocument, Statements>()

export function statementsOf(document: CheckDocument): Statements {
  const before = known.get(document)
  if (before !== undefined) return before
  const { claims } = readProse(document)
  const complete = new Map<string, Fact[]>()
  for (const fact of document.facts.facts) {
    const text = fact.bound === null ? keyText(fact.key) : null
    if (text !== null) complete.set(text, [...(complete.get(text) ?? []), fact])
  }
  const every = (key: QuantityKey): Fact[] => {
    const text = keyText(key)
    return text === null ? [] : (complete.get(text) ?? [])
  }
  const inPassage = new Map<string, PlacedClaim[]>()
  for (const claim of claims) {
    if (claim.fact.bound !== null || claim.fact.key.item === null) continue
    const words = `${claim.passage} ${sameWords(claim.fact.key)}`
    inPassage.set(words, [...(inPassage.get(words) ?? []), claim])
  }
  const made: Statements = {
    claims,
    every,
    near(claim, key) {
      const here = inPassage.get(`${claim.passage} ${sameWords(key)}`) ?? []
      const earlier = here.filter((other) => other.end < claim.end).at(-1)
      const found = earlier ?? here.find((other) => other.end > claim.end)
      return found?.fact ?? every(key)[0] ?? null
    },
  }
  known.set(document, made)
  return made
}

/** The amount that a change, rate or share is stated of. */
export const amountKey = (key: QuantityKey): QuantityKey => ({ ...key, kind: 'amount', base: null })

/** The earlier amount that a change or rate compares with; null where the words do not say of which year and stage. */
export function earlierKey(key: QuantityKey): QuantityKey | null {
  const { base } = key
  if (base === null || base.year === null || base.stage === null || base.item !== null) return null
  // 比2030年预算增加 in the budget of 2030 compares the figure with itself: the words are wrong, not the figures.
  if (base.year === key.year && base.stage === key.stage) return null
  return { ...key, kind: 'amount', base: null, year: base.year, stage: base.stage }
}

/** True for a growth rate: a rate of completion has no direction. */
export const isGrowth = (fact: Fact): boolean =>
  fact.key.kind === 'rate' && fact.direction !== null && fact.unit === '%' && fact.bound === null

/** True for a stated change of money. */
export const isChange = (fact: Fact): boolean =>
  fact.key.kind === 'change' && fact.direction !== null && fact.bound === null && /元$/u.test(fact.unit)

/** Parts that are unknown count as equal here: within one passage the same words mean the same. */
const sameWords = (key: QuantityKey): string =>
  JSON.stringify([
    key.kind,
    key.year,
    key.stage,
    key.fund,
    key.flow,
    key.portion,
    key.item?.scheme,
    key.item?.code,
    key.item?.code == null ? key.item?.name : null,
    key.item?.within,
    key.base?.year,
    key.base?.stage,
    key.base?.item,
  ])
