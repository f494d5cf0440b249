import { IDENTITY, type Matrix, matrixOf, multiply } from '../page/matrix.js'
import type { Box, Glyph, Rule } from '../page/page-content.js'
import { filledAreas, filledRules, strokedRules } from '../page/path-rules.js'
import type { PaintedPicture } from './page-pictures.js'
import { type PenFont, PLAIN_TEXT, TextPen, type TextState } from './text-pen.js'

/** Operators of one page: codes by name, and the arguments of each operator in order. */
export interface Operators {
  codes: Readonly<Record<string, number>>
  sequence: readonly number[]
  arguments: readonly unknown[]
}

export interface Drawn {
  glyphs: Glyph[]
  /** Number of characters drawn invisibly: the text that a scanner recognised behind its picture. */
  invisible: number
  rules: Rule[]
  areas: Box[]
  hasImage: boolean
  /** Square points of the largest place of an image. */
  covered: number
  pictures: PaintedPicture[]
}

interface GraphicsState {
  matrix: Matrix
  text: TextState
  stroke: string
  fill: string
}

/** A unit square scaled to this many points or more is a picture's place. */
const PICTURE_SIZE = 100
const INVISIBLE = 3
const MAX_DEPTH = 200
/** More pictures on one page are drawings, or an attack. */
const MAX_PICTURES = 2000

/** Runs the drawing operators of a page and notes every character and rule in page space. */
export function drawPage(operators: Operators, page: Matrix, fontOf: (name: string) => PenFont): Drawn {
  const painter = new Painter(page, fontOf)
  const names = new Map(Object.entries(operators.codes).map(([name, code]) => [code, name]))
  for (const [at, code] of operators.sequence.entries()) {
    const name = names.get(code)
    const values = operators.arguments[at]
    if (name !== undefined) painter.run(name, listOf(values), operators.codes)
  }
  return painter.drawn
}

function listOf(values: unknown): readonly unknown[] {
  if (Array.isArray(values)) return values
  return values instanceof Float32Array ? [...values] : []
}

class Painter {
  readonly drawn: Drawn = { glyphs: [], invisible: 0, rules: [], areas: [], hasImage: false, covered: 0, pictures: [] }
  private readonly pen = new TextPen()
  private readonly saved: GraphicsState[] = []
  private state: GraphicsState = { matrix: IDENTITY, text: PLAIN_TEXT, stroke: '#000000', fill: '#000000' }

  constructor(
    private readonly page: Matrix,
    private readonly fontOf: (name: string) => PenFont,
  ) {
    this.state = { ...this.state, matrix: page }
  }

  run(name: string, values: readonly unknown[], codes: Readonly<Record<string, number>>): void {
    if (this.runText(name, values)) return
    switch (name) {
      case 'save':
      case 'beginGroup':
      case 'paintFormXObjectBegin':
        this.save(name, values)
        break
      case 'restore':
      case 'endGroup':
      case 'paintFormXObjectEnd':
        this.restore()
        break
      case 'beginAnnotation':
        this.save(name, values)
        this.state.matrix = this.page
        for (const part of values.slice(2, 4)) this.transform(matrixOf(part))
        break
      case 'endAnnotation':
        this.restore()
        break
      case 'transform':
        this.transform(matrixOf(values))
        break
      case 'setStrokeRGBColor':
        this.state.stroke = String(values[0])
        break
      case 'setFillRGBColor':
        this.state.fill = String(values[0])
        break
      case 'setStrokeTransparent':
        this.state.stroke = 'transparent'
        break
      case 'setFillTransparent':
        this.state.fill = 'transparent'
        break
      case 'setGState':
        this.setNamed(values[0])
        break
      case 'constructPath':
        this.draw(values, codes)
        break
      default:
        if (/^paint.*Image/.test(name)) this.paint(name, values[0])
    }
  }

  /** Notes a picture with its place; what pictures there are besides these is left to `hasImage`. */
  private paint(name: string, image: unknown): void {
    this.drawn.hasImage = true
    const isMask = name === 'paintImageMaskXObject'
    if (!isMask && name !== 'paintImageXObject' && name !== 'paintInlineImageXObject') return
    if (this.drawn.pictures.length === MAX_PICTURES) return
    this.drawn.pictures.push({ image, isMask, matrix: this.state.matrix, fill: this.state.fill })
  }

  /** True where the operator is one of text. */
  private runText(name: string, values: readonly unknown[]): boolean {
    const { pen } = this
    const first = Number(values[0])
    switch (name) {
      case 'showText':
        this.show(values[0])
        return true
      case 'setLeadingMoveText':
        this.set({ leading: Number(values[1]) })
        pen.move(first, Number(values[1]))
        return true
      case 'moveText':
        pen.move(first, Number(values[1]))
        return true
      case 'nextLine':
        pen.nextLine()
        return true
      case 'setTextMatrix':
        pen.place(matrixOf(values[0]) ?? matrixOf(values) ?? IDENTITY)
        return true
      case 'beginText':
        pen.begin()
        return true
      case 'setFont':
        this.set({ font: this.fontOf(String(values[0])), size: Number(values[1]) })
        return true
      case 'setCharSpacing':
        this.set({ charSpacing: first })
        return true
      case 'setWordSpacing':
        this.set({ wordSpacing: first })
        return true
      case 'setHScale':
        this.set({ stretch: first / 100 })
        return true
      case 'setLeading':
        this.set({ leading: -first })
        return true
      case 'setTextRise':
        this.set({ rise: first })
        return true
      case 'setTextRenderingMode':
        this.set({ mode: first })
        return true
      default:
        return false
    }
  }

  private set(change: Partial<TextState>): void {
    this.pen.state = { ...this.pen.state, ...change }
  }

  private show(items: unknown): void {
    if (!Array.isArray(items)) return
    const glyphs = this.pen.show(items, this.state.matrix)
    if (this.pen.state.mode === INVISIBLE) this.drawn.invisible += glyphs.length
    else for (const glyph of glyphs) this.drawn.glyphs.push(glyph)
  }

  private save(name: string, values: readonly unknown[]): void {
    if (this.saved.length < MAX_DEPTH) this.saved.push({ ...this.state, text: this.pen.state })
    if (name !== 'paintFormXObjectBegin') return
    const matrix = matrixOf(values[0])
    if (matrix !== null) this.state.matrix = multiply(this.state.matrix, matrix)
  }

  private restore(): void {
    const state = this.saved.pop()
    if (state === undefined) return
    this.state = state
    this.pen.state = state.text
  }

  private transform(matrix: Matrix | null): void {
    if (matrix === null) return
    this.state.matrix = multiply(this.state.matrix, matrix)
    if (Math.abs(matrix[0]) + Math.abs(matrix[1]) < PICTURE_SIZE) return
    this.drawn.hasImage = true
    const [a, b, c, d] = this.state.matrix
    this.drawn.covered = Math.max(this.drawn.covered, Math.abs(a * d - b * c))
  }

  /** Of a named graphics state only the font matters here. */
  private setNamed(entries: unknown): void {
    for (const entry of Array.isArray(entries) ? entries : []) {
      if (Array.isArray(entry) && entry[0] === 'Font' && Array.isArray(entry[1])) this.runText('setFont', entry[1])
    }
  }

  private draw([operator, data]: readonly unknown[], codes: Readonly<Record<string, number>>): void {
    const path: unknown = Array.isArray(data) ? data[0] : null
    if (!(path instanceof Float32Array)) return
    const { stroke, fill, fillStroke, eoFill, eoFillStroke, closeStroke, closeFillStroke, closeEOFillStroke } = codes
    const strokes = [stroke, closeStroke, fillStroke, eoFillStroke, closeFillStroke, closeEOFillStroke]
    const fills = [fill, eoFill, fillStroke, eoFillStroke, closeFillStroke, closeEOFillStroke]
    if (strokes.some((code) => code === operator) && isInk(this.state.stroke))
      this.drawn.rules.push(...strokedRules(path, this.state.matrix))
    else if (fills.some((code) => code === operator) && this.state.fill !== 'transparent') {
      if (isInk(this.state.fill)) this.drawn.rules.push(...filledRules(path, this.state.matrix))
      this.drawn.areas.push(...filledAreas(path, this.state.matrix))
    }
  }
}

/** White and transparent rules cannot be seen: no reader of the page takes them for one. */
const isInk = (color: string): boolean => color !== 'transparent' && color.toLowerCase() !== '#ffffff'
