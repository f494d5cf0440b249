import type { Content } from '../content.js'
import { breakLines } from './break-lines.js'
import { columnWidths } from './column-widths.js'
import type { Fonts } from './fonts.js'
import { type SetRow, setRows } from './set-rows.js'

/** How a disclosure is printed. */
export interface PrintStyle {
  /** How the tables are ruled; `none` leaves only the alignment. */
  rules: 'strokes' | 'fills' | 'none'
  landscape: boolean
  /** The header again at the top of every page that a table goes on to. */
  repeatHeaders: boolean
  /** A running header and a page number on every page but the first. */
  furniture: boolean
  /** Every form on a page of its own. */
  formsApart: boolean
}

/** Text with its first character's left end and baseline, in points from the upper left corner. */
export interface SetText {
  x: number
  y: number
  size: number
  text: string
}

/** A horizontal or vertical rule. */
export interface SetRule {
  x1: number
  y1: number
  x2: number
  y2: number
}

export interface SetPage {
  width: number
  height: number
  texts: SetText[]
  rules: SetRule[]
  /** Running header and page number, which some formats keep apart. */
  furniture: SetText[]
}

const SIZE = 10.5
const LEADING = 1.6
const MARGIN = 56
/** A title is not left alone at the foot of a page. */
const TOGETHER = 150
const LONG_SIDE = 842
const SHORT_SIDE = 595

/** Lays the content out on pages of A4, as a word processor prints it. */
export function setPages(content: Content, style: PrintStyle, fonts: Fonts): SetPage[] {
  return new Printer(content, style, fonts).print()
}

class Printer {
  private readonly pages: SetPage[] = []
  private readonly width: number
  private readonly height: number
  private top = 0

  constructor(
    private readonly content: Content,
    private readonly style: PrintStyle,
    private readonly fonts: Fonts,
  ) {
    this.width = style.landscape ? LONG_SIDE : SHORT_SIDE
    this.height = style.landscape ? SHORT_SIDE : LONG_SIDE
  }

  print(): SetPage[] {
    let before = 'cover'
    this.newPage()
    this.top += 120
    for (const part of this.content.parts) {
      if (part.kind !== before && (before === 'cover' || before === 'contents')) this.newPage()
      if (part.kind === 'cover') this.line(part.text, 22, 'middle', 20)
      else if (part.kind === 'contents') this.contentsLine(part.text)
      else if (part.kind === 'heading')
        this.line(part.text, part.depth === 1 ? 16 : 12, part.depth === 1 ? 'middle' : 'left', 6)
      else if (part.kind === 'form') {
        if (this.style.formsApart && before !== 'heading') this.newPage()
        this.room(TOGETHER)
        this.line(part.title, 14, 'middle', 4)
        for (const caption of part.captions) this.line(caption, 9, /^单位/.test(caption) ? 'right' : 'left', 0)
        this.table(part)
        for (const note of part.notes) this.line(note, 9, 'left', 0)
        this.top += 14
      } else this.paragraph(part.text)
      before = part.kind
    }
    return this.pages.map((page, at) => ({ ...page, furniture: this.furniture(at) }))
  }

  private get page(): SetPage {
    const page = this.pages.at(-1)
    if (page === undefined) throw new Error('no page yet')
    return page
  }

  private newPage(): void {
    this.pages.push({ width: this.width, height: this.height, texts: [], rules: [], furniture: [] })
    this.top = MARGIN
  }

  /** Makes room for so much height, on a new page where this one is full. True where the page changed. */
  private room(height: number): boolean {
    if (this.top + height <= this.height - MARGIN) return false
    this.newPage()
    return true
  }

  private furniture(at: number): SetText[] {
    if (!this.style.furniture || at === 0) return []
    const { organization, year, stage } = this.content
    const middle = (text: string, y: number): SetText => ({
      text,
      y,
      size: 9,
      x: (this.width - this.fonts.widthOf(text, 9)) / 2,
    })
    return [middle(`${organization}${year}年${stage}公开`, 34), middle(`- ${at + 1} -`, this.height - 30)]
  }

  private line(text: string, size: number, at: 'left' | 'middle' | 'right', after: number): void {
    for (const part of breakLines(text, (one) => this.fonts.widthOf(one, size), this.width - 2 * MARGIN)) {
      this.room(size * LEADING)
      const spare = this.width - 2 * MARGIN - this.fonts.widthOf(part, size)
      const x = MARGIN + (at === 'left' ? 0 : at === 'right' ? spare : spare / 2)
      this.page.texts.push({ x, y: this.top + size * 1.15, size, text: part })
      this.top += size * LEADING
    }
    this.top += after
  }

  /** An entry with dots up to its page. */
  private contentsLine(text: string): void {
    if (text === '目录') {
      this.line(text, 16, 'middle', 10)
      return
    }
    const number = '3'
    const room = this.width - 2 * MARGIN - this.fonts.widthOf(`${text}${number}`, SIZE)
    const dots = '.'.repeat(Math.floor(room / this.fonts.widthOf('.', SIZE)))
    this.line(`${text}${dots}${number}`, SIZE, 'left', 4)
  }

  private paragraph(text: string): void {
    const indent = SIZE * 2
    const full = this.width - 2 * MARGIN
    const lines = breakLines(text, (one) => this.fonts.widthOf(one, SIZE), full, full - indent)
    lines.forEach((part, at) => {
      this.room(SIZE * LEADING)
      this.page.texts.push({ x: MARGIN + (at === 0 ? indent : 0), y: this.top + SIZE * 1.15, size: SIZE, text: part })
      this.top += SIZE * LEADING
    })
    this.top += 3
  }

  private table(part: Extract<Content['parts'][number], { kind: 'form' }>): void {
    const full = this.width - 2 * MARGIN
    const sizing = columnWidths(part, this.fonts, full, this.style.rules === 'none' ? 7 : 3)
    const rows = setRows(part, sizing, this.fonts)
    const header = rows.slice(0, part.headerRows)
    this.room(heightOf(header) + (rows[part.headerRows]?.height ?? 0))
    this.rows(header, sizing.widths)
    for (const group of groups(rows.slice(part.headerRows))) {
      if (this.room(heightOf(group)) && this.style.repeatHeaders) this.rows(header, sizing.widths)
      this.rows(group, sizing.widths)
    }
    this.top += 6
  }

  /** Draws rows that stay together. */
  private rows(rows: readonly SetRow[], widths: readonly number[]): void {
    const edges = new Map<string, SetRule>()
    const left = MARGIN + (this.width - 2 * MARGIN - sum(widths)) / 2
    rows.forEach((row, at) => {
      for (const cell of row.cells) {
        const x1 = left + sum(widths.slice(0, cell.column))
        const x2 = x1 + sum(widths.slice(cell.column, cell.column + cell.columns))
        const y2 = this.top + heightOf(rows.slice(at, at + cell.rows))
        const box = { x1, x2, y1: this.top, y2 }
        for (const text of cell.place(box)) this.page.texts.push(text)
        for (const edge of edgesOf(box))
          edges.set(
            Object.values(edge)
              .map((one) => one.toFixed(1))
              .join(),
            edge,
          )
      }
      this.top += row.height
    })
    if (this.style.rules !== 'none') this.page.rules.push(...edges.values())
  }
}

const sum = (all: readonly number[]): number => all.reduce((a, b) => a + b, 0)
const heightOf = (rows: readonly SetRow[]): number => sum(rows.map(({ height }) => height))

const edgesOf = ({ x1, y1, x2, y2 }: SetRule): SetRule[] => [
  { x1, y1, x2, y2: y1 },
  { x1, y1: y2, x2, y2 },
  { x1, y1, x2: x1, y2 },
  { x1: x2, y1, x2, y2 },
]

/** Rows that a cell over several rows holds together. */
function groups(rows: readonly SetRow[]): SetRow[][] {
  const groups: SetRow[][] = []
  let held = 0
  for (const row of rows) {
    if (held > 0) groups.at(-1)?.push(row)
    else groups.push([row])
    held = Math.max(held - 1, ...row.cells.map((cell) => cell.rows - 1), 0)
  }
  return groups
}
