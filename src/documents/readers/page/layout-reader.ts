import { TieoutError } from '../../../core/errors.js'
import type { ReadPieces } from '../../pieces.js'
import type { RecognitionFailure } from '../../recognition/types.js'
import type { PageContent } from './page-content.js'
import { inOrder, type PageLayout } from './page-layout.js'
import { notesFor, nothingRead, type PageNotes, pageWarnings } from './page-notes.js'
import { piecesOf } from './page-pieces.js'
import { readablePage } from './readable-glyphs.js'
import { ruledGrids } from './ruled-grids.js'
import { linesOf } from './text-lines.js'

const MAX_PAGES = 2000
/** A running header and a page number, which a program adds to a scan. */
const FEW_GLYPHS = 60
const MAX_GLYPHS = 200_000
const MAX_RULES = 50_000
const MAX_CELLS = 500_000
const MARK = 3
const SPLIT_HINT = '请拆分为每份公开一个文件。 Split the file into one disclosure each.'

/**
 * Takes the pages of a document one after the other and makes lines and tables of them: what PDF and OFD share. Throws
 * TieoutError `bad-input` over the limits (2,000 pages, 200,000 characters a page, 500,000 cells) and for a file without text.
 */
export class LayoutReader {
  private readonly pages: PageLayout[] = []
  private readonly notes: PageNotes
  private cells = 0

  /** `recognition`: whether pictures are read by text recognition; `never` where the format's reader cannot. */
  constructor(pageCount: number, recognition: PageNotes['recognition'] = 'never') {
    this.notes = notesFor(this.pages, recognition)
    if (pageCount > MAX_PAGES)
      throw new TieoutError('bad-input', `页数超过 ${MAX_PAGES}。The file has more than ${MAX_PAGES} pages.`, {
        hint: SPLIT_HINT,
      })
  }

  /** `invisible`: characters that a page holds but does not show, the recognised text behind a scan. */
  add(page: PageContent, invisible = 0): void {
    const content = page.rules.length > MAX_RULES ? withoutMarks(page) : page
    if (content.glyphs.length > MAX_GLYPHS || content.rules.length > MAX_RULES)
      throw new TieoutError(
        'bad-input',
        `第 ${content.number} 页的内容超过上限。Page ${content.number} holds too much.`,
        { hint: SPLIT_HINT },
      )
    if (content.glyphs.length === 0) {
      if (invisible > 0) this.notes.scanned.push(content.number)
      else if (content.hasImage) this.notes.pictures.push(content.number)
      return
    }
    if (content.recognized === true) this.notes.recognized.push(content.number)
    else if (invisible >= FEW_GLYPHS && invisible > 2 * content.glyphs.length) this.notes.scanned.push(content.number)
    else if (content.isCovered === true && content.glyphs.length < FEW_GLYPHS)
      this.notes.mostlyPictures.push(content.number)
    const layout = layOut(content)
    this.cells += this.count([layout], this.cells)
    this.pages.push(layout)
  }

  /** Cells of the pages; throws where they are too many with those `before`. */
  private count(pages: readonly PageLayout[], before = 0): number {
    let cells = 0
    for (const { items } of pages)
      for (const item of items) if (item.kind === 'grid') for (const row of item.rows) cells += row.length
    if (before + cells > MAX_CELLS)
      throw new TieoutError('bad-input', `表格单元格超过 ${MAX_CELLS}。The tables hold more than ${MAX_CELLS} cells.`, {
        hint: SPLIT_HINT,
      })
    return cells
  }

  /** A page that could not be read at all. */
  addDamaged(number: number): void {
    this.notes.damaged.push(number)
  }

  /** A picture whose text could not be recognised. */
  addUnrecognized(number: number, { code, reason }: RecognitionFailure): void {
    const known = this.notes.unrecognized.get(code)
    if (known === undefined) this.notes.unrecognized.set(code, { reason, pages: [number] })
    else known.pages.push(number)
  }

  finish(): ReadPieces {
    if (this.pages.length === 0) throw nothingRead(this.notes)
    const { pieces, nameless } = piecesOf(this.pages, (pages) => this.count(pages))
    this.notes.nameless.push(...nameless)
    return { pieces, warnings: pageWarnings(this.notes) }
  }
}

/** A page without the short strokes of its drawings, of which a picture may hold any number. */
const withoutMarks = (page: PageContent): PageContent => ({
  ...page,
  rules: page.rules.filter(({ from, to }) => to - from >= MARK),
})

function layOut(content: PageContent): PageLayout {
  const page = readablePage(content)
  const ruled = ruledGrids(page)
  const lines = linesOf(ruled.rest).map((line) => ({ kind: 'line' as const, line, box: line.box }))
  const items = inOrder([...ruled.grids, ...lines])
  const unreadable = page.glyphs.filter(({ text }) => text.includes('\ufffd')).length
  return {
    number: page.number,
    width: page.width,
    height: page.height,
    items,
    rules: ruled.rules,
    unreadable,
    recognized: content.recognized === true,
  }
}
