import type { ToolCall } from './chat.js'
import type { FailureKind } from './failure.js'

/** One thing that happened while a question was with the model. Keys never enter a trace. */
export type TraceEvent =
  | { type: 'question'; question: string; model: string; host: string; prompt: string }
  | { step: number; type: 'reply'; text: string; calls: ToolCall[]; tokens: number }
  | { step: number; type: 'tool'; name: string; args: ToolCall['args']; result: string }
  | { step: number; type: 'stopped'; problems: string[] }
  | { type: 'failed'; kind: FailureKind }
  | { type: 'answer'; engine: 'offline' | 'model'; status: string; results: string[] }

/** Takes the events of all questions, in order. */
export interface Tracer {
  add(event: TraceEvent): void
}

export const NO_TRACE: Tracer = { add: () => undefined }
