import type { Figure, Quote } from '../core/figure.js'
import type { Bound } from '../language/number-qualifiers.js'
import type { Library } from '../library/types.js'

/** A finished text with everything that may stand behind its numbers. */
export interface GateInput {
  text: string
  figures: Figure[]
  quotes: Quote[]
  /** Strings whose digits are names, not amounts: organizations, codes, table numbers, labels, document titles. */
  identities: string[]
  /** Every organization that is held: a sentence about one of them may not carry the figure of another. */
  organizations?: string[]
  /** Ids of the figures that answer: each must be stated in the text, with its organization and year. */
  results?: string[]
  /** Limits (≥, ≤) of the facts behind figures, by figure id; without an entry the source's own words decide. */
  bounds?: ReadonlyMap<string, Bound | null>
  /** The question that the text answers: 是 and 不是 are judged by what it states. */
  question?: string
  /** The documents, to look up what a text says is not there or is the most of a list; without them it is not believed. */
  library?: Library
}

export type OffenceReason =
  | 'no-figure'
  | 'wrong-year'
  | 'wrong-organization'
  | 'wrong-stage'
  | 'wrong-item'
  | 'wrong-sign'
  | 'wrong-bound'
  | 'wrong-mark'
  | 'wrong-source'
  | 'not-stated'
  | 'wrong-direction'
  | 'wrong-order'
  | 'wrong-comparison'
  | 'wrong-quantifier'
  | 'wrong-multiple'
  | 'no-quote-of-cause'
  | 'unread-remark'

export interface Offence {
  /** The characters that no figure stands behind. */
  text: string
  start: number
  reason: OffenceReason
}
