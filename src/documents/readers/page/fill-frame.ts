import { isFigure } from './figure-text.js'
import type { FrameCell, GridFrame } from './grid-frame.js'
import { type Glyph, middleOf } from './page-content.js'
import { linesOf, type Run } from './text-lines.js'

/** Gap (part of the size) from which characters of one line are told apart when sorting them into cells. */
const LOOSE = 0.25
/** A character reaching over a rule by more than this part of its size does not belong to the next cell. */
const OVERLAP = 0.12

/** Characters of a page in runs that are sorted into cells as a whole, unless a rule parts them. */
export const runsOf = (glyphs: readonly Glyph[]): Run[] => linesOf(glyphs, LOOSE).flatMap((line) => line.runs)

/** Characters of each cell of a frame, and the runs outside it. A run over the frame's edge is on the side of most of it: never cut. */
export function fillFrame(frame: GridFrame, runs: readonly Run[]): { cells: Map<FrameCell, Glyph[]>; outside: Run[] } {
  const cells = new Map<FrameCell, Glyph[]>()
  const outside: Run[] = []
  for (const run of runs) {
    const inside = run.glyphs.filter((glyph) => cellAt(frame, glyph) !== null).length
    if (inside * 2 <= run.glyphs.length) {
      outside.push(run)
      continue
    }
    for (const [cell, part] of partsOf(run, frame)) {
      const held = cells.get(cell)
      if (held === undefined) cells.set(cell, [...part])
      else held.push(...part)
    }
  }
  return { cells, outside }
}

function cellAt(frame: GridFrame, glyph: Glyph): FrameCell | null {
  const { x, y } = middleOf(glyph.box)
  const column = gapOf(frame.xs, x)
  const row = gapOf(frame.ys, y)
  return row === null || column === null ? null : (frame.places[row]?.[column] ?? null)
}

/** Cell at the frame's edge for a character just outside it. */
function nearestCell(frame: GridFrame, { box, ...glyph }: Glyph): FrameCell | null {
  const [left, top, right, bottom] = frame.box
  const { x, y } = middleOf(box)
  const within = (at: number, from: number, to: number): number => Math.min(Math.max(at, from), to)
  const [inX, inY] = [within(x, left, right), within(y, top, bottom)]
  return cellAt(frame, { ...glyph, box: [inX, inY, inX, inY] })
}

/** Index of the gap between two edges that holds the position, or null outside. */
function gapOf(edges: readonly number[], at: number): number | null {
  let low = 0
  let high = edges.length - 1
  if (at < (edges[low] ?? 0) || at > (edges[high] ?? 0)) return null
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((edges[middle] ?? 0) <= at) low = middle
    else high = middle
  }
  return low
}

/** A run in one cell goes there. One over a rule is cut at the rule where it leaves room, else it overflows the cell that holds most of it. */
function partsOf(run: Run, frame: GridFrame): [FrameCell, Glyph[]][] {
  const parts: [FrameCell, Glyph[]][] = []
  for (const glyph of run.glyphs) {
    const part = parts.at(-1)
    const cell = cellAt(frame, glyph) ?? nearestCell(frame, glyph)
    if (cell === null) continue
    if (part !== undefined && part[0] === cell) part[1].push(glyph)
    else parts.push([cell, [glyph]])
  }
  if (parts.length < 2) return parts
  if (parts.slice(1).every((part, at) => isCut(parts[at], part))) return parts
  const [first] = parts
  if (first === undefined) return parts
  const most = parts.reduce((best, part) => (part[1].length > best[1].length ? part : best), first)
  return [[most[0], run.glyphs]]
}

/** True where a rule between two characters leaves both whole, and they are not digits of one number set evenly across it. */
function isCut(before: [FrameCell, Glyph[]] | undefined, after: [FrameCell, Glyph[]]): boolean {
  const left = before?.[1].at(-1)
  const right = after[1][0]
  if (before === undefined || left === undefined || right === undefined) return true
  if (before[0].box[2] > after[0].box[0] + 1) return true
  const rule = after[0].box[0]
  const size = Math.min(left.size, right.size)
  if (left.box[2] > rule + OVERLAP * size || right.box[0] < rule - OVERLAP * size) return false
  const gap = right.box[0] - left.box[2]
  const text = [...before[1], ...after[1]].map((glyph) => glyph.text).join('')
  return gap > OVERLAP * size || !isFigure(text)
}
