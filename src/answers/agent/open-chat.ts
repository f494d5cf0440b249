import {
  AIMessage,
  AIMessageChunk,
  type BaseMessage,
  HumanMessage,
  SystemMessage,
  ToolMessage,
} from '@langchain/core/messages'
import { ChatOpenAI } from '@langchain/openai'
import type { Chat, ChatTurn, OfferedTool } from './chat.js'
import { ModelFailure } from './failure.js'
import { onlyTo } from './only-to.js'
import { hasEnd, readReply } from './read-reply.js'
import { DEFAULT_PATIENCE, type Patience, withRetries } from './retries.js'
import type { ModelSettings } from './settings.js'

/** Longest reply in tokens: an answer is a few lines. */
const LONGEST_REPLY = 2000
/** One request may not take all the time that a question has. */
const SHARE_OF_TIME = 0.6

/** What the SDK is told of a server, whatever it is asked for: the key for that host only, nothing from the environment. */
export function connectionOf({ baseUrl }: { baseUrl: string }) {
  return {
    baseURL: baseUrl,
    fetch: onlyTo(baseUrl),
    // Null, so that the SDK does not look for them in the environment.
    organization: null,
    project: null,
    logLevel: 'off',
    dangerouslyAllowBrowser: false,
  } as const
}

/** How a server is asked. */
interface Way {
  streamed: boolean
  /** False for models that accept no temperature and no length. */
  tuned: boolean
}

const WAYS: readonly Way[] = [
  { streamed: true, tuned: true },
  { streamed: false, tuned: true },
  { streamed: true, tuned: false },
]

/**
 * Opens the configured OpenAI-compatible server. Nothing is sent before the first reply is asked for. Replies are streamed,
 * so that progress is seen and a dead connection noticed; a server or model that cannot do so is asked in another way, and
 * the way that works is kept.
 */
export function openChat(settings: ModelSettings, patience: Patience = DEFAULT_PATIENCE): Chat {
  let settled: Way | null = null
  return {
    async reply(turns, tools, signal, onText = () => undefined) {
      const offered = tools.map(offer)
      const messages = turns.map(messageOf)
      const whole = async (way: Way) =>
        readReply(await modelOf(settings, way).bindTools(offered).invoke(messages, { signal }), turns)
      const streamed = async (way: Way) => {
        let all: AIMessageChunk | null = null
        let characters = 0
        for await (const chunk of await modelOf(settings, way).bindTools(offered).stream(messages, { signal })) {
          if (!(chunk instanceof AIMessageChunk)) throw new ModelFailure('not-understood')
          all = all === null ? chunk : all.concat(chunk)
          characters += chunk.text.length
          if (chunk.text !== '') onText(characters)
        }
        signal.throwIfAborted()
        // Of a server that is known to stream, the end got lost on the way.
        if (settled !== null && !hasEnd(all)) throw new ModelFailure('unreachable')
        return readReply(all, turns)
      }
      let failure: unknown = null
      for (const way of settled === null ? WAYS : [settled]) {
        if (failure !== null && !isWorth(way, failure)) continue
        try {
          const reply = await withRetries(() => (way.streamed ? streamed(way) : whole(way)), signal, patience)
          settled = way
          return reply
        } catch (error) {
          if (!(error instanceof ModelFailure)) throw error
          failure = error
        }
      }
      throw failure
    },
  }
}

/** Whether another way may help: what is not accepted may be accepted otherwise, what cannot be read may be read whole. */
function isWorth(way: Way, failure: unknown): boolean {
  if (!(failure instanceof ModelFailure)) return false
  return failure.kind === 'bad-request' || (failure.kind === 'not-understood' && !way.streamed)
}

function modelOf(settings: ModelSettings, { streamed, tuned }: Way): ChatOpenAI {
  return new ChatOpenAI({
    model: settings.model,
    // The SDK wants a key even for servers that need none; without one it would look for OPENAI_API_KEY by itself.
    apiKey: settings.key ?? 'none',
    ...(tuned ? { temperature: 0, maxTokens: LONGEST_REPLY } : {}),
    maxRetries: 0,
    timeout: Math.round(settings.limits.seconds * SHARE_OF_TIME * 1000),
    streaming: streamed,
    streamUsage: true,
    useResponsesApi: false,
    configuration: connectionOf(settings),
  })
}

function offer({ name, description, parameters }: OfferedTool) {
  return { type: 'function' as const, function: { name, description, parameters: { ...parameters } } }
}

function messageOf(turn: ChatTurn): BaseMessage {
  switch (turn.role) {
    case 'system':
      return new SystemMessage(turn.text)
    case 'user':
      return new HumanMessage(turn.text)
    case 'assistant':
      return new AIMessage({
        content: turn.text,
        tool_calls: turn.calls.map(({ id, name, args }) => ({
          id,
          name,
          args: args ?? {},
          type: 'tool_call' as const,
        })),
      })
    case 'tool':
      return new ToolMessage({ content: turn.text, tool_call_id: turn.call.id, name: turn.call.name })
  }
}
