import { lineAt, type Passage, readPassages } from '../../facts/narrative/sections.js'
import type { Fact } from '../../facts/types.js'
import type { CheckDocument } from '../types.js'

/** A claim and where it stands: the passage and the positions of its words and of the end of its number in it. */
export interface PlacedClaim {
  fact: Fact
  /** Index into the passages. */
  passage: number
  start: number
  end: number
}

/** The prose of a document with its claims in order. */
export interface Prose {
  passages: Passage[]
  claims: PlacedClaim[]
}

const known = new WeakMap<CheckDocument, Prose>()

/** Finds the claims again in the passages that they were read from, so that rules may look at the words between them. */
export function readProse(document: CheckDocument): Prose {
  const before = known.get(document)
  if (before !== undefined) return before
  const passages = readPassages(document.blocks)
  const byLine = new Map<number, number[]>()
  for (const [index, passage] of passages.entries())
    for (const line of new Set(passage.offsets.map((offset) => offset.line)))
      byLine.set(line, [...(byLine.get(line) ?? []), index])
  const claims: PlacedClaim[] = []
  const last = new Map<number, PlacedClaim>()
  for (const fact of document.facts.facts) {
    if (fact.origin !== 'claim' || fact.source.line === null) continue
    for (const index of byLine.get(fact.source.line) ?? []) {
      const passage = passages[index]
      const placed = passage === undefined ? null : placeIn(passage, index, fact, last.get(index) ?? null)
      if (placed === null) continue
      claims.push(placed)
      last.set(index, placed)
      break
    }
  }
  const prose = { passages, claims }
  known.set(document, prose)
  return prose
}

/** The next place of the claim's words in the passage; one number that states two quantities has one place. */
function placeIn(passage: Passage, index: number, fact: Fact, previous: PlacedClaim | null): PlacedClaim | null {
  const { text, line } = fact.source
  if (text === '') return null
  let at = passage.text.indexOf(text, previous?.start ?? 0)
  while (at !== -1) {
    const end = at + text.length
    const isTwin = previous !== null && end === previous.end && previous.fact.source.text === text
    if (
      (previous === null || end > previous.end || isTwin) &&
      lineAt(passage, at) <= (line ?? 0) &&
      lineAt(passage, end - 1) >= (line ?? 0)
    )
      return { fact, passage: index, start: at, end }
    at = passage.text.indexOf(text, at + 1)
  }
  return null
}
