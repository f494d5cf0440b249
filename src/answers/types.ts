import type { Conflict, Figure, Quote } from '../core/figure.js'

export type AnswerStatus = 'answered' | 'conflict' | 'refused'
export type RefusalReason =
  | 'not-held'
  | 'other-year'
  | 'other-organization'
  | 'blank-in-form'
  | 'ambiguous'
  | 'private'
  | 'instruction'
  | 'out-of-scope'
  | 'bad-input'
  | 'stale'

/** What `tieout ask --json` prints; documented in the README and kept by tests. */
export interface Answer {
  id: string
  question: string
  status: AnswerStatus
  reason: RefusalReason | null
  answer: string
  results: string[]
  figures: Figure[]
  quotes: Quote[]
  conflicts: Conflict[]
  warnings: string[]
  suggestions: string[]
  engine: 'offline' | 'model'
  elapsedMs?: number
}
