import type { Answer } from '../types.js'
import type { Tokens, ToolCall } from './chat.js'
import type { FailureKind } from './failure.js'

/** What a question was asked with; enough to run it again without the model. */
export interface TracedQuestion {
  type: 'question'
  id: string
  /** As it was asked. */
  asked: string
  documents: string[] | null
  organization: string | null
  stale: boolean
  session: string | null
  /** What a kept conversation held before it: words that were asked, never figures. */
  before: string[]
  model: string
  host: string
  /** Versions of the prompts by language. */
  prompts: Readonly<Record<'zh' | 'en', string>>
  limits: {
    steps: number
    tokens: number
    seconds: number
    money: string | null
    price: { in: string; out: string } | null
  }
}

/** One thing that happened while a question was with the model. Keys never enter a trace. */
export type TraceEvent =
  | TracedQuestion
  /** The question was given to the model: as a whole one, where it was a follow-up. */
  | { type: 'given'; question: string; prompt: string }
  | { step: number; type: 'reply'; text: string; calls: ToolCall[]; cut: boolean; tokens: Tokens }
  /** `figures` are the ids that this call entered in the ledger. */
  | { step: number; type: 'tool'; name: string; args: ToolCall['args']; result: string; figures: string[] }
  | { step: number; type: 'stopped'; problems: string[] }
  | { type: 'failed'; kind: FailureKind | 'cancelled' }
  /** `cost` is in the currency of the price, null where none is configured. */
  | { type: 'answer'; tokens: Tokens; cost: string | null; answer: Answer }

/** Takes the events of all questions, in order. */
export interface Tracer {
  add(event: TraceEvent): void
}

export const NO_TRACE: Tracer = { add: () => undefined }
