import type { Fact } from '../../facts/types.js'
import type { CheckDocument } from '../types.js'
import { type PlacedClaim, type Prose, readProse } from './prose.js'

/** The amounts (or counts) that the text states as parts of one amount, in order. */
export interface PartList {
  whole: Fact
  parts: PlacedClaim[]
}

/** Words that begin another division of the same whole: by fund, by year, by function. */
const DIVIDES = /其中|包括|分为|分别|构成|组成|用于以下|投向|按|来源|来自|从/u
const BRACKET = /（[^（）]*）|\([^()]*\)/gu

/** The amount that a claim is stated as a part of, or null. */
export function partOf(document: CheckDocument, claim: PlacedClaim): Fact | null {
  const prose = readProse(document)
  return wholeBefore(prose, prose.claims.indexOf(claim))
}

/**
 * Every list of parts in the prose. A list inside a list without brackets keeps its first part only, because what follows
 * may belong to either.
 */
export function partLists(document: CheckDocument): PartList[] {
  const prose = readProse(document)
  const lists: PartList[] = []
  const open = new Map<Fact, PartList>()
  for (const [index, claim] of prose.claims.entries()) {
    if (claim.fact.key.kind !== 'amount' && claim.fact.key.kind !== 'count') continue
    if (claim.fact.bound !== null || claim.fact.key.item === null) continue
    const whole = wholeBefore(prose, index)
    if (whole === null || whole === claim.fact || isOtherSide(whole, claim.fact)) continue
    const known = open.get(whole)
    if (known === undefined || dividesAnew(prose, known.parts.at(-1), claim)) {
      const list = { whole, parts: [claim] }
      open.set(whole, list)
      lists.push(list)
    } else if (!isInnerList(prose, whole, claim) || isBracketed(prose, whole, claim)) known.parts.push(claim)
  }
  return lists
}

/** After the parts of the income the expenditure is spoken of: no part of it. */
const isOtherSide = (whole: Fact, part: Fact): boolean =>
  (whole.key.flow === 'income' && part.key.flow === 'expenditure') ||
  (whole.key.flow === 'expenditure' && part.key.flow === 'income')

/** Claims under a whole carry its name behind the headings of their passage. */
function wholeName(prose: Prose, claim: PlacedClaim): string | null {
  const headings = prose.passages[claim.passage]?.headings ?? []
  return claim.fact.parents.length > headings.length ? (claim.fact.parents.at(-1) ?? null) : null
}

function wholeBefore(prose: Prose, index: number): Fact | null {
  const claim = prose.claims[index]
  const name = claim === undefined ? null : wholeName(prose, claim)
  if (claim === undefined || name === null) return null
  const section = sectionOf(prose, claim)
  const { key, unit } = claim.fact
  const isCount = key.kind === 'count'
  let named: string | null = null
  for (let at = index - 1; at >= 0; at -= 1) {
    const other = prose.claims[at]
    if (other === undefined || sectionOf(prose, other) !== section) return null
    const { fact } = other
    if (fact.bound !== null || fact.key.item === null || (fact.name !== name && fact.key.item.name !== named)) continue
    if (fact.key.year !== key.year || fact.key.stage !== key.stage) continue
    if (isCount ? fact.key.kind === 'count' && fact.unit === unit : fact.key.kind === 'amount') return fact
    // 车辆 2 辆，价值 27.42 万元；其中: the list divides the number as well as the value.
    if (isCount && fact.key.flow === 'asset') named = fact.key.item.name
  }
  return null
}

const sectionOf = (prose: Prose, claim: PlacedClaim): string =>
  (prose.passages[claim.passage]?.headings ?? []).join('\n')

function dividesAnew(prose: Prose, previous: PlacedClaim | undefined, claim: PlacedClaim): boolean {
  if (previous === undefined) return true
  const text = prose.passages[claim.passage]?.text ?? ''
  const from = previous.passage === claim.passage ? previous.end : 0
  const between = text.slice(from, claim.end).replace(BRACKET, '')
  return DIVIDES.test(between.slice(Math.max(between.lastIndexOf('。'), between.lastIndexOf('；')) + 1))
}

/** True for a list that begins in the sentence in which its whole is itself a part: what follows may belong to either. */
function isInnerList(prose: Prose, whole: Fact, part: PlacedClaim): boolean {
  const index = prose.claims.findIndex((claim) => claim.fact === whole)
  const placed = prose.claims[index]
  if (placed === undefined || placed.passage !== part.passage || wholeName(prose, placed) === null) return false
  const outer = wholeBefore(prose, index)
  if (outer !== null && isOtherSide(outer, whole)) return false
  return !(prose.passages[part.passage]?.text ?? '').slice(placed.end, part.end).includes('。')
}

/** True while the bracket that opened behind the whole has not closed before the part. */
function isBracketed(prose: Prose, whole: Fact, part: PlacedClaim): boolean {
  const placed = prose.claims.find((claim) => claim.fact === whole)
  if (placed === undefined || placed.passage !== part.passage) return false
  let depth = 0
  for (const mark of (prose.passages[part.passage]?.text ?? '').slice(placed.end, part.end)) {
    if (mark === '（' || mark === '(') depth += 1
    else if (mark === '）' || mark === ')') depth -= 1
    if (depth < 0) return false
  }
  return depth > 0
}
