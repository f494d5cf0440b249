/** Left, top, right, bottom in points from the upper left corner of the page as it is read. */
export type Box = [number, number, number, number]

/** One drawn character (or ligature) with the em box it stands in. */
export interface Glyph {
  text: string
  box: Box
  /** Font size on the page, in points. */
  size: number
  /** Direction the text runs to, in degrees clockwise on the page; null for slanted text (watermarks). */
  turn: 0 | 90 | 180 | 270 | null
  /** True where the file writes a blank in front: some fonts have blanks narrower than a gap tells. */
  spaced?: boolean
}

/** A straight horizontal or vertical rule: a stroked line, or a filled rectangle too thin to hold text. */
export interface Rule {
  axis: 'horizontal' | 'vertical'
  /** y of a horizontal rule, x of a vertical one. */
  at: number
  from: number
  to: number
}

/** What is drawn on one page, whatever the format of the file: the only thing the layout reader looks at. */
export interface PageContent {
  /** 1-based. */
  number: number
  width: number
  height: number
  glyphs: Glyph[]
  rules: Rule[]
  /** Filled rectangles thick enough to hold text: the ground of cells, of header rows, of every other row. */
  areas?: Box[]
  /** True where the page shows an image, so that a page without text is a picture rather than blank. */
  hasImage: boolean
  /** True where an image lies over half of the page or more: few characters beside it are not what the page says. */
  isCovered?: boolean
  /** True where the text was recognised from a picture (图像识别): nothing of it is certain. */
  recognized?: boolean
}

export const widthOf = (box: Box): number => box[2] - box[0]

export const middleOf = (box: Box): { x: number; y: number } => ({ x: (box[0] + box[2]) / 2, y: (box[1] + box[3]) / 2 })

/** Smallest box around all of them; an empty list has the box of nothing at the origin. */
export function boxAround(boxes: readonly Box[]): Box {
  const [first] = boxes
  if (first === undefined) return [0, 0, 0, 0]
  let [left, top, right, bottom] = first
  for (const box of boxes) {
    if (box[0] < left) left = box[0]
    if (box[1] < top) top = box[1]
    if (box[2] > right) right = box[2]
    if (box[3] > bottom) bottom = box[3]
  }
  return [left, top, right, bottom]
}

/** A box with coordinates of two decimals: finer than any eye, and the same text on every machine. */
export const roundBox = (box: Box): Box => [round(box[0]), round(box[1]), round(box[2]), round(box[3])]

const round = (value: number): number => Math.round(value * 100) / 100
