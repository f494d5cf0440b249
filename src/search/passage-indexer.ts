import type { PassageIndexer } from '../library/ports.js'
import type { Embedder } from './embedder.js'
import { indexTextOf } from './index-text.js'
import { encodeVectors } from './quantize.js'
import { tokenize } from './tokens.js'

/** Prepares passages for the store with the given embedder. What it makes of a passage depends on that passage alone. */
export function createPassageIndexer(embedder: Embedder): PassageIndexer {
  return {
    embedder: embedder.name,
    dimension: embedder.dimension,
    prepare(passages) {
      const texts = passages.map(indexTextOf)
      const vectors = texts.map((text) => embedder.embedPassage(text))
      return { tokens: texts.map(tokenize), vectors: encodeVectors(vectors, embedder.dimension) }
    },
  }
}
