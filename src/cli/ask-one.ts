import type { Assistant } from '../answers/assistant.js'
import type { Answer } from '../answers/types.js'
import { escapeForTerminal } from '../language/escape.js'
import type { CommandContext } from './context.js'

/** What every question of one command shares. */
export interface AskSettings {
  assistant: Assistant
  documents: string[] | null
  defaultOrganization: string | null
  stale: boolean
  timing: boolean
}

/** Asks one question; `elapsedMs` is there only when timing was asked for, so that equal runs print equal bytes. */
export function askOne(id: string, question: string, settings: AskSettings, session: string | null = null): Answer {
  const { assistant, documents, defaultOrganization, stale, timing } = settings
  const start = performance.now()
  const answer = assistant.ask(question, { id, documents, defaultOrganization, stale, session })
  return timing ? { ...answer, elapsedMs: Math.round((performance.now() - start) * 100) / 100 } : answer
}

/** Prints an answer as JSON, or for people: its first line stands out in a terminal. */
export function printAnswer(answer: Answer, json: boolean, { terminal }: CommandContext): void {
  if (json) {
    terminal.result(JSON.stringify(answer))
    return
  }
  const [first = '', ...rest] = answer.answer.split('\n').map((line) => escapeForTerminal(line))
  const head = terminal.style(answer.status === 'answered' ? 'bold' : 'yellow', first)
  terminal.result([head, ...rest.map((line) => (line.startsWith('[') ? terminal.style('dim', line) : line))].join('\n'))
  for (const warning of answer.warnings) terminal.result(terminal.style('dim', escapeForTerminal(warning)))
  if (answer.elapsedMs !== undefined) terminal.note(terminal.styleNote('dim', `${answer.elapsedMs} ms`))
}
