import type { PassageBlock, PassageNumber, PassageSource } from '../library/ports.js'
import type { Scored } from './top.js'

/** How much a passage's length counts against it: between not at all (0) and in full (1), as in BM25. */
const LENGTH_EFFECT = 0.2

export interface TokenHits {
  token: string
  passages: PassageNumber[]
  /** How much the token distinguishes among the passages searched; 0 when none holds it. */
  weight: number
}

/**
 * Looks up each token of a question among the passages of these blocks. Weights are counted among just these passages, so
 * that what is found in one document does not depend on which other documents are held.
 */
export function findHits(
  tokens: readonly string[],
  blocks: readonly PassageBlock[],
  source: PassageSource,
): TokenHits[] {
  const total = blocks.reduce((sum, block) => sum + block.count, 0)
  return [...new Set(tokens)].map((token) => {
    const passages = source.matches(token, blocks)
    return { token, passages, weight: inverseFrequency(total, passages.length) }
  })
}

/** BM25 of passages that hold a token once: in a few sentences, how often a word is said tells nothing more. */
export function scoreFullText(hits: readonly TokenHits[], lengthOf: (number: PassageNumber) => number): Scored[] {
  const scores = new Map<PassageNumber, number>()
  for (const { passages, weight } of hits) {
    for (const number of passages) scores.set(number, (scores.get(number) ?? 0) + weight)
  }
  const numbers = [...scores.keys()]
  const mean = numbers.reduce((sum, number) => sum + lengthOf(number), 0) / Math.max(1, numbers.length)
  return numbers.map((number) => {
    const relative = lengthOf(number) / Math.max(1, mean)
    return { number, score: (scores.get(number) ?? 0) / (1 - LENGTH_EFFECT + LENGTH_EFFECT * relative) }
  })
}

function inverseFrequency(total: number, holding: number): number {
  return holding === 0 ? 0 : Math.log(1 + (total - holding + 0.5) / (holding + 0.5))
}
