import { childrenNamed, type XmlNode } from './xml-tree.js'

/** No object of a page lies further out than this many millimetres; what a file says beyond is no place. */
const FARTHEST = 10_000

/**
 * False for a text object whose place, size or characters a damaged file no longer tells: one character may be an object of
 * its own, and a figure that loses one is another figure.
 */
export function isSoundText(object: XmlNode): boolean {
  const codes = childrenNamed(object, 'TextCode')
  if (codes.length === 0) return object.children.some(({ name }) => name === 'CGTransform')
  if (codes.every(({ text }) => text.trim() === '')) return true
  const { Boundary, Size, CTM } = object.attributes
  const size = Number(Size)
  return (
    size > 0 &&
    size < FARTHEST &&
    isPlace(Boundary, 4) &&
    (CTM === undefined || isPlace(CTM, 6)) &&
    codes.every(({ attributes }) => [attributes.X, attributes.Y].every((at) => at === undefined || isPlace(at, 1)))
  )
}

function isPlace(text: string | undefined, count: number): boolean {
  const numbers = (text ?? '').trim().split(/\s+/)
  return numbers.length === count && numbers.every((number) => number !== '' && Math.abs(Number(number)) <= FARTHEST)
}
