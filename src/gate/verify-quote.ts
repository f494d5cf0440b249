import type { Quote } from '../core/figure.js'
import type { Library } from '../library/types.js'
import { isHeld } from './verify-source.js'

/** A quote begins at most this many lines below the line that its source names. */
const REACH = 12
const LONGEST = 200

/** True when a quote stands at its place: line breaks are joined and blanks do not count. */
export function quoteStands({ text, source }: Quote, library: Library): boolean {
  if (!isHeld(source.document, library) || bare(text) === '') return false
  const record = library.documents().find((one) => one.id === source.document)
  if (record?.path !== source.path || source.table !== null || source.column !== null) return false
  const lines = library.sourceLines(source.document).map(bare)
  // What the source line says of the place (a heading, a term) is the document's own wording too.
  if (!lines.join('').includes(bare(source.text))) return false
  if (!words(lines.join('')).includes(words(source.row ?? ''))) return false
  if (source.line === null) return lines.join('').includes(bare(text))
  const from = source.line - 1
  if (from < 0 || from >= lines.length) return false
  const at = lines
    .slice(from, from + LONGEST)
    .join('')
    .indexOf(bare(text))
  const near = lines.slice(from, from + REACH + 1).join('').length
  return at >= 0 && at < near
}

const bare = (words: string): string => words.replace(/\s/gu, '')

/** Names are told without the marks between them (收入总计、支出总计). */
const words = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '')
