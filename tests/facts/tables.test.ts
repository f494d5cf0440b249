import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { factsFromTables } from '../../src/facts/from-tables.js'
import { signedValue } from '../../src/facts/signed-value.js'
import type { Table } from '../../src/tables/types.js'
import { document, inWords, listTable, OFFICE, row, vocabulary } from './fixtures.js'

const read = (table: Table, kind: 'budget' | 'accounts' = 'budget') =>
  factsFromTables(document(kind), [table], vocabulary)
const words = (table: Table, kind: 'budget' | 'accounts' = 'budget') => read(table, kind).facts.map(inWords)

describe('list tables', () => {
  it('reads the amounts of one column without a name, of several none', () => {
    const rowOf = (...amounts: string[]) => [['2010601', '行政运行', ...amounts]]
    const title = '一般公共预算财政拨款支出表'
    expect(read(listTable(title, [['']], rowOf('4.0'))).facts.map(({ value }) => value)).toEqual(['4.0'])
    expect(read(listTable(title, [[''], ['']], rowOf('4.0', '5.0'))).facts).toEqual([])
    const named = listTable(title, [[''], [], ['合计']], rowOf('4.0', '5.0', '6.0'))
    expect(read(named).facts.map(({ value }) => value)).toEqual(['6.0'])
  })

  it('reads stages, changes and growth from a header of two years', () => {
    const change = '2030年预算数与2029年执行数(决算数)'
    const table = listTable(
      '一般公共预算财政拨款支出表',
      [
        ['2029年执行数(决算数)'],
        ['2030年预算数', '合计'],
        ['2030年预算数', '基本支出'],
        [change, '增减额'],
        [change, '增减%'],
      ],
      [['2010601', '行政运行', '4.0', '5.0', '5.0', '-1.0', '-20%']],
    )
    expect(words(table)).toEqual([
      '4.0万元 2029 execution general expenditure 2010601行政运行 total amount',
      '5.0万元 2030 initial-budget general expenditure 2010601行政运行 total amount',
      '5.0万元 2030 initial-budget general expenditure 2010601行政运行 basic amount',
      '-1.0万元 2030 initial-budget general expenditure 2010601行政运行 total change ~2029 execution decrease',
      '-20% 2030 initial-budget general expenditure 2010601行政运行 total rate ~2029 execution decrease',
    ])
  })

  it('names totals by form: basic expenditure and its parts', () => {
    const table = listTable(
      '一般公共预算基本支出表',
      [['合计'], ['人员经费'], ['日常公用支出']],
      [
        ['', '总计', '9', '7', '2'],
        ['30101', '岗位基本工资', '7', '7', ''],
      ],
    )
    expect(words(table)).toEqual([
      '9万元 2030 initial-budget general expenditure 本年支出 basic amount',
      '7万元 2030 initial-budget general expenditure 本年支出 personnel amount',
      '2万元 2030 initial-budget general expenditure 本年支出 public amount',
      '7万元 2030 initial-budget general expenditure 30101基本工资 basic amount',
      '7万元 2030 initial-budget general expenditure 30101基本工资 personnel amount',
    ])
    const { blanks } = read(table)
    expect(blanks.map((blank) => `${blank.key.item?.name} ${blank.key.portion}`)).toEqual(['基本工资 public'])
  })

  it('crosses income with classes, and names the total row by its column', () => {
    const table = listTable(
      '收入决算表',
      [['本年收入合计'], ['财政拨款收入'], ['事业收入']],
      [
        ['', '合计', '9', '8', '1'],
        ['205', '教育支出', '9', '8', '1'],
      ],
    )
    expect(words(table, 'accounts')).toEqual([
      '9万元 2030 final-accounts all income 本年收入 total amount',
      '8万元 2030 final-accounts fiscal income 财政拨款收入 total amount',
      '1万元 2030 final-accounts all income 事业收入 total amount',
      '9万元 2030 final-accounts all income 205教育支出 total amount',
      '8万元 2030 final-accounts fiscal income 205教育支出 total amount',
      '1万元 2030 final-accounts all income 205教育支出<事业收入 total amount',
    ])
  })

  it('calls the total of an income form with balances 收入总计, and keeps a parent office apart', () => {
    const paths = [['合计'], ['本年收入', '一般公共预算'], ['上年结转结余', '一般公共预算']]
    const table = listTable('某单位2030年收入总表', paths, [
      ['', '青溪市农业局', '7', '5', '2'],
      ['', OFFICE, '7', '5', '2'],
    ])
    table.columns[1] = { path: ['部门（单位）名称'], role: 'name', unit: null }
    const { facts } = read(table)
    expect(
      facts.map((fact) => `${fact.key.organization} ${fact.key.level} ${fact.key.item?.name} ${fact.key.fund}`),
    ).toEqual([
      '青溪市农业局 null 收入总计 all',
      '青溪市农业局 null 一般公共预算拨款收入 general',
      '青溪市农业局 null 年初结转和结余 general',
      `${OFFICE} unit 收入总计 all`,
      `${OFFICE} unit 一般公共预算拨款收入 general`,
      `${OFFICE} unit 年初结转和结余 general`,
    ])
  })

  it.each([
    ['beside its units', '101001', 'own'],
    ['above its units', '101', 'department'],
  ])('takes the row of the department %s for what it is', (_, code, level) => {
    const table = listTable(
      '某部门2030年收入总表',
      [['合计']],
      [
        [code, OFFICE, '60'],
        ['101002', '青溪市农业局', '40'],
      ],
    )
    table.columns[0] = { path: ['单位编码'], role: 'code', unit: null }
    table.columns[1] = { path: ['单位名称'], role: 'name', unit: null }
    const source = document('budget')
    const { facts } = factsFromTables(
      { ...source, identity: { ...source.identity, level: 'department' } },
      [table],
      vocabulary,
    )
    expect(facts.map((fact) => `${fact.key.organization} ${fact.key.level}`)).toEqual([
      `${OFFICE} ${level}`,
      '青溪市农业局 null',
    ])
  })

  it('reads the budget of final accounts only where a note says which one it is', () => {
    const paths = [
      ['预算数', '公务接待费'],
      ['决算数', '公务接待费'],
    ]
    const table = listTable('财政拨款“三公”经费支出决算表', paths, [['', '', '2', '1']])
    const stages = (one: Table) => read(one, 'accounts').facts.map((fact) => fact.key.stage)
    expect(stages(table)).toEqual([null, 'final-accounts'])
    expect(stages({ ...table, notes: [{ text: '注：预算数为全年预算数。', line: 9 }] })).toEqual([
      'full-year-budget',
      'final-accounts',
    ])
  })

  it('puts a fund under a balance, and tells repeated names apart by the line above', () => {
    const table = listTable(
      '财政拨款收支预算总表',
      [['预算数']],
      [
        ['', '二、上年结转结余', '6'],
        ['', '其中：一般公共预算', '6'],
        ['', '三、其他项目', '4'],
        ['', '补充资金', '4'],
      ],
    )
    const at = (index: number, parent: number | null) => ({ ...(table.rows[index] ?? row([], 0)), parent })
    const nested = { ...table, rows: [at(0, null), at(1, 0), at(2, null), at(3, 2)] }
    expect(words(nested)).toEqual([
      '6万元 2030 initial-budget fiscal position 年初结转和结余 total amount',
      '6万元 2030 initial-budget general position 年初结转和结余 total amount',
      '4万元 2030 initial-budget fiscal null 其他项目 null amount',
      '4万元 2030 initial-budget fiscal null 补充资金<其他项目 null amount',
    ])
  })

  it('keeps money of this year apart where balances stand beside it', () => {
    const paths = [['合计'], ['本年财政拨款', '一般公共预算'], ['财政拨款结转结余', '一般公共预算']]
    const table = listTable('项目支出表', paths, [['', '合计', '9', '7', '2']])
    expect(words(table)).toEqual([
      '9万元 2030 initial-budget all expenditure 本年支出 project amount',
      '7万元 2030 initial-budget general expenditure 本年支出<本年 project amount',
      '2万元 2030 initial-budget general position 财政拨款结转结余 total amount',
    ])
  })

  it('makes no fact of an unplaced cell, and no blank of its row', () => {
    const { facts, blanks } = read(listTable('支出总表', [['合计'], ['基本支出']], [['', '合计', '9', '?9']]))
    expect(facts).toHaveLength(1)
    expect(blanks).toEqual([])
  })

  it('keeps the second economic code of a row beside its fact', () => {
    const table = listTable('一般公共预算支出明细表（按支出经济分类科目）', [['合计']], [])
    const rows = [row(['30201', '办公费', '3'], 1, { secondCode: '50502', secondName: '商品和服务支出' })]
    const { facts } = read({ ...table, rows })
    expect(facts.map((fact) => [fact.key.item?.code, fact.second])).toEqual([
      ['30201', { code: '50502', name: '商品和服务支出' }],
    ])
  })

  it('never guesses: without a known form, fund and side are null', () => {
    const { facts } = read(listTable('附表', [['金额']], [['', '茶罐', '3']]))
    expect(facts.map(inWords)).toEqual(['3万元 2030 initial-budget null null 茶罐 null amount'])
  })
})

describe('performance tables', () => {
  const columns: Table['columns'] = [
    { path: ['二级指标'], role: 'text', unit: null },
    { path: ['三级指标'], role: 'name', unit: null },
    { path: ['年度指标值'], role: 'figure', unit: null },
    { path: ['实际完成指标值'], role: 'figure', unit: null },
    { path: ['得分'], role: 'figure', unit: null },
    { path: ['内容'], role: 'text', unit: null },
    { path: ['金额'], role: 'figure', unit: null },
  ]
  const figure = (column: number, value: string, more = {}) => ({
    column,
    text: value,
    reading: 'number' as const,
    value,
    decimals: 0,
    bound: null,
    unit: null,
    line: 1,
    placement: 'given' as const,
    ...more,
  })
  const rows = [
    row(['', '项目名称'], 1, { texts: [{ column: 5, text: '采茶节' }] }),
    row(['', '年度资金总额'], 2, { cells: [figure(6, '30')] }),
    row(['', '其中：财政拨款'], 3, { cells: [figure(6, '20')] }),
    row(['', '上年结转'], 4, { cells: [figure(6, '10')] }),
    row(['', '其他资金'], 5),
    row(['', '项目期'], 6, { texts: [{ column: 5, text: '3 年' }] }),
    row(['', '宣传条数（条）'], 7, {
      cells: [figure(2, '200', { bound: '>=', unit: '条' }), figure(3, '210'), figure(4, '10')],
      texts: [{ column: 0, text: '数量指标' }],
    }),
    row(['', '满意度'], 8, { cells: [figure(2, '90', { bound: '>=', unit: '%' }), figure(3, '95', { unit: '%' })] }),
  ]
  const table = { ...listTable('项目支出绩效自评表', [], []), shape: 'performance' as const, columns, rows }

  it('gives targets, actual values, scores and the money of the project', () => {
    const { facts, blanks } = read(table, 'accounts')
    expect(facts.map(inWords)).toEqual([
      '30万元 2030 final-accounts all expenditure 采茶节 project amount',
      '20万元 2030 final-accounts fiscal expenditure 采茶节 project amount',
      '10万元 2030 final-accounts all expenditure 采茶节<上年结转 project amount',
      '3年 2030 final-accounts all activity 采茶节<项目期 total count',
      '>=200条 2030 final-accounts all target 宣传条数<采茶节 total target',
      '210条 2030 execution all target 宣传条数<采茶节 total count',
      '10分 2030 final-accounts all target 宣传条数<采茶节／得分 total count',
      '>=90% 2030 final-accounts all target 满意度<采茶节 total target',
      '95% 2030 execution all target 满意度<采茶节 total rate',
    ])
    expect(blanks.map((blank) => [blank.name, blank.key.item?.within])).toEqual([['其他资金', '其他资金']])
  })
})

describe('signedValue', () => {
  it('is the same for a cell of -x and a stated decrease of x, and leaves amounts alone', () => {
    const key = read(listTable('支出总表', [['合计']], [['', '合计', '1']])).facts[0]?.key
    if (key === undefined) throw new Error('no fact')
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 ** 9 }), (value) => {
        const change = { ...key, kind: 'change' as const }
        const text = String(value)
        expect(signedValue({ value: text, direction: 'decrease', key: change })).toBe(`-${text}`)
        expect(signedValue({ value: `-${text}`, direction: 'decrease', key: change })).toBe(`-${text}`)
        expect(signedValue({ value: text, direction: 'increase', key: change })).toBe(text)
        expect(signedValue({ value: text, direction: 'decrease', key })).toBe(text)
      }),
    )
  })
})
