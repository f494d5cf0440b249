import { type Matrix, multiply, translate } from '../page/matrix.js'
import { numbersOf, type XmlNode } from './xml-tree.js'

/** From an object's own coordinates to those that it stands in: its matrix (CTM), then the corner of its boundary. */
export function placeOf({ attributes }: XmlNode, space: Matrix): Matrix {
  const [left = 0, top = 0] = numbersOf(attributes.Boundary, 4) ?? []
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbersOf(attributes.CTM, 6) ?? []
  return multiply(translate(space, left, top), [a, b, c, d, e, f])
}
