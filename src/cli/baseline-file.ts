import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { TieoutError } from '../core/errors.js'
import type { BaselineEntry } from './check-selection.js'
import type { Messages } from './messages.js'

const baselineSchema = z.object({
  tieoutBaseline: z.literal(1),
  findings: z.array(
    z.object({
      id: z.string(),
      year: z.number().int().nullable(),
      stage: z.string().nullable(),
      difference: z.string().nullable(),
    }),
  ),
})

/**
 * The findings that were accepted before.
 *
 * @throws TieoutError `not-found` for a missing file, `bad-input` for one of another kind.
 */
export function readBaseline(path: string, messages: Messages): BaselineEntry[] {
  if (!existsSync(path))
    throw new TieoutError('not-found', messages.inputMissing(path), { hint: messages.check.baselineHint })
  try {
    return baselineSchema.parse(JSON.parse(readFileSync(path, 'utf8'))).findings
  } catch (cause) {
    throw new TieoutError('bad-input', messages.check.noBaseline(path), { cause, hint: messages.check.baselineHint })
  }
}

/** Writes the file anew, one finding a line, so that it can be read and compared in version control. */
export function writeBaseline(path: string, entries: readonly BaselineEntry[], messages: Messages): void {
  const lines = entries.map((entry) => `    ${JSON.stringify(entry)}`)
  const body = lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n  ]`
  try {
    writeFileSync(path, `{\n  "tieoutBaseline": 1,\n  "findings": ${body}\n}\n`)
  } catch (cause) {
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause)
    throw new TieoutError('not-found', messages.outputUnwritable(path, reason), { cause, hint: messages.outputHint })
  }
}
