import type { PassageNumber } from '../library/ports.js'
import type { Passage } from '../library/types.js'
import { bestOf, type Scored } from './top.js'

/** The numbers that ranking is tuned by; `docs/retrieval.md` says how they were chosen. */
export interface RankingWeights {
  /** How slowly a place of a ranking loses weight. */
  smoothing: number
  /** How much the ranking by vectors counts beside that by words, which counts 1. */
  vectors: number
  /** How much a passage's length counts against it: between not at all (0) and in full (1), as in BM25. */
  length: number
  /** How much a word counts that the question does not hold itself, but that documents write for a word of it. */
  written: number
  /** How much a word counts that stands in the headings above a passage only. */
  headings: number
  /** How much a table row counts beside prose. */
  rows: number
}

export const RANKING: RankingWeights = {
  smoothing: 10,
  vectors: 0.15,
  length: 0,
  written: 0.3,
  headings: 0.4,
  rows: 0.85,
}

/**
 * Joins rankings by the places they give, not by scores, which cannot be compared between full text and vectors:
 * reciprocal-rank fusion (Cormack, Clarke, Büttcher 2009), each ranking with its weight.
 */
export function fuseRankings(
  rankings: readonly { ranked: readonly Scored[]; weight: number }[],
  smoothing: number,
  limit: number,
  rank: (number: PassageNumber) => number,
): Scored[] {
  const scores = new Map<PassageNumber, number>()
  for (const { ranked, weight } of rankings) {
    ranked.forEach(({ number }, place) => {
      scores.set(number, (scores.get(number) ?? 0) + weight / (smoothing + place + 1))
    })
  }
  const fused = [...scores].map(([number, score]) => ({ number, score }))
  return bestOf(fused, limit, rank)
}

/** Prose answers questions of text; a row of a table mostly repeats its words. */
export function weighKind(kind: Passage['kind'], weights: RankingWeights): number {
  return kind === 'row' ? weights.rows : 1
}
