import type { PassageNumber } from '../library/ports.js'
import { bestOf, type Scored } from './top.js'

/** How slowly a place loses weight; 60 is the value of the paper below and of most programs. */
const SMOOTHING = 60

/**
 * Joins rankings by the places they give, not by scores, which cannot be compared between full text and vectors:
 * reciprocal-rank fusion (Cormack, Clarke, Büttcher 2009).
 */
export function fuseRankings(
  rankings: readonly (readonly Scored[])[],
  limit: number,
  rank: (number: PassageNumber) => number,
): Scored[] {
  const scores = new Map<PassageNumber, number>()
  for (const ranking of rankings) {
    ranking.forEach(({ number }, place) => {
      scores.set(number, (scores.get(number) ?? 0) + 1 / (SMOOTHING + place + 1))
    })
  }
  const fused = [...scores].map(([number, score]) => ({ number, score }))
  return bestOf(fused, limit, rank)
}
