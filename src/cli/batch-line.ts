import type { Messages } from './messages.js'
import { MAX_LINE_CHARACTERS } from './read-input.js'

/** An id as a caller may give it: any single JSON value. It is handed back as it came. */
type BatchId = string | number | boolean | null

export type BatchLine =
  | { ok: true; id: BatchId; text: string; session: string | null }
  | { ok: false; id: BatchId; message: string }

/**
 * Reads one line of a batch: an object with `id` and the wanted text (`question`, `expression` or `text`).
 * A line that cannot be used keeps its id where it has one and says what is wrong, with its number.
 */
export function readBatchLine(
  text: string,
  line: number,
  field: 'question' | 'expression' | 'text',
  messages: Messages,
): BatchLine {
  const bad = messages.badLine
  if (text.length > MAX_LINE_CHARACTERS) return { ok: false, id: null, message: bad.long(line) }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { ok: false, id: null, message: bad.json(line) }
  }
  if (!isRecord(value)) return { ok: false, id: null, message: bad.object(line) }
  const id = value.id ?? null
  if (!isScalar(id)) return { ok: false, id: null, message: bad.id(line) }
  const wanted = value[field]
  if (wanted === undefined) return { ok: false, id, message: bad[field](line) }
  if (typeof wanted !== 'string')
    return { ok: false, id, message: field === 'question' ? bad.questionType(line) : bad[field](line) }
  return {
    ok: true,
    id,
    text: wanted,
    session: isScalar(value.session) && value.session !== null ? String(value.session) : null,
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isScalar(value: unknown): value is BatchId {
  return value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}
