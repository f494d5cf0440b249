import { TieoutError } from '../../../core/errors.js'
import type { Piece, ReadPieces } from '../../pieces.js'
import { alignTables } from './align-tables.js'
import { continueGrids } from './continued-grids.js'
import { withoutFurniture } from './furniture.js'
import { type PageContent, roundBox } from './page-content.js'
import { inOrder, type PageLayout } from './page-layout.js'
import { pageTitles } from './page-titles.js'
import { paragraphStarts } from './paragraph-starts.js'
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
  private readonly damaged: number[] = []
  private readonly pictures: number[] = []
  private readonly scanned: number[] = []
  private readonly mostlyPictures: number[] = []
  private cells = 0

  constructor(pageCount: number) {
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
      if (invisible > 0) this.scanned.push(content.number)
      else if (content.hasImage) this.pictures.push(content.number)
      return
    }
    if (invisible >= FEW_GLYPHS && invisible > 2 * content.glyphs.length) this.scanned.push(content.number)
    else if (content.isCovered === true && content.glyphs.length < FEW_GLYPHS) this.mostlyPictures.push(content.number)
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
    this.damaged.push(number)
  }

  finish(): ReadPieces {
    if (this.pages.length === 0) throw this.nothingRead()
    const ruled = continueGrids(withoutFurniture(this.pages))
    const { continued } = ruled
    const pages = alignTables(ruled.pages)
    this.count(pages)
    const starts = paragraphStarts(pages)
    const titles = pageTitles(pages)
    const pieces = pages.flatMap((page) =>
      page.items.map(
        (item): Piece =>
          item.kind === 'grid'
            ? { kind: 'grid', rows: item.rows, continues: continued.has(item) }
            : {
                kind: 'line',
                text: item.line.text,
                level: titles.has(item.line) ? 1 : null,
                begins: starts.get(item.line) ?? null,
                positioned: true,
                place: { page: page.number, box: roundBox(item.box), sheet: null, cell: null },
              },
      ),
    )
    return { pieces, warnings: this.warnings() }
  }

  private nothingRead(): TieoutError {
    if (this.damaged.length > 0)
      return new TieoutError(
        'bad-input',
        '没有一页可以读取，文件可能已损坏。No page can be read: the file may be damaged.',
        {
          hint: '请重新下载。 Download it again.',
        },
      )
    if (this.pictures.length + this.scanned.length > 0)
      return new TieoutError(
        'bad-input',
        '文件只有图片（扫描件），没有可读的文字。The file holds only pictures (a scan), no text.',
        {
          hint: '请取含文字的版本，或先做文字识别并核对。 Fetch a version with text, or recognise its text and check it.',
        },
      )
    return new TieoutError('bad-input', '文件中没有文字。The file holds no text.', {
      hint: '请重新下载。 Download it again.',
    })
  }

  private warnings(): ReadPieces['warnings'] {
    const unreadable = this.pages.filter((page) => page.unreadable > 0)
    const lost = unreadable.reduce((sum, page) => sum + page.unreadable, 0)
    return [
      ...about('damaged-pages', this.damaged, (zh, en) => [
        `第 ${zh} 页已损坏，未读取。`,
        `Pages ${en} are damaged and were not read.`,
      ]),
      ...about('image-pages', this.pictures, (zh, en) => [
        `第 ${zh} 页是图片，没有文字，未读取；请取含文字的版本。`,
        `Pages ${en} are pictures without text and were not read; fetch a version with text.`,
      ]),
      ...about('scanned-pages', this.scanned, (zh, en) => [
        `第 ${zh} 页是扫描图片，其识别文字可能有误，未读取；请取含文字的版本。`,
        `Pages ${en} are scans whose recognised text may be wrong, and were not read; fetch a version with text.`,
      ]),
      ...about('mostly-pictures', this.mostlyPictures, (zh, en) => [
        `第 ${zh} 页大部分是图片，图片中的文字未读取；请取含文字的版本。`,
        `Pages ${en} are mostly pictures, whose words were not read; fetch a version with text.`,
      ]),
      ...about(
        'unreadable-characters',
        unreadable.map(({ number }) => number),
        (zh, en) => [
          `第 ${zh} 页有 ${lost} 个字符，文件没有说明是什么字。`,
          `The file does not say what ${lost} characters of pages ${en} mean.`,
        ],
      ),
    ]
  }
}

function about(
  code: string,
  pages: readonly number[],
  say: (zh: string, en: string) => [string, string],
): ReadPieces['warnings'] {
  if (pages.length === 0) return []
  const ranges = rangesOf(pages)
  const [zh, en] = say(ranges.join('、'), ranges.join(', '))
  return [{ code, message: { zh, en } }]
}

/** 3, 4, 5, 9 as 3–5 and 9. */
function rangesOf(pages: readonly number[]): string[] {
  const ranges: [number, number][] = []
  for (const page of pages) {
    const range = ranges.at(-1)
    if (range !== undefined && page === range[1] + 1) range[1] = page
    else ranges.push([page, page])
  }
  return ranges.map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`))
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
  return { number: page.number, width: page.width, height: page.height, items, rules: ruled.rules, unreadable }
}
