import { foldName } from '../../facts/name-forms.js'

/** Names that share at least this part of the pairs of characters of a word, in thousandths. */
const NEAR = 400

/**
 * Names like the words asked for, the nearest first: those that hold the word or stand in it, then those that share pairs
 * of characters with it. Equal ones stay in their order.
 */
export function nearNames(names: readonly string[], words: readonly string[], most: number): string[] {
  const wanted = words.map(foldName).filter((word) => word !== '')
  return names
    .map((name, at) => ({ name, at, near: Math.max(0, ...wanted.map((word) => nearness(foldName(name), word))) }))
    .filter(({ near }) => near >= NEAR)
    .sort((a, b) => b.near - a.near || a.at - b.at)
    .slice(0, most)
    .map(({ name }) => name)
}

function nearness(name: string, word: string): number {
  if (name.length < 2 || word.length < 2) return 0
  const [short, long] = name.length < word.length ? [name, word] : [word, name]
  if (long.includes(short)) return 1000 + Math.round((1000 * short.length) / long.length)
  const pairs = new Set(pairsOf(long))
  const own = pairsOf(short)
  return Math.round((1000 * own.filter((pair) => pairs.has(pair)).length) / own.length)
}

const pairsOf = (text: string): string[] =>
  Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2))
