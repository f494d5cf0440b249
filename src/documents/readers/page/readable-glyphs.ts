import { type Box, boxAround, type Glyph, middleOf, type PageContent, type Rule } from './page-content.js'

/**
 * The page as a person holds it: turned so that most of its text reads from left to right, without watermarks set aslant,
 * characters off the page, and second strokes of a character drawn twice to look bold.
 */
export function readablePage(page: PageContent): PageContent {
  const turned = turnUpright(page)
  const inside = turned.glyphs.filter(({ box, turn }) => turn !== null && isOnPage(box, turned))
  return { ...turned, glyphs: withoutDoubles([...inside.filter(({ turn }) => turn === 0), ...sideways(inside)]) }
}

function isOnPage(box: Box, page: PageContent): boolean {
  const { x, y } = middleOf(box)
  return x >= 0 && y >= 0 && x <= page.width && y <= page.height
}

function turnUpright(page: PageContent): PageContent {
  const count = { 0: 0, 90: 0, 180: 0, 270: 0 }
  for (const { turn } of page.glyphs) if (turn !== null) count[turn] += 1
  const most = ([90, 180, 270] as const).find(
    (turn) => count[turn] * 2 > count[0] + count[90] + count[180] + count[270],
  )
  if (most === undefined) return page
  const { width, height } = page
  const turnPoint = (x: number, y: number): [number, number] =>
    most === 90 ? [y, width - x] : most === 180 ? [width - x, height - y] : [height - y, x]
  const turnBox = ([left, top, right, bottom]: Box): Box => {
    const [x1, y1] = turnPoint(left, top)
    const [x2, y2] = turnPoint(right, bottom)
    return [Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)]
  }
  const turnGlyph = (glyph: Glyph): Glyph => ({
    ...glyph,
    box: turnBox(glyph.box),
    turn: glyph.turn === null ? null : (([0, 90, 180, 270] as const)[((glyph.turn - most + 360) % 360) / 90] ?? 0),
  })
  const turnRule = (rule: Rule): Rule => {
    const lies = rule.axis === 'horizontal'
    const [left, top, right, bottom] = turnBox(
      lies ? [rule.from, rule.at, rule.to, rule.at] : [rule.at, rule.from, rule.at, rule.to],
    )
    return (most === 180) === lies
      ? { axis: 'horizontal', at: top, from: left, to: right }
      : { axis: 'vertical', at: left, from: top, to: bottom }
  }
  return {
    ...page,
    width: most === 180 ? width : height,
    height: most === 180 ? height : width,
    glyphs: page.glyphs.map(turnGlyph),
    rules: page.rules.map(turnRule),
    areas: page.areas?.map(turnBox) ?? [],
  }
}

/** Text across the direction of the page (an upright label in a narrow cell) is taken as one piece, in the order it was drawn. */
function sideways(glyphs: readonly Glyph[]): Glyph[] {
  const pieces: Glyph[][] = []
  for (const glyph of glyphs) {
    if (glyph.turn === 0) continue
    const piece = pieces.at(-1)
    const last = piece?.at(-1)
    if (
      piece !== undefined &&
      last !== undefined &&
      last.turn === glyph.turn &&
      isNear(last.box, glyph.box, glyph.size)
    )
      piece.push(glyph)
    else pieces.push([glyph])
  }
  return pieces.map((piece) => ({
    text: piece.map(({ text }) => text).join(''),
    box: boxAround(piece.map(({ box }) => box)),
    size: piece[0]?.size ?? 0,
    turn: 0 as const,
  }))
}

const isNear = (a: Box, b: Box, size: number): boolean =>
  a[0] < b[2] + size && b[0] < a[2] + size && a[1] < b[3] + size && b[1] < a[3] + size

/** Part of the font size within which the same character again is the same character. */
const SAME_PLACE = 0.2

/** Side of the squares of the page (points) in which characters are looked up. */
const SQUARE = 8
const COLUMNS = 1 << 16

function withoutDoubles(glyphs: readonly Glyph[]): Glyph[] {
  const squares = new Map<number, Glyph[]>()
  return glyphs.filter((glyph) => {
    const { x, y } = middleOf(glyph.box)
    const reach = SAME_PLACE * glyph.size
    for (let row = Math.floor((y - reach) / SQUARE); row <= Math.floor((y + reach) / SQUARE); row += 1)
      for (let column = Math.floor((x - reach) / SQUARE); column <= Math.floor((x + reach) / SQUARE); column += 1)
        if (squares.get(row * COLUMNS + column)?.some((other) => isSame(other, glyph, reach))) return false
    const at = Math.floor(y / SQUARE) * COLUMNS + Math.floor(x / SQUARE)
    const square = squares.get(at)
    if (square === undefined) squares.set(at, [glyph])
    else square.push(glyph)
    return true
  })
}

function isSame(a: Glyph, b: Glyph, reach: number): boolean {
  if (a.text !== b.text) return false
  return (
    Math.abs(a.box[0] + a.box[2] - b.box[0] - b.box[2]) <= 2 * reach &&
    Math.abs(a.box[1] + a.box[3] - b.box[1] - b.box[3]) <= 2 * reach
  )
}
