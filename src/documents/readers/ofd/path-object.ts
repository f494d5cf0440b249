import { applyTo, type Matrix } from '../page/matrix.js'
import type { Box, Rule } from '../page/page-content.js'
import { filledAreas, filledRules, strokedRules } from '../page/path-rules.js'
import type { Resources } from './resources.js'
import { isInk, opacityOf, type Style } from './style.js'
import { childNamed, type XmlNode } from './xml-tree.js'

/** Operators of abbreviated paths: how many numbers follow, and the drawing operator (0 move, 1 line, 2–3 curves, 4 close) of the same. */
const OPERATORS: Readonly<Record<string, { numbers: number; code: number }>> = {
  S: { numbers: 2, code: 0 },
  M: { numbers: 2, code: 0 },
  L: { numbers: 2, code: 1 },
  Q: { numbers: 4, code: 3 },
  B: { numbers: 6, code: 2 },
  A: { numbers: 7, code: 3 },
  C: { numbers: 0, code: 4 },
  // No letter of the standard, but of writers that come from other formats.
  Z: { numbers: 0, code: 4 },
}
/** A stroke thicker than this (points) is a band of colour and no rule. */
const MAX_STROKE = 6
/** Letters and numbers, whether blanks stand between them or not. */
const TOKENS = /[A-Za-z]|[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|[^\s,]/g

/** The horizontal and vertical rules that a path object draws, and the areas that it fills. */
export function drawnPath(
  object: XmlNode,
  space: Matrix,
  style: Style,
  resources: Resources,
): { rules: Rule[]; areas: Box[] } {
  if (opacityOf(object) === 0) return { rules: [], areas: [] }
  const path = readPath(childNamed(object, 'AbbreviatedData')?.text ?? '')
  const isStroked = object.attributes.Stroke !== 'false' && isInk(style.stroke, resources)
  if (isStroked && style.lineWidth * scaleOf(space) <= MAX_STROKE)
    return { rules: strokedRules(path, space), areas: [] }
  if (object.attributes.Fill !== 'true' || opacityOf(style.fill) === 0) return { rules: [], areas: [] }
  return {
    rules: isInk(style.fill, resources) ? filledRules(path, space) : [],
    areas: filledAreas(path, space),
  }
}

/** Reads a path up to the first part that is none. */
export function readPath(text: string): number[] {
  const tokens = text.match(TOKENS) ?? []
  const path: number[] = []
  for (let at = 0; at < tokens.length; ) {
    const letter = tokens[at] ?? ''
    const operator = OPERATORS[letter]
    if (operator === undefined) return path
    const numbers = tokens.slice(at + 1, at + 1 + operator.numbers).map(Number)
    if (numbers.length < operator.numbers || !numbers.every(Number.isFinite)) return path
    // An arc ends at its last two numbers; how it bends is no matter here.
    path.push(operator.code, ...(letter === 'A' ? [...numbers.slice(5), ...numbers.slice(5)] : numbers))
    at += 1 + operator.numbers
  }
  return path
}

/** Points to one unit of an object's own coordinates. */
function scaleOf(space: Matrix): number {
  const origin = applyTo(space, 0, 0)
  const corner = applyTo(space, 1, 0)
  return Math.hypot(corner.x - origin.x, corner.y - origin.y)
}
