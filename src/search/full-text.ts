import type { PassageBlock, PassageNumber, PassageSource } from '../library/ports.js'
import type { Passage } from '../library/types.js'
import { type RankingWeights, weighKind } from './ranking.js'
import { tokenize } from './tokens.js'
import type { Scored } from './top.js'

export interface TokenHits {
  token: string
  passages: PassageNumber[]
  /** How much the token distinguishes among the passages searched; 0 when none holds it. */
  weight: number
}

/**
 * Looks up each token of a question among the passages of these blocks. Weights are counted among just these passages, so
 * that what is found in one document does not depend on which other documents are held.
 *
 * @param importance how much each token counts, from 0 to 1.
 */
export function findHits(
  importance: ReadonlyMap<string, number>,
  blocks: readonly PassageBlock[],
  source: PassageSource,
): TokenHits[] {
  const total = blocks.reduce((sum, block) => sum + block.count, 0)
  return [...importance].map(([token, share]) => {
    const passages = source.matches(token, blocks)
    return { token, passages, weight: share * inverseFrequency(total, passages.length) }
  })
}

/** BM25 of passages that hold a token once: in a few sentences, how often a word is said tells nothing more. */
export function scoreFullText(
  hits: readonly TokenHits[],
  lengthOf: (number: PassageNumber) => number,
  effect: number,
): Scored[] {
  const scores = new Map<PassageNumber, number>()
  for (const { passages, weight } of hits) {
    for (const number of passages) scores.set(number, (scores.get(number) ?? 0) + weight)
  }
  const numbers = [...scores.keys()]
  const mean = numbers.reduce((sum, number) => sum + lengthOf(number), 0) / Math.max(1, numbers.length)
  return numbers.map((number) => {
    const relative = lengthOf(number) / Math.max(1, mean)
    return { number, score: (scores.get(number) ?? 0) / (1 - effect + effect * relative) }
  })
}

/** Reads the best passages again: what stands in the headings only, or in a table row, counts by its own weight. */
export function scoreAgain(
  best: readonly Scored[],
  hits: readonly TokenHits[],
  passages: ReadonlyMap<PassageNumber, Passage>,
  weights: RankingWeights,
): Scored[] {
  const held = new Map<PassageNumber, TokenHits[]>(best.map(({ number }) => [number, []]))
  for (const hit of hits) if (hit.weight > 0) for (const number of hit.passages) held.get(number)?.push(hit)
  return best.map(({ number, score }) => {
    const passage = passages.get(number)
    if (passage === undefined) return { number, score }
    const own = new Set(tokenize(passage.text))
    const holding = held.get(number) ?? []
    const all = holding.reduce((sum, { weight }) => sum + weight, 0)
    const counted = holding.reduce(
      (sum, { token, weight }) => sum + weight * (own.has(token) ? 1 : weights.headings),
      0,
    )
    return { number, score: all === 0 ? 0 : score * (counted / all) * weighKind(passage.kind, weights) }
  })
}

function inverseFrequency(total: number, holding: number): number {
  return holding === 0 ? 0 : Math.log(1 + (total - holding + 0.5) / (holding + 0.5))
}
