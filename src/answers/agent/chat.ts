/** A call of a tool as the model wrote it; `args` is null when it was no JSON object. */
export interface ToolCall {
  id: string
  name: string
  args: Readonly<Record<string, unknown>> | null
}

/** One turn of the conversation with the model. */
export type ChatTurn =
  | { role: 'system' | 'user'; text: string }
  | { role: 'assistant'; text: string; calls: ToolCall[] }
  | { role: 'tool'; text: string; call: ToolCall }

export interface ChatReply {
  text: string
  calls: ToolCall[]
  /** True when the server ended the text before the model did. */
  cut: boolean
  tokens: Tokens
}

/** Tokens sent and received, as the server counts them, else an estimate. */
export interface Tokens {
  in: number
  out: number
}

/** A tool as it is offered to the model: `parameters` is JSON Schema. */
export interface OfferedTool {
  name: string
  description: string
  parameters: Readonly<Record<string, unknown>>
}

/** A language model that calls tools. */
export interface Chat {
  /**
   * @param onText told how many characters of the reply have come so far.
   * @throws ModelFailure when there is no usable reply; when `signal` ended it, with the signal's own reason.
   */
  reply(
    turns: readonly ChatTurn[],
    tools: readonly OfferedTool[],
    signal: AbortSignal,
    onText?: (characters: number) => void,
  ): Promise<ChatReply>
}
