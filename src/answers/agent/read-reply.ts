import { AIMessage, AIMessageChunk } from '@langchain/core/messages'
import type { ChatReply, ChatTurn, Tokens, ToolCall } from './chat.js'
import { ModelFailure } from './failure.js'

/** Where a server counts no tokens: about so many characters make one. */
const CHARACTERS_A_TOKEN = 2

/**
 * Reads a message of the SDK, taken whole or put together of a stream.
 *
 * @throws ModelFailure `not-understood` for what is no message, and for one without its end: a text whose rest was lost may
 * say something else.
 */
export function readReply(reply: unknown, turns: readonly ChatTurn[]): ChatReply {
  if (!AIMessage.isInstance(reply) && !(reply instanceof AIMessageChunk)) throw new ModelFailure('not-understood')
  const calls: ToolCall[] = [
    ...(reply.tool_calls ?? []).map(({ id, name, args }) => ({ id: id ?? '', name, args: objectOf(args) })),
    ...(reply.invalid_tool_calls ?? []).map(({ id, name }) => ({ id: id ?? '', name: name ?? '', args: null })),
  ].map((call, at) => (call.id === '' ? { ...call, id: `call-${turns.length}-${at}` } : call))
  const text = withoutThoughts(reply.text)
  if (!hasEnd(reply)) throw new ModelFailure('not-understood')
  const end: unknown = reply.response_metadata.finish_reason
  return { text, calls, cut: end === 'length', tokens: tokensOf(reply.usage_metadata) ?? estimate(turns, text) }
}

/** Whether the server said why the message ends; without that the rest of it may be missing. */
export function hasEnd(reply: { response_metadata: Record<string, unknown> } | null): boolean {
  const end = reply?.response_metadata.finish_reason
  return typeof end === 'string' && end !== ''
}

/** Models that think aloud put their thoughts in front, in a mark of their own; they are no part of the text. */
function withoutThoughts(text: string): string {
  const start = text.trimStart()
  const end = start.startsWith('<think>') ? start.indexOf('</think>') : -1
  return end < 0 ? text : start.slice(end + '</think>'.length).trimStart()
}

function tokensOf(usage: unknown): Tokens | null {
  if (typeof usage !== 'object' || usage === null || !('input_tokens' in usage) || !('output_tokens' in usage))
    return null
  const { input_tokens: sent, output_tokens: received } = usage
  return isCount(sent) && isCount(received) && sent + received > 0 ? { in: sent, out: received } : null
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0
}

function estimate(turns: readonly ChatTurn[], text: string): Tokens {
  const characters = turns.reduce((sum, turn) => sum + turn.text.length, 0)
  return { in: Math.ceil(characters / CHARACTERS_A_TOKEN), out: Math.ceil(text.length / CHARACTERS_A_TOKEN) }
}

function objectOf(args: unknown): Readonly<Record<string, unknown>> | null {
  return typeof args === 'object' && args !== null && !Array.isArray(args) ? { ...args } : null
}
