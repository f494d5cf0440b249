import type { Answer } from '../answers/types.js'
import { escapeForTerminal } from '../language/escape.js'
import { answerCsv, answerText } from './answer-text.js'
import type { Answerer, CommandContext } from './context.js'

/** What every question of one command shares. */
export interface AskSettings {
  assistant: Answerer
  documents: string[] | null
  defaultOrganization: string | null
  stale: boolean
  timing: boolean
  /** Called when a question has its answer or was cancelled: what showed the progress is cleared. */
  onAnswered(): void
}

/** Asks one question; `elapsedMs` is there only when timing was asked for, so that equal runs print equal bytes. */
export async function askOne(
  id: string,
  question: string,
  settings: AskSettings,
  session: string | null = null,
  signal?: AbortSignal,
): Promise<Answer> {
  const { assistant, documents, defaultOrganization, stale, timing, onAnswered } = settings
  const start = performance.now()
  const options = { id, documents, defaultOrganization, stale, session }
  const answer = await Promise.resolve(assistant.ask(question, options, signal)).finally(onAnswered)
  return timing ? { ...answer, elapsedMs: Math.round((performance.now() - start) * 100) / 100 } : answer
}

/** How answers of one command are printed. */
export type AskFormat = 'text' | 'json' | 'csv'

/** Prints an answer as JSON, as CSV, or for people. An answer without figures has no CSV: its text goes to standard error. */
export async function printAnswer(
  answer: Answer,
  format: AskFormat,
  { terminal, messages }: CommandContext,
): Promise<void> {
  if (format === 'json') terminal.result(JSON.stringify(answer))
  else if (format === 'text') terminal.result(await answerText(answer, terminal, messages))
  else if (answer.results.length > 0) terminal.result(answerCsv(answer))
  else terminal.note(escapeForTerminal(answer.answer))
  if (format !== 'json' && answer.elapsedMs !== undefined)
    terminal.note(terminal.styleNote('dim', `${answer.elapsedMs} ms`))
}
