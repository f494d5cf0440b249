import { degrees, PDFDocument, type PDFPage, rgb, StandardFonts } from 'pdf-lib'
import { beforeAll, describe, expect, it } from 'vitest'
import type { ReadPieces } from '../../../src/documents/pieces.js'
import { readPdf } from '../../../src/documents/readers/pdf/pdf-reader.js'
import { pdfOf, pdfText } from '../make-pdf.js'
import { gridsOf, linesOf } from '../page/draw-page.js'

const XS = [50, 200, 300, 400]
/** PDF counts upwards: from the head of the table to its foot. */
const YS = [700, 680, 660, 640, 620]
const table = [
  ['Item', 'Total', 'Basic'],
  ['Education', '1,234.50', '1,000.00'],
  ['Health', '-20.00', ''],
  ['Housing', '5.00', '5.00'],
]
const BLACK = rgb(0, 0, 0)
const WHITE = rgb(1, 1, 1)

type Draw = (page: PDFPage, from: { x: number; y: number }, to: { x: number; y: number }) => void
const stroke: Draw = (page, start, end) => page.drawLine({ start, end, thickness: 0.5, color: BLACK })
const fill: Draw = (page, from, to) =>
  page.drawRectangle({
    x: from.x,
    y: to.y,
    width: Math.max(to.x - from.x, 0.6),
    height: Math.max(from.y - to.y, 0.6),
    color: BLACK,
  })
const white: Draw = (page, start, end) => page.drawLine({ start, end, thickness: 0.5, color: WHITE })

function rule(page: PDFPage, draw: Draw): void {
  const [left = 0, right = 0] = [XS[0], XS.at(-1)]
  const [top = 0, bottom = 0] = [YS[0], YS.at(-1)]
  for (const y of YS) draw(page, { x: left, y }, { x: right, y })
  for (const x of XS) draw(page, { x, y: top }, { x, y: bottom })
}

async function write(page: PDFPage, file: PDFDocument): Promise<void> {
  const font = await file.embedFont(StandardFonts.Helvetica)
  for (const [r, row] of table.entries())
    for (const [c, words] of row.entries())
      page.drawText(words, { x: (XS[c] ?? 0) + 5, y: (YS[r] ?? 0) - 14, size: 10, font })
}

async function pdf(make: (page: PDFPage, file: PDFDocument) => Promise<void> | void, pages = 1): Promise<Uint8Array> {
  const file = await PDFDocument.create()
  for (let at = 0; at < pages; at += 1) await make(file.addPage([595, 842]), file)
  return file.save({ useObjectStreams: false })
}

const boxOf = ({ pieces }: ReadPieces): unknown => (pieces[0]?.kind === 'grid' ? pieces[0].rows[1]?.[1]?.place : null)

describe('tables of a PDF', () => {
  it.each([
    ['stroked lines', stroke],
    ['thin filled rectangles', fill],
    ['no rules at all', null],
    ['white rules', white],
  ])('%s', async (_, draw) => {
    const bytes = await pdf(async (page, file) => {
      if (draw !== null) rule(page, draw)
      await write(page, file)
    })
    expect(gridsOf(await readPdf(bytes))).toEqual([table])
  })

  it.each([0, 90, 180, 270])('drawn on a page that is shown turned by %i degrees', async (turn) => {
    const upright = await readPdf(
      await pdf(async (page, file) => {
        rule(page, stroke)
        await write(page, file)
      }),
    )
    const turned = await readPdf(
      await pdf(async (page, file) => {
        rule(page, stroke)
        await write(page, file)
        page.setRotation(degrees(turn))
      }),
    )
    expect(gridsOf(turned)).toEqual([table])
    expect(boxOf(turned)).toEqual(boxOf(upright))
  })

  it('inside a form object that is placed and scaled', async () => {
    const inner = await pdf(async (page, file) => {
      rule(page, stroke)
      await write(page, file)
    })
    const bytes = await pdf(async (page, file) => {
      const [embedded] = await file.embedPdf(inner)
      if (embedded !== undefined) page.drawPage(embedded, { x: 20, y: 30, xScale: 0.5, yScale: 0.5 })
    })
    expect(gridsOf(await readPdf(bytes))).toEqual([table])
  })
})

describe('files that cannot be read, or not whole', () => {
  let good: Uint8Array
  beforeAll(async () => {
    good = await pdf(async (page, file) => {
      rule(page, stroke)
      await write(page, file)
    })
  })
  const picture = (page: PDFPage, file: PDFDocument): Promise<void> =>
    file.embedPng(PIXEL).then((image) => page.drawImage(image, { x: 0, y: 0, width: 595, height: 842 }))
  const locked = (): Uint8Array => {
    const text = Buffer.from(good).toString('latin1')
    const key = '0123456789abcdef'.repeat(4)
    const dictionary = `/Encrypt << /Filter /Standard /V 1 /R 2 /O <${key}> /U <${key}> /P -4 >> /ID [<${key}> <${key}>]`
    return Buffer.from(
      text.replace(/trailer\s*<</, (found) => `${found} ${dictionary}`),
      'latin1',
    )
  }
  it.each([
    ['empty', async () => new Uint8Array(0), /空/],
    ['no PDF', async () => Buffer.from('%PDF-1.4 nothing follows'), /损坏/],
    ['locked with a password', async () => locked(), /密码/],
    ['pictures only', () => pdf(picture, 2), /图片/],
    ['blank pages only', () => pdf(() => undefined), /没有文字/],
  ])('%s: an error that says so and what to do', async (_, make, message) => {
    await expect(readPdf(await make())).rejects.toMatchObject({
      code: 'bad-input',
      message: expect.stringMatching(message),
      hint: expect.stringMatching(/\S/),
    })
  })

  it('a mixed file says which pages are pictures', async () => {
    const file = await PDFDocument.load(good)
    await picture(file.addPage([595, 842]), file)
    const { warnings, pieces } = await readPdf(await file.save())
    expect(gridsOf({ pieces })).toEqual([table])
    expect(warnings).toMatchObject([{ code: 'image-pages', message: { zh: expect.stringContaining('第 2 页') } }])
  })

  it('a scan under a page number says that it is mostly a picture', async () => {
    const file = await PDFDocument.load(good)
    const scan = file.addPage([595, 842])
    await picture(scan, file)
    scan.drawText('- 2 -', { x: 280, y: 30, size: 9, font: await file.embedFont(StandardFonts.Helvetica) })
    const { warnings } = await readPdf(await file.save())
    expect(warnings).toMatchObject([{ code: 'mostly-pictures', message: { zh: expect.stringContaining('第 2 页') } }])
  })

  it('names attached files', async () => {
    const file = await PDFDocument.load(good)
    await file.attach(new Uint8Array([1, 2, 3]), 'budget.xlsx', { mimeType: 'application/octet-stream' })
    const { pieces, warnings } = await readPdf(await file.save())
    expect(gridsOf({ pieces })).toEqual([table])
    expect(warnings).toMatchObject([{ code: 'attachments', message: { en: expect.stringContaining('budget.xlsx') } }])
  })

  it.each([
    [
      'names a form of the kind XFA',
      { catalog: '/AcroForm<</XFA 6 0 R/Fields[]>>', objects: ['<</Length 2>>stream\n<x\nendstream'] },
      ['xfa-form'],
    ],
    [
      'says nothing of scripts, which are never run',
      { catalog: '/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>' },
      [],
    ],
  ])('%s', async (_, parts, codes) => {
    const { pieces, warnings } = await readPdf(pdfOf(pdfText('Total 1,234.00'), parts))
    expect(pieces).toHaveLength(1)
    expect(warnings.map(({ code }) => code)).toEqual(codes)
  })

  it('a cut file gives its rows or an error, never other figures', async () => {
    const known = new Set(table.flat())
    for (let part = 1; part < 12; part += 1) {
      const cut = good.slice(0, Math.floor((good.length * part) / 12))
      const read = await readPdf(cut).catch((error: unknown) => error)
      if (read instanceof Error) expect(read).toMatchObject({ name: 'TieoutError', code: 'bad-input' })
      else
        for (const words of [...gridsOf(read as ReadPieces).flat(2), ...linesOf(read as ReadPieces)])
          expect(known).toContain(words)
    }
  })
})

/** One black pixel. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
  'base64',
)

describe('a sheet cut over two pages by its columns', () => {
  const parts = [{ header: ['Item', 'Total'] }, { header: ['Basic', 'Other'] }]
  const draw = async (rows: readonly (readonly string[])[], draws: Draw | null): Promise<ReadPieces> => {
    const file = await PDFDocument.create()
    const font = await file.embedFont(StandardFonts.Helvetica)
    for (const { header } of parts) {
      const page = file.addPage([595, 842])
      const isLeft = header[0] === 'Item'
      const cells = [
        header,
        ...rows.map(([name = '', total = '', basic = '', other = '']) => (isLeft ? [name, total] : [basic, other])),
      ]
      for (const [r, row] of cells.entries())
        for (const [c, words] of row.entries())
          page.drawText(words, { x: (XS[c] ?? 0) + 5, y: (YS[r] ?? 0) - 14, size: 10, font })
      if (draws !== null) {
        const [left = 0, middle = 0, right = 0] = XS
        for (const y of YS.slice(0, cells.length + 1)) draws(page, { x: left, y }, { x: right, y })
        for (const x of [left, middle, right]) draws(page, { x, y: YS[0] ?? 0 }, { x, y: YS[cells.length] ?? 0 })
      }
    }
    return readPdf(await file.save({ useObjectStreams: false }))
  }
  const ROWS = [
    ['Education', '1,234.50', '1,000.00', '234.50'],
    ['Health', '20.00', '###', '15.00'],
    ['Housing', '5.00', '5.00', '0.00'],
  ]
  it.each([
    ['ruled', stroke],
    ['thin rectangles', fill],
  ])('%s: figures without names belong to no table, and a warning names the page', async (_, draws) => {
    const read = await draw(ROWS, draws)
    expect(gridsOf(read)).toHaveLength(1)
    expect(read.warnings.map(({ code, message }) => [code, message.en.includes('pages 2')])).toEqual([
      ['nameless-rows', true],
    ])
    expect(linesOf(read).join(' ')).toContain('15.00')
  })
})
