import type { Rule } from '../readers/page/page-content.js'
import type { Raster } from './raster.js'

/** Shorter dark runs (points) are strokes of characters; thicker bands are backgrounds. */
const MIN_LENGTH = 30
const MAX_THICKNESS = 3

interface Stroke {
  from: number
  to: number
  first: number
  last: number
  area: number
  /** Runs of dark pixels, three numbers each: level, start, end. */
  runs: number[]
}

/**
 * Finds the ruled lines of a scanned form: long straight dark runs, lying and upright. Returns them in points and takes them
 * out of the picture, where they would be read as letters.
 */
export function takeRules(raster: Raster, threshold: number, scale: number): Rule[] {
  const lying = strokesOf(raster, threshold, scale, false)
  const upright = strokesOf(raster, threshold, scale, true)
  erase(raster, lying, false)
  erase(raster, upright, true)
  return [
    ...lying.map((stroke) => ruleOf(stroke, 'horizontal', scale)),
    ...upright.map((stroke) => ruleOf(stroke, 'vertical', scale)),
  ]
}

function ruleOf({ from, to, first, last }: Stroke, axis: Rule['axis'], scale: number): Rule {
  return { axis, at: (first + last + 1) / 2 / scale, from: from / scale, to: to / scale }
}

/**
 * Dark runs of neighbouring rows (or columns) that touch are one stroke. A pixel counts as dark when one beside it across the
 * direction is, too: a line that drifts by a pixel stays one run.
 */
function strokesOf({ width, height, grey }: Raster, threshold: number, scale: number, upright: boolean): Stroke[] {
  const [levels, length] = upright ? [width, height] : [height, width]
  const [step, across] = upright ? [width, 1] : [1, width]
  const least = MIN_LENGTH * scale
  const strokes: Stroke[] = []
  let open: { stroke: Stroke; from: number; to: number }[] = []
  for (let level = 0; level < levels; level += 1) {
    const found: typeof open = []
    let start = -1
    for (let at = 0; at <= length; at += 1) {
      const place = level * across + at * step
      const isDark =
        at < length &&
        ((grey[place] ?? 255) <= threshold ||
          (level > 0 && (grey[place - across] ?? 255) <= threshold) ||
          (level + 1 < levels && (grey[place + across] ?? 255) <= threshold))
      if (isDark && start < 0) start = at
      if (isDark || start < 0) continue
      if (at - start >= least) found.push({ stroke: join(open, strokes, level, start, at), from: start, to: at })
      start = -1
    }
    open = found
  }
  const most = MAX_THICKNESS * scale + 2
  return strokes.filter(({ area, from, to }) => area > 0 && area / (to - from) <= most)
}

function join(
  open: readonly { stroke: Stroke; from: number; to: number }[],
  strokes: Stroke[],
  level: number,
  from: number,
  to: number,
): Stroke {
  const touching = [...new Set(open.filter((one) => one.from < to && from < one.to).map(({ stroke }) => stroke))]
  const stroke = touching[0] ?? { from, to, first: level, last: level, area: 0, runs: [] }
  if (touching.length === 0) strokes.push(stroke)
  for (const other of touching.slice(1)) {
    stroke.from = Math.min(stroke.from, other.from)
    stroke.to = Math.max(stroke.to, other.to)
    stroke.first = Math.min(stroke.first, other.first)
    stroke.area += other.area
    for (const number of other.runs) stroke.runs.push(number)
    other.area = 0
    for (const one of open) if (one.stroke === other) one.stroke = stroke
  }
  stroke.from = Math.min(stroke.from, from)
  stroke.to = Math.max(stroke.to, to)
  stroke.last = level
  stroke.area += to - from
  stroke.runs.push(level, from, to)
  return stroke
}

function erase({ width, height, grey }: Raster, strokes: readonly Stroke[], upright: boolean): void {
  const [step, across, levels] = upright ? [width, 1, width] : [1, width, height]
  for (const { runs } of strokes)
    for (let at = 0; at < runs.length; at += 3) {
      const [level, from, to] = [runs[at] ?? 0, runs[at + 1] ?? 0, runs[at + 2] ?? 0]
      for (let row = Math.max(0, level - 1); row <= Math.min(levels - 1, level + 1); row += 1)
        for (let place = from; place < to; place += 1) grey[row * across + place * step] = 255
    }
}
