import { describe, expect, test } from 'vitest'
import { readPdf } from '../../../src/documents/readers/pdf/pdf-reader.js'
import type { PicturePage, Recognize } from '../../../src/documents/recognition/types.js'
import { Sheet, type Showing, scanPdf, wordTable } from './draw-scan.js'

const XS = [200, 600, 900, 1200]
const YS = [300, 360, 420, 480]
const form = (): Sheet => new Sheet(1654, 1000).grid(XS, YS)

const WORDS = wordTable([
  ['2025', 600, 150, 80, 24],
  ['年', 690, 150, 30, 30],
  ['收支', 722, 150, 66, 30],
  ['总表', 790, 150, 66, 30],
  ['单位', 1000, 230, 60, 27],
  [';', 1064, 230, 8, 27],
  ['元', 1080, 230, 28, 27],
  ['项目', 350, 318, 60, 27],
  ['合计', 720, 318, 60, 27],
  ['基本', 1000, 318, 30, 27],
  ['支出', 1030, 318, 60, 27],
  ['住房', 220, 378, 60, 27],
  ['公积金', 270, 378, 90, 27],
  ['1,', 700, 380, 24, 24],
  ['097,', 730, 380, 50, 24],
  ['073.', 784, 380, 50, 24],
  ['43', 840, 380, 30, 20],
  ['”99.50', 1100, 380, 80, 20],
  ['合计', 220, 438, 60, 27],
  ['7917.', 780, 440, 60, 20, 3],
  ['|', 1195, 440, 4, 20],
])

function read(bytes: Uint8Array, recognize: Recognize | null): ReturnType<typeof readPdf> {
  return readPdf(bytes, recognize)
}

const words: Recognize = async () => ({ words: WORDS })

describe('pages that are pictures', () => {
  test.each<Showing>(['whole', 'strips', 'turned'])(
    'a ruled form shown %s gives its cells, all of them marked',
    async (showing) => {
      const pages: PicturePage[] = []
      const { pieces, warnings } = await read(await scanPdf([form()], showing), async (page) => {
        pages.push(page)
        return { words: WORDS }
      })
      const grid = pieces.find((piece) => piece.kind === 'grid')
      expect(grid?.kind === 'grid' ? grid.rows.map((row) => row.map(({ text }) => text)) : null).toEqual([
        ['项目', '合计', '基本支出'],
        ['住房公积金', '1,097,073.43', '99.50'],
        // Nobody is sure of the last one: it is no figure.
        ['合计', '\ufffd\ufffd\ufffd\ufffd\ufffd', ''],
      ])
      expect(pieces.flatMap((piece) => (piece.kind === 'line' ? [piece.text] : []))).toEqual([
        '2025 年收支总表',
        '单位：元',
      ])
      const places = pieces.flatMap((piece) =>
        piece.kind === 'line' ? [piece.place] : piece.rows.flat().map(({ place }) => place),
      )
      expect(places.every(({ recognized, page }) => recognized === true && page === 1)).toBe(true)
      expect(warnings.map(({ code }) => code)).toEqual(['recognized-pages', 'unreadable-characters'])
      // What is left to be read holds no rule any more, which would be read as a letter.
      expect(inkOf(pages[0]?.pgm)).toBe(0)
    },
  )

  test('a page that lies askew is straightened', async () => {
    const sheet = new Sheet(1654, 1000)
    const slope = Math.tan((1.2 * Math.PI) / 180)
    for (let x = 200; x < 1400; x += 1)
      for (const y of [300, 340, 380, 420, 460, 500])
        sheet.fill(x, Math.round(y + slope * x), x + 1, Math.round(y + slope * x) + 3)
    let ink = -1
    await read(await scanPdf([sheet]), async (page) => {
      ink = inkOf(page.pgm)
      return { words: WORDS }
    })
    expect(ink).toBeLessThan(200)
  })

  test('without the choice they are named, with the choice as advice', async () => {
    await expect(read(await scanPdf([form()]), null)).rejects.toMatchObject({
      code: 'bad-input',
      hint: expect.stringContaining('TIEOUT_OCR=yes'),
    })
  })

  test('where recognition fails the reason is told, and the other pages are read', async () => {
    const reason = { zh: '没有安装', en: 'not installed' }
    let count = 0
    const { pieces, warnings } = await read(await scanPdf([form(), form(), form()]), async () => {
      count += 1
      return count === 2 ? { failure: { code: 'not-installed', reason } } : { words: WORDS }
    })
    expect(pieces.filter(({ kind }) => kind === 'grid')).toHaveLength(2)
    expect(warnings.find(({ code }) => code === 'unrecognized-pages:not-installed')?.message).toEqual({
      zh: '第 2 页是图片，图像识别没有成功，未读取：没有安装。',
      en: 'Pages 2 are pictures and were not read, because OCR failed: not installed.',
    })
    await expect(
      read(await scanPdf([form()]), async () => ({ failure: { code: 'not-installed', reason } })),
    ).rejects.toThrow(/not installed/)
  })

  test('the same file gives the same pieces', async () => {
    const bytes = await scanPdf([form()])
    expect(await read(bytes, words)).toEqual(await read(bytes, words))
  })
})

/** Dark pixels of a picture in PGM. */
function inkOf(pgm: Uint8Array | undefined): number {
  if (pgm === undefined) return -1
  const head = new TextDecoder().decode(pgm.subarray(0, 32)).split('\n', 3).join('\n').length + 1
  return pgm.subarray(head).filter((grey) => grey < 128).length
}
