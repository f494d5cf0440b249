import type { Box, Rule } from './page-content.js'

/** Grounds of neighbouring cells are no further apart (points). */
const GAP = 3.2
/** What holds a line of text, and is no ground of the whole page. */
const LEAST = 6
const HIGHEST = 300
/** Sides of neighbours agree within this many points. */
const SAME = 1.5
/** More are a drawing. */
const MAX_AREAS = 3000

/**
 * The rules that coloured grounds stand for: tables without lines colour each cell, the header or every other row, and the
 * edges of these rectangles are those of the cells. Rectangles side by side give all their edges; one over the whole width
 * gives its head and foot.
 */
export function tileRules(areas: readonly Box[], width: number): Rule[] {
  const boxes = distinct(areas.filter(isTile))
  if (boxes.length > MAX_AREAS) return []
  const beside = besideOthers(boxes)
  return boxes.flatMap((box): Rule[] => {
    const [left, top, right, bottom] = box
    const level: Rule[] = [
      { axis: 'horizontal', at: top, from: left, to: right },
      { axis: 'horizontal', at: bottom, from: left, to: right },
    ]
    if (beside.has(box))
      return [
        ...level,
        { axis: 'vertical', at: left, from: top, to: bottom },
        { axis: 'vertical', at: right, from: top, to: bottom },
      ]
    return right - left > width / 3 ? level : []
  })
}

const isTile = ([left, top, right, bottom]: Box): boolean =>
  right - left >= LEAST && bottom - top >= LEAST && bottom - top <= HIGHEST

function distinct(boxes: readonly Box[]): Box[] {
  const seen = new Map(boxes.map((box) => [box.map(Math.round).join(), box]))
  return [...seen.values()]
}

/** Rectangles that have another of the same height, or of half of it, at their side. */
function besideOthers(boxes: readonly Box[]): Set<Box> {
  const found = new Set<Box>()
  const sorted = [...boxes].sort((a, b) => a[0] - b[0])
  for (const [at, box] of sorted.entries())
    for (let next = at + 1; next < sorted.length; next += 1) {
      const other = sorted[next]
      if (other === undefined || other[0] - box[2] > GAP) break
      if (other[0] < box[2] - SAME) continue
      const shared = Math.min(box[3], other[3]) - Math.max(box[1], other[1])
      const isEdge = Math.abs(box[1] - other[1]) <= SAME || Math.abs(box[3] - other[3]) <= SAME
      if (isEdge && shared > 0.5 * Math.min(box[3] - box[1], other[3] - other[1])) found.add(box).add(other)
    }
  return found
}
