import type { Draft } from '../draft.js'

/** Ids of the documents that an answer's figures and quotes stand in, in the order they were used. */
export function documentsBehind({ ledger }: Pick<Draft, 'ledger'>): Set<string> {
  return new Set([
    ...ledger.figures.flatMap(({ source }) => source?.document ?? []),
    ...ledger.quotes.map(({ source }) => source.document),
  ])
}
