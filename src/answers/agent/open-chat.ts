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
import { readReply } from './read-reply.js'
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

/**
 * Opens the configured OpenAI-compatible server. Nothing is sent before the first reply is asked for. Replies are streamed,
 * so that progress is seen and a dead connection noticed; from a server that cannot do so they are taken whole.
 */
export function openChat(settings: ModelSettings, patience: Patience = DEFAULT_PATIENCE): Chat {
  const fields = {
    model: settings.model,
    // The SDK wants a key even for servers that need none; without one it would look for OPENAI_API_KEY by itself.
    apiKey: settings.key ?? 'none',
    temperature: 0,
    maxTokens: LONGEST_REPLY,
    maxRetries: 0,
    timeout: Math.round(settings.limits.seconds * SHARE_OF_TIME * 1000),
    streamUsage: true,
    useResponsesApi: false,
    configuration: connectionOf(settings),
  }
  const streaming = new ChatOpenAI({ ...fields, streaming: true })
  const atOnce = new ChatOpenAI({ ...fields, streaming: false })
  let streams = true
  return {
    async reply(turns, tools, signal, onText = () => undefined) {
      const offered = tools.map(offer)
      const messages = turns.map(messageOf)
      const whole = async () => readReply(await atOnce.bindTools(offered).invoke(messages, { signal }), turns)
      const streamed = async () => {
        let all: AIMessageChunk | null = null
        let characters = 0
        for await (const chunk of await streaming.bindTools(offered).stream(messages, { signal })) {
          if (!(chunk instanceof AIMessageChunk)) throw new ModelFailure('not-understood')
          all = all === null ? chunk : all.concat(chunk)
          characters += chunk.text.length
          if (chunk.text !== '') onText(characters)
        }
        signal.throwIfAborted()
        return readReply(all, turns)
      }
      if (streams) {
        try {
          return await withRetries(streamed, signal, patience)
        } catch (error) {
          if (!(error instanceof ModelFailure) || !MAYBE_WHOLE.has(error.kind)) throw error
        }
      }
      const reply = await withRetries(whole, signal, patience)
      streams = false
      return reply
    },
  }
}

/** Failures of a streamed request that a server without streaming makes. */
const MAYBE_WHOLE = new Set<ModelFailure['kind']>(['bad-request', 'not-understood'])

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
