import { describe, expect, it } from 'vitest'
import { LayoutReader } from '../../../src/documents/readers/page/layout-reader.js'
import type { Glyph, PageContent } from '../../../src/documents/readers/page/page-content.js'
import { figure, fullGrid, gridsOf, level, linesOf, page, read, text } from './draw-page.js'

const XS = [50, 200, 300]

/** A table of two columns with its top at 100. */
function table(...rows: [string, string][]): Pick<PageContent, 'glyphs' | 'rules'> {
  const ys = [100, ...rows.map((_, at) => 120 + 20 * at)]
  return {
    glyphs: rows.flatMap(([name, value], at) => [
      ...text(60, 105 + 20 * at, name),
      ...figure(295, 105 + 20 * at, value),
    ]),
    rules: fullGrid(XS, ys),
  }
}

function sheet(number: number, rows: [string, string][], caption: Glyph[] = []): PageContent {
  const { glyphs, rules } = table(...rows)
  return page(number, [...caption, ...glyphs], rules)
}

const continues = (...pages: PageContent[]): boolean[] =>
  read(...pages).pieces.flatMap((piece) => (piece.kind === 'grid' ? [piece.continues] : []))

const first: [string, string][] = [
  ['项目', '金额'],
  ['教育支出', '1.00'],
]

describe('tables over pages', () => {
  const title = text(60, 60, '部门支出总表')
  it.each<[string, PageContent, boolean]>([
    ['without a repeated header', sheet(2, [['卫生支出', '2.00']]), true],
    [
      'with a repeated header',
      sheet(2, [
        ['项目', '金额'],
        ['卫生支出', '2.00'],
      ]),
      true,
    ],
    [
      'with repeated title and header',
      sheet(
        2,
        [
          ['项目', '金额'],
          ['卫生支出', '2.00'],
        ],
        title,
      ),
      true,
    ],
    ['with a title marked as continued', sheet(2, [['卫生支出', '2.00']], text(60, 60, '部门支出总表（续表）')), true],
    [
      'under another title',
      sheet(
        2,
        [
          ['项目', '金额'],
          ['卫生支出', '2.00'],
        ],
        text(60, 60, '部门收入总表'),
      ),
      false,
    ],
    [
      'the same form again',
      sheet(2, [
        ['项目', '金额'],
        ['教育支出', '1.00'],
      ]),
      false,
    ],
    ['a page left out', sheet(3, [['卫生支出', '2.00']]), false],
  ])('%s', (_, second, expected) => {
    const opening = sheet(1, first, title)
    expect(continues(opening, second)).toEqual([false, expected])
    if (expected) expect(gridsOf(read(opening, second))[1]).toEqual([['卫生支出', '2.00']])
    if (expected) expect(linesOf(read(opening, second))).toEqual(['部门支出总表'])
  })

  it('other columns are another table', () => {
    const wide = page(2, text(60, 105, '甲'), fullGrid([50, 150, 250, 300], [100, 120]))
    const filled = { ...wide, glyphs: [...wide.glyphs, ...text(160, 105, '乙')] }
    expect(continues(sheet(1, first), filled)).toEqual([false, false])
  })

  it('text after the table ends it', () => {
    const opening = sheet(1, first)
    const closed = { ...opening, glyphs: [...opening.glyphs, ...text(60, 300, '注：本表数据四舍五入。')] }
    expect(continues(closed, sheet(2, [['卫生支出', '2.00']]))).toEqual([false, false])
  })
})

describe('running lines', () => {
  const prose = (number: number, extra: Glyph[] = []): PageContent =>
    page(number, [
      ...text(60, 40, '某市财政局部门决算'),
      ...text(60, 300, `第${'一二三四五'[number]}段正文`),
      ...text(290, 800, `- ${number} -`),
      ...extra,
    ])
  it('headers and page numbers are left out', () => {
    expect(linesOf(read(prose(1), prose(2), prose(3)))).toEqual(['第二段正文', '第三段正文', '第四段正文'])
  })
  it.each(['单位：万元', '预算单位：某市财政局'])('the caption %s stays on every page', (caption) => {
    const pages = [1, 2, 3].map((number) =>
      page(number, [...text(400, 50, caption), ...text(60, 300, `正文${number}`)]),
    )
    expect(linesOf(read(...pages)).filter((line) => line === caption)).toHaveLength(3)
  })
  it.each(['3', '第 3 页', '3/20', '— 3 —', '第3页 共20页'])('page number %s', (words) => {
    expect(linesOf(read(page(1, [...text(60, 300, '正文'), ...text(280, 805, words)])))).toEqual(['正文'])
  })
  it('a figure in the text is no page number', () => {
    expect(linesOf(read(page(1, [...text(60, 300, '正文'), ...text(60, 320, '3')])))).toEqual(['正文', '3'])
  })
})

describe('pages that stand otherwise', () => {
  const upright = sheet(1, first)
  const turnTo = (turn: 90 | 180 | 270): PageContent => {
    const { width, height } = upright
    const point = (x: number, y: number): [number, number] =>
      turn === 90 ? [height - y, x] : turn === 180 ? [width - x, height - y] : [y, width - x]
    const box = (left: number, top: number, right: number, bottom: number): [number, number, number, number] => {
      const [a, b] = [point(left, top), point(right, bottom)]
      return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1])]
    }
    return {
      ...upright,
      width: turn === 180 ? width : height,
      height: turn === 180 ? height : width,
      glyphs: upright.glyphs.map((glyph) => ({ ...glyph, turn, box: box(...glyph.box) })),
      rules: upright.rules.map((rule) => {
        const [l, t, r, b] =
          rule.axis === 'horizontal'
            ? box(rule.from, rule.at, rule.to, rule.at)
            : box(rule.at, rule.from, rule.at, rule.to)
        return r - l > b - t ? level(t, l, r) : { axis: 'vertical' as const, at: l, from: t, to: b }
      }),
    }
  }
  it.each([90, 180, 270] as const)('text turned by %i degrees reads the same', (turn) => {
    expect(read(turnTo(turn))).toEqual(read(upright))
  })
  it('slanted watermarks are not read', () => {
    const mark = text(100, 110, '内部资料').map((glyph) => ({ ...glyph, turn: null }))
    expect(gridsOf(read({ ...upright, glyphs: [...upright.glyphs, ...mark] }))).toEqual(gridsOf(read(upright)))
  })
})

describe('limits and pages without text', () => {
  it('names the pages that hold only pictures', () => {
    const picture = { ...page(2, []), hasImage: true }
    expect(read(page(1, text(60, 300, '正文')), picture, { ...picture, number: 3 }).warnings).toEqual([
      {
        code: 'image-pages',
        message: { zh: expect.stringContaining('第 2–3 页'), en: expect.stringContaining('Pages 2–3') },
      },
    ])
  })
  it('does not take the text behind a scan for the document', () => {
    const reader = new LayoutReader(2)
    reader.add(page(1, text(60, 300, '正文')))
    reader.add({ ...page(2, []), hasImage: true }, 400)
    expect(reader.finish().warnings.map(({ code }) => code)).toEqual(['scanned-pages'])
  })
  it.each<[string, Partial<PageContent>, number, string[]]>([
    ['a scan with a running header, its words behind it', { isCovered: true }, 400, ['scanned-pages']],
    ['a scan with a running header', { isCovered: true }, 0, ['mostly-pictures']],
    ['a page with a small picture', { isCovered: false }, 0, []],
    ['a page with a few hidden words', {}, 3, []],
  ])('%s', (_, more, invisible, codes) => {
    const reader = new LayoutReader(2)
    reader.add(page(1, text(60, 300, '正文')))
    reader.add({ ...page(2, text(60, 40, '2024年部门预算')), hasImage: true, ...more }, invisible)
    const { pieces, warnings } = reader.finish()
    expect(pieces).toHaveLength(2)
    expect(warnings.map(({ code }) => code)).toEqual(codes)
  })
  it('does not call a page of words on a picture one', () => {
    const words = Array.from({ length: 8 }, (_, at) => text(60, 300 + at * 20, '背景图片上的正文共十二字')).flat()
    expect(read({ ...page(1, words), hasImage: true, isCovered: true }).warnings).toEqual([])
  })
  it.each([
    ['pictures only', () => read({ ...page(1, []), hasImage: true }), /只有图片/],
    ['blank pages', () => read(page(1, [])), /没有文字/],
    ['too many pages', () => new LayoutReader(2001), /2000/],
    [
      'too many characters on a page',
      () => read(page(1, new Array<Glyph>(200_001).fill({ text: 'a', box: [1, 1, 2, 2], size: 1, turn: 0 }))),
      /第 1 页/,
    ],
  ])('%s is an error that says so', (_, act, message) => {
    expect(act).toThrow(expect.objectContaining({ code: 'bad-input', message: expect.stringMatching(message) }))
  })
  it('counts characters whose meaning the file does not state', () => {
    expect(read(page(1, text(60, 300, '收入\ufffd'))).warnings.map(({ code }) => code)).toEqual([
      'unreadable-characters',
    ])
  })
})
