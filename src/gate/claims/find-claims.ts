import { CLAIM_WORDS, type ClaimKind } from './claim-words.js'

/** A word of a text that claims something, or one that may stand beside such a word. Offsets are of the text. */
export interface ClaimToken {
  kind: ClaimKind
  value: string
  text: string
  start: number
  end: number
  /** True behind a word that turns the claim round: 没有增加, 并不高于, did not rise. */
  negated: boolean
}

const MEANINGS: ReadonlyMap<string, { kind: ClaimKind; value: string }> = new Map(
  CLAIM_WORDS.flatMap(([kind, value, words]) => words.split('|').map((word) => [word, { kind, value }] as const)),
)

const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')

/** Every word, the longest first, so that 没有增减 is read before 没有; English ones stand as whole words. */
const WORDS = new RegExp(
  [...MEANINGS.keys()]
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .map((word) => (/^[a-z]/u.test(word) ? `(?<![a-z])${escaped(word)}(?![a-z])` : escaped(word)))
    .join('|'),
  'giu',
)

/** Finds the words of a text that claim something, in reading order; a word inside a longer one is not read. */
export function findClaimTokens(text: string): ClaimToken[] {
  const found: ClaimToken[] = []
  for (const match of text.matchAll(WORDS)) {
    const meaning = MEANINGS.get(match[0].toLowerCase())
    if (meaning === undefined) continue
    const start = match.index
    found.push({ ...meaning, text: match[0], start, end: start + match[0].length, negated: false })
  }
  return turnRound(found, text)
}

const TURNED = new Set<ClaimKind>(['direction', 'comparison', 'superlative', 'multiple', 'crossing'])
const DENIES = new Set(['not', 'quantifier:none'])

/** A denial right before a claim is part of it: 没有增加 denies an increase, and is no statement that something is not there. */
function turnRound(tokens: ClaimToken[], text: string): ClaimToken[] {
  const kept: ClaimToken[] = []
  for (const token of tokens) {
    const before = kept.at(-1)
    const denied =
      before !== undefined &&
      TURNED.has(token.kind) &&
      (DENIES.has(before.kind) || DENIES.has(`${before.kind}:${before.value}`)) &&
      text.slice(before.end, token.start).trim() === ''
    if (denied) {
      kept.pop()
      kept.push({ ...token, start: before.start, text: text.slice(before.start, token.end), negated: !token.negated })
    } else kept.push(token)
  }
  return kept
}

const SILENT = new Set<ClaimKind>(['filler', 'neutral', 'than', 'adjective', 'not'])

/** True for words that have to be borne out; the others only stand beside them. */
export function claimsSomething({ kind }: ClaimToken): boolean {
  return !SILENT.has(kind)
}
