import { describe, expect, it } from 'vitest'
import type { Box, Rule } from '../../../src/documents/readers/page/page-content.js'
import { figure, fullGrid, gridsOf, level, linesOf, page, read, text, upright } from './draw-page.js'

const XS = [50, 200, 300, 400]
const YS = [100, 120, 140, 160]
const words = [
  ...text(60, 105, '项目'),
  ...text(230, 105, '合计'),
  ...text(320, 105, '基本支出'),
  ...text(60, 125, '教育支出'),
  ...figure(295, 125, '1,234.50'),
  ...figure(395, 125, '1,000.00'),
  ...text(60, 145, '卫生健康支出'),
  ...figure(295, 145, '20.00'),
]
const table = [
  ['项目', '合计', '基本支出'],
  ['教育支出', '1,234.50', '1,000.00'],
  ['卫生健康支出', '20.00', ''],
]
const cutRules = (rules: readonly Rule[]): Rule[] =>
  rules.flatMap((rule) => [
    { ...rule, to: (rule.from + rule.to) / 2 },
    { ...rule, from: (rule.from + rule.to) / 2 + 1 },
  ])
const [left, right, top, bottom] = [50, 400, 100, 160]
/** Pieces of so many points, at gaps of so many. */
const dash = (rules: readonly Rule[], on: number, off: number): Rule[] =>
  rules.flatMap((rule) => {
    const count = Math.ceil((rule.to - rule.from) / (on + off))
    return Array.from({ length: count }, (_, at) => {
      const from = rule.from + at * (on + off)
      return { ...rule, from, to: Math.min(from + on, rule.to) }
    })
  })
/** The ground of every cell, a little apart. */
const grounds = (xs: readonly number[], ys: readonly number[]): Box[] =>
  ys.slice(1).flatMap((y, r) => xs.slice(1).map((x, c): Box => [xs[c] ?? 0, ys[r] ?? 0, x - 0.8, y - 0.8]))

describe('tables drawn with rules', () => {
  const full = fullGrid(XS, YS)
  const inner = full.filter(({ axis, at }) => axis === 'horizontal' || (at !== left && at !== right))
  it.each([
    ['whole rules', full],
    ['rules in pieces with small gaps', cutRules(full)],
    ['double rules', full.flatMap((rule) => [rule, { ...rule, at: rule.at + 1.2 }])],
    [
      'rules that miss each other slightly',
      full.map((rule, at) => ({ ...rule, from: rule.from + 1.5, at: rule.at + (at % 2) })),
    ],
    ['dashes', dash(full, 2.2, 2)],
    ['long dashes', dash(full, 6, 4)],
    ['dots', dash(full, 0.7, 0.8)],
    ['dots far apart', dash(full, 2, 3)],
    ['no rules at the sides', inner],
    ['no rules at head and foot', full.filter(({ axis, at }) => axis === 'vertical' || (at !== top && at !== bottom))],
    [
      'cells drawn one by one',
      XS.slice(1).flatMap((x, c) => YS.slice(1).flatMap((y, r) => fullGrid([XS[c] ?? 0, x - 1], [YS[r] ?? 0, y - 1]))),
    ],
  ])('%s', (_, rules) => {
    expect(gridsOf(read(page(1, words, rules)))).toEqual([table])
  })

  it('cells on grounds of their own', () => {
    const ground: Box = [45, 95, 405, 165]
    for (const areas of [grounds(XS, YS), [ground, ...grounds(XS, YS)]])
      expect(gridsOf(read(page(1, words, [], undefined, areas)))).toEqual([table])
  })

  it('strokes of a drawing are no rules', () => {
    const marks = fullGrid([100, 101], [100, 101]).concat(fullGrid([300, 302], [400, 401.5]))
    expect(gridsOf(read(page(1, words.slice(0, 4), marks)))).toEqual([])
  })

  it('every cell has its page and box', () => {
    const { pieces } = read(page(7, words, full))
    const cell = pieces[0]?.kind === 'grid' ? pieces[0].rows[1]?.[1] : undefined
    expect(cell?.place).toEqual({ page: 7, box: [200, 120, 300, 140], sheet: null, cell: null })
  })

  it('missing rules make cells that span rows and columns', () => {
    const rules = [
      ...[100, 140, 160].map((y) => level(y, 50, 400)),
      level(120, 200, 400),
      ...[50, 200, 400].map((x) => upright(x, 100, 160)),
      upright(300, 120, 160),
    ]
    const glyphs = [
      ...text(60, 115, '项目'),
      ...text(270, 105, '本年支出'),
      ...text(230, 125, '合计'),
      ...text(330, 125, '基本'),
      ...text(60, 145, '教育'),
      ...figure(295, 145, '5.00'),
      ...figure(395, 145, '4.00'),
    ]
    expect(gridsOf(read(page(1, glyphs, rules)))).toEqual([
      [
        ['项目 <1×2>', '本年支出 <2×1>'],
        ['合计', '基本'],
        ['教育', '5.00', '4.00'],
      ],
    ])
  })

  it('a frame around the page is no table, and the one inside is', () => {
    const frame = fullGrid([20, 575], [20, 820])
    expect(gridsOf(read(page(1, words, [...frame, ...full])))).toEqual([table])
  })

  it('a box around a paragraph is read as lines', () => {
    const note = text(60, 110, '说明：数据由系统生成。')
    expect(linesOf(read(page(1, note, fullGrid([50, 400], [100, 140]))))).toEqual(['说明：数据由系统生成。'])
  })

  it('white or missing rules leave no grid of one column', () => {
    expect(gridsOf(read(page(1, text(60, 110, '甲'), fullGrid([50, 400], [100, 120, 140]))))).toEqual([])
  })
})

describe('text of a cell', () => {
  const cell = (...glyphs: ReturnType<typeof text>) =>
    gridsOf(read(page(1, [...glyphs, ...text(210, 105, '备注')], fullGrid([50, 150, 300], [100, 140]))))[0]?.[0]?.[0]
  it.each([
    [
      'a wrapped name goes on without a blank',
      [text(52, 102, '机关事业单位基本养'), text(52, 116, '老保险缴费')],
      '机关事业单位基本养老保险缴费',
    ],
    [
      'a number broken for want of room is one',
      [text(55, 102, '12345678901234567'), text(52, 116, '8.90')],
      '123456789012345678.90',
    ],
    [
      'a code broken for want of room goes on before its name',
      [text(52, 102, '201030123456789012'), text(52, 116, '2一般行政管理事务')],
      '2010301234567890122一般行政管理事务',
    ],
    ['a number that had room does not', [text(52, 102, '201'), text(52, 116, '2一般')], '201 2一般'],
    [
      'numbers below each other stay apart',
      [text(52, 102, '1,234.00'), text(52, 116, '5,678.00')],
      '1,234.00 5,678.00',
    ],
    ['a number that had room is not continued', [text(52, 102, '1234'), text(52, 116, '567.00')], '1234 567.00'],
    ['words apart by a wide gap stay one title', [text(60, 105, '合'), text(100, 105, '计')], '合计'],
    [
      'digits of another font and height',
      [text(52, 105, '共'), text(63, 106, '12.50', 9), text(88, 105, '万元')],
      '共12.50万元',
    ],
    ['a character drawn twice to look bold counts once', [text(52, 105, '88.00'), text(52.4, 105, '88.00')], '88.00'],
  ])('%s', (_, glyphs, expected) => {
    expect(cell(...glyphs.flat())).toBe(expected)
  })
})

describe('text over a rule', () => {
  const cells = (...glyphs: ReturnType<typeof text>) =>
    gridsOf(
      read(
        page(
          1,
          [...glyphs, ...text(60, 125, '甲'), ...text(160, 125, '乙')],
          fullGrid([50, 150, 250], [100, 120, 140]),
        ),
      ),
    )[0]?.[0]
  it.each([
    [
      'a number that overflows its cell stays whole',
      figure(152, 105, '12,345,678,901,234.56'),
      ['12,345,678,901,234.56', ''],
    ],
    [
      'numbers that nearly touch are two',
      [...figure(149, 105, '1,000.00'), ...text(151, 105, '2,000.00')],
      ['1,000.00', '2,000.00'],
    ],
    [
      'a long name that overflows stays whole',
      text(105, 105, '其他一般公共服务支出类'.slice(0, 6)),
      ['其他一般公共', ''],
    ],
  ])('%s', (_, glyphs, expected) => {
    expect(cells(...glyphs)).toEqual(expected)
  })
})

describe('rows without rules between them', () => {
  it('hold broken names whole, and names without figures apart', () => {
    const glyphs = [
      ...text(60, 105, '机关事业单位'),
      ...text(60, 117, '养老保险缴费'),
      ...figure(295, 111, '1.00'),
      ...figure(395, 111, '2.00'),
      ...text(60, 135, '上年结转'),
      ...text(60, 153, '合计'),
      ...figure(295, 153, '3.00'),
      ...figure(395, 153, '4.00'),
    ]
    expect(gridsOf(read(page(1, glyphs, fullGrid(XS, [100, 170]))))).toEqual([
      [
        ['机关事业单位养老保险缴费', '1.00', '2.00'],
        ['上年结转', '', ''],
        ['合计', '3.00', '4.00'],
      ],
    ])
  })

  it('are told apart by figures below each other in two columns', () => {
    const glyphs = [
      ...text(60, 105, '甲'),
      ...figure(295, 105, '1.00'),
      ...figure(395, 105, '2.00'),
      ...text(60, 125, '乙'),
      ...figure(295, 125, '3.00'),
      ...figure(395, 125, '4.00'),
    ]
    expect(gridsOf(read(page(1, glyphs, fullGrid(XS, [100, 140]))))).toEqual([
      [
        ['甲', '1.00', '2.00'],
        ['乙', '3.00', '4.00'],
      ],
    ])
  })
})
