import { AIMessage, type BaseMessage, HumanMessage, SystemMessage, ToolMessage } from '@langchain/core/messages'
import { ChatOpenAI } from '@langchain/openai'
import type { Chat, ChatReply, ChatTurn, OfferedTool, ToolCall } from './chat.js'
import { ModelFailure } from './failure.js'
import { onlyTo } from './only-to.js'
import { DEFAULT_PATIENCE, type Patience, withRetries } from './retries.js'
import type { ModelSettings } from './settings.js'

/** Longest reply in tokens: an answer is a few lines. */
const LONGEST_REPLY = 2000
/** One request may not take all the time that a question has. */
const SHARE_OF_TIME = 0.6
/** Where a server counts no tokens: about so many characters make one. */
const CHARACTERS_A_TOKEN = 2

/** Opens the configured OpenAI-compatible server. Nothing is sent before the first reply is asked for. */
export function openChat(settings: ModelSettings, patience: Patience = DEFAULT_PATIENCE): Chat {
  const model = new ChatOpenAI({
    model: settings.model,
    // The SDK wants a key even for servers that need none; without one it would look for OPENAI_API_KEY by itself.
    apiKey: settings.key ?? 'none',
    temperature: 0,
    maxTokens: LONGEST_REPLY,
    maxRetries: 0,
    timeout: Math.round(settings.limits.seconds * SHARE_OF_TIME * 1000),
    streaming: false,
    useResponsesApi: false,
    configuration: {
      baseURL: settings.baseUrl,
      fetch: onlyTo(settings.baseUrl),
      // Null, so that the SDK does not look for them in the environment.
      organization: null,
      project: null,
      logLevel: 'off',
      dangerouslyAllowBrowser: false,
    },
  })
  return {
    async reply(turns, tools, signal) {
      const bound = model.bindTools(tools.map(offer))
      const messages = turns.map(messageOf)
      const reply = await withRetries(() => bound.invoke(messages, { signal }), signal, patience)
      return readReply(reply, turns)
    },
  }
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

/** @throws ModelFailure `not-understood` for a reply that is no message. */
function readReply(reply: unknown, turns: readonly ChatTurn[]): ChatReply {
  if (!(reply instanceof AIMessage)) throw new ModelFailure('not-understood')
  const calls: ToolCall[] = [
    ...(reply.tool_calls ?? []).map(({ id, name, args }) => ({ id: id ?? '', name, args: objectOf(args) })),
    ...(reply.invalid_tool_calls ?? []).map(({ id, name }) => ({ id: id ?? '', name: name ?? '', args: null })),
  ].map((call, at) => (call.id === '' ? { ...call, id: `call-${turns.length}-${at}` } : call))
  const text = reply.text
  const characters = turns.reduce((sum, turn) => sum + turn.text.length, text.length)
  const tokens = tokensOf(reply.usage_metadata)
  return { text, calls, tokens: tokens > 0 ? tokens : Math.ceil(characters / CHARACTERS_A_TOKEN) }
}

function tokensOf(usage: unknown): number {
  const counted = typeof usage === 'object' && usage !== null && 'total_tokens' in usage ? usage.total_tokens : null
  return typeof counted === 'number' && Number.isFinite(counted) ? counted : 0
}

function objectOf(args: unknown): Readonly<Record<string, unknown>> | null {
  return typeof args === 'object' && args !== null && !Array.isArray(args) ? { ...args } : null
}
