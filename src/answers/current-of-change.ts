import type { Fact } from '../facts/types.js'
import type { DocumentRecord } from '../library/types.js'
import type { FigureGroup } from '../tools/find-figures.js'
import type { KindContext } from './kinds/contract.js'

/** This year's figure of exactly the quantity whose change is stated: same item, portion and fund. */
export function currentOf(stated: Fact, context: KindContext): { group: FigureGroup; record: DocumentRecord } | null {
  const record = context.documents.find((one) => one.id === stated.document)
  const { item, portion, fund } = stated.key
  if (record === undefined || item === null) return null
  const entry = [...context.itemIndex([stated.document]).items.values()].find((one) =>
    one.facts.some((fact) => fact.id === stated.id),
  )
  const facts = (entry?.facts ?? []).filter(
    (fact) =>
      fact.key.kind === 'amount' &&
      fact.key.year === stated.key.year &&
      fact.key.stage === stated.key.stage &&
      fact.key.portion === portion &&
      (fact.key.flow === stated.key.flow || stated.key.flow === null) &&
      (fact.key.fund === fund || fund === null),
  )
  return entry === undefined || facts.length === 0
    ? null
    : { group: { document: stated.document, item: entry, facts }, record }
}
