import { tidyBlanks } from '../../words.js'
import { type Box, boxAround, type Glyph, middleOf } from './page-content.js'

/** Characters of one line without a wide gap between them. */
export interface Run {
  text: string
  box: Box
  size: number
  glyphs: Glyph[]
}

/** Characters that stand side by side, from left to right. */
export interface TextLine {
  runs: Run[]
  text: string
  box: Box
  /** Size of most of its characters. */
  size: number
}

/** Parts of the font size: gaps up to here are none, up to there a blank, beyond it the text is in two runs. */
const BLANK = 0.25
/** A blank that the file writes is one from here on; narrower ones only adjust the line. */
const WRITTEN_BLANK = 0.15
const APART = 1.1
/** Middles of two characters of one line differ by less than this part of the smaller size. */
const SAME_LINE = 0.45

/** Sorts characters into lines from top to bottom. `apart` is the gap, as part of the size, that ends a run. */
export function linesOf(glyphs: readonly Glyph[], apart = APART): TextLine[] {
  return groupByLine(glyphs).map((line) => buildLine(line, apart))
}

function groupByLine(glyphs: readonly Glyph[]): Glyph[][] {
  const sorted = glyphs
    .map((glyph) => ({ glyph, y: middleOf(glyph.box).y }))
    .sort((a, b) => a.y - b.y || a.glyph.box[0] - b.glyph.box[0])
  const lines: { y: number; size: number; glyphs: Glyph[] }[] = []
  for (const { glyph, y } of sorted) {
    const line = lines.at(-1)
    if (line !== undefined && y - line.y <= SAME_LINE * Math.min(line.size, glyph.size)) {
      line.glyphs.push(glyph)
      if (glyph.size > line.size) Object.assign(line, { y, size: glyph.size })
    } else lines.push({ y, size: glyph.size, glyphs: [glyph] })
  }
  return lines.map((line) => line.glyphs)
}

function buildLine(glyphs: Glyph[], apart: number): TextLine {
  if (!areSorted(glyphs)) glyphs.sort(fromLeft)
  const runs: Glyph[][] = []
  for (const glyph of glyphs) {
    const run = runs.at(-1)
    const last = run?.at(-1)
    const gap = last === undefined ? 0 : glyph.box[0] - last.box[2]
    if (run === undefined || last === undefined || gap > apart * Math.max(last.size, glyph.size)) runs.push([glyph])
    else run.push(glyph)
  }
  const built = runs.map(runOf)
  return {
    runs: built,
    text: textOfRuns(built),
    box: boxAround(built.map(({ box }) => box)),
    size: median(glyphs.map(({ size }) => size)),
  }
}

const fromLeft = (a: Glyph, b: Glyph): number => a.box[0] - b.box[0] || a.box[2] - b.box[2]

function areSorted(glyphs: readonly Glyph[]): boolean {
  let last: Glyph | null = null
  for (const glyph of glyphs) {
    if (last !== null && fromLeft(last, glyph) > 0) return false
    last = glyph
  }
  return true
}

export function runOf(glyphs: readonly Glyph[]): Run {
  let text = ''
  let last: Glyph | null = null
  for (const glyph of glyphs) {
    const gap = last === null ? 0 : glyph.box[0] - last.box[2]
    const least = glyph.spaced === true ? WRITTEN_BLANK : BLANK
    if (last !== null && gap > least * Math.max(last.size, glyph.size)) text += ' '
    text += glyph.text
    last = glyph
  }
  return {
    text: tidyBlanks(text),
    box: boxAround(glyphs.map(({ box }) => box)),
    size: median(glyphs.map(({ size }) => size)),
    glyphs: [...glyphs],
  }
}

/** Widely set titles (收 支 总 表) are one word; texts further apart keep two blanks between them. */
function textOfRuns(runs: readonly Run[]): string {
  if (runs.every(({ text }) => /^\p{Script=Han}$/u.test(text))) return runs.map(({ text }) => text).join('')
  let text = ''
  let last: Run | null = null
  for (const run of runs) {
    if (last !== null) text += run.box[0] - last.box[2] > 2.2 * run.size ? '\u0001' : ' '
    text += run.text
    last = run
  }
  return tidyBlanks(text).replaceAll('\u0001', '  ')
}

export function median(values: readonly number[]): number {
  // Characters of one line mostly have one size.
  const [first = 0] = values
  if (values.every((value) => value === first)) return first
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
