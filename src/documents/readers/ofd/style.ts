import type { Resources } from './resources.js'
import { childNamed, type XmlNode } from './xml-tree.js'

/** How an object is drawn: colours as the file states them, null for the usual black; line width in millimetres. */
export interface Style {
  fill: XmlNode | null
  stroke: XmlNode | null
  lineWidth: number
}

/** The standard's own: black, 0.353 mm. */
export const PLAIN_STYLE: Style = { fill: null, stroke: null, lineWidth: 0.353 }

const OPAQUE = 255
/** Drawing parameters refer to others; a ring of them ends here. */
const MAX_RELATIVES = 16

/** The style of a layer or object: its own, else that of its drawing parameters (DrawParam) and what those refer to, else what it stands in. */
export function styleOf(object: XmlNode, around: Style, resources: Resources): Style {
  const params: XmlNode[] = [object]
  let named = resources.find('DrawParam', object.attributes.DrawParam)
  for (
    ;
    named !== null && params.length <= MAX_RELATIVES;
    named = resources.find('DrawParam', named.attributes.Relative)
  )
    params.push(named)
  if (params.length === 1 && object.children.length === 0 && object.attributes.LineWidth === undefined) return around
  const stated = (name: string): XmlNode | null => {
    for (const one of params) {
      const color = childNamed(one, name)
      if (color !== null) return color
    }
    return null
  }
  const width = params.map((one) => Number(one.attributes.LineWidth)).find((one) => one >= 0)
  return {
    fill: stated('FillColor') ?? around.fill,
    stroke: stated('StrokeColor') ?? around.stroke,
    lineWidth: width ?? around.lineWidth,
  }
}

/** How much of an object or colour covers what is below: 0 to 255, full where nothing is said. */
export function opacityOf(...nodes: readonly (XmlNode | null)[]): number {
  let opacity = OPAQUE
  for (const node of nodes) {
    const stated = Number(node?.attributes.Alpha ?? OPAQUE)
    if (stated >= 0 && stated <= OPAQUE) opacity = (opacity * stated) / OPAQUE
  }
  return opacity
}

/** White and transparent lines cannot be seen on paper. */
export function isInk(color: XmlNode | null, resources: Resources): boolean {
  if (color === null) return true
  if (opacityOf(color) === 0) return false
  // Patterns and shadings are drawn whatever their plain value says.
  if (color.children.length > 0) return true
  return !isWhite(componentsOf(color, resources), spaceOf(color, resources))
}

function spaceOf(color: XmlNode, resources: Resources): XmlNode | null {
  return resources.find('ColorSpace', color.attributes.ColorSpace)
}

function componentsOf(color: XmlNode, resources: Resources): number[] {
  const { Value, Index } = color.attributes
  const palette = Index === undefined ? null : childNamed(spaceOf(color, resources), 'Palette')
  const written = palette?.children.filter(({ name }) => name === 'CV')[Number(Index)]?.text ?? Value ?? ''
  return written
    .trim()
    .split(/\s+/)
    .map((part) => (part.startsWith('#') ? Number.parseInt(part.slice(1), 16) : Number(part)))
}

/** White of the three kinds of colour spaces: grey and RGB at their most, CMYK at none. */
function isWhite(components: readonly number[], space: XmlNode | null): boolean {
  if (components.length === 4) return components.every((one) => one === 0)
  const bits = Number(space?.attributes.BitsPerComponent ?? 8)
  const most = 2 ** (bits >= 1 && bits <= 16 ? bits : 8) - 1
  return (components.length === 1 || components.length === 3) && components.every((one) => one === most)
}
