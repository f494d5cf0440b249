import type { Matrix } from '../page/matrix.js'
import type { Rule } from '../page/page-content.js'
import { filledRules, strokedRules } from '../page/path-rules.js'
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
}

/** The horizontal and vertical rules that a path object draws. */
export function rulesOf(object: XmlNode, space: Matrix): Rule[] {
  const path = readPath(childNamed(object, 'AbbreviatedData')?.text ?? '')
  const isStroked = object.attributes.Stroke !== 'false' && isInk(childNamed(object, 'StrokeColor'))
  const isFilled = object.attributes.Fill === 'true' && isInk(childNamed(object, 'FillColor'))
  if (isStroked) return strokedRules(path, space)
  return isFilled ? filledRules(path, space) : []
}

/** Reads a path up to the first part that is none. */
export function readPath(text: string): number[] {
  const tokens = text.trim().split(/\s+/)
  const path: number[] = []
  for (let at = 0; at < tokens.length; ) {
    const operator = OPERATORS[tokens[at] ?? '']
    if (operator === undefined) return path
    const numbers = tokens.slice(at + 1, at + 1 + operator.numbers).map(Number)
    if (numbers.length < operator.numbers || !numbers.every(Number.isFinite)) return path
    // An arc ends at its last two numbers; how it bends is no matter here.
    path.push(operator.code, ...(tokens[at] === 'A' ? [...numbers.slice(5), ...numbers.slice(5)] : numbers))
    at += 1 + operator.numbers
  }
  return path
}

/** White and transparent paths cannot be seen. */
function isInk(color: XmlNode | null): boolean {
  if (color === null) return true
  const { Value, Alpha } = color.attributes
  return Alpha !== '0' && !/^\s*(?:255\s+255\s+255|#ff\s+#ff\s+#ff)\s*$/i.test(Value ?? '')
}
