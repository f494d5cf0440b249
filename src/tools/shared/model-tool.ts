import { z } from 'zod'
import { TieoutError } from '../../core/errors.js'
import type { Desk } from '../contract.js'
import { dataText, TEXT_LENGTH } from './data-text.js'
import { ToolFailure, type ToolFailureCode } from './failure.js'
import { pageOf } from './page.js'

/** What a call gives: a plain JSON object, or an error that the caller can act on. */
export type ToolReply =
  | { ok: true; result: Readonly<Record<string, unknown>> }
  | { ok: false; error: { code: ToolFailureCode; message: string; available?: readonly string[] } }

/** A tool as a language model calls it: arguments that nobody has looked at yet, and a reply that is never an exception. */
export interface ModelTool {
  name: string
  description: string
  /** JSON schema of the arguments. */
  parameters: Readonly<Record<string, unknown>>
  call(given: unknown, desk: Desk): ToolReply
}

const MOST_AVAILABLE = 20

/** Makes a tool of a schema and a function over checked arguments; misuse becomes an error that says what is accepted. */
export function modelTool<Schema extends z.ZodObject>(tool: {
  name: string
  description: string
  input: Schema
  run(input: z.output<Schema>, desk: Desk): Readonly<Record<string, unknown>>
}): ModelTool {
  const { name, description, input } = tool
  const strict = input.strict()
  return {
    name,
    description,
    parameters: z.toJSONSchema(strict, { io: 'input' }),
    call(given, desk) {
      const parsed = strict.safeParse(given)
      if (!parsed.success) return failed('bad-arguments', describeIssues(parsed.error), Object.keys(input.shape))
      try {
        return { ok: true, result: tool.run(parsed.data as z.output<Schema>, desk) }
      } catch (error) {
        if (error instanceof ToolFailure) return failed(error.code, error.message, error.available)
        if (error instanceof TieoutError && error.code === 'not-found')
          return failed(
            'not-found',
            error.message,
            desk.library.documents().map(({ id }) => id),
          )
        throw error
      }
    },
  }
}

function failed(code: ToolFailureCode, message: string, available: readonly string[]): ToolReply {
  const { shown } = pageOf(available, 0, MOST_AVAILABLE)
  const error = { code, message: dataText(message, 2 * TEXT_LENGTH) }
  return { ok: false, error: shown.length === 0 ? error : { ...error, available: shown } }
}

function describeIssues(error: z.ZodError): string {
  return error.issues
    .slice(0, 5)
    .map(({ path, message }) => `${path.length === 0 ? 'arguments' : path.join('.')}: ${message}`)
    .join('; ')
}
