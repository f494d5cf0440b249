/** What kind of trouble it is; each code has one exit status in `cli/exit-status.ts`. */
export type ErrorCode =
  | 'usage'
  | 'bad-input'
  | 'not-found'
  | 'configuration'
  | 'missing-package'
  | 'index-busy'
  | 'index-foreign'
  | 'index-corrupt'
  | 'read-only'
  | 'disk-full'
  | 'stale'
  | 'cancelled'

/**
 * Misuse or a broken environment, told to a person: `message` says what happened and where, `hint` what to do next.
 * Problems of the data (an unreadable cell, a table without a unit) are values with a source, never exceptions.
 */
export class TieoutError extends Error {
  readonly code: ErrorCode
  readonly hint: string | null

  constructor(code: ErrorCode, message: string, options: { cause?: unknown; hint?: string } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'TieoutError'
    this.code = code
    this.hint = options.hint ?? null
  }
}
