import { widthOf } from './page-content.js'
import type { PageLayout, PageLine } from './page-layout.js'
import type { TextLine } from './text-lines.js'

/** Where the lines of running text begin and end. */
interface Column {
  left: number
  right: number
}

/** Parts of the font size. */
const LONG = 18
const INDENT = 1.2
const DEEPEST_INDENT = 4.5
const SAME = 0.7
const SHORT = 5
/** So many lines must stand at an edge for it to be one. */
const ENOUGH = 3
const ENOUGH_ALONE = 8
/** What stays whole at a line's end: a number or a Latin word with what closes it, or one character with it. */
const FIRST_PIECE = /^[（《“‘(]*(?:[0-9A-Za-z.,%％\-△]+|.)[，。；：、）》”％%,.;:)]*/u

/**
 * Tells of each line whether it begins a paragraph (true), goes on the one of the line before (false), or may do either (no
 * entry), from where the lines begin and end: a line that had room for the next one's first word ended its paragraph.
 */
export function paragraphStarts(pages: readonly PageLayout[]): Map<TextLine, boolean> {
  const columns = columnsOf(pages)
  const starts = new Map<TextLine, boolean>()
  let before: PageLine | null = null
  for (const page of pages) {
    const column = columns.get(page)
    for (const item of page.items) {
      if (item.kind === 'grid') {
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

function beginsAfter(before: PageLine, item: PageLine, column: Column | undefined): boolean | null {
  const size = item.line.size
  // Digits at the end of a line that had room for more are no part of a number that the next one begins with.
  const isCut = /\d$/.test(before.line.text) && /^[\d.,]/.test(item.line.text)
  if (isCut && (column === undefined || column.right - before.box[2] > size)) return true
  if (column === undefined || isApart(before.line) || isApart(item.line)) return null
  if (Math.abs(size - before.line.size) > 0.08 * size) return true
  const indent = item.box[0] - column.left
  const isIndented = indent > INDENT * size && indent < DEEPEST_INDENT * size
  const room = column.right - before.box[2] - widthOfFirst(item.line)
  // Pages of one file may differ a little in width: a line that begins at the edge needs more to be a new paragraph.
  if (room > (isIndented ? SAME : SHORT) * size) return true
  if (room > SAME * size) return null
  if (indent > INDENT * size) return isIndented ? true : null
  return Math.abs(indent) < SAME * size && before.box[0] > column.left - SAME * size ? false : null
}

/** Words far apart are columns of something, not running text. */
const isApart = (line: TextLine): boolean => line.runs.length > 1

/** Width of what stays whole at the beginning of a line. */
export function widthOfFirst(line: TextLine): number {
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

/** Edges of the text of each page: its own where it has lines enough, else those of all pages as wide. */
function columnsOf(pages: readonly PageLayout[]): Map<PageLayout, Column> {
  const shared = new Map<number, PageLine[]>()
  const own = pages.map((page) => {
    const long = page.items.filter((item): item is PageLine => item.kind === 'line' && isLong(item))
    const width = Math.round(page.width)
    shared.set(width, [...(shared.get(width) ?? []), ...long])
    return { page, width, long }
  })
  const ofWidth = new Map([...shared].map(([width, lines]) => [width, columnOf(lines, ENOUGH)]))
  return new Map(
    own.flatMap(({ page, width, long }) => {
      const column = columnOf(long, ENOUGH_ALONE) ?? ofWidth.get(width) ?? null
      return column === null ? [] : [[page, column] as const]
    }),
  )
}

const isLong = ({ line, box }: PageLine): boolean => !isApart(line) && widthOf(box) >= LONG * line.size

function columnOf(lines: readonly PageLine[], enough: number): Column | null {
  if (lines.length < enough) return null
  return { left: -edgeOf(lines.map(({ box }) => -box[0])), right: edgeOf(lines.map(({ box }) => box[2])) }
}

/** The outermost place at which several lines end. */
function edgeOf(places: readonly number[]): number {
  const sorted = [...places].sort((a, b) => b - a)
  return (
    sorted.find((place, at) => place - (sorted[at + ENOUGH - 1] ?? Number.NEGATIVE_INFINITY) < 12) ?? sorted[0] ?? 0
  )
}
