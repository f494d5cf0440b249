import { findRuns, hanGrams } from './tokens.js'

/** Turns text into vectors of one length; passages and questions of one embedder can be compared. */
export interface Embedder {
  readonly name: string
  readonly dimension: number
  embedPassage(text: string): Float32Array
  /** `weigh` tells how much a token (see `tokenize`) distinguishes among the passages searched: 0 for one that none holds. */
  embedQuery(text: string, weigh: (token: string) => number): Float32Array
}

const DIMENSION = 384
const WORD_GRAM = 3
/** Kinds of features, as the first character of their keys. */
type Kind = '1' | '2' | '3' | 'w' | 'g'
/** Single characters, pairs, triples, words, and sequences within words. */
const WEIGHTS: Readonly<Record<Kind, number>> = { 1: 0.3, 2: 1, 3: 1, w: 1.5, g: 0.3 }
/** In a question, features that are no tokens themselves count like a token that half of the passages hold. */
const UNWEIGHED = 0.5

/**
 * The embedder that needs no weights, no network and no corpus: character sequences and words are hashed with a sign into
 * 384 numbers, and the vector gets length 1. It knows characters, not meaning, and gives the same numbers on every machine:
 * only integer hashes, additions, multiplications and square roots are used, in the order of the text.
 */
export function createLocalEmbedder(): Embedder {
  return {
    name: 'local-hash',
    dimension: DIMENSION,
    embedPassage: (text) => embed(countFeatures(text), () => 1),
    embedQuery: (text, weigh) => embed(countFeatures(text), (key) => weighFeature(key, weigh)),
  }
}

function embed(counts: ReadonlyMap<string, number>, importance: (key: string) => number): Float32Array {
  const vector = new Float64Array(DIMENSION)
  for (const [key, count] of counts) {
    const value = WEIGHTS[key.charAt(0) as Kind] * Math.sqrt(count) * importance(key)
    // Two places for each feature, so that a collision spoils only a part of it.
    const hash = hashText(key)
    place(vector, hash, value)
    place(vector, mix(hash ^ 0x9e3779b9), value)
  }
  return normalize(vector)
}

function place(vector: Float64Array, hash: number, value: number): void {
  const at = (hash >>> 1) % DIMENSION
  vector[at] = (vector[at] ?? 0) + ((hash & 1) === 0 ? value : -value)
}

function countFeatures(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  const count = (kind: Kind, gram: string) => {
    const key = kind + gram
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  for (const run of findRuns(text)) {
    if (run.han) countHan([...run.text], count)
    else countWord(run.text, count)
  }
  return counts
}

function countHan(characters: readonly string[], count: (kind: Kind, gram: string) => void): void {
  let before = ''
  let last = ''
  for (const character of characters) {
    count('1', character)
    if (last !== '') count('2', last + character)
    if (before !== '') count('3', before + last + character)
    before = last
    last = character
  }
}

function countWord(word: string, count: (kind: Kind, gram: string) => void): void {
  count('w', word)
  if (word.length <= WORD_GRAM || /\d/.test(word)) return
  for (let i = 0; i + WORD_GRAM <= word.length; i++) count('g', word.slice(i, i + WORD_GRAM))
}

/** A feature counts as much as the commonest token in it. */
function weighFeature(key: string, weigh: (token: string) => number): number {
  const gram = key.slice(1)
  switch (key.charAt(0) as Kind) {
    case '2':
    case 'w':
      return weigh(gram)
    case '3':
      return Math.min(...hanGrams(gram, 2).map(weigh))
    case '1':
    case 'g':
      return UNWEIGHED
  }
}

/** FNV-1a over UTF-16 units, mixed so that neighbouring keys fall far apart. */
function hashText(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return mix(hash)
}

/** The final step of MurmurHash3. */
function mix(value: number): number {
  let hash = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

function normalize(vector: Float64Array): Float32Array {
  let square = 0
  for (const value of vector) square += value * value
  const length = Math.sqrt(square)
  return Float32Array.from(vector, (value) => (length === 0 ? 0 : value / length))
}
