import type { Fund, Item, Portion, QuantityKey } from '../core/quantity.js'
import type { Fact } from '../facts/types.js'
import { PORTION_NAMES } from '../language/portions.js'
import { TOTAL } from './plan-arithmetic.js'

/** On what one quantity is known, or not proven, to lie within another. */
export type Outside = 'portion' | 'fund' | 'item'

/**
 * On what a figure lies outside another one: a portion within the portion, a fund within the fund, an item below the item
 * (or any item below a total). Null where the first is a part of the second. What the document does not split by portions
 * is not taken for a part of one portion.
 */
export function outsideOf(part: Fact, whole: Fact): Outside | null {
  const [a, b] = [part.key, whole.key]
  if (!portionWithin(part, b)) return 'portion'
  if (a.fund !== null && b.fund !== null && !fundWithin(a.fund, b.fund)) return 'fund'
  return itemWithin(a.item, b.item) ? null : 'item'
}

const BASIC: readonly (Portion | null)[] = ['basic', 'personnel', 'public']

function portionWithin(part: Fact, whole: QuantityKey): boolean {
  const { portion } = part.key
  if (whole.portion === null || whole.portion === 'total' || whole.portion === portion) return true
  if (whole.portion === 'basic') return BASIC.includes(portion)
  // A form of basic spending may name the narrower portion in the heading of the column alone.
  const name = PORTION_NAMES[whole.portion].zh
  return portion === 'basic' && [...part.column, ...part.parents].some((heading) => heading.includes(name))
}

const FISCAL: readonly Fund[] = ['general', 'government-fund', 'state-capital', 'fiscal']

function fundWithin(part: Fund, whole: Fund): boolean {
  return whole === 'all' || part === whole || (whole === 'fiscal' && FISCAL.includes(part))
}

/** Items with names only are told apart by the words of the question; codes say what lies below what. */
function itemWithin(part: Item | null, whole: Item | null): boolean {
  if (part === null || whole === null) return false
  if (TOTAL.test(whole.name) || part.name === whole.name) return true
  if (TOTAL.test(part.name)) return false
  return part.code === null || whole.code === null || part.code.startsWith(whole.code)
}
