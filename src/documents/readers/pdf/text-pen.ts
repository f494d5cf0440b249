import { applyTo, IDENTITY, type Matrix, multiply, translate } from '../page/matrix.js'
import type { Box, Glyph } from '../page/page-content.js'
import { plainCharacters } from '../page/plain-characters.js'

/** What the pen needs to know of a font. */
export interface PenFont {
  /** Width of one unit of the glyphs' widths, as part of the font size. */
  unit: number
  vertical: boolean
}

/** Parts of the text state that saving and restoring the graphics state keeps. */
export interface TextState {
  font: PenFont
  size: number
  charSpacing: number
  wordSpacing: number
  stretch: number
  leading: number
  rise: number
  /** 3 = drawn invisibly, the text layer of a scan; 7 = for clipping only. */
  mode: number
}

export const PLAIN_TEXT: TextState = {
  font: { unit: 0.001, vertical: false },
  size: 0,
  charSpacing: 0,
  wordSpacing: 0,
  stretch: 1,
  leading: 0,
  rise: 0,
  mode: 0,
}

/** The em box of print: Chinese characters fill it, digits stand on its baseline, whatever a font claims of itself. */
const ASCENT = 0.86
const DESCENT = 0.14
const UNREADABLE = /[\u0000-\u0008\u000e-\u001f\ue000-\uf8ff\ufffd]/

/** Follows the text operators of a page and notes where each character stands. */
export class TextPen {
  state: TextState = PLAIN_TEXT
  private matrix: Matrix = IDENTITY
  private lineX = 0
  private lineY = 0
  private x = 0
  private y = 0
  /** Where the last character ended on the page, if it was a blank. */
  private blank: { x: number; y: number } | null = null

  begin(): void {
    this.place(IDENTITY)
  }

  place(matrix: Matrix): void {
    this.matrix = matrix
    this.lineX = this.lineY = this.x = this.y = 0
  }

  move(x: number, y: number): void {
    this.x = this.lineX += x
    this.y = this.lineY += y
  }

  nextLine(): void {
    this.move(0, this.state.leading)
  }

  /** Characters of one shown string, in page space through `page`; numbers between them are gaps in thousandths of the size. */
  show(items: readonly unknown[], page: Matrix): Glyph[] {
    const { font, size, stretch, rise, charSpacing, wordSpacing } = this.state
    const glyphs: Glyph[] = []
    for (const item of items) {
      if (typeof item === 'number') {
        this.advance((-item / 1000) * size)
        continue
      }
      const glyph = readGlyph(item)
      if (glyph === null) continue
      const width = glyph.width * font.unit * size
      const space = translate(multiply(page, this.matrix), this.x, this.y + rise)
      if (glyph.text.trim() === '') this.blank = applyTo(space, width * stretch, 0)
      else {
        const origin = font.vertical ? -size / 2 : 0
        const drop = font.vertical ? -ASCENT * size : 0
        const em = { from: origin, to: origin + (font.vertical ? size : width * stretch), drop, size }
        const placed = place(glyph.text, space, em)
        glyphs.push(this.followsBlank(space, placed.size) ? { ...placed, spaced: true } : placed)
        this.blank = null
      }
      const gap = charSpacing + (glyph.isSpace ? wordSpacing : 0)
      this.advance(font.vertical ? size + gap : width + gap)
    }
    return glyphs
  }

  /** True where the last blank ends about where a character begins, though another font may have drawn it. */
  private followsBlank(space: Matrix, size: number): boolean {
    return this.blank !== null && Math.hypot(space[4] - this.blank.x, space[5] - this.blank.y) < size * 0.3
  }

  private advance(along: number): void {
    if (this.state.font.vertical) this.y -= along
    else this.x += along * this.state.stretch
  }
}

interface Em {
  from: number
  to: number
  drop: number
  size: number
}

function place(text: string, space: Matrix, { from, to, drop, size }: Em): Glyph {
  const corners = [
    applyTo(space, from, drop - DESCENT * size),
    applyTo(space, to, drop - DESCENT * size),
    applyTo(space, from, drop + ASCENT * size),
    applyTo(space, to, drop + ASCENT * size),
  ]
  const xs = corners.map(({ x }) => x)
  const ys = corners.map(({ y }) => y)
  const box: Box = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
  const scale = Math.hypot(space[2], space[3])
  return {
    text,
    box,
    size: Math.abs(size) * scale,
    turn: turnOf(space[0] * Math.sign(size), space[1] * Math.sign(size)),
  }
}

/** Direction of the baseline, within three degrees; the page's y runs downwards. */
function turnOf(x: number, y: number): Glyph['turn'] {
  const slant = Math.tan((3 * Math.PI) / 180)
  if (Math.abs(y) <= Math.abs(x) * slant) return x >= 0 ? 0 : 180
  if (Math.abs(x) <= Math.abs(y) * slant) return y >= 0 ? 90 : 270
  return null
}

/** Text and width of one glyph; a character without a meaning is U+FFFD, which no figure and no word can hold. */
function readGlyph(item: unknown): { text: string; width: number; isSpace: boolean } | null {
  if (typeof item !== 'object' || item === null || !('unicode' in item) || !('width' in item)) return null
  const text = plainCharacters(String(item.unicode))
  const width = Number(item.width)
  // Something is drawn though the file does not say what: no blank, over which what stands beside would be joined.
  const isUnknown = text === '' && width > 0
  return {
    text: isUnknown || UNREADABLE.test(text) ? '\ufffd' : text,
    width: Number.isFinite(width) ? width : 0,
    isSpace: 'isSpace' in item && item.isSpace === true,
  }
}
