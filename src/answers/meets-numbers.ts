import type { Draft } from './draft.js'
import { confirm, correct, premiseNumber, unexplained } from './premise.js'
import type { Reading } from './understand/reading.js'

/** Every number of the question is a figure of the answer, or one that it wants judged; else the answer would pass over it. */
export function meetsNumbers(reading: Reading, draft: Draft, organizations: number): boolean {
  const counts = new Set([
    draft.ledger.figures.filter((figure) => figure.basis === 'cell' || figure.basis === 'quote').length,
    draft.results.length,
    reading.organizations.length,
    organizations,
  ])
  const numbers = unexplained(reading, draft.ledger.figures, counts)
  if (numbers.length === 0) {
    confirm(draft, reading)
    return true
  }
  const premise = premiseNumber(reading, numbers, draft)
  if (premise === null) return false
  correct(draft, reading, premise)
  return true
}
