import { describe, expect, it } from 'vitest'
import type { Glyph } from '../../../src/documents/readers/page/page-content.js'
import { figure, gridsOf, linesOf, page, read, text } from './draw-page.js'

/** Lines of a table without rules, 20 points apart: the first text stands left, the others end at the edges of their columns. */
function rows(top: number, lines: readonly string[][], edges = [300, 400, 500]): Glyph[] {
  return lines.flatMap((cells, at) =>
    cells.flatMap((words, column) =>
      words === ''
        ? []
        : column === 0
          ? text(60, top + 20 * at, words)
          : figure(edges[column - 1] ?? 0, top + 20 * at, words),
    ),
  )
}

const body = [
  ['教育支出', '1,234.50', '1,000.00', '234.50'],
  ['卫生健康支出', '20.00', '', '20.00'],
  ['住房保障支出', '5.00', '5.00', ''],
]
const header = [
  ...text(60, 80, '项目'),
  ...text(270, 80, '合计'),
  ...text(360, 80, '基本支出'),
  ...text(460, 80, '项目支出'),
]
const two = [...text(60, 80, '项目'), ...text(270, 80, '合计')]
const grid = (...glyphs: Glyph[]) => gridsOf(read(page(1, glyphs)))

describe('tables without rules', () => {
  it('have columns where figures stand below each other, empty cells included', () => {
    expect(grid(...header, ...rows(100, body))).toEqual([[['项目', '合计', '基本支出', '项目支出'], ...body]])
  })

  it('a text over several columns is the parent of theirs', () => {
    const upper = [...text(60, 60, '项目'), ...text(270, 60, '合计'), ...text(415, 60, '本年支出')]
    const lower = [...text(370, 80, '基本'), ...text(470, 80, '项目')]
    expect(grid(...upper, ...lower, ...rows(100, body))).toEqual([
      [['项目 <1×2>', '合计 <1×2>', '本年支出 <2×1>'], ['基本', '项目'], ...body],
    ])
  })

  it('a text in the middle over three columns is the parent of all, where single ones stand half-way down', () => {
    const wide = rows(
      100,
      body.map((cells) => [...cells, '1.00', '2.00']),
      [200, 280, 360, 440, 520],
    )
    const middle = [...text(60, 70, '项目'), ...text(175, 70, '合计'), ...text(485, 70, '项目支出')]
    const upper = text(315, 60, '基本支出')
    const lower = [...text(255, 80, '小计'), ...text(325, 80, '人员经费'), ...text(405, 80, '公用经费')]
    expect(grid(...upper, ...middle, ...lower, ...wide)[0]?.slice(0, 2)).toEqual([
      ['项目 <1×2>', '合计 <1×2>', '基本支出 <3×1>', '项目支出 <1×2>'],
      ['小计', '人员经费', '公用经费'],
    ])
  })

  it('a header broken over lines is one cell', () => {
    const upper = [
      ...text(60, 68, '项目'),
      ...text(270, 68, '合计'),
      ...text(350, 68, '一般公共'),
      ...text(460, 68, '项目支出'),
    ]
    const lower = text(350, 80, '预算拨款')
    expect(grid(...upper, ...lower, ...rows(100, body))[0]?.[0]).toEqual([
      '项目',
      '合计',
      '一般公共预算拨款',
      '项目支出',
    ])
  })

  it('a wrapped name belongs to the row it began in', () => {
    const glyphs = [
      ...two,
      ...text(60, 100, '机关事业单位基本养老保险'),
      ...figure(300, 100, '7.00'),
      ...text(60, 112, '缴费支出'),
      ...rows(132, [
        ['教育支出', '8.00'],
        ['卫生支出', '9.00'],
      ]),
    ]
    expect(grid(...glyphs)).toEqual([
      [
        ['项目', '合计'],
        ['机关事业单位基本养老保险缴费支出', '7.00'],
        ['教育支出', '8.00'],
        ['卫生支出', '9.00'],
      ],
    ])
  })

  it('texts that reach into a neighbour’s column prove no columns: they stay lines', () => {
    const wide = [...text(60, 160, '一个很长很长的名称伸进了后面的数字一列之中很远'), ...figure(400, 160, '5.00')]
    const read_ = read(page(1, [...rows(100, body), ...wide]))
    expect(gridsOf(read_)).toEqual([])
    expect(linesOf(read_)).toHaveLength(4)
  })

  it('a cell as tall as two rows of the header stands beside a parent, not under it', () => {
    const glyphs = [
      ...text(400, 60, '基本支出'),
      ...text(60, 70, '项目'),
      ...text(270, 70, '合计'),
      ...text(370, 80, '人员'),
      ...text(470, 80, '公用'),
      ...rows(100, body),
    ]
    expect(grid(...glyphs)[0]?.slice(0, 2)).toEqual([
      ['项目 <1×2>', '合计 <1×2>', '基本支出 <2×1>'],
      ['人员', '公用'],
    ])
  })

  it('figures half-way down a broken name are its own', () => {
    const glyphs = [
      ...two,
      ...text(60, 100, '机关事业单位基本养老'),
      ...figure(300, 106, '7.00'),
      ...text(60, 112, '保险缴费支出'),
      ...rows(132, [
        ['教育支出', '8.00'],
        ['卫生支出', '9.00'],
        ['住房支出', '9.50'],
      ]),
    ]
    expect(grid(...glyphs)[0]?.[1]).toEqual(['机关事业单位基本养老保险缴费支出', '7.00'])
  })

  it('names that cannot be told from their own continuation leave lines', () => {
    const glyphs = rows(100, [
      ['机关事业单位', ''],
      ['养老保险', '7.00'],
      ['教育支出', '8.00'],
      ['其他费用', ''],
      ['支出', '9.00'],
    ])
    expect(grid(...glyphs)).toEqual([])
  })

  it('numbers of columns are no cells', () => {
    const numbers = [...text(60, 100, '栏次'), ...text(275, 100, '1'), ...text(375, 100, '2'), ...text(475, 100, '3')]
    expect(grid(...header, ...numbers, ...rows(120, body))).toEqual([
      [['项目', '合计', '基本支出', '项目支出'], ...body],
    ])
  })

  it('names stand over the edge of their columns, and one without figures below is a column of its own', () => {
    const names = [
      ...text(130, 80, '项目'),
      ...text(240, 80, '合计'),
      ...text(330, 80, '基本'),
      ...text(430, 80, '项目支出'),
      ...text(530, 80, '备注'),
    ]
    expect(grid(...names, ...rows(100, body))[0]?.[0]).toEqual(['项目', '合计', '基本', '项目支出', '备注'])
  })

  it('go on over a page under the same columns, an empty one left out', () => {
    const first = page(1, [...header, ...rows(100, body)])
    const second = page(
      2,
      rows(100, [
        ['农林水支出', '7.00', '', '7.00'],
        ['其他支出', '8.00', '', '8.00'],
        ['合计', '9.00', '', '9.00'],
      ]),
    )
    const { pieces } = read(first, second)
    expect(gridsOf({ pieces })).toHaveLength(1)
    expect(gridsOf({ pieces })[0]?.[4]).toEqual(['农林水支出', '7.00', '', '7.00'])
    const [table] = pieces
    expect(table?.kind === 'grid' && table.rows.map((row) => row[0]?.place.page)).toEqual([1, 1, 1, 1, 2, 2, 2])
    expect(table?.kind === 'grid' && table.rows[4]?.[1]?.place.box?.[1]).toBe(
      table?.kind === 'grid' ? table.rows[1]?.[1]?.place.box?.[1] : null,
    )
  })

  it('leave out the header that the next page repeats, and its captions', () => {
    const caption = text(60, 55, '部门收入总表')
    const again = page(2, [
      ...text(60, 55, '部门收入总表（续）'),
      ...header,
      ...rows(100, [['农林水支出', '7.00', '', '7.00']]),
    ])
    expect(gridsOf(read(page(1, [...caption, ...header, ...rows(100, body)]), again))).toEqual([
      [['项目', '合计', '基本支出', '项目支出'], ...body, ['农林水支出', '7.00', '', '7.00']],
    ])
  })

  it('do not go on where the next page opens a table with a header of its own, or begins alike', () => {
    const other = [
      ...text(60, 80, '功能'),
      ...text(270, 80, '人数'),
      ...text(360, 80, '编制'),
      ...text(460, 80, '车辆'),
      ...rows(100, body),
    ]
    expect(gridsOf(read(page(1, [...header, ...rows(100, body)]), page(2, other)))).toHaveLength(2)
    const alike = page(2, [...header, ...rows(100, body)])
    expect(gridsOf(read(page(1, [...header, ...rows(100, body)]), alike))).toHaveLength(2)
  })

  it('without names for all columns stay lines, whose figures belong to no column', () => {
    const tail = [...text(60, 80, '款收入'), ...text(270, 80, '全支出')]
    expect(grid(...tail, ...rows(100, body))).toEqual([])
    expect(grid(...rows(100, body))).toEqual([])
  })

  it.each([
    ['prose with figures', [...text(60, 100, '收入合计'), ...text(140, 100, '2,946.25'), ...text(60, 120, '万元。')]],
    [
      'a list of contents',
      rows(100, [
        ['一、部门概况', '1'],
        ['二、收支总表', '3'],
        ['三、名词解释', '9'],
      ]),
    ],
    ['a caption with a unit', [...text(60, 100, '编制部门：某市财政局'), ...text(450, 100, '单位：元')]],
  ])('%s is no table', (_, glyphs) => {
    expect(grid(...glyphs)).toEqual([])
  })
})
