import { describe, expect, it } from 'vitest'
import type { Box, Rule } from '../../../src/documents/readers/page/page-content.js'
import { figure, fullGrid, gridsOf, level, page, read, text, upright } from './draw-page.js'

/** A header of two levels, a name broken over three lines, a row without figures, an empty last column. */
const XS = [50, 150, 230, 310, 390, 470]
const words = [
  ...text(60, 110, '项目'),
  ...text(180, 110, '合计'),
  ...text(290, 103, '基本支出'),
  ...text(245, 119, '人员经费'),
  ...text(325, 119, '公用经费'),
  ...text(410, 110, '项目支出'),
  ...text(55, 140, '机关事业单位'),
  ...text(55, 152, '基本养老保险'),
  ...text(55, 164, '缴费支出'),
  ...figure(225, 152, '30.00'),
  ...figure(305, 152, '20.00'),
  ...figure(385, 152, '10.00'),
  ...text(55, 182, '上年结转'),
  ...text(55, 198, '合计'),
  ...figure(225, 198, '30.00'),
  ...figure(305, 198, '20.00'),
  ...figure(385, 198, '10.00'),
]
const table = [
  ['项目 <1×2>', '合计 <1×2>', '基本支出 <2×1>', '项目支出 <1×2>'],
  ['人员经费', '公用经费'],
  ['机关事业单位基本养老保险缴费支出', '30.00', '20.00', '10.00', ''],
  ['上年结转', '', '', '', ''],
  ['合计', '30.00', '20.00', '10.00', ''],
]
const BARS = [100, 135, 178, 195, 211]
const bars = BARS.map((at) => level(at, 50, 470))
const under = level(116, 230, 390)
/** Every bar in pieces from column to column. */
const pieces = (rules: readonly Rule[]): Rule[] =>
  rules.flatMap((rule) => XS.slice(1).map((to, at) => ({ ...rule, from: XS[at] ?? 0, to })))
const ground = (row: number): Box[] =>
  XS.slice(1).map((right, at) => [XS[at] ?? 0, BARS[row] ?? 0, right, BARS[row + 1] ?? 0])
const headerGround: Box[] = [
  [50, 100, 150, 135],
  [150, 100, 230, 135],
  [230, 100, 390, 116],
  [230, 116, 310, 135],
  [310, 116, 390, 135],
  [390, 100, 470, 135],
]

describe('tables that rules draw only in part', () => {
  it.each([
    ['level rules only', [...bars, under], []],
    ['level rules that no cell cuts', bars, []],
    ['level rules in pieces', [...pieces(bars), under], []],
    ['a header’s ground and level rules', bars, headerGround],
    ['grounds of the header and of every other row', [], [...headerGround, ...ground(2)]],
    [
      'a drawn header over level rules',
      [...fullGrid(XS, [100, 135]).filter(({ axis }) => axis === 'horizontal'), ...headerRules(), ...bars],
      [],
    ],
  ] as [string, Rule[], Box[]][])('%s', (_, rules, areas) => {
    expect(gridsOf(read(page(1, words, rules, undefined, areas)))).toEqual([table])
  })

  it('a box around the table says nothing of its columns', () => {
    const box = fullGrid([45, 475], [95, 215])
    expect(gridsOf(read(page(1, words, [...box, ...bars])))).toEqual([table])
  })

  it('titles between two tables of one width part them', () => {
    const two = [
      ...words,
      ...text(200, 240, '另一张表'),
      ...text(400, 256, '单位：元'),
      ...words.map((glyph) => {
        const [left, top, right, bottom] = glyph.box
        return { ...glyph, box: [left, top + 180, right, bottom + 180] as Box }
      }),
    ]
    const rules = [...bars, under].flatMap((rule) => [rule, { ...rule, at: rule.at + 180 }])
    expect(gridsOf(read(page(1, two, rules)))).toEqual([table, table])
  })

  it('words of narrow columns that nearly touch are two names, whether figures stand below or not', () => {
    const glyphs = [
      ...text(60, 100, '项目'),
      ...text(150, 100, '财政拨款收入'),
      ...text(215, 100, '上级补助收入'),
      ...text(280, 100, '事业收入'),
      ...['1.00', '2.00', '3.00'].flatMap((value, at) => [
        ...text(60, 120 + 20 * at, '教育卫生住房'.slice(2 * at, 2 * at + 2)),
        ...figure(205, 120 + 20 * at, value),
      ]),
    ]
    expect(gridsOf(read(page(1, glyphs)))[0]?.[0]).toEqual(['项目', '财政拨款收入', '上级补助收入', '事业收入'])
  })
})

/** Rules between the cells of the header. */
function headerRules(): Rule[] {
  return [...[50, 150, 230, 390, 470].map((x) => upright(x, 100, 135)), upright(310, 116, 135), under]
}
