import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Answer } from '../../src/answers/types.js'
import { answerCsv, answerText } from '../../src/cli/answer-text.js'
import { messagesIn } from '../../src/cli/message-catalogue.js'
import type { Terminal } from '../../src/cli/terminal.js'
import type { Desk } from '../answers/open-assistant.js'

export const EXCHANGES = join(import.meta.dirname, 'exchanges')

/** One conversation as a file keeps it: `# title`, then `> question` lines, each with the answer under it. */
export interface Exchange {
  name: string
  title: string
  questions: string[]
  content: string
}

export function readExchanges(): Exchange[] {
  return readdirSync(EXCHANGES)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => {
      const content = readFileSync(join(EXCHANGES, name), 'utf8')
      const lines = content.split('\n')
      return {
        name,
        title: lines.find((line) => line.startsWith('# ')) ?? '',
        questions: lines.filter((line) => line.startsWith('> ')).map((line) => line.slice(2)),
        content,
      }
    })
}

/** A person's terminal of 100 columns without colours, where lists are drawn as tables. */
const terminal: Terminal = {
  result: () => undefined,
  note: () => undefined,
  status: () => undefined,
  drawn: true,
  notesDrawn: true,
  interactive: true,
  width: 100,
  style: (_, text) => text,
  styleNote: (_, text) => text,
}

/** Asks the questions of an exchange in one conversation; `--csv ` in front asks for CSV. */
export async function replay(exchange: Exchange, desk: Desk): Promise<{ text: string; answers: Answer[] }> {
  const messages = messagesIn(exchange.name.includes('english') ? 'en' : 'zh')
  const answers: Answer[] = []
  const parts = [exchange.title]
  for (const line of exchange.questions) {
    const csv = line.startsWith('--csv ')
    const answer = desk.ask(csv ? line.slice('--csv '.length) : line, { session: exchange.name })
    answers.push(answer)
    const printed = csv ? answerCsv(answer) : await answerText(answer, terminal, messages)
    parts.push(`> ${line}\n${printed}`)
  }
  return { text: `${parts.join('\n\n')}\n`, answers }
}
