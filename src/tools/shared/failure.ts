/** Why a tool has no result; a language model reads the code with the message and may call again. */
export type ToolFailureCode =
  | 'bad-arguments'
  | 'not-found'
  | 'unknown-figure'
  | 'scope-crossed'
  | 'forbidden-crossing'
  | 'counted-twice'
  | 'not-comparable'
  | 'bad-expression'

/** What a tool says instead of a result; `available` names what would have been there. Messages are for models: English. */
export class ToolFailure extends Error {
  readonly code: ToolFailureCode
  readonly available: readonly string[]

  constructor(code: ToolFailureCode, message: string, available: readonly string[] = []) {
    super(message)
    this.name = 'ToolFailure'
    this.code = code
    this.available = available
  }
}
