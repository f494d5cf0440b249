import { applyTo, type Matrix } from '../page/matrix.js'
import { type Glyph, middleOf } from '../page/page-content.js'
import { readPath } from './path-object.js'
import { placeOf } from './place-object.js'
import { childNamed, childrenNamed, type XmlNode } from './xml-tree.js'

/**
 * True where an object's clipping (Clips) leaves nothing of its text to see. Writers differ in what space a clip is stated in, so text counts as
 * hidden only where every reading of the clip leaves all of it outside: half a number is never cut off.
 */
export function isClippedAway(object: XmlNode, spaces: readonly Matrix[], glyphs: readonly Glyph[]): boolean {
  if (glyphs.length === 0) return false
  return childrenNamed(childNamed(object, 'Clips'), 'Clip').some((clip) => {
    const areas = childrenNamed(clip, 'Area')
    if (areas.length === 0 || areas.some((area) => childNamed(area, 'Path') === null)) return false
    return spaces.every((space) => areas.every((area) => isOutside(area, space, glyphs)))
  })
}

function isOutside(area: XmlNode, space: Matrix, glyphs: readonly Glyph[]): boolean {
  const path = childNamed(area, 'Path')
  if (path === null) return false
  const points = pointsOf(readPath(childNamed(path, 'AbbreviatedData')?.text ?? ''))
  if (points.length === 0) return false
  const own = placeOf(path, placeOf(area, space))
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [x, y] of points) {
    const point = applyTo(own, x, y)
    left = Math.min(left, point.x)
    right = Math.max(right, point.x)
    top = Math.min(top, point.y)
    bottom = Math.max(bottom, point.y)
  }
  return glyphs.every(({ box, size }) => {
    const { x, y } = middleOf(box)
    return x < left - size || x > right + size || y < top - size || y > bottom + size
  })
}

/** Number of coordinates behind each drawing operator. */
const COORDINATES = [2, 2, 6, 4, 0]

function pointsOf(path: readonly number[]): [number, number][] {
  const points: [number, number][] = []
  for (let at = 0; at < path.length; ) {
    const count = COORDINATES[path[at] ?? 4] ?? 0
    for (let each = 1; each < count; each += 2) points.push([path[at + each] ?? 0, path[at + each + 1] ?? 0])
    at += 1 + count
  }
  return points
}

/** The spaces in which a clip may be meant: with the object's matrix, without it, and the page's. */
export function clipSpaces(object: XmlNode, outer: Matrix): Matrix[] {
  const { Boundary } = object.attributes
  const boxed = placeOf({ ...object, attributes: Boundary === undefined ? {} : { Boundary } }, outer)
  return [placeOf(object, outer), boxed, outer]
}
