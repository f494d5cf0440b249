import type { Chat, ChatReply, ChatTurn, OfferedTool, Tokens } from './chat.js'
import { ModelFailure } from './failure.js'

/** What one request found out about a model. */
export interface Probe {
  /** It calls tools with the arguments that were asked for. */
  tools: boolean
  /** It makes several calls in one reply. */
  parallel: boolean
  /** It still knows the beginning of a text as long as those of a question; null where it was not found out. */
  context: boolean | null
  tokens: Tokens
}

/** What must come back, named at the beginning only. It is of no document. */
const WORD = 'tangerine'
/** About as much as a question and what the tools found for it, in characters: some 8,000 tokens. */
export const CONTEXT_CHARACTERS = 24_000
const FILLER = 'This line only fills the space of the request. '

const TOOLS: OfferedTool[] = ['left', 'right'].map((name) => ({
  name,
  description: `Takes the word of the ${name} hand.`,
  parameters: {
    type: 'object',
    properties: { word: { type: 'string', description: 'The word' } },
    required: ['word'],
    additionalProperties: false,
  },
}))

/**
 * Asks a model for two calls with a word that stands before a long text; where the server refuses that, without the text.
 *
 * @throws ModelFailure when there is no reply.
 */
export async function probeModel(chat: Chat, signal: AbortSignal): Promise<Probe> {
  const ask = (filler: string): Promise<ChatReply> => chat.reply(turns(filler), TOOLS, signal)
  try {
    return read(await ask(FILLER.repeat(CONTEXT_CHARACTERS / FILLER.length)), true)
  } catch (error) {
    if (!(error instanceof ModelFailure) || error.kind !== 'bad-request') throw error
    return read(await ask(''), false)
  }
}

function turns(filler: string): ChatTurn[] {
  return [
    { role: 'system', text: `The word is ${WORD}.\n${filler}` },
    {
      role: 'user',
      text: 'Call both tools, left and right, at once, each with the word that was named at the very beginning. Write no text.',
    },
  ]
}

function read({ calls, tokens }: ChatReply, long: boolean): Probe {
  const known = calls.filter(({ name }) => TOOLS.some((tool) => tool.name === name))
  const tools = known.some(({ args }) => typeof args?.word === 'string')
  const remembered = known.some(({ args }) => args?.word === WORD)
  return {
    tools,
    parallel: new Set(known.map(({ name }) => name)).size > 1,
    context: long ? (tools ? remembered : null) : false,
    tokens,
  }
}
