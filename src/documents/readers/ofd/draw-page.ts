import { TieoutError } from '../../../core/errors.js'
import { applyTo, type Matrix } from '../page/matrix.js'
import type { PageContent } from '../page/page-content.js'
import { clipSpaces, isClippedAway } from './clips.js'
import type { OfdPage } from './package.js'
import { drawnPath } from './path-object.js'
import { placeOf } from './place-object.js'
import type { Resources } from './resources.js'
import { isSoundText } from './sound-text.js'
import { opacityOf, PLAIN_STYLE, type Style, styleOf } from './style.js'
import { glyphsOf, type Trail } from './text-object.js'
import { childNamed, childrenNamed, numbersOf, type XmlNode } from './xml-tree.js'

const POINTS = 72 / 25.4
const GROUPS = new Set(['Content', 'Layer', 'PageBlock'])
/** Composite objects hold others; deeper than this they hold themselves. */
const MAX_DEPTH = 16
/** More objects and characters than any page draws: composite objects of composite objects grow without bound. */
const MAX_OBJECTS = 400_000
const MAX_CHARACTERS = 400_000
/** Text fainter than this part of 255 is a watermark. */
const FAINT = 128
/** A picture over this part of the page hides what was drawn before. */
const WHOLE = 0.8
const HALF = 0.5

/** A page as drawn, with how many of its characters nobody sees. */
export interface DrawnPage {
  page: PageContent
  invisible: number
  /** How many are too faint to be more than a watermark. */
  faint: number
  /** True where text has lost its place: what is left of the page may not be what it said. */
  isDamaged: boolean
}

/** What a page draws, its templates below and above: positions in points from the upper left corner. */
export function drawPage(number: number, { sheets, area }: OfdPage): DrawnPage {
  const [x, y, width, height] = area
  const page: PageContent = {
    number,
    width: width * POINTS,
    height: height * POINTS,
    glyphs: [],
    rules: [],
    areas: [],
    hasImage: false,
    isCovered: false,
  }
  const space: Matrix = [POINTS, 0, 0, POINTS, -x * POINTS, -y * POINTS]
  const drawn: DrawnPage = { page, invisible: 0, faint: 0, isDamaged: false }
  const painter = new Painter(drawn)
  for (const { node, resources } of sheets)
    for (const group of childrenNamed(node, 'Content'))
      painter.group(group, { space, style: PLAIN_STYLE, resources, depth: 0 })
  return drawn
}

/** What holds for the objects of a group. */
interface Around {
  space: Matrix
  style: Style
  resources: Resources
  depth: number
}

class Painter {
  private objects = 0
  private readonly trail: Trail = { blank: null }

  constructor(private readonly drawn: DrawnPage) {}

  group(group: XmlNode, around: Around): void {
    if (around.depth > MAX_DEPTH) return
    for (const object of group.children) {
      this.objects += 1
      const { page, invisible } = this.drawn
      if (this.objects > MAX_OBJECTS || page.glyphs.length + invisible > MAX_CHARACTERS) throw tooMuch(page.number)
      if (object.attributes.Visible === 'false' || object.attributes.Alpha === '0') {
        // Characters that a scan's recogniser put behind its picture.
        if (object.name === 'TextObject') this.drawn.invisible += glyphsOf(object, around.space, { blank: null }).length
      } else this.object(object, around)
    }
  }

  private object(object: XmlNode, around: Around): void {
    const style = styleOf(object, around.style, around.resources)
    const depth = around.depth + 1
    if (GROUPS.has(object.name)) this.group(object, { ...around, style, depth })
    else if (object.name === 'TextObject') this.text(object, around, style)
    else if (object.name === 'PathObject') {
      const { rules, areas } = drawnPath(object, placeOf(object, around.space), style, around.resources)
      for (const rule of rules) this.drawn.page.rules.push(rule)
      for (const area of areas) this.drawn.page.areas?.push(area)
    } else if (object.name === 'CompositeObject') this.composite(object, { ...around, style, depth })
    else if (object.name === 'ImageObject') this.image(object, around)
  }

  private text(object: XmlNode, around: Around, style: Style): void {
    if (!isSoundText(object)) this.drawn.isDamaged = true
    const glyphs = glyphsOf(object, placeOf(object, around.space), this.trail)
    const isFilled = object.attributes.Fill !== 'false'
    const isStroked = object.attributes.Stroke === 'true'
    const opacity = Math.max(
      isFilled ? opacityOf(object, style.fill) : 0,
      isStroked ? opacityOf(object, style.stroke) : 0,
    )
    if (opacity === 0 || isClippedAway(object, clipSpaces(object, around.space), glyphs))
      this.drawn.invisible += glyphs.length
    else if (opacity < FAINT) this.drawn.faint += glyphs.length
    else for (const glyph of glyphs) this.drawn.page.glyphs.push(glyph)
  }

  /** A composite object shows a unit of the resources in its own place. */
  private composite(object: XmlNode, around: Around): void {
    const unit = around.resources.find('CompositeGraphicUnit', object.attributes.ResourceID)
    if (unit === null) this.drawn.page.hasImage = true
    else
      for (const content of childrenNamed(unit, 'Content'))
        this.group(content, { ...around, space: placeOf(object, around.space) })
  }

  /** A scan lies over the characters recognised in it. */
  private image(object: XmlNode, { space, resources }: Around): void {
    const { page } = this.drawn
    page.hasImage = true
    const [x, y, width, height] = numbersOf(object.attributes.Boundary, 4) ?? [0, 0, 0, 0]
    const corner = applyTo(space, x ?? 0, y ?? 0)
    const end = applyTo(space, (x ?? 0) + (width ?? 0), (y ?? 0) + (height ?? 0))
    const part =
      (overlap(corner.x, end.x, page.width) * overlap(corner.y, end.y, page.height)) / (page.width * page.height)
    if (part >= HALF) page.isCovered = true
    if (part < WHOLE || opacityOf(object) < 255 || object.attributes.ImageMask !== undefined) return
    if (childNamed(object, 'Clips') !== null || !resources.isOpaquePicture(object.attributes.ResourceID)) return
    this.drawn.invisible += page.glyphs.length
    page.glyphs = []
    page.rules = []
    page.areas = []
  }
}

const overlap = (from: number, to: number, length: number): number =>
  Math.max(0, Math.min(Math.max(from, to), length) - Math.max(Math.min(from, to), 0))

function tooMuch(page: number): TieoutError {
  return new TieoutError('bad-input', `第 ${page} 页的图元超过上限。Page ${page} draws too many objects.`, {
    hint: '请拆分为每份公开一个文件。 Split the file into one disclosure each.',
  })
}
