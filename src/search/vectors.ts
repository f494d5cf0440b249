import type { PassageBlock, PassageNumber, PassageSource } from '../library/ports.js'
import { decodeVectors, type QuantizedVectors, similarity, withoutZeroes } from './quantize.js'
import type { Scored } from './top.js'

/** Finds the passages whose vectors are nearest to a question's. */
export interface VectorIndex {
  /** At least the best `limit` of these blocks, in any order; `score` is the cosine. */
  nearest(query: Float32Array, blocks: readonly PassageBlock[], limit: number): Scored[]
}

/** Vectors kept decoded in memory while a generation is open, at most so many bytes. */
const KEPT_BYTES = 256 * 1_048_576

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
    nearest(query, blocks) {
      const scored: Scored[] = []
      const sparse = withoutZeroes(query)
      for (const block of blocks) {
        const vectors = vectorsOf(block.document)
        const count = Math.min(block.count, vectors.count)
        for (let i = 0; i < count; i++) {
          const number: PassageNumber = block.first + i
          scored.push({ number, score: similarity(sparse, vectors, i) })
        }
      }
      return scored
    },
  }
}
