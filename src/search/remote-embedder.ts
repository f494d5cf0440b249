import type { VectorKeeper } from '../library/ports.js'
import type { Embedder } from './embedder.js'

/** Texts to one request. */
const BATCH = 64
/** After a failure questions are searched by words alone for so many milliseconds, instead of waiting each time. */
const REST = 60_000

/** A vector is asked for that nobody has fetched yet; see `RemoteEmbedder.settle`. */
export class MissingVectors extends Error {
  readonly texts: readonly string[]

  constructor(texts: readonly string[]) {
    super('vectors are missing')
    this.name = 'MissingVectors'
    this.texts = texts
  }
}

/**
 * An embedder whose vectors come from another machine and are kept. Search and ingest are synchronous: they find vectors
 * that are kept already, or throw `MissingVectors`. `provide` and `settle` fetch what is missing.
 */
export interface RemoteEmbedder extends Embedder {
  /** Those of these texts of passages that no vector is kept of. */
  lacking(texts: readonly string[]): string[]
  /** Fetches and keeps the vectors of these texts, a batch at a time. @throws what fetching throws; earlier batches are kept. */
  provide(texts: readonly string[], onBatch?: () => void): Promise<void>
  /**
   * Does synchronous work that searches, again after each fetch until nothing is missing; it must have no effect before its
   * last search. When fetching fails, it is done by words alone. Searches outside of it are by words alone, too.
   */
  settle<T>(work: () => T): Promise<{ value: T; failure: unknown }>
  /** Does such work with what is kept; questions that were never fetched are searched by words. */
  recall<T>(work: () => T): T
}

export interface RemoteEmbedderOptions {
  name: string
  dimension: number
  keeper: VectorKeeper
  /** Fetches one vector a text, in order. */
  fetchVectors(texts: readonly string[]): Promise<Float32Array[]>
  now?: () => number
}

export function createRemoteEmbedder(options: RemoteEmbedderOptions): RemoteEmbedder {
  const { name, dimension, keeper, fetchVectors, now = Date.now } = options
  const nothing = new Float32Array(dimension)
  let settling = false
  let recalling = false
  let failed: { at: number; failure: unknown } | null = null

  const provide = async (texts: readonly string[], onBatch: () => void = () => undefined): Promise<void> => {
    const wanted = [...new Set(texts)].filter((text) => keeper.get(text) === null)
    for (let at = 0; at < wanted.length; at += BATCH) {
      const batch = wanted.slice(at, at + BATCH)
      const vectors = await fetchVectors(batch)
      if (vectors.length !== batch.length || vectors.some((vector) => vector.length !== dimension))
        throw new Error('vectors of another number or dimension')
      keeper.put(batch.map((text, i) => ({ text, vector: vectors[i] ?? nothing })))
      onBatch()
    }
  }

  const attempt = <T>(work: () => T): T => {
    settling = true
    try {
      return work()
    } finally {
      settling = false
    }
  }

  return {
    name,
    dimension,
    embedPassage(text) {
      const vector = keeper.get(text)
      if (vector === null) throw new MissingVectors([text])
      return vector
    },
    embedQuery(text) {
      if (!settling || text.trim() === '') return nothing
      const vector = keeper.get(text)
      if (vector !== null) return vector
      if (failed !== null || recalling) return nothing
      throw new MissingVectors([text])
    },
    lacking: (texts) => [...new Set(texts)].filter((text) => keeper.get(text) === null),
    provide,
    recall(work) {
      recalling = true
      try {
        return attempt(work)
      } finally {
        recalling = false
      }
    },
    async settle(work) {
      if (failed !== null && now() - failed.at > REST) failed = null
      for (;;) {
        try {
          return { value: attempt(work), failure: failed?.failure ?? null }
        } catch (error) {
          if (!(error instanceof MissingVectors)) throw error
          try {
            await provide(error.texts)
          } catch (failure) {
            failed = { at: now(), failure }
          }
        }
      }
    },
  }
}
