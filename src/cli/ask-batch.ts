import type { Answer } from '../answers/types.js'
import { type AskSettings, askOne } from './ask-one.js'
import { readBatchLine } from './batch-line.js'
import type { CommandContext } from './context.js'
import { EXIT, type ExitStatus } from './exit-status.js'
import { readLines } from './read-input.js'

/**
 * Answers a batch line by line: one object a line, in order, with the id as it came, each written when it is ready.
 * A bad line gives a refusal that names it, and the batch goes on.
 */
export async function answerBatch(path: string, settings: AskSettings, context: CommandContext): Promise<ExitStatus> {
  const { terminal, messages } = context
  let status: ExitStatus = EXIT.done
  for await (const { line, text } of readLines(path, messages)) {
    const read = readBatchLine(text, line, 'question', messages)
    if (!read.ok) status = EXIT.inputUnusable
    const answer = read.ok
      ? await askOne(String(read.id ?? line), read.text, settings, read.session)
      : refuseLine(read.message)
    terminal.result(JSON.stringify({ ...answer, id: read.id }))
  }
  return status
}

function refuseLine(message: string): Answer {
  return {
    id: '',
    question: '',
    status: 'refused',
    reason: 'bad-input',
    answer: message,
    results: [],
    figures: [],
    quotes: [],
    conflicts: [],
    warnings: [],
    suggestions: [],
    engine: 'offline',
  }
}
