import { applyTo, type Matrix } from './matrix.js'
import type { Box, Rule } from './page-content.js'

/** A filled shape up to this thick (points) is drawn as a rule; thicker ones are backgrounds. */
const MAX_THICKNESS = 2.6
/** Shorter strokes are parts of drawings; dashes and dots are longer, and make rules only together. */
const MIN_LENGTH = 0.3
/** A drawn rule is so many times longer than it is thick; what is neither longer nor wider is a dot of either kind. */
const LONGER = 1.5
const DRIFT = 0.8

interface Point {
  x: number
  y: number
}

/** Straight horizontal and vertical strokes of a path in page space. */
export function strokedRules(path: ArrayLike<number>, page: Matrix): Rule[] {
  return segmentsOf(path, page).flatMap(([a, b]) => asRule(a, b))
}

/** The rules that a filled path draws: each of its thin upright or lying parts; a dot is the beginning of either. */
export function filledRules(path: ArrayLike<number>, page: Matrix): Rule[] {
  return figuresOf(segmentsOf(path, page)).flatMap((points): Rule[] => {
    const [left, top, right, bottom] = boxOf(points)
    const [width, height] = [right - left, bottom - top]
    const rules: Rule[] = []
    if (height <= MAX_THICKNESS && width >= MIN_LENGTH && width * LONGER >= height)
      rules.push({ axis: 'horizontal', at: (top + bottom) / 2, from: left, to: right })
    if (width <= MAX_THICKNESS && height >= MIN_LENGTH && height * LONGER >= width)
      rules.push({ axis: 'vertical', at: (left + right) / 2, from: top, to: bottom })
    return rules
  })
}

/** The upright rectangles that a filled path draws, if they are too thick for rules. */
export function filledAreas(path: ArrayLike<number>, page: Matrix): Box[] {
  return figuresOf(segmentsOf(path, page)).flatMap((points) => {
    const box = boxOf(points)
    const isCorner = ({ x, y }: Point): boolean =>
      Math.min(Math.abs(x - box[0]), Math.abs(x - box[2])) <= DRIFT &&
      Math.min(Math.abs(y - box[1]), Math.abs(y - box[3])) <= DRIFT
    const isThick = box[2] - box[0] > MAX_THICKNESS && box[3] - box[1] > MAX_THICKNESS
    return isThick && points.every(isCorner) ? [box] : []
  })
}

function boxOf(points: readonly Point[]): Box {
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { x, y } of points) {
    box[0] = Math.min(box[0], x)
    box[1] = Math.min(box[1], y)
    box[2] = Math.max(box[2], x)
    box[3] = Math.max(box[3], y)
  }
  return box
}

function asRule(a: Point, b: Point): Rule[] {
  const [width, height] = [Math.abs(a.x - b.x), Math.abs(a.y - b.y)]
  if (height <= DRIFT && width >= MIN_LENGTH)
    return [{ axis: 'horizontal', at: (a.y + b.y) / 2, from: Math.min(a.x, b.x), to: Math.max(a.x, b.x) }]
  if (width <= DRIFT && height >= MIN_LENGTH)
    return [{ axis: 'vertical', at: (a.x + b.x) / 2, from: Math.min(a.y, b.y), to: Math.max(a.y, b.y) }]
  return []
}

type Segment = [Point, Point, 'start' | 'on']

/** Straight parts of a path; curves only move the pen. The numbers are operators (0 move, 1 line, 2–3 curves, 4 close) with their points. */
function segmentsOf(path: ArrayLike<number>, page: Matrix): Segment[] {
  const segments: Segment[] = []
  let start: Point = { x: 0, y: 0 }
  let last = start
  let fresh = true
  const draw = (to: Point): void => {
    segments.push([last, to, fresh ? 'start' : 'on'])
    fresh = false
    last = to
  }
  let at = 0
  const point = (offset: number): Point => applyTo(page, Number(path[at + offset]), Number(path[at + offset + 1]))
  while (at < path.length) {
    const operator = path[at]
    if (operator === 0) {
      start = last = point(1)
      fresh = true
      at += 3
    } else if (operator === 1) {
      draw(point(1))
      at += 3
    } else if (operator === 2 || operator === 3) {
      last = point(operator === 2 ? 5 : 3)
      at += operator === 2 ? 7 : 5
    } else {
      if (operator === 4) draw(start)
      at += 1
    }
  }
  return segments
}

function figuresOf(segments: readonly Segment[]): Point[][] {
  const figures: Point[][] = []
  for (const [from, to, part] of segments) {
    const current = figures.at(-1)
    if (part === 'start' || current === undefined) figures.push([from, to])
    else current.push(to)
  }
  return figures
}
