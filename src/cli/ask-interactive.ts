import { createInterface } from 'node:readline/promises'
import { TieoutError } from '../core/errors.js'
import { type AskFormat, type AskSettings, askOne, printAnswer } from './ask-one.js'
import type { CommandContext } from './context.js'
import { EXIT, type ExitStatus } from './exit-status.js'

const FAREWELLS = new Set(['exit', 'quit', '退出', '结束'])

/**
 * A conversation in the terminal: history with the arrow keys, `exit` or Ctrl-D ends it; Ctrl-C cancels a question that a model works on, else
 * the conversation.
 */
export async function converse(
  settings: AskSettings,
  session: string | null,
  format: AskFormat,
  context: CommandContext,
): Promise<ExitStatus> {
  const { terminal, messages } = context
  terminal.note(messages.welcome)
  const prompt = createInterface({
    input: process.stdin,
    output: process.stdout,
    prompt: messages.prompt,
    historySize: 200,
  })
  let status: ExitStatus = EXIT.done
  let asking: AbortController | null = null
  prompt.on('SIGINT', () => {
    if (asking !== null) asking.abort(new TieoutError('cancelled', messages.cancelled))
    else {
      status = EXIT.cancelled
      prompt.close()
    }
  })
  const answer = async (question: string, id: string): Promise<void> => {
    asking = new AbortController()
    const { signal } = asking
    try {
      const told = await askOne(id, question, settings, session ?? 'terminal', signal)
      await printAnswer(told, format, context)
    } catch (error) {
      if (!signal.aborted) throw error
      terminal.note(messages.cancelled)
    } finally {
      asking = null
    }
  }
  prompt.prompt()
  let asked = 0
  for await (const line of prompt) {
    const question = line.trim()
    if (FAREWELLS.has(question.toLowerCase())) break
    if (question !== '') await answer(question, String(++asked))
    prompt.prompt()
  }
  prompt.close()
  return status
}
