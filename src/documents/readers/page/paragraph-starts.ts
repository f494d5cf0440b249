import { widthOf } from './page-content.js'
import type { PageLayout, PageLine } from './page-layout.js'
import type { TextLine } from './text-lines.js'

/** Where the lines of running text begin and end on pages of one width. */
interface Column {
  left: number
  right: number
}

/** Parts of the font size. */
const LONG = 18
const INDENT = 1.2
const DEEPEST_INDENT = 4.5
const SAME = 0.7
/** So many lines must stand at an edge for it to be one. */
const ENOUGH = 3
/** What stays whole at a line's end: a number or a Latin word with what closes it, or one character with it. */
const FIRST_PIECE = /^(?:[0-9A-Za-z.,%％\-△]+|.)[，。；：、）》”％%,.;:)]*/u

/**
 * Tells of each line whether it begins a paragraph (true), goes on the one of the line before (false), or may do either (no
 * entry), from where the lines begin and end: a line that had room for the next one's first word ended its paragraph.
 */
export function paragraphStarts(pages: readonly PageLayout[]): Map<TextLine, boolean> {
  const columns = columnsOf(pages)
  const starts = new Map<TextLine, boolean>()
  let before: PageLine | null = null
  for (const page of pages) {
    const column = columns.get(Math.round(page.width))
    for (const item of page.items) {
      if (item.kind === 'grid' || column === undefined) {
        before = null
        continue
      }
      const start = before === null ? null : beginsAfter(before, item, column)
      if (start !== null) starts.set(item.line, start)
      before = item
    }
  }
  return starts
}

function beginsAfter(before: PageLine, item: PageLine, column: Column): boolean | null {
  const size = item.line.size
  if (isApart(before.line) || isApart(item.line)) return null
  if (Math.abs(size - before.line.size) > 0.08 * size) return true
  if (before.box[2] + widthOfFirst(item.line) < column.right - SAME * size) return true
  const indent = item.box[0] - column.left
  if (indent > INDENT * size) return indent < DEEPEST_INDENT * size ? true : null
  return Math.abs(indent) < SAME * size && before.box[0] > column.left - SAME * size ? false : null
}

/** Words far apart are columns of something, not running text. */
const isApart = (line: TextLine): boolean => line.runs.length > 1

function widthOfFirst(line: TextLine): number {
  const first = FIRST_PIECE.exec(line.text)?.[0] ?? ''
  let width = 0
  let left = [...first].length
  for (const glyph of line.runs[0]?.glyphs ?? []) {
    if (left <= 0) break
    width += widthOf(glyph.box)
    left -= [...glyph.text].length
  }
  return width
}

function columnsOf(pages: readonly PageLayout[]): Map<number, Column> {
  const edges = new Map<number, { lefts: number[]; rights: number[] }>()
  for (const page of pages)
    for (const item of page.items) {
      if (item.kind === 'grid' || isApart(item.line) || widthOf(item.box) < LONG * item.line.size) continue
      const known = edges.get(Math.round(page.width)) ?? { lefts: [], rights: [] }
      known.lefts.push(item.box[0])
      known.rights.push(item.box[2])
      edges.set(Math.round(page.width), known)
    }
  const columns = new Map<number, Column>()
  for (const [width, { lefts, rights }] of edges) {
    if (lefts.length < ENOUGH) continue
    // Justified lines share their right edge; a stray one further out is no edge.
    const left = edgeOf(lefts.map((at) => -at))
    columns.set(width, { left: -left, right: edgeOf(rights) })
  }
  return columns
}

/** The outermost place at which several lines end. */
function edgeOf(places: readonly number[]): number {
  const sorted = [...places].sort((a, b) => b - a)
  return (
    sorted.find((place, at) => place - (sorted[at + ENOUGH - 1] ?? Number.NEGATIVE_INFINITY) < 12) ?? sorted[0] ?? 0
  )
}
