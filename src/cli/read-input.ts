import { createReadStream, readFileSync, statSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { TieoutError } from '../core/errors.js'
import type { Messages } from './messages.js'

/** A line that is longer is not a question or an answer but some other file. */
export const MAX_LINE_CHARACTERS = 10_000_000

/** Yields the lines of a file (or of standard input for `-`) as they come, with their numbers from 1; blank lines are passed over. */
export async function* readLines(path: string, messages: Messages): AsyncGenerator<{ line: number; text: string }> {
  if (path !== '-') requireFile(path, messages)
  const input = path === '-' ? process.stdin : createReadStream(path)
  let failure: unknown = null
  input.on('error', (error: unknown) => {
    failure = error
    reader.close()
  })
  const reader = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })
  let line = 0
  for await (const text of reader) {
    line++
    const bare = line === 1 ? text.replace(/^\uFEFF/, '') : text
    if (bare.trim() !== '') yield { line, text: bare }
  }
  if (failure !== null) throw unreadable(path, failure, messages)
}

/** The whole text of a file, or of standard input for `-`. @throws TieoutError `not-found` or `bad-input`. */
export async function readText(path: string, messages: Messages): Promise<string> {
  if (path === '-') return readStandardInput()
  requireFile(path, messages)
  try {
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '')
  } catch (cause) {
    throw unreadable(path, cause, messages)
  }
}

/** Everything that comes from standard input until it ends. */
export async function readStandardInput(): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of process.stdin) parts.push(Buffer.from(part))
  return Buffer.concat(parts)
    .toString('utf8')
    .replace(/^\uFEFF/, '')
}

function requireFile(path: string, messages: Messages): void {
  let isFolder: boolean
  try {
    isFolder = statSync(path).isDirectory()
  } catch (cause) {
    if (hasCode(cause, 'ENOENT'))
      throw new TieoutError('not-found', messages.inputMissing(path), { cause, hint: messages.inputHint })
    throw unreadable(path, cause, messages)
  }
  if (isFolder) throw new TieoutError('not-found', messages.inputIsFolder(path), { hint: messages.inputHint })
}

function unreadable(path: string, cause: unknown, messages: Messages): TieoutError {
  const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause)
  return new TieoutError('bad-input', messages.inputUnreadable(path, reason), { cause, hint: messages.inputHint })
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
