import { findRuns, hanGrams } from './tokens.js'

/** Turns text into vectors of one length; passages and questions of one embedder can be compared. */
export interface Embedder {
  readonly name: string
  readonly dimension: number
  embedPassage(text: string): Float32Array
  /** `weigh` tells how much a token (see `tokenize`) distinguishes among the passages searched: 0 for one that none holds. */
  embedQuery(text: string, weigh: (token: string) => number): Float32Array
}

interface Feature {
  key: string
  weight: number
  /** Tokens whose weight in a question is the feature's. */
  tokens: string[]
}

const DIMENSION = 384
const WORD_GRAM = 3
const WEIGHTS = { single: 0.3, pair: 1, triple: 1, word: 1.5, wordGram: 0.3 }
/** Each feature goes to this many places, so that a collision of two features spoils only a part of either. */
const PLACES = 2

/**
 * The embedder that needs no weights, no network and no corpus: character sequences and words are hashed with a sign into
 * 384 numbers, and the vector gets length 1. It knows characters, not meaning, and gives the same numbers on every machine:
 * only integer hashes, additions and square roots are used.
 */
export function createLocalEmbedder(): Embedder {
  return {
    name: 'local-hash',
    dimension: DIMENSION,
    embedPassage: (text) => embed(featuresOf(text), () => 1),
    embedQuery: (text, weigh) =>
      embed(featuresOf(text), ({ tokens }) => (tokens.length === 0 ? 0.5 : Math.min(...tokens.map(weigh)))),
  }
}

function embed(features: readonly Feature[], importance: (feature: Feature) => number): Float32Array {
  const counted = new Map<string, { feature: Feature; count: number }>()
  for (const feature of features) {
    const known = counted.get(feature.key)
    if (known === undefined) counted.set(feature.key, { feature, count: 1 })
    else known.count++
  }
  const vector = new Float64Array(DIMENSION)
  // In a fixed order: floating-point addition depends on it.
  for (const key of [...counted.keys()].sort()) {
    const entry = counted.get(key)
    if (entry === undefined) continue
    const value = entry.feature.weight * Math.sqrt(entry.count) * importance(entry.feature)
    for (let place = 0; place < PLACES; place++) {
      const hash = hashText(key, place)
      const at = (hash >>> 1) % DIMENSION
      vector[at] = (vector[at] ?? 0) + ((hash & 1) === 0 ? value : -value)
    }
  }
  return normalize(vector)
}

function featuresOf(text: string): Feature[] {
  return findRuns(text).flatMap((run) => (run.han ? hanFeatures(run.text) : wordFeatures(run.text)))
}

function hanFeatures(run: string): Feature[] {
  const singles = [...run].map((key) => ({ key, weight: WEIGHTS.single, tokens: [] }))
  const pairs = hanGrams(run, 2).map((key) => ({ key: `2${key}`, weight: WEIGHTS.pair, tokens: [key] }))
  if (singles.length < 3) return [...singles, ...pairs]
  const triples = hanGrams(run, 3).map((key) => ({ key: `3${key}`, weight: WEIGHTS.triple, tokens: hanGrams(key, 2) }))
  return [...singles, ...pairs, ...triples]
}

function wordFeatures(word: string): Feature[] {
  const whole = { key: `w${word}`, weight: WEIGHTS.word, tokens: [word] }
  if (word.length <= WORD_GRAM || /\d/.test(word)) return [whole]
  const grams = Array.from({ length: word.length - WORD_GRAM + 1 }, (_, i) => word.slice(i, i + WORD_GRAM))
  return [whole, ...grams.map((gram) => ({ key: `g${gram}`, weight: WEIGHTS.wordGram, tokens: [] }))]
}

/** FNV-1a over UTF-16 units with a final mix (MurmurHash3's), so that neighbouring keys fall far apart. */
function hashText(text: string, seed: number): number {
  let hash = (0x811c9dc5 ^ Math.imul(seed, 0x9e3779b1)) >>> 0
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

function normalize(vector: Float64Array): Float32Array {
  let square = 0
  for (const value of vector) square += value * value
  const length = Math.sqrt(square)
  return Float32Array.from(vector, (value) => (length === 0 ? 0 : value / length))
}
