import { describe, expect, it } from 'vitest'
import { cellsOf, rowOf, rowsOf, tableOf, tablesOf } from './read.js'

const HEAD = '第一部分 报表\n\n'
const lines = (...rows: string[]): string => rows.join('\n')

describe('header and columns', () => {
  it('spreads merged header cells and refines them row by row', () => {
    const table = tableOf(
      HEAD +
        lines(
          '一般公共预算支出表',
          '',
          '单位：万元',
          '',
          '科目编码\t科目名称\t合计\t基本支出\t\t\t项目支出',
          '\t\t\t小计\t人员经费\t公用经费\t',
          '栏次\t\t1\t2\t3\t4\t5',
          '201\t一般公共服务支出\t10.00\t6.00\t4.00\t2.00\t4.00',
        ),
    )
    expect(table).toMatchObject({ title: '一般公共预算支出表', unit: '万元' })
    expect(cellsOf(table, table.rows[0])).toEqual([
      '合计=10.00',
      '基本支出/小计=6.00',
      '基本支出/人员经费=4.00',
      '基本支出/公用经费=2.00',
      '项目支出=4.00',
    ])
  })

  it.each([
    ['类\t款\t项\t栏次\t1\t2\t3', 'beside 类 款 项'],
    ['栏次\t\t\t\t1\t\t3', 'with a number lost'],
  ])('skips a row that numbers the columns: %s', (numbering) => {
    const table = tableOf(
      HEAD +
        lines(
          '支出决算表',
          '',
          '单位：万元',
          '',
          '科目编码\t\t\t科目名称\t本年支出合计\t基本支出\t项目支出',
          numbering,
          '\t\t\t合计\t10.00\t6.00\t4.00',
          '201\t03\t01\t行政运行\t10.00\t6.00\t4.00',
        ),
    )
    expect(table.rows.map(({ code, name }) => [code, name])).toEqual([
      ['', '合计'],
      ['2010301', '行政运行'],
    ])
  })

  it('reads codes in three columns of a pipe table and skips the numbering of columns', () => {
    const table = tableOf(
      HEAD +
        lines(
          '表 3',
          '',
          '单位支出总体情况表',
          '',
          '单位：万元',
          '',
          '| 功能分类科目编码 | | | 功能分类科目名称 | 合计 | 基本支出 |',
          '|---|---|---|---|---|---|',
          '| 类 | 款 | 项 | | | |',
          '| ※ | ※ | ※ | ※ | 1 | 2 |',
          '| 201 | | | 一般公共服务支出 | 5.00 | 5.00 |',
          '| 201 | 03 | | 政府办公厅（室）及相关机 构事务 | 5.00 | 5.00 |',
          '| 201 | 03 | 50 | 事业运行 | 5.00 | |',
        ),
    )
    expect(table.number).toBe('表3')
    expect(rowsOf(table)).toEqual(['201 一般公共服务支出', '20103 政府办公厅（室）及相关机构事务', '2010350 事业运行'])
    expect(table.rows.map((row) => [row.level, row.parent])).toEqual([
      [1, null],
      [2, 0],
      [3, 1],
    ])
    expect(cellsOf(table, table.rows[2])).toEqual(['合计=5.00'])
  })

  it('takes units from headers and cells, and warns where there is none', () => {
    const list = tableOf(HEAD + lines('项目公开清单\t\t', '序号\t项目名称\t预算金额(单位:万元)', '1\t运维项目\t57.97'))
    expect(list).toMatchObject({ title: '项目公开清单', unit: '万元' })
    expect(list.columns.map((column) => column.role)).toEqual(['ordinal', 'name', 'figure'])
    const share = tableOf(HEAD + lines('收支变动表', '', '单位：元', '', '项目\t金额\t增减%', '培训费\t100.00\t100%'))
    expect(share.columns[2]?.unit).toBe('%')
    expect(rowOf(share, '培训费')?.cells[1]).toMatchObject({ value: '100', unit: '%' })
    const bare = tableOf(HEAD + lines('收支变动表', '', '项目\t金额', '培训费\t100.00'))
    expect(bare.unit).toBe('')
    expect(bare.warnings.map((warning) => warning.code)).toContain('no-unit')
  })

  it('keeps wrongly grouped digits and overflow as unread, with a warning', () => {
    const table = tableOf(
      HEAD + lines('收支表', '', '单位：元', '', '项目\t金额', '培训费\t6,48,033.00', '会议费\t#####', '差旅费\t1.00'),
    )
    expect(table.rows.map((row) => row.cells[0]?.value ?? null)).toEqual([null, null, '1.00'])
    expect(table.warnings.filter((warning) => warning.code === 'unreadable-figure')).toHaveLength(2)
  })
})

describe('codes', () => {
  it.each([
    [
      'a government code beside a department code',
      '30101\t基本工资\t50501\t工资福利支出\t5.00',
      ['30101', '50501', '工资福利支出'],
    ],
    ['a line without the second', '301\t工资福利支出\t\t\t5.00', ['301', null, null]],
  ])('reads %s', (_, row, expected) => {
    const table = tableOf(
      [
        '支出明细表',
        '',
        '单位：元',
        '',
        '部门经济科目编码\t部门经济科目名称\t政府经济科目编码\t政府经济科目名称\t合计',
        '合计\t\t\t\t5.00',
        row,
      ].join('\n'),
    )
    const read = table.rows.at(-1)
    expect([read?.code, read?.secondCode, read?.secondName]).toEqual(expected)
  })
})

describe('lanes', () => {
  it('reads two lanes as rows of their own, without the ordinal columns', () => {
    const table = tableOf(
      HEAD +
        lines(
          '收入支出决算总表',
          '',
          '公开01表',
          '金额单位：万元',
          '',
          '收入\t\t\t支出\t\t',
          '项目\t行次\t金额\t项目\t行次\t金额',
          '栏次\t\t1\t栏次\t\t2',
          '一、一般公共预算财政拨款收入\t1\t9.00\t一、一般公共服务支出\t32\t8.00',
          '\t2\t\t二、外交支出\t33\t',
          '本年收入合计\t27\t9.00\t本年支出合计\t58\t8.00',
          '总 计\t31\t9.00\t总 计\t62\t9.00',
        ),
    )
    expect(table.number).toBe('公开01表')
    expect(rowsOf(table)).toEqual([
      '收入 一、一般公共预算财政拨款收入',
      '支出 一、一般公共服务支出',
      '支出 二、外交支出',
      '收入 本年收入合计',
      '支出 本年支出合计',
      '收入 总计',
      '支出 总计',
    ])
    expect(cellsOf(table, rowOf(table, '总计', '支出'))).toEqual(['支出/金额=9.00'])
    expect(rowOf(table, '总计', '支出')).toMatchObject({ isTotal: true, level: 0, line: 14 })
  })

  it('reads three lanes with codes, joined over a page break, and a total that reaches over lanes', () => {
    const header = [
      '人员经费\t\t\t公用经费\t\t\t\t\t',
      '科目编码\t科目名称\t金额\t科目编码\t科目名称\t金额\t科目编码\t科目名称\t金额',
    ]
    const table = tableOf(
      HEAD +
        lines(
          '基本支出决算明细表',
          '',
          '单位：万元',
          '',
          ...header,
          '301\t工资福利支出\t5.00\t302\t商品和服务支出\t3.00\t310\t资本性支出\t',
          '',
          ...header.map((line) => `${line}\t`),
          '30101\t基本工资\t5.00\t30201\t办公费\t3.00\t31002\t办公设备购置\t\t',
          '人员经费合计\t\t5.00\t公用经费合计\t\t\t\t\t\t3.00',
        ),
    )
    expect(table.rows).toHaveLength(8)
    expect(rowOf(table, '办公费')).toMatchObject({ lane: '公用经费', code: '30201', parent: 1 })
    expect(cellsOf(table, rowOf(table, '公用经费合计'))).toEqual(['公用经费/金额=3.00'])
  })

  it('does not take texts between figures for lanes', () => {
    const table = tableOf(
      HEAD + lines('政府采购表', '', '单位：万元', '', '项目名称\t数量\t规格型号\t金额', '会议项目\t2\tA4\t0.50'),
    )
    expect(table.rows.map((row) => row.lane)).toEqual([''])
    expect(cellsOf(table, table.rows[0])).toEqual(['数量=2', '金额=0.50'])
    expect(table.columns[1]?.unit).toBe('')
  })

  it('nests 其中, numbering and the funds of a carry-over', () => {
    const table = tableOf(
      HEAD +
        lines(
          '收支总表',
          '',
          '单位：万元',
          '',
          '收入\t\t支出\t',
          '项目\t预算数\t项目\t预算数',
          '一、单位资金\t2.00\t201 一般公共服务支出\t2.00',
          '其中：事业收入\t1.00\t202 外交支出\t',
          '其他收入\t1.00\t\t',
          '二、其他\t\t\t',
          '本年收入合计\t2.00\t本年支出合计\t2.00',
          '上年结转\t1.00\t结转下年\t',
          '一般公共预算\t1.00\t\t',
        ),
    )
    const parent = (name: string): string | null => {
      const row = rowOf(table, name, '收入')
      return row?.parent == null ? null : (table.rows[row.parent]?.name ?? null)
    }
    expect(['其中：事业收入', '其他收入', '二、其他', '上年结转', '一般公共预算'].map(parent)).toEqual([
      '一、单位资金',
      '一、单位资金',
      null,
      null,
      '上年结转',
    ])
    expect(rowOf(table, '外交支出', '支出')?.code).toBe('202')
  })
})

describe('forms', () => {
  it('marks an empty form and keeps its statement', () => {
    const table = tableOf(
      HEAD +
        lines(
          '政府性基金预算支出表',
          '',
          '单位：万元',
          '',
          '科目编码\t科目名称\t合计',
          '\t合 计\t',
          '',
          '注：没有政府性基金安排的支出，故本表无数据。',
        ),
    )
    expect(table.empty).toBe(true)
    expect(table.notes).toEqual([{ text: '注：没有政府性基金安排的支出，故本表无数据。', line: 10 }])
  })

  it('puts a wrapped label together and keeps its lines', () => {
    const table = tableOf(
      HEAD +
        lines(
          '支出表',
          '',
          '单位：万元',
          '',
          '科目编码\t科目名称\t合计',
          '2080505\t机关事业单位基本养老',
          '保险缴费支出\t8.57',
          '2210201\t住房公积金\t7.70',
        ),
    )
    expect(rowsOf(table)).toEqual(['2080505 机关事业单位基本养老保险缴费支出', '2210201 住房公积金'])
    expect(table.rows[0]).toMatchObject({ line: 9, lines: { first: 8, last: 9 } })
  })

  it('names a column-less body and survives damage', () => {
    const table = tableOf(`${HEAD}支出表\n\n单位：万元\n\n301\t工资福利支出\t5.00\n`)
    expect(table.warnings.map((warning) => warning.code)).toContain('no-header')
    expect(
      tablesOf(`${HEAD}单位：万元\n\n\t\t\n${'一'.repeat(10_000)}\t${'1.00 '.repeat(2_000)}\n||||\n|`).length,
    ).toBeGreaterThanOrEqual(0)
  })

  it('counts two tables of one section apart', () => {
    const tables = tablesOf(
      HEAD +
        lines(
          '收入表',
          '',
          '单位：元',
          '',
          '项目\t金额',
          '合计\t1.00',
          '',
          '支出表',
          '',
          '单位：元',
          '',
          '项目\t金额',
          '合计\t2.00',
        ),
    )
    expect(tables.map((table) => [table.id, table.title])).toEqual([
      ['T1', '收入表'],
      ['T2', '支出表'],
    ])
  })
})

describe('a code that broke in a narrow column goes on in front of the name', () => {
  const rowsWith = (...rows: string[]): [string, string][] =>
    tableOf(HEAD + lines('一般公共预算支出表', '', '单位：万元', '', '科目编码\t科目名称\t合计', ...rows)).rows.map(
      ({ code, name }) => [code, name],
    )

  it.each([
    ['201030', '2一般行政管理事务', '2010302', '一般行政管理事务'],
    ['2010', '350事业运行', '2010350', '事业运行'],
    ['3020', '1办公费', '30201', '办公费'],
    // Whole codes, and codes of offices with names of their own numbers.
    ['20103', '02一般行政管理事务', '20103', '02一般行政管理事务'],
    ['205003', '110指挥中心', '205003', '110指挥中心'],
    ['205003', '12345热线服务中心', '205003', '12345热线服务中心'],
  ])('%s %s', (code, name, whole, rest) => {
    expect(rowsWith(`${code}\t${name}\t10.00`)).toEqual([[whole, rest]])
  })

  it('in one column with it, too', () => {
    const table = tableOf(
      HEAD +
        lines(
          '一般公共预算支出表',
          '',
          '单位：万元',
          '',
          '项目\t合计',
          '201 一般公共服务支出\t10.00',
          '201030 2一般行政管理事务\t10.00',
        ),
    )
    expect(table.rows.map(({ code, name }) => [code, name])).toEqual([
      ['201', '一般公共服务支出'],
      ['2010302', '一般行政管理事务'],
    ])
  })
})
