import type { Fact } from '../facts/types.js'
import type { KindContext } from './kinds/contract.js'
import { standing } from './premise.js'
import type { Reading, Term } from './understand/reading.js'

/** The change and the growth that a document states of one quantity, either of which may be missing. */
export interface StatedChange {
  amount: Fact | null
  rate: Fact | null
}

/**
 * 项目预算涨了150%，多了多少: where the document states no change of the subject itself, the number of the question says which
 * change of the subject's own portion is meant, if exactly one under the subject's heading has it. The answer names the item.
 */
export function changeByNumber(
  reading: Reading,
  terms: Term[],
  organization: string,
  context: KindContext,
): StatedChange | null {
  const [number, ...others] = reading.given
  const items = terms.flatMap((term) => term.items)
  const portions = new Set(items.flatMap((item) => item.facts.map((fact) => fact.key.portion)))
  const [portion] = portions
  if (number === undefined || others.length > 0 || portions.size !== 1 || portion == null || portion === 'total')
    return null
  const names = new Set(items.flatMap((item) => item.names).filter((name) => name.length >= 3))
  const records = context.documents.filter((record) => record.organization === organization)
  const facts = records.flatMap((record) =>
    context.library.facts(record.id).filter((fact) => fact.key.year === record.year && isGrowth(fact)),
  )
  const under = facts.filter(
    (fact) =>
      fact.key.portion === portion && fact.parents.some((parent) => [...names].some((name) => parent.includes(name))),
  )
  const fitting = under.filter((fact) => standing(number, fact.value, fact.unit) === 'exact')
  const [found] = fitting
  if (found === undefined || fitting.some((fact) => !sameQuantity(fact, found))) return null
  const side = (kind: 'change' | 'rate'): Fact | null =>
    under.find((fact) => fact.key.kind === kind && sameQuantity(fact, found)) ?? null
  return { amount: side('change'), rate: side('rate') }
}

const isGrowth = (fact: Fact): boolean =>
  (fact.key.kind === 'change' || fact.key.kind === 'rate') &&
  fact.key.item !== null &&
  fact.key.base !== null &&
  fact.key.base.year !== null &&
  fact.key.base.year !== fact.key.year

const sameQuantity = (a: Fact, b: Fact): boolean =>
  a.key.item?.name === b.key.item?.name &&
  a.key.item?.code === b.key.item?.code &&
  a.key.portion === b.key.portion &&
  a.key.base?.year === b.key.base?.year &&
  a.document === b.document
