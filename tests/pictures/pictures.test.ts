import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Resvg } from '@resvg/resvg-js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openFonts } from '../../src/app/open-fonts.js'
import type { Figure } from '../../src/core/figure.js'
import { identifyDocument } from '../../src/documents/identity.js'
import { readDocument } from '../../src/documents/readers/registry.js'
import { readFacts } from '../../src/facts/read-facts.js'
import { checkHtml } from '../../src/reports/check-html.js'
import { checksChart } from '../../src/reports/pictures/checks-chart.js'
import { createPictures } from '../../src/reports/pictures/create-pictures.js'
import { toPng } from '../../src/reports/pictures/to-png.js'
import { readTables } from '../../src/tables/read-tables.js'
import type { Table } from '../../src/tables/types.js'
import { vocabulary } from '../facts/fixtures.js'
import { checked, finding } from '../reports/findings.js'
import { answer, figure, HOSTILE, offices, samples } from './answers.mjs'

const fonts = openFonts()
const open = (tables: Record<string, Table[]> = {}) => createPictures({ fonts, tables: (id) => tables[id] ?? [] })
const DRAWN = samples.filter(({ name }) => name !== 'all-nought')
const TEXT = /<text [^>]*>[^<]*<\/text>/gu
const filesFor = async (svg: string) => (await fonts.covering(svg)).files

/** Where each text really lies, measured by the renderer with the font. */
async function boxesOf(
  svg: string,
): Promise<{ text: string; left: number; right: number; top: number; bottom: number }[]> {
  const fontFiles = [...(await filesFor(svg))]
  const bare = svg.replace(/<(?:rect|path)[^>]*>(?:<\/(?:rect|path)>)?/gu, '')
  return [...svg.matchAll(TEXT)].map(([text], wanted) => {
    let at = -1
    const alone = bare.replace(TEXT, (one) => (++at === wanted ? one : ''))
    const box = new Resvg(alone, { font: { loadSystemFonts: false, fontFiles } }).getBBox()
    expect(box, `no ink: ${text}`).toBeDefined()
    const { x, y, width, height } = box ?? { x: 0, y: 0, width: 0, height: 0 }
    expect(width * height, `no ink: ${text}`).toBeGreaterThan(0)
    return { text, left: x, right: x + width, top: y, bottom: y + height }
  })
}

const sizeOf = (svg: string): [number, number] => {
  const [, width, height] = /^<svg [^>]*width="(\d+)" height="(\d+)"/u.exec(svg) ?? []
  return [Number(width), Number(height)]
}

/** Every text has ink, lies on the paper and covers no other text. */
async function expectLegible(svg: string): Promise<void> {
  const [width, height] = sizeOf(svg)
  const boxes = await boxesOf(svg)
  for (const [at, one] of boxes.entries()) {
    expect(one.left, one.text).toBeGreaterThanOrEqual(0)
    expect(one.top, one.text).toBeGreaterThanOrEqual(0)
    expect(one.right, one.text).toBeLessThanOrEqual(width)
    expect(one.bottom, one.text).toBeLessThanOrEqual(height)
    for (const other of boxes.slice(at + 1)) {
      const apart =
        one.right <= other.left || other.right <= one.left || one.bottom <= other.top || other.bottom <= one.top
      expect(apart, `${one.text} over ${other.text}`).toBe(true)
    }
  }
}

describe.each(DRAWN)('$name', ({ answer: given }) => {
  test('each text has ink, lies on the paper and covers no other; the size is bounded; the markup is bare', async () => {
    const picture = await open().chart(given)
    expect(picture).not.toBeNull()
    if (picture === null) return
    await expectLegible(picture.svg)
    expect(picture.width).toBeLessThanOrEqual(2000)
    expect(picture.height).toBeLessThanOrEqual(4000)
    expect(picture.png.length).toBeLessThan(1_000_000)
    expect([...picture.png.slice(1, 4)]).toEqual([...Buffer.from('PNG')])
    const tags = new Set([...picture.svg.matchAll(/<\/?([^\s/>]+)/gu)].map(([, tag]) => tag))
    expect([...tags].filter((tag) => !['svg', 'title', 'rect', 'path', 'g', 'text'].includes(tag ?? ''))).toEqual([])
    const attributes = [...picture.svg.matchAll(/<[^>]*>/gu)].flatMap(([tag]) =>
      [...tag.matchAll(/\s([a-z:-]+)=/giu)].map(([, name]) => name ?? ''),
    )
    expect(attributes.filter((name) => /^(?:on|style|class|href|xlink|ecmeta)/iu.test(name))).toEqual([])
  })
})

test('the same answer gives the same bytes, whatever was drawn before', async () => {
  const first = open()
  const before = await Promise.all(DRAWN.slice(0, 6).map(({ answer: given }) => first.chart(given)))
  const second = open()
  for (const [at, { answer: given }] of DRAWN.slice(0, 6).reverse().entries()) {
    const again = await second.chart(given)
    const drawn = before[5 - at]
    expect(again?.svg).toBe(drawn?.svg)
    expect(Buffer.from(again?.png ?? []).equals(Buffer.from(drawn?.png ?? []))).toBe(true)
  }
})

test('a picture drawn without the font has less ink: the check of ink can fail', async () => {
  const picture = await open().chart(DRAWN[0]?.answer ?? answer([], []))
  const bare = await toPng(picture?.svg ?? '', [])
  expect(bare.png.length).toBeLessThan((picture?.png.length ?? 0) / 2)
})

test('figures are never broken or shortened, whatever the names', async () => {
  const name = fc.string({
    unit: fc.constantFrom('海', '局', 'a', ' ', '（', '）', '9', '.', '<', '&', '"', '\n', '\u202e', 'ש', '😀'),
    minLength: 1,
    maxLength: 120,
  })
  const value = fc
    .tuple(fc.bigInt({ min: -(10n ** 13n), max: 10n ** 13n }), fc.integer({ min: 0, max: 99 }))
    .map(([whole, cents]) => `${whole}.${String(cents).padStart(2, '0')}`)
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(fc.tuple(name, value), { minLength: 2, maxLength: 6, selector: ([one]) => one }),
      async (values) => {
        const figures = offices(...values)
        const picture = await open().chart(
          answer(
            figures,
            figures.map(({ id }) => id),
          ),
        )
        if (picture === null) return
        const texts = [...picture.svg.matchAll(/<text [^>]*>([^<]*)<\/text>/gu)].map(([, text]) => text ?? '')
        for (const { value: one } of figures) {
          const [whole = '', cents] = one.split('.')
          const shown = `${whole.replace(/\B(?=(?:\d{3})+$)/gu, ',')}.${cents} 万元`
          expect(texts).toContain(shown)
        }
        await expectLegible(picture.svg)
      },
    ),
    { numRuns: 12 },
  )
})

const corpus = join(import.meta.dirname, '..', '..', 'corpus')
const read = await Promise.all(
  readdirSync(corpus)
    .filter((name) => name.endsWith('.txt'))
    .map(async (path) => {
      const document = await readDocument(path, readFileSync(join(corpus, path)))
      const source = { id: path, path, identity: identifyDocument(document) }
      const tables = readTables(source, document)
      return { path, tables, facts: readFacts(source, document, tables, vocabulary).facts }
    }),
)

describe('a cut-out', () => {
  const pictures = open(Object.fromEntries(read.map(({ path, tables }) => [path, tables])))
  const figures = read.flatMap(({ facts }) =>
    facts
      .filter(({ source }) => source.table !== null)
      .filter((_, at) => at % 20 === 0)
      .map(({ value, unit, source }): Figure => figure({ value, unit, place: { ...source, also: [] } })),
  )

  test('marks the very cell of figures of real documents, legibly', async () => {
    let drawn = 0
    for (const [at, one] of figures.entries()) {
      const picture = await pictures.cutOut(one, { language: at % 2 === 0 ? 'zh' : 'en' })
      if (picture === null) continue
      drawn++
      const bold = [...picture.svg.matchAll(/<text [^>]*text-anchor="end" font-weight="700">([^<]*)</gu)].map(
        ([, text]) => text,
      )
      const escaped = (one.source?.text ?? '').replace(/[<>&]/gu, (mark) => `&#${mark.charCodeAt(0)};`)
      expect(bold.join('').replace(/\s/gu, '')).toBe(escaped.replace(/\s/gu, ''))
      expect(picture.alt).toContain(one.source?.text)
      if (at % 10 === 0) await expectLegible(picture.svg)
    }
    expect(drawn).toBeGreaterThan(figures.length * 0.9)
  })

  test('is null for a figure that stands in no table, or whose cell holds another text', async () => {
    const [one = figure()] = figures
    const place = one.source ?? undefined
    const quoted = figure({ basis: 'quote', place: { ...place, table: null } })
    expect(await pictures.cutOut(quoted, { language: 'zh' })).toBeNull()
    expect(await pictures.cutOut(figure({ place: { ...place, text: '0.123456' } }), { language: 'zh' })).toBeNull()
    expect(await pictures.cutOut(figure({ source: null }), { language: 'zh' })).toBeNull()
  })
})

test('names of a hostile document are shown as they are, as text', async () => {
  const figures = offices(...HOSTILE.map((name, at): [string, string] => [name, `${at + 1}.00`]))
  const picture = await open().chart(
    answer(
      figures,
      figures.map(({ id }) => id),
    ),
  )
  expect(picture?.svg).toContain('&#60;script&#62;')
  expect(picture?.svg).not.toMatch(/<script|<image|[\u202e\u202c]/u)
  expect(picture?.alt).toContain('<U+202E>12345局')
})

describe('findings by document', () => {
  const documents = [
    checked({
      report: { id: 'a', organization: '<script>海棠市档案馆' },
      findings: [finding(), finding({ severity: 'info' })],
    }),
    checked({ report: { id: 'b', organization: '木兰市图书馆' }, findings: [] }),
  ]

  test('stand in the page as bare markup beside the table', async () => {
    const drawing = await checksChart(documents, 'zh')
    expect(drawing).toContain('>2（错误 1，警告 0，提示 1）<')
    expect(drawing).toContain('>0（错误 0，警告 0，提示 0）<')
    const page = checkHtml(documents, 'zh', drawing)
    expect(page).toContain(drawing ?? 'none')
    expect(page).not.toMatch(/<script|<img|<link|<iframe|<[a-z][^>]*\s(?:on\w+|style)=|javascript:|https?:|url\(/iu)
  })

  test('are not drawn for one document, nor where nothing was found', async () => {
    expect(await checksChart(documents.slice(0, 1), 'zh')).toBeNull()
    expect(await checksChart([checked({ findings: [] }), checked({ findings: [] })], 'en')).toBeNull()
  })
})
