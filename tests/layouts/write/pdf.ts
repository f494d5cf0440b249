import fontkit from '@pdf-lib/fontkit'
import {
  concatTransformationMatrix,
  degrees,
  PDFDocument,
  type PDFFont,
  popGraphicsState,
  pushGraphicsState,
} from 'pdf-lib'
import type { Content } from '../content.js'
import type { Fonts } from './fonts.js'
import { type PrintStyle, type SetPage, type SetText, setPages } from './set-pages.js'

export interface PdfStyle extends PrintStyle {
  /** Pages stored upright and turned for reading, as printers do with landscape pages. */
  turned?: boolean
}

/** A PDF of the content: text with the bundled font, tables ruled by strokes, by thin filled rectangles, or not at all. */
export async function writePdf(content: Content, style: PdfStyle, fonts: Fonts): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false })
  document.registerFontkit(fontkit)
  const embedded = new Map<string, PDFFont>()
  for (const { name, bytes } of fonts.files) embedded.set(name, await document.embedFont(bytes, { subset: true }))
  for (const set of setPages(content, style, fonts)) {
    const page = document.addPage(style.turned === true ? [set.height, set.width] : [set.width, set.height])
    if (style.turned === true) {
      page.setRotation(degrees(90))
      page.pushOperators(pushGraphicsState(), concatTransformationMatrix(0, 1, -1, 0, set.height, 0))
    }
    for (const { x1, y1, x2, y2 } of set.rules) {
      const [start, end] = [
        { x: x1, y: set.height - y1 },
        { x: x2, y: set.height - y2 },
      ]
      if (style.rules === 'strokes') page.drawLine({ start, end, thickness: 0.5 })
      else page.drawRectangle({ x: x1, y: end.y, width: Math.max(x2 - x1, 0.5), height: Math.max(y2 - y1, 0.5) })
    }
    for (const text of [...set.furniture, ...set.texts])
      for (const run of runsOf(text, fonts)) {
        const font = embedded.get(run.font)
        if (font !== undefined) page.drawText(run.text, { x: run.x, y: yOf(set, run), size: run.size, font })
      }
    if (style.turned === true) page.pushOperators(popGraphicsState())
  }
  return document.save({ useObjectStreams: false })
}

const yOf = (page: SetPage, text: SetText): number => page.height - text.y

/** Parts of a text that one font file draws. */
function runsOf(text: SetText, fonts: Fonts): (SetText & { font: string })[] {
  const runs: (SetText & { font: string })[] = []
  let x = text.x
  for (const character of text.text) {
    const font = fonts.fileOf(character).name
    const last = runs.at(-1)
    if (last?.font === font) last.text += character
    else runs.push({ ...text, text: character, x, font })
    x += fonts.advanceOf(character) * text.size
  }
  return runs
}
