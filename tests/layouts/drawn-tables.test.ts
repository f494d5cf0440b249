import { beforeAll, describe, expect, it } from 'vitest'
import type { ReadPieces } from '../../src/documents/pieces.js'
import { readOfdEntries } from '../../src/documents/readers/ofd/read-ofd.js'
import { readPdf } from '../../src/documents/readers/pdf/pdf-reader.js'
import { type Content, makeContent } from './content.js'
import { Fonts } from './write/fonts.js'
import { ofdEntries } from './write/ofd.js'
import { writePdf } from './write/pdf.js'
import type { PrintStyle } from './write/set-pages.js'

const CONTENTS = {
  budget: makeContent({ seed: 3, kind: 'budget' }),
  accounts: makeContent({ seed: 4, kind: 'accounts' }),
}

const STROKES: PrintStyle = {
  rules: 'strokes',
  landscape: true,
  repeatHeaders: false,
  furniture: true,
  formsApart: true,
}
const FILLS: PrintStyle = { rules: 'fills', landscape: false, repeatHeaders: false, furniture: true, formsApart: false }

/** Cells with their spans; blanks of fonts that print them narrow are none. */
const shown = (text: string, columns: number, rows: number): string =>
  `${text.replaceAll(' ', '')}${columns > 1 || rows > 1 ? ` ${columns}×${rows}` : ''}`

const expected = (content: Content): string[][] =>
  content.parts.flatMap((part) =>
    part.kind === 'form' ? part.rows.map((row) => row.map((one) => shown(one.text, one.columns, one.rows))) : [],
  )

const rowsOf = (read: ReadPieces): string[][] =>
  read.pieces.flatMap((piece) =>
    piece.kind === 'grid' ? piece.rows.map((row) => row.map((one) => shown(one.text, one.columns, one.rows))) : [],
  )

let fonts: Fonts
beforeAll(async () => {
  fonts = await Fonts.load()
})

function readOfd(content: Content, style: PrintStyle, coordinates: 'own' | 'page', template: boolean): ReadPieces {
  const entries = new Map(ofdEntries(content, { ...style, coordinates, template }, fonts))
  return readOfdEntries({
    names: [...entries.keys()],
    read: (name) => {
      const text = entries.get(name)
      return text === undefined ? null : new TextEncoder().encode(text)
    },
  })
}

describe.each(Object.entries(CONTENTS))('%s: every ruled cell with its spans', (_, content) => {
  it('in PDF, stroked and turned', async () => {
    const bytes = await writePdf(content, { ...STROKES, turned: true }, fonts)
    expect(rowsOf(await readPdf(bytes))).toEqual(expected(content))
  })

  it('in PDF, thin areas, tables over pages', async () => {
    expect(rowsOf(await readPdf(await writePdf(content, FILLS, fonts)))).toEqual(expected(content))
  })

  it('in OFD, stroked, a template page', () => {
    expect(rowsOf(readOfd(content, STROKES, 'own', true))).toEqual(expected(content))
  })

  it('in OFD, thin areas, coordinates by matrix', () => {
    expect(rowsOf(readOfd(content, FILLS, 'page', false))).toEqual(expected(content))
  })
})
