import type { SourceLine } from './grid-lines.js'
import { isNote, startsNumbered } from './line-kind.js'
import type { ParagraphBlock } from './types.js'
import { displayWidth } from './words.js'

/** How the lines of a document break: at a fixed width (flattened pages), or at paragraphs only. */
export interface LineBreaking {
  /** Width of a full line in half-width units, or null where lines are whole paragraphs. */
  full: number | null
}

const TERMINAL = /[。！？；!?;]["”』」）)]?$/
const LONG_PARAGRAPH = 60

/** Finds whether prose lines are cut at one width: then most longer lines have nearly that width. */
export function findLineBreaking(lines: readonly string[]): LineBreaking {
  const widths = lines.map((line) => displayWidth(line.trim())).filter((width) => width >= 36)
  if (widths.length < 8) return { full: null }
  const sorted = [...widths].sort((a, b) => a - b)
  const full = sorted[Math.floor(sorted.length * 0.85)] ?? 0
  const near = widths.filter((width) => Math.abs(width - full) <= 6).length
  return { full: full <= 130 && near >= widths.length * 0.45 ? full : null }
}

/** True where a line goes on the paragraph of the line above it: as the page shows it, else by the words. */
export function goesOn(last: SourceLine, next: SourceLine, breaking: LineBreaking): boolean {
  if (isNote(next.text.trim()) || next.begins === true) return false
  if (next.begins === false) {
    const before = last.text.trimEnd()
    // 其中： at the end of a full line and 1. at the beginning of the next: an entry of the list, whatever the width says.
    return !((TERMINAL.test(before) || /[：:]$/.test(before)) && startsNumbered(next.text))
  }
  return continuesParagraph(last.text, next.text, breaking)
}

/** True where `next` continues the paragraph whose last line is `last`: broken over a line, a blank line or a page. */
function continuesParagraph(last: string, next: string, breaking: LineBreaking): boolean {
  const before = last.trimEnd()
  const after = next.trim()
  if (TERMINAL.test(before) || isNote(after)) return false
  const indented = /^(\u3000\u3000| {4,})/.test(next)
  if (indented) return false
  const open = /[，、,]$/.test(before)
  if (startsNumbered(next) && !open) return false
  if (/^[\u4e00-\u9fff]{2,12}：/.test(after) && !open && breaking.full === null) return false
  const width = displayWidth(before.trim())
  if (breaking.full !== null) return width >= breaking.full - 8
  if (/[：:]$/.test(before)) return false
  return open ? width >= 24 : width >= LONG_PARAGRAPH && /[\u4e00-\u9fff\w“（(%％.]$/.test(before)
}

/** Joins the lines of one paragraph; a blank is kept only between two Latin words. */
export function joinLines(lines: readonly SourceLine[], role: ParagraphBlock['role']): ParagraphBlock {
  let text = ''
  const offsets: { line: number; start: number }[] = []
  for (const { text: raw, line } of lines) {
    const part = raw.trim()
    if (/[A-Za-z]$/.test(text) && /^[A-Za-z]/.test(part)) text += ' '
    offsets.push({ line, start: text.length })
    text += part
  }
  return {
    kind: 'paragraph',
    text,
    role,
    offsets,
    lines: { first: lines[0]?.line ?? 1, last: lines.at(-1)?.line ?? 1 },
  }
}
