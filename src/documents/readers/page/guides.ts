import { readCaption } from '../../captions.js'
import { headingDepth } from '../../line-kind.js'
import { type Box, middleOf, type Rule } from './page-content.js'
import type { TextLine } from './text-lines.js'

/** Rules above each other from the same left to the same right end: those of one table that are drawn between its rows. */
export interface Ladder {
  left: number
  right: number
  /** Heights of the rules, from the top. */
  bars: number[]
}

/** What the rules of a table that is not drawn as a whole tell of it. */
export interface Guides {
  ladder: Ladder | null
  /** Number of rules above a line: lines with the same number stand between the same two rules. */
  slabOf(line: TextLine): number
  /** Places between columns, from the left, both ends included; empty where nothing tells any. */
  edges: number[]
  /** True where a rule lies between two texts, one above the other. */
  parts(above: Box, below: Box): boolean
  /** The place that rules draw for a text of the header, or null where they draw none. */
  placeOf(text: Box): Place | null
}

/** Left and right end of a place; where it is `shared`, other texts of the same height may stand in it as well. */
export interface Place {
  left: number
  right: number
  shared: boolean
}

/** Ends of the rules of one table differ by no more (points). */
const SAME_END = 6
const HIGHEST_SLAB = 160
/** Places of rules nearer than this (points) are one. */
const SAME = 1.5
/** A text reaching further than this over a place between columns shows that there is none. */
const REACH = 1
/** A vertical rule shorter than this only marks where the pieces of a level one meet; so many such marks are an edge. */
const MARK = 3
const MARKS = 3
/** Shorter rules are underlines of single words. */
const SHORTEST = 60

/** Ladders among the rules. A caption or heading between two rules is that of the next table. */
export function laddersOf(rules: readonly Rule[], lines: readonly TextLine[]): Ladder[] {
  const ladders: Ladder[] = []
  const bars = rules.filter(({ axis, from, to }) => axis === 'horizontal' && to - from >= SHORTEST)
  for (const { at, from, to } of [...bars].sort((a, b) => a.at - b.at)) {
    const ladder = ladders.findLast(
      (other) => Math.abs(other.left - from) <= SAME_END && Math.abs(other.right - to) <= SAME_END,
    )
    const last = ladder?.bars.at(-1)
    if (ladder === undefined || last === undefined || at - last > HIGHEST_SLAB || opensBetween(lines, last, at))
      ladders.push({ left: from, right: to, bars: [at] })
    else if (at - last > SAME) ladder.bars.push(at)
  }
  return ladders.filter(({ bars: own }) => own.length >= 2)
}

const opensBetween = (lines: readonly TextLine[], top: number, bottom: number): boolean =>
  lines.some(({ box, text }) => {
    const { y } = middleOf(box)
    return y > top && y < bottom && (readCaption(text) !== null || headingDepth(text) === 1 || /。/.test(text))
  })

export const isWithin = ({ bars, left, right }: Ladder, { box }: TextLine): boolean => {
  const { y } = middleOf(box)
  return y > (bars[0] ?? 0) && y < (bars.at(-1) ?? 0) && box[0] < right && box[2] > left
}

/** The guides of a table whose lines are `header` and `body`. */
export function guidesOf(
  rules: readonly Rule[],
  ladder: Ladder | null,
  header: readonly TextLine[],
  body: readonly TextLine[],
): Guides {
  const lines = [...header, ...body]
  const top = Math.min(...lines.map(({ box }) => box[1]), ladder?.bars[0] ?? Infinity) - SAME
  const bottom = Math.max(...lines.map(({ box }) => box[3]), ladder?.bars.at(-1) ?? 0) + SAME
  const inside = rules.filter((rule) =>
    rule.axis === 'horizontal' ? rule.at >= top && rule.at <= bottom : rule.to >= top && rule.from <= bottom,
  )
  const level = inside.filter(({ axis }) => axis === 'horizontal')
  const upright = inside.filter(({ axis, from, to }) => axis === 'vertical' && to - from >= MARK)
  return {
    ladder,
    slabOf: ({ box }) => ladder?.bars.filter((bar) => bar < middleOf(box).y).length ?? 0,
    edges: edgesOf(inside, ladder, body),
    parts: (above, below) => {
      const { x, y } = middleOf(above)
      return level.some(({ at, from, to }) => at > y && at < middleOf(below).y && from <= x && to >= x)
    },
    placeOf: (text) => sidesOf(text, upright) ?? underlineOf(text, level, lines, ladder),
  }
}

/** Edges that no text of the body reaches over. */
function edgesOf(rules: readonly Rule[], ladder: Ladder | null, body: readonly TextLine[]): number[] {
  const places: { at: number; marks: number; isRule: boolean }[] = []
  for (const { at, from, to } of rules.filter(({ axis }) => axis === 'vertical').sort((a, b) => a.at - b.at)) {
    const isRule = to - from >= MARK
    const last = places.at(-1)
    if (last !== undefined && at - last.at <= SAME)
      Object.assign(last, { marks: last.marks + 1, isRule: last.isRule || isRule })
    else places.push({ at, marks: 1, isRule })
  }
  const runs = body.flatMap((line) => line.runs)
  const found = places
    .filter(({ marks, isRule }) => isRule || marks >= MARKS)
    .map(({ at }) => at)
    .filter((at) => !runs.some(({ box }) => box[0] < at - REACH && box[2] > at + REACH))
  if (found.length === 0) return []
  const left = Math.min(ladder?.left ?? Infinity, ...runs.map(({ box }) => box[0]))
  const right = Math.max(ladder?.right ?? 0, ...runs.map(({ box }) => box[2]))
  return [left, ...found.filter((at) => at > left + SAME_END && at < right - SAME_END), right]
}

/** The rules left and right of a text at its height. */
function sidesOf(text: Box, upright: readonly Rule[]): Place | null {
  const { y } = middleOf(text)
  const at = upright.filter(({ from, to }) => from <= y && to >= y).map((rule) => rule.at)
  const left = Math.max(...at.filter((x) => x <= text[0] + REACH))
  const right = Math.min(...at.filter((x) => x >= text[2] - REACH))
  // A box around the whole table says nothing of its columns.
  const isInner = Math.max(...at) - right > SAME_END || left - Math.min(...at) > SAME_END
  return Number.isFinite(left) && Number.isFinite(right) && isInner ? { left, right, shared: false } : null
}

/** A rule below the text, above the next one, that is shorter than those of the table: it parts a text from those under it. */
function underlineOf(
  text: Box,
  level: readonly Rule[],
  lines: readonly TextLine[],
  ladder: Ladder | null,
): Place | null {
  const { x, y } = middleOf(text)
  const next = Math.min(
    ...lines.flatMap(({ runs }) =>
      runs.flatMap(({ box }) => (middleOf(box).y > text[3] && box[0] < text[2] && box[2] > text[0] ? [box[1]] : [])),
    ),
  )
  const rule = level.find(({ at, from, to }) => at > y && at <= next + SAME && from <= x && to >= x)
  if (rule === undefined || ladder === null) return null
  const isWhole = rule.from <= ladder.left + SAME_END && rule.to >= ladder.right - SAME_END
  return isWhole ? null : { left: rule.from, right: rule.to, shared: true }
}
