import { readCaption } from '../../captions.js'
import { headingDepth, isNote } from '../../line-kind.js'
import { decimalsOf, isFigure } from './figure-text.js'
import { isWithin, type Ladder } from './guides.js'
import { middleOf } from './page-content.js'
import type { Run, TextLine } from './text-lines.js'

/** Lines of text that stand like a table without rules: header lines, then rows with figures and the wrapped parts between. */
export interface AlignedRegion {
  /** Index of the first and after the last line of the region. */
  start: number
  end: number
  header: TextLine[]
  body: TextLine[]
  /** Rules drawn between its rows, where there are any. */
  ladder: Ladder | null
}

/** Lines without figures that may stand between two rows: parts of wrapped names, which follow closely, or a group's title. */
const MAX_CLOSE_FILLERS = 8
const MAX_FILLERS = 6
/** Lines of one text follow each other within this many sizes. */
const CLOSE = 1.6
const MAX_HEADER_LINES = 18
/** White space between two lines of a header, in sizes: running lines of the page stand further off. */
const MAX_HEADER_GAP = 1.6
/** Lines of a name are closer than this part of the distance of rows. */
const CLOSER = 0.85
/** Distance of two lines, in distances of the rows, beyond which the text between belongs to something else. */
const FAR = 2.6
/** So many figures in one line, and nothing else, may be a table's only row. */
const ALONE = 4

/** What was told of a line before: the same lines are asked for again for every region that may hold them. */
const knownFigures = new WeakMap<readonly Run[], readonly Run[]>()
const knownRows = new WeakMap<TextLine, boolean>()

export function figuresOf({ runs }: TextLine): readonly Run[] {
  const known = knownFigures.get(runs)
  if (known !== undefined) return known
  const figures = runs.filter(({ text }) => isFigure(text))
  knownFigures.set(runs, figures)
  return figures
}

/**
 * Regions of lines (from top to bottom) that are tables by the places of their words. `opens` tells of a line that something
 * new begins there.
 */
export function alignedRegions(
  lines: readonly TextLine[],
  opens: (at: number) => boolean = () => false,
  ladders: readonly Ladder[] = [],
): AlignedRegion[] {
  const regions: AlignedRegion[] = []
  let floor = 0
  for (let at = 0; at < lines.length; at += 1) {
    if (opens(at)) floor = at
    const ladder = ladders.find((one) => lines.slice(at, at + 1).some((line) => isWithin(one, line))) ?? null
    const end = bodyEnd(lines, at, opens, ladder)
    const body = lines.slice(at, end)
    if (!isTable(body)) continue
    const first = slabStart(lines, at, floor, ladder) ?? nameStart(lines, at, floor, body)
    const header = headerOf(lines, first, floor, body, ladder)
    floor = end
    at = end - 1
    // Of a header that is longer than this, the part read would name columns by halves.
    if (header.length >= MAX_HEADER_LINES) continue
    regions.push({ start: first - header.length, end, header, body: lines.slice(first, end), ladder })
  }
  return regions
}

/** A row: a label or more beside a figure, none of it a sentence; or figures alone, where their name is broken around them. */
export function isRow(line: TextLine | undefined): boolean {
  if (line === undefined) return false
  const known = knownRows.get(line)
  if (known !== undefined) return known
  const row = standsAsRow(line)
  knownRows.set(line, row)
  return row
}

function standsAsRow(line: TextLine): boolean {
  if (/[。；;]/.test(line.text) || readCaption(line.text) !== null) return false
  if (numbersColumns(line)) return false
  const figures = figuresOf(line)
  if (line.runs.length === 1) return (decimalsOf(line.text) ?? 0) > 0
  if (figures.length < line.runs.length) return figures.length > 0
  return figures.length >= 3 || figures.some(({ text }) => (decimalsOf(text) ?? 0) > 0)
}

function isFiller(line: TextLine): boolean {
  return (
    !/[。；;：:]/.test(line.text) && readCaption(line.text) === null && line.text.length <= 40 && !isNote(line.text)
  )
}

function bodyEnd(
  lines: readonly TextLine[],
  start: number,
  opens: (at: number) => boolean,
  ladder: Ladder | null,
): number {
  if (!isRow(lines[start])) return start
  let end = start + 1
  let pitch = Number.POSITIVE_INFINITY
  for (let at = start + 1; at < lines.length; at += 1) {
    const line = lines[at]
    const before = lines[at - 1]
    if (line === undefined || before === undefined || opens(at)) break
    if (ladder !== null && isWithin(ladder, line)) {
      end = at + 1
      continue
    }
    const distance = line.box[1] - before.box[1]
    if (distance > FAR * Math.min(pitch, 4 * line.size)) break
    if (isRow(line)) {
      if (end === at) pitch = Math.min(pitch, distance)
      end = at + 1
    } else if (!isFiller(line) || at - end >= (distance < CLOSE * line.size ? MAX_CLOSE_FILLERS : MAX_FILLERS)) break
  }
  const row = fullest(lines.slice(start, end).filter(isRow))
  while (!opens(end) && isPartOfName(lines[end], lines[end - 1], row)) end += 1
  return end
}

/** The row with most texts. */
const fullest = (rows: readonly TextLine[]): TextLine | undefined =>
  rows.reduce(
    (most: TextLine | undefined, line) => (line.runs.length > (most?.runs.length ?? 0) ? line : most),
    undefined,
  )

/** A line close to the next one, with nothing but words of one place that a row's extent covers: part of a name. */
function isPartOfName(line: TextLine | undefined, beside: TextLine | undefined, row: TextLine | undefined): boolean {
  if (line === undefined || beside === undefined || row === undefined) return false
  if (line.runs.length >= row.runs.length || figuresOf(line).length > 0 || !isFiller(line)) return false
  return Math.abs(line.box[1] - beside.box[1]) < CLOSE * line.size && line.box[2] < row.box[2]
}

/** Three rows, two with several figures, or one of many figures alone; a list of contents (page numbers that only grow) is none. */
function isTable(body: readonly TextLine[]): boolean {
  const rows = body.filter(isRow)
  const several = rows.filter((line) => figuresOf(line).length >= 2)
  if (rows.length === 1 && rows.some(({ runs }) => runs.length >= ALONE && runs.every(({ text }) => isFigure(text))))
    return true
  if (rows.length < 3 && several.length < 2) return false
  if (several.length > 0) return true
  const numbers = rows.map((line) => figuresOf(line)[0]?.text ?? '')
  const isContents =
    numbers.every((text) => /^\d{1,3}$/.test(text)) &&
    numbers.every((text, at) => at === 0 || Number(text) >= Number(numbers[at - 1]))
  return !isContents
}

/** Where the name begins whose figures stand at `at`: its lines are closer than rows are, and the header is not. */
function nameStart(lines: readonly TextLine[], at: number, floor: number, body: readonly TextLine[]): number {
  const rows = body.filter(isRow)
  const row = fullest(rows)
  const pitch = Math.min(...rows.slice(1).map((line, index) => line.box[1] - (rows[index]?.box[1] ?? 0)))
  let first = at
  while (first > floor) {
    const [above, line] = [lines[first - 1], lines[first]]
    if (above === undefined || line === undefined || row === undefined) break
    if (line.box[1] - above.box[1] >= CLOSER * pitch || !isPartOfName(above, line, row)) break
    first -= 1
  }
  return first
}

/** The first line between the rules around the first figures; null where no rule is above, or texts over the figures: a header. */
function slabStart(lines: readonly TextLine[], at: number, floor: number, ladder: Ladder | null): number | null {
  const row = lines[at]
  const bar = row === undefined ? undefined : ladder?.bars.findLast((one) => one < middleOf(row.box).y)
  if (row === undefined || bar === undefined) return null
  let first = at
  for (let before = lines[first - 1]; first > floor && before !== undefined; before = lines[first - 1]) {
    if (middleOf(before.box).y <= bar) break
    const isOver = before.runs.some(({ box }) =>
      figuresOf(row).some((figure) => figure.box[0] < box[2] && figure.box[2] > box[0]),
    )
    if (isOver) return null
    first -= 1
  }
  return first
}

/** 栏次 1 2 3 …: numbers in the middle of their columns, which are no figures and stand apart from them. */
export function numbersColumns(line: TextLine): boolean {
  const numbers = figuresOf(line).map(({ text }) => Number(text))
  const words = new Set(line.runs.flatMap(({ text }) => (isFigure(text) ? [] : [text])))
  const inOrder = numbers.every(
    (number, at) => Number.isInteger(number) && (at === 0 || number === (numbers[at - 1] ?? 0) + 1),
  )
  if (!inOrder || (numbers[0] ?? 0) > 2) return false
  const labels = line.runs.length - numbers.length
  // The same word before each lane's numbers.
  const isRepeated = labels === numbers.length && labels >= 2 && words.size === 1
  return isRepeated || (numbers.length >= 3 && labels <= 2)
}

function headerOf(
  lines: readonly TextLine[],
  start: number,
  floor: number,
  body: readonly TextLine[],
  ladder: Ladder | null,
): TextLine[] {
  const rows = body.filter(isRow)
  const header: TextLine[] = []
  for (let at = start - 1; at >= floor && header.length < MAX_HEADER_LINES; at -= 1) {
    const line = lines[at]
    const below = lines[at + 1]
    if (line === undefined || below === undefined) break
    const isInside = ladder !== null && isWithin(ladder, line)
    if (!isInside && below.box[1] - line.box[3] > MAX_HEADER_GAP * line.size) break
    if (/[。；;]/.test(line.text) || readCaption(line.text) !== null || headingDepth(line.text) !== null) break
    if (figuresOf(line).length > 0 && !numbersColumns(line)) break
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
