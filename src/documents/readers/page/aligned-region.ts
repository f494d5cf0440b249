import { readCaption } from '../../captions.js'
import { headingDepth, isNote } from '../../line-kind.js'
import { isFigure } from './figure-text.js'
import type { Run, TextLine } from './text-lines.js'
import { median } from './text-lines.js'

/** Lines of text that stand like a table without rules: header lines, then rows with figures and the wrapped parts between. */
export interface AlignedRegion {
  /** Index of the first and after the last line of the region. */
  start: number
  end: number
  header: TextLine[]
  body: TextLine[]
}

/** Lines without figures that may stand between two rows: parts of a wrapped name, a group's title. */
const MAX_FILLERS = 2
const MAX_HEADER_LINES = 5
/** Distance of two lines, in distances of the rows, beyond which the text between belongs to something else. */
const FAR = 2.6

export const figuresOf = (line: TextLine): Run[] => line.runs.filter(({ text }) => isFigure(text))

/** Regions of a page's lines (from top to bottom) that are tables by the places of their words. */
export function alignedRegions(lines: readonly TextLine[]): AlignedRegion[] {
  const regions: AlignedRegion[] = []
  let floor = 0
  for (let at = 0; at < lines.length; at += 1) {
    const end = bodyEnd(lines, at)
    const body = lines.slice(at, end)
    if (!isTable(body)) continue
    const header = headerOf(lines, at, floor, body)
    regions.push({ start: at - header.length, end, header, body })
    floor = end
    at = end - 1
  }
  return regions
}

/** A row: a label or more beside a figure, none of it a sentence. */
function isRow(line: TextLine | undefined): boolean {
  if (line === undefined || line.runs.length < 2 || /[。；;]/.test(line.text) || readCaption(line.text) !== null)
    return false
  const figures = figuresOf(line)
  return figures.length > 0 && (figures.length < line.runs.length || figures.length >= 3)
}

function isFiller(line: TextLine): boolean {
  return (
    !/[。；;：:]/.test(line.text) && readCaption(line.text) === null && line.text.length <= 40 && !isNote(line.text)
  )
}

function bodyEnd(lines: readonly TextLine[], start: number): number {
  if (!isRow(lines[start])) return start
  let end = start + 1
  let pitch = Number.POSITIVE_INFINITY
  for (let at = start + 1; at < lines.length; at += 1) {
    const line = lines[at]
    const before = lines[at - 1]
    if (line === undefined || before === undefined) break
    const distance = line.box[1] - before.box[1]
    if (distance > FAR * Math.min(pitch, 4 * line.size)) break
    if (isRow(line)) {
      if (end === at) pitch = Math.min(pitch, distance)
      end = at + 1
    } else if (!isFiller(line) || at - end >= MAX_FILLERS) break
  }
  return end
}

/** Three rows, or two with several figures; a list of contents (page numbers that only grow) is none. */
function isTable(body: readonly TextLine[]): boolean {
  const rows = body.filter(isRow)
  const several = rows.filter((line) => figuresOf(line).length >= 2)
  if (rows.length < 3 && several.length < 2) return false
  if (several.length > 0) return true
  const numbers = rows.map((line) => figuresOf(line)[0]?.text ?? '')
  const isContents =
    numbers.every((text) => /^\d{1,3}$/.test(text)) &&
    numbers.every((text, at) => at === 0 || Number(text) >= Number(numbers[at - 1]))
  return !isContents
}

function headerOf(lines: readonly TextLine[], start: number, floor: number, body: readonly TextLine[]): TextLine[] {
  const rows = body.filter(isRow)
  const pitch = Math.max(
    median(rows.slice(1).map((line, at) => line.box[1] - (rows[at]?.box[1] ?? 0))),
    1.5 * (rows[0]?.size ?? 0),
  )
  const header: TextLine[] = []
  for (let at = start - 1; at >= floor && header.length < MAX_HEADER_LINES; at -= 1) {
    const line = lines[at]
    const below = lines[at + 1]
    if (line === undefined || below === undefined || below.box[1] - line.box[1] > FAR * pitch) break
    if (/[。；;]/.test(line.text) || readCaption(line.text) !== null || headingDepth(line.text) !== null) break
    header.unshift(line)
  }
  // A single centred line on top of the header is a title rather than a column.
  while (
    header[0] !== undefined &&
    header.length > 1 &&
    header[0].runs.length === 1 &&
    header[0].size > 1.15 * (rows[0]?.size ?? 0)
  )
    header.shift()
  return header
}
