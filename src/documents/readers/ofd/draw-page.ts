import { type Matrix, multiply } from '../page/matrix.js'
import type { PageContent } from '../page/page-content.js'
import type { OfdPage } from './package.js'
import { rulesOf } from './path-object.js'
import { glyphsOf } from './text-object.js'
import { childrenNamed, numbersOf, type XmlNode } from './xml-tree.js'

const POINTS = 72 / 25.4
const GROUPS = new Set(['Content', 'Layer', 'PageBlock'])

/** What a page draws, its templates below: positions in points from the upper left corner. */
export function drawPage(number: number, { content, templates, area }: OfdPage): PageContent {
  const [x, y, width, height] = area
  const drawn: PageContent = {
    number,
    width: width * POINTS,
    height: height * POINTS,
    glyphs: [],
    rules: [],
    hasImage: false,
  }
  const space: Matrix = [POINTS, 0, 0, POINTS, -x * POINTS, -y * POINTS]
  for (const page of [...templates, content])
    for (const group of childrenNamed(page, 'Content')) drawObjects(group, space, drawn)
  return drawn
}

function drawObjects(group: XmlNode, space: Matrix, drawn: PageContent): void {
  for (const object of group.children) {
    if (object.attributes.Visible === 'false' || object.attributes.Alpha === '0') continue
    if (GROUPS.has(object.name)) drawObjects(object, space, drawn)
    else if (object.name === 'TextObject') {
      for (const glyph of glyphsOf(object, within(object, space))) drawn.glyphs.push(glyph)
    } else if (object.name === 'PathObject') {
      for (const rule of rulesOf(object, within(object, space))) drawn.rules.push(rule)
    } else if (object.name === 'ImageObject' || object.name === 'CompositeObject') drawn.hasImage = true
  }
}

/** From the object's own coordinates to the page: its matrix, then the corner of its boundary. */
function within({ attributes }: XmlNode, space: Matrix): Matrix {
  const [left = 0, top = 0] = numbersOf(attributes.Boundary, 4) ?? []
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbersOf(attributes.CTM, 6) ?? []
  return multiply(multiply(space, [1, 0, 0, 1, left, top]), [a, b, c, d, e, f])
}
