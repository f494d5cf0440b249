import type { PDFPageProxy } from 'pdfjs-dist'
import { TieoutError } from '../../../core/errors.js'
import type { ReadPieces } from '../../pieces.js'
import { recognizePage } from '../../recognition/recognize-page.js'
import type { RecognitionFailure, Recognize } from '../../recognition/types.js'
import { LayoutReader } from '../page/layout-reader.js'
import { matrixOf } from '../page/matrix.js'
import type { PageContent } from '../page/page-content.js'
import { besidePages } from './beside-pages.js'
import { type OpenPdf, openPdf } from './open-pdf.js'
import { type Drawn, drawPage } from './page-graphics.js'
import { picturesOf } from './page-pictures.js'
import type { PenFont } from './text-pen.js'

const EMPTY_HINT = '请重新下载。 Download it again.'

/**
 * Reads a PDF into lines and tables, each with page and box. Throws TieoutError `bad-input` for files that are empty,
 * encrypted, damaged, without any text, or over the limits; single pages without text become warnings.
 *
 * @param recognize reads pages that are pictures, where a person chose it; what comes of them is marked.
 */
export async function readPdf(bytes: Uint8Array, recognize: Recognize | null = null): Promise<ReadPieces> {
  if (bytes.length === 0) throw new TieoutError('bad-input', '文件是空的。The file is empty.', { hint: EMPTY_HINT })
  const pdf = await openPdf(bytes)
  let scan: OpenPdf | null = null
  try {
    const reader = new LayoutReader(pdf.document.numPages, recognize === null ? 'off' : 'on')
    for (let number = 1; number <= pdf.document.numPages; number += 1) {
      const content = await readPage(pdf, number, contentOf)
      if (content === null) reader.addDamaged(number)
      else if (recognize === null || !isPicture(content)) reader.add(content.page, content.invisible)
      else {
        // Opened again for such pages only: decoding pictures is no part of reading text.
        scan ??= await openPdf(bytes, true)
        const recognized = await readPage(scan, number, (drawn, page) => recognizeScan(drawn, page, number, recognize))
        if (recognized === null) reader.addDamaged(number)
        else if ('reason' in recognized) reader.addUnrecognized(number, recognized)
        else reader.add(recognized)
      }
    }
    const { pieces, warnings } = reader.finish()
    return { pieces, warnings: [...warnings, ...(await besidePages(pdf.document))] }
  } finally {
    await pdf.close()
    await scan?.close()
  }
}

interface TextPage {
  page: PageContent
  /** Characters that are drawn invisibly. */
  invisible: number
}

const isPicture = ({ page, invisible }: TextPage): boolean =>
  page.glyphs.length === 0 && (page.hasImage || invisible > 0)

function contentOf({ glyphs, rules, areas, hasImage, invisible, covered }: Drawn, page: PDFPageProxy): TextPage {
  const { width, height } = page.getViewport({ scale: 1 })
  const isCovered = covered * 2 >= width * height
  return { page: { number: page.pageNumber, width, height, glyphs, rules, areas, hasImage, isCovered }, invisible }
}

async function recognizeScan(
  { pictures }: Drawn,
  page: PDFPageProxy,
  number: number,
  recognize: Recognize,
): Promise<PageContent | RecognitionFailure> {
  const { width, height } = page.getViewport({ scale: 1 })
  return recognizePage({ number, width, height, pictures: await picturesOf(page, pictures) }, recognize)
}

/** What is made of what one page draws, or null where it cannot be read. */
async function readPage<T>(
  { library, document }: OpenPdf,
  number: number,
  use: (drawn: Drawn, page: PDFPageProxy) => T | Promise<T>,
): Promise<T | null> {
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
    return await use(drawn, page)
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
