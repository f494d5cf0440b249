import { TieoutError } from '../core/errors.js'
import type { DataWarning } from '../documents/types.js'

/** Trouble of the machine, not of one file: work cannot go on. */
const ENVIRONMENT: ReadonlySet<string> = new Set([
  'missing-package',
  'configuration',
  'index-busy',
  'index-foreign',
  'index-corrupt',
  'read-only',
  'disk-full',
  'cancelled',
])

/** True for trouble of the machine, which ends the work. */
export const isOfMachine = (error: unknown): boolean => error instanceof TieoutError && ENVIRONMENT.has(error.code)

/** The problem that another file causes: it may end without a change of this file. */
export const DUPLICATE = 'duplicate'

/** Why a file was not taken in, for people. */
export function warningOf(path: string, error: unknown): DataWarning {
  if (error instanceof TieoutError) {
    const hint = error.hint === null ? '' : ` ${error.hint}`
    // Readers name the file themselves.
    const told = error.message.startsWith(`${path}: `) ? error.message.slice(path.length + 2) : error.message
    const message = { zh: `${path}：未读入。${told}${hint}`, en: `${path}: not taken in. ${told}${hint}` }
    return { code: error.code, message, line: null }
  }
  const text = error instanceof Error ? error.message : String(error)
  const message = { zh: `${path}：读入时出错（${text}）。`, en: `${path}: reading it failed (${text}).` }
  return { code: 'reader-failed', message, line: null }
}
