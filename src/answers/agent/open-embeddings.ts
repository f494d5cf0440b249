import { OpenAIEmbeddings } from '@langchain/openai'
import { ModelFailure } from './failure.js'
import { connectionOf } from './open-chat.js'
import { DEFAULT_PATIENCE, type Patience, withRetries } from './retries.js'

/** Where vectors come from. */
export interface EmbeddingSettings {
  model: string
  baseUrl: string
  key: string | null
}

/** Milliseconds for a batch of passages, and for a question that somebody waits for. */
const TIMEOUTS = { batch: 60_000, one: 10_000 }
const MOST_NUMBERS = 16_384
/** Beyond the batches that are asked for, so that the SDK makes one request of each. */
const MOST_TEXTS = 2048

/** Fetches one vector of length 1 a text from an OpenAI-compatible server. */
export type FetchVectors = (texts: readonly string[]) => Promise<Float32Array[]>

/**
 * Opens the configured embeddings server. Vectors are asked for in base64, which loses nothing and is a quarter of the size;
 * a server that knows only numbers sends those.
 */
export function openEmbeddings(
  settings: EmbeddingSettings,
  patience: Patience = DEFAULT_PATIENCE,
  timeouts: { batch: number; one: number } = TIMEOUTS,
): FetchVectors {
  const client = (timeout: number): OpenAIEmbeddings =>
    new OpenAIEmbeddings({
      model: settings.model,
      apiKey: settings.key ?? 'none',
      encodingFormat: 'base64',
      batchSize: MOST_TEXTS,
      stripNewLines: false,
      maxRetries: 0,
      timeout,
      configuration: connectionOf(settings),
    })
  const never = new AbortController().signal
  return (texts) =>
    withRetries(
      async () => {
        const timeout = texts.length > 1 ? timeouts.batch : timeouts.one
        const replies: readonly unknown[] = await client(timeout).embedDocuments([...texts])
        const vectors = replies.map(vectorOf)
        const [first] = vectors
        if (vectors.length !== texts.length || vectors.some(({ length }) => length !== first?.length))
          throw new ModelFailure('not-understood')
        return vectors
      },
      never,
      patience,
    )
}

/** @throws ModelFailure `not-understood` for what is no vector: base64 of float32 (little endian), or numbers. */
function vectorOf(reply: unknown): Float32Array {
  const numbers = typeof reply === 'string' ? decode(reply) : reply
  if (!Array.isArray(numbers) || numbers.length === 0 || numbers.length > MOST_NUMBERS)
    throw new ModelFailure('not-understood')
  let square = 0
  const values = numbers.map((value: unknown) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) throw new ModelFailure('not-understood')
    square += value * value
    return value
  })
  const length = Math.sqrt(square)
  if (!Number.isFinite(length) || length === 0) throw new ModelFailure('not-understood')
  return Float32Array.from(values, (value) => value / length)
}

function decode(base64: string): number[] {
  const bytes = Buffer.from(base64, 'base64')
  if (bytes.length % 4 !== 0) throw new ModelFailure('not-understood')
  return Array.from({ length: bytes.length / 4 }, (_, at) => bytes.readFloatLE(4 * at))
}
