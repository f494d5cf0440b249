import type { PDFPageProxy } from 'pdfjs-dist'
import { TieoutError } from '../../../core/errors.js'
import type { ReadPieces } from '../../pieces.js'
import { LayoutReader } from '../page/layout-reader.js'
import { matrixOf } from '../page/matrix.js'
import type { PageContent } from '../page/page-content.js'
import { besidePages } from './beside-pages.js'
import { type OpenPdf, openPdf } from './open-pdf.js'
import { drawPage } from './page-graphics.js'
import type { PenFont } from './text-pen.js'

const EMPTY_HINT = '请重新下载。 Download it again.'

/**
 * Reads a PDF into lines and tables, each with page and box. Throws TieoutError `bad-input` for files that are empty,
 * encrypted, damaged, without any text, or over the limits; single pages without text become warnings.
 */
export async function readPdf(bytes: Uint8Array): Promise<ReadPieces> {
  if (bytes.length === 0) throw new TieoutError('bad-input', '文件是空的。The file is empty.', { hint: EMPTY_HINT })
  const pdf = await openPdf(bytes)
  try {
    const reader = new LayoutReader(pdf.document.numPages)
    for (let number = 1; number <= pdf.document.numPages; number += 1) {
      const content = await readPage(pdf, number)
      if (content === null) reader.addDamaged(number)
      else reader.add(content.page, content.invisible)
    }
    const { pieces, warnings } = reader.finish()
    return { pieces, warnings: [...warnings, ...(await besidePages(pdf.document))] }
  } finally {
    await pdf.close()
  }
}

/** What one page draws, or null where it cannot be read. */
async function readPage(
  { library, document }: OpenPdf,
  number: number,
): Promise<{ page: PageContent; invisible: number } | null> {
  let page: PDFPageProxy
  try {
    page = await document.getPage(number)
  } catch {
    return null
  }
  try {
    const { fnArray, argsArray } = await page.getOperatorList()
    const viewport = page.getViewport({ scale: 1 })
    const fonts = await fontsOf(page, fnArray, argsArray, library.OPS.setFont)
    const operators = { codes: library.OPS, sequence: fnArray, arguments: argsArray }
    const drawn = drawPage(
      operators,
      matrixOf(viewport.transform) ?? [1, 0, 0, -1, 0, viewport.height],
      (name) => fonts.get(name) ?? PLAIN_FONT,
    )
    const { width, height } = viewport
    const { glyphs, rules, areas, hasImage, invisible, covered } = drawn
    const isCovered = covered * 2 >= width * height
    return { page: { number, width, height, glyphs, rules, areas, hasImage, isCovered }, invisible }
  } catch {
    return null
  } finally {
    page.cleanup()
  }
}

const PLAIN_FONT: PenFont = { unit: 0.001, vertical: false }

async function fontsOf(
  page: PDFPageProxy,
  sequence: readonly number[],
  values: readonly unknown[],
  setFont: number,
): Promise<Map<string, PenFont>> {
  const names = new Set<string>()
  for (const [at, code] of sequence.entries()) {
    const list = values[at]
    if (code === setFont && Array.isArray(list)) names.add(String(list[0]))
  }
  const fonts = new Map<string, PenFont>()
  for (const name of names) {
    const font = await new Promise<unknown>((resolve) => page.commonObjs.get(name, resolve))
    fonts.set(name, penFont(font))
  }
  return fonts
}

function penFont(font: unknown): PenFont {
  if (typeof font !== 'object' || font === null) return PLAIN_FONT
  const matrix = 'fontMatrix' in font ? matrixOf(font.fontMatrix) : null
  return { unit: matrix?.[0] ?? 0.001, vertical: 'vertical' in font && font.vertical === true }
}
