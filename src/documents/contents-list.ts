import type { SourceLine } from './grid-lines.js'
import { partOf, startsNumbered } from './line-kind.js'
import { withoutBlanks } from './words.js'

const LONGEST_ENTRY = 90

function plain(text: string): string {
  return withoutBlanks(text)
    .replace(/^[-•]/, '')
    .replace(/[.…·]{2,}\d{0,4}$/, '')
}

/**
 * Lines of the table of contents (目录): from its title to the line where the document itself begins, which repeats its first
 * entry or a part already listed, or sets a title. Empty set where there is none.
 */
export function findContents(lines: readonly SourceLine[]): Set<number> {
  const start = lines.findIndex(({ text }) => /^目录$/.test(withoutBlanks(text)))
  const found = new Set<number>()
  if (start < 0 || start > 80) return found
  const parts = new Set<string>()
  const entries = new Set<string>()
  for (const { text, line, level = null } of lines.slice(start + 1)) {
    const entry = plain(text)
    if (entry === '') continue
    // A heading by its looks, without a number, is no entry of a numbered list: the document begins.
    if (level !== null && entries.size > 0 && !startsNumbered(text)) break
    const part = partOf(text)
    const repeats = part === null ? parts.size === 0 && entries.has(entry) : parts.has(part)
    if (repeats || entry.length > LONGEST_ENTRY || /[。；\t|]/.test(text)) break
    if (part !== null) parts.add(part)
    entries.add(entry)
    found.add(line)
  }
  const title = lines[start]
  if (title !== undefined) found.add(title.line)
  return found
}
