import type { PassageBlock, PassageSource } from '../library/ports.js'
import { decodeVectors, type QuantizedVectors, similarity, withoutZeroes } from './quantize.js'
import type { Scored } from './top.js'

/** Finds the passages whose vectors are nearest to a question's. */
export interface VectorIndex {
  /** The best `limit` of these blocks, perhaps with some more, in any order; of equally near ones the first. `score` is the cosine, above 0. */
  nearest(query: Float32Array, blocks: readonly PassageBlock[], limit: number): Scored[]
}

/** Vectors kept decoded in memory while a generation is open, at most so many bytes. */
const KEPT_BYTES = 256 * 1_048_576

/** How many times more than asked for are collected before they are cut back. */
const CUT_BACK = 8

/** Compares with every passage of the blocks. A few thousand passages take a millisecond or two. */
export function createExactVectors(source: PassageSource, dimension: number): VectorIndex {
  const kept = new Map<string, QuantizedVectors>()
  let keptBytes = 0
  const vectorsOf = (document: string): QuantizedVectors => {
    const known = kept.get(document)
    if (known !== undefined) return known
    const decoded = decodeVectors(source.vectors(document), dimension)
    if (keptBytes + decoded.rows.byteLength <= KEPT_BYTES) {
      kept.set(document, decoded)
      keptBytes += decoded.rows.byteLength
    }
    return decoded
  }
  return {
    nearest(query, blocks, limit) {
      const sparse = withoutZeroes(query)
      let best: Scored[] = []
      let worst = 0
      for (const block of blocks) {
        const vectors = vectorsOf(block.document)
        const count = Math.min(block.count, vectors.count)
        for (let i = 0; i < count; i++) {
          const score = similarity(sparse, vectors, i)
          if (score > worst) best.push({ number: block.first + i, score })
        }
        // Cut back now and then, so that a large collection makes few objects and each passage costs one comparison.
        if (best.length > CUT_BACK * limit) {
          best = firstBest(best, limit)
          worst = best.at(-1)?.score ?? 0
        }
      }
      return firstBest(best, limit)
    },
  }
}

/** Stable sorting keeps equally near passages in the order they came. */
function firstBest(scored: Scored[], limit: number): Scored[] {
  return scored.sort((a, b) => b.score - a.score).slice(0, limit)
}
