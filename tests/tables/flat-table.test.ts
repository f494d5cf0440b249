import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellsOf, rowOf, rowsOf, tableOf, tablesOf } from './read.js'

const captions = (number: number, title: string): string[] => [
  ' 单位：元单位名称：青山市服务中心',
  '',
  `表${number}`,
  '',
  title,
  '',
]
const apart = (lines: readonly string[]): string => lines.join('\n\n')
const HEAD = '第一部分：概况\n\n2025年部门预算公开报表\n\n'
const COLUMNS = '功能科目编码 功能科目名称 合计 人员经费支出 公用经费支出 专项业务经费支出 备注'

const LIST = [
  '合计 6,480,334.00 5,744,973.00 75,361.00 660,000.00',
  '201 一般公共服务支出 6,101,488.00 5,366,127.00 75,361.00 660,000.00',
  '　　20103 政府办公厅(室)及相关机构事务 6,101,488.00 5,366,127.00 75,361.00 660,000.00',
  '　　　　2010350 事业运行 5,441,488.00 5,366,127.00 75,361.00',
  '　　　　2010399 其他政府办公厅(室)及相关机构事务支出 660,000.00 660,000.00',
  '208 社会保障和就业支出 197,383.00 197,383.00',
  '　　20805 行政事业单位养老支出 197,383.00 197,383.00',
  '221 住房保障支出 181,463.00 181,463.00',
]

function list(lines: readonly string[]): string {
  return HEAD + captions(1, '一般公共预算支出明细表').join('\n') + apart([COLUMNS, ...lines])
}

describe('figures without columns', () => {
  it('places them by row sums, totals and hierarchy, and says so', () => {
    const table = tableOf(list(LIST))
    expect(table).toMatchObject({ number: '表1', unit: '元', title: '一般公共预算支出明细表' })
    expect(cellsOf(table, rowOf(table, '事业运行'))).toEqual([
      '合计=5,441,488.00',
      '人员经费支出=5,366,127.00',
      '公用经费支出=75,361.00',
    ])
    expect(cellsOf(table, rowOf(table, '其他政府办公厅(室)及相关机构事务支出'))).toEqual([
      '合计=660,000.00',
      '专项业务经费支出=660,000.00',
    ])
    expect(cellsOf(table, rowOf(table, '行政事业单位养老支出'))).toEqual(['合计=197,383.00', '人员经费支出=197,383.00'])
    expect(table.rows[0]?.cells.map((cell) => cell.placement)).toEqual(['given', 'given', 'given', 'given'])
    expect(rowOf(table, '住房保障支出')?.cells.map((cell) => cell.placement)).toEqual(['arithmetic', 'arithmetic'])
    const used = table.usedRelations.flatMap((relation) => relation.cells.map((cell) => cell.row))
    expect(used).toContain(table.rows.findIndex((row) => row.name === '住房保障支出'))
  })

  it('claims nothing where several columns fit', () => {
    const table = tableOf(list(['合计 100.00 100.00', '201 一般公共服务支出 100.00 100.00']))
    expect(table.rows.map((row) => cellsOf(table, row))).toEqual([
      ['合计=100.00', '?=100.00'],
      ['合计=100.00', '?=100.00'],
    ])
    expect(table.warnings.map((warning) => warning.code)).toEqual(['unplaced-figures'])
    expect(table.hypotheses).toEqual([])
  })

  it.each([
    ['a part', 1, '5,366,127.00 75,361.00 660,000.00', '5,366,172.00 75,361.00 660,000.00'],
    ['a total', 5, '197,383.00 197,383.00', '197,338.00 197,383.00'],
    ['a column total', 0, '5,744,973.00 75,361.00', '5,744,937.00 75,361.00'],
    ['a lonely amount', 7, '181,463.00 181,463.00', '118,463.00 118,463.00'],
  ])('moves no figure to a wrong column when %s is misprinted', (_, row, from, to) => {
    const right = tableOf(list(LIST))
    const table = tableOf(list(LIST.map((line, at) => (at === row ? line.replace(from, to) : line))))
    const truth = right.rows.flatMap((one) => one.cells.map((cell) => cell.column))
    const found = table.rows.flatMap((one) => one.cells.map((cell) => cell.column))
    for (const [at, column] of found.entries()) if (column !== null) expect(column).toBe(truth[at])
    for (const { row: at, cell, column } of table.hypotheses) expect(column).toBe(right.rows[at]?.cells[cell]?.column)
  })

  it('offers checks the place that breaks one relation only, and keeps it unclaimed', () => {
    const table = tableOf(
      list(LIST.map((line) => line.replace('合计 6,480,334.00 5,744,973.00', '合计 6,480,334.00 5,744,937.00'))),
    )
    const at = table.rows.findIndex((row) => row.code === '208')
    expect(table.rows[at]?.cells[1]?.column).toBeNull()
    expect(table.hypotheses).toContainEqual({ row: at, cell: 1, column: 3 })
  })

  it('uses blanks that a page kept where they fill the columns', () => {
    const table = tableOf(list(['合计 9.00 4.00 3.00 2.00  ', '201 一般公共服务支出 3.00     3.00  ']))
    expect(cellsOf(table, table.rows[1])).toEqual(['合计=3.00', '专项业务经费支出=3.00'])
  })

  it('uses places that a page kept where they are as many as the columns', () => {
    const table = tableOf(
      list([
        '合计                 9.00      4.00      3.00      2.00',
        '201  甲类支出         3.00                          3.00',
        '202  乙类支出         3.00      3.00',
        '203  丙类支出         3.00                3.00',
      ]).replaceAll('\n\n', '\n'),
    )
    expect(table.rows.slice(1).map((row) => cellsOf(table, row)[1])).toEqual([
      '专项业务经费支出=3.00',
      '人员经费支出=3.00',
      '公用经费支出=3.00',
    ])
  })

  it('never places a figure wrongly, whatever the figures are', () => {
    const amount = fc.integer({ min: 0, max: 60 })
    const item = fc.tuple(amount, amount, amount)
    fc.assert(
      fc.property(
        fc.array(fc.array(item, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 }),
        (classes) => {
          const lines: string[] = []
          const truth: number[][] = []
          const print = (label: string, parts: readonly number[]): void => {
            const all = [parts.reduce((sum, part) => sum + part, 0), ...parts]
            if (all[0] === 0) return
            const kept = all.map((value, at) => ({ value, at })).filter(({ value }) => value !== 0)
            lines.push(`${label} ${kept.map(({ value }) => `${value}.00`).join(' ')}`)
            truth.push(kept.map(({ at }) => at + 2))
          }
          const sum = (parts: readonly (readonly number[])[]): number[] =>
            [0, 1, 2].map((at) => parts.reduce((all, part) => all + (part[at] ?? 0), 0))
          print('合计', sum(classes.map(sum)))
          for (const [at, items] of classes.entries()) {
            print(`${201 + at} 第${at}类支出`, sum(items))
            for (const [index, parts] of items.entries())
              print(`　${201 + at}0${index + 1} 第${at}类${index}款支出`, parts)
          }
          if (lines.length === 0) return
          const table = tableOf(list(lines))
          for (const [row, { cells }] of table.rows.entries())
            for (const [index, cell] of cells.entries())
              if (cell.column !== null) expect([row, index, cell.column]).toEqual([row, index, truth[row]?.[index]])
        },
      ),
      { numRuns: 150 },
    )
  })
})

describe('headers broken over lines', () => {
  it('puts wrapped header words together and both economic schemes on one row', () => {
    const table = tableOf(
      HEAD +
        captions(6, '支出明细表（按支出经济分类科目）').join('\n') +
        apart([
          '部门经济科目编码 部门经济科目名称',
          '政府经济科目编\n\n码\n政府经济科目名称 合计 人员经费支出 公用经费支出 备注',
          '合计 9.00 6.00 3.00',
          '301 工资福利支出 6.00 6.00',
          '　　30101 基本工资 50501 工资福利支出 6.00 6.00',
          '302 商品和服务支出 3.00 3.00',
        ]),
    )
    expect(table.columns.map((column) => column.path[0])).toEqual([
      '部门经济科目编码',
      '部门经济科目名称',
      '政府经济科目编码',
      '政府经济科目名称',
      '合计',
      '人员经费支出',
      '公用经费支出',
      '备注',
    ])
    expect(rowOf(table, '基本工资')).toMatchObject({ code: '30101', secondCode: '50501', secondName: '工资福利支出' })
    expect(cellsOf(table, rowOf(table, '商品和服务支出'))).toEqual(['合计=3.00', '公用经费支出=3.00'])
  })

  it('rebuilds three groups of columns and relates them', () => {
    const group = ['合计', '“三公”经费预算', '会议费 培训费']
    const inner = ['小计', '因公出国\n\n（境）费用', '公务接待费', '公务用车运行\n\n维护费']
    const table = tableOf(
      HEAD +
        captions(12, '“三公”经费及会议费、培训费支出预算表').join('\n') +
        apart([
          '单位编码 单位名称',
          '上年 当年 增减变化情况',
          ...group,
          ...group,
          ...group,
          ...inner,
          ...inner,
          ...inner,
          '合计 50.00 20.00 30.00 70.00 40.00 30.00 20.00 20.00',
        ]),
    )
    expect(table.columns[3]?.path).toEqual(['上年', '“三公”经费预算', '小计'])
    expect(table.columns[6]?.path).toEqual(['上年', '“三公”经费预算', '公务用车运行维护费'])
    expect(cellsOf(table, table.rows[0]).filter((cell) => !cell.startsWith('?'))).toContain('当年/合计=70.00')
  })

  it('reads a procurement line whose columns only fit one way', () => {
    const table = tableOf(
      HEAD +
        captions(11, '政府采购预算表').join('\n') +
        apart([
          '科目编码\n单位编码 采购项目 采购目录 规格型号 数量',
          '实施采购时间 预算金额 说明',
          '类 款 项',
          '合计   12,000.00',
          '201 03 99 502012 热线业务费 会计服务 项 1 2024年 12,000.00',
        ]),
    )
    const row = table.rows[1]
    expect(row).toMatchObject({ code: '2010399', name: '热线业务费/502012/会计服务/项/2024年' })
    expect(cellsOf(table, row)).toEqual(['数量=1', '预算金额=12,000.00'])
    expect(cellsOf(table, table.rows[0])).toEqual(['预算金额=12,000.00'])
  })
})

describe('lanes without separators', () => {
  const header = ['收入 支出', '项目 预算数 支出功能分类科目 预算数 部门预算支出经济分类科目 预算数']
  const body = [
    '一、部门预算 6.00 一、部门预算 6.00 一、部门预算 6.00',
    '　1、财政拨款 6.00 　1、一般公共服务支出 4.00 　1、人员经费支出 5.00',
    '　　(1)一般公共预算拨款   　2、外交支出   　　　 (1)工资福利支出 5.00',
    '　3、国防支出 2.00 　　　 (2)商品和服务支出  ',
    '　4、教育支出  ',
    '本年收入合计 6.00 本年支出合计 6.00 本年支出合计 6.00',
  ]
  const table = tableOf(HEAD + captions(1, '收支总表').join('\n') + apart([...header, ...body]))

  it('gives the entries of short lines to the lane whose numbering goes on', () => {
    expect(rowOf(table, '3、国防支出')).toMatchObject({ lane: '支出功能分类科目', parent: 1 })
    expect(cellsOf(table, rowOf(table, '3、国防支出'))).toEqual(['支出功能分类科目/支出/预算数=2.00'])
    expect(rowOf(table, '(2)商品和服务支出')?.lane).toBe('部门预算支出经济分类科目')
    expect(rowsOf(table).filter((row) => row.startsWith('支出功能分类科目'))).toHaveLength(6)
    expect(rowOf(table, '(1)一般公共预算拨款')?.cells).toEqual([])
  })

  it('leaves a figure without a lane where two lanes could go on', () => {
    const open = tableOf(
      HEAD +
        captions(1, '收支总表').join('\n') +
        apart([...header, body[0] ?? '', body[1] ?? '', '　2、教育支出 1.00']),
    )
    expect(cellsOf(open, rowOf(open, '2、教育支出'))).toEqual(['?=1.00'])
    expect(open.warnings.map((warning) => warning.code)).toContain('unplaced-figures')
  })

  it('keeps a class of expenditure out of the lane of income, though both lists could go on', () => {
    const ended = tableOf(
      HEAD +
        captions(1, '收支总表').join('\n') +
        apart(['收入 支出', '项目 预算数 项目 预算数', '一、事业收入 1.00 　一、教育支出 2.00', '二、农林水支出 3.00']),
    )
    expect(cellsOf(ended, rowOf(ended, '二、农林水支出'))).toEqual(['支出/预算数=3.00'])
  })

  it('takes the numbers of lines (行次) for no figures, also where a lane has a number only', () => {
    const numbered = tableOf(
      HEAD +
        captions(1, '收入支出决算总表').join('\n') +
        apart([
          '收入 支出',
          '项目 行次 金额 项目 行次 金额',
          '一、财政拨款收入 1 7.00 一、教育支出 5 6.00',
          '二、事业收入 2 二、农林水支出 6 1.00',
          '三、其他收入 3 7',
          '总计 4 7.00 总计 8 7.00',
        ]),
    )
    expect(numbered.rows.map((row) => [row.lane, row.name, ...cellsOf(numbered, row)].join(' '))).toEqual([
      '收入 一、财政拨款收入 收入/金额=7.00',
      '支出 一、教育支出 支出/金额=6.00',
      '收入 二、事业收入',
      '支出 二、农林水支出 支出/金额=1.00',
      '收入 三、其他收入',
      '收入 总计 收入/金额=7.00',
      '支出 总计 支出/金额=7.00',
    ])
  })

  it('places nothing where lanes have several figures and cannot be told apart', () => {
    const wide = tableOf(
      HEAD +
        captions(1, '财政拨款收入支出决算总表').join('\n') +
        apart([
          '收入 支出',
          '项目 行次 金额 项目 行次 合计 一般公共预算 政府性基金',
          '一、财政拨款收入 1 7.00 一、教育支出 3 6.00 6.00',
          '总计 2 7.00 总计 4 7.00 6.00 1.00',
        ]),
    )
    expect(new Set(wide.rows.flatMap((row) => row.cells.map((cell) => cell.column)))).toEqual(new Set([null]))
  })
})

describe('whole numbers', () => {
  it('opens the body at a total without decimals whose letters stand apart', () => {
    const table = tableOf(
      HEAD + captions(1, '收入总表').join('\n') + apart(['单位名称 合计 上年结转', '合 计 15 11', '某局 15 11']),
    )
    expect(table.rows.map((row) => cellsOf(table, row))).toEqual([
      ['合计=15', '上年结转=11'],
      ['合计=15', '上年结转=11'],
    ])
  })
})

describe('damage', () => {
  it.each([
    ['no blank lines', (text: string) => text.replace(/\n\n/g, '\n')],
    ['lost indents', (text: string) => text.replace(/^[\u3000 ]+/gm, '')],
    ['windows line ends', (text: string) => text.replaceAll('\n', '\r\n')],
  ])('reads the same with %s', (_, change) => {
    const shape = (text: string) =>
      tablesOf(text).map((table) => table.rows.map((row) => [row.code, row.name, cellsOf(table, row)]))
    expect(shape(change(list(LIST)))).toEqual(shape(list(LIST)))
  })

  it('ends on cut headers, missing totals and endless lines', () => {
    const text = list(LIST)
    for (const damaged of [
      text.slice(0, 120),
      text.replace(COLUMNS, '功能科目编码'),
      text.replace(/^合计.*$/m, ''),
      list([`201 ${'长'.repeat(10_000)}${' 1.00'.repeat(2_000)}`]),
    ])
      for (const table of tablesOf(damaged))
        for (const row of table.rows)
          for (const cell of row.cells)
            expect(cell.column === null || table.columns[cell.column] !== undefined).toBe(true)
  })
})
