import { createInterface } from 'node:readline/promises'
import { type AskFormat, type AskSettings, askOne, printAnswer } from './ask-one.js'
import type { CommandContext } from './context.js'
import { EXIT, type ExitStatus } from './exit-status.js'

const FAREWELLS = new Set(['exit', 'quit', '退出', '结束'])

/** A conversation in the terminal: history with the arrow keys, `exit` or Ctrl-D ends it, Ctrl-C cancels. */
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
  prompt.on('SIGINT', () => {
    status = EXIT.cancelled
    prompt.close()
  })
  prompt.prompt()
  let asked = 0
  for await (const line of prompt) {
    const question = line.trim()
    if (FAREWELLS.has(question.toLowerCase())) break
    if (question !== '')
      await printAnswer(await askOne(String(++asked), question, settings, session ?? 'terminal'), format, context)
    prompt.prompt()
  }
  prompt.close()
  return status
}
