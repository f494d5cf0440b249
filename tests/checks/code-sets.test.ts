import { describe, expect, it } from 'vitest'
import { codeSets } from '../../src/checks/rules/code-sets.js'
import { findingsIn } from './check-text.js'

const HEAD = '科目编码\t科目名称\t合计\t基本支出\t项目支出'
const ROWS = [
  '2010350\t事业运行\t9.00\t9.00\t',
  '2080505\t机关事业单位基本养老保险缴费支出\t3.00\t3.00\t',
  '2101102\t事业单位医疗\t4.00\t4.00\t',
  '2299999\t其他支出\t5.00\t\t5.00',
]
const change = (from: string, to: string) => (row: string) => row.replace(from, to)
const INCOME_HEAD = '科目编码\t科目名称\t合计\t财政拨款收入\t事业收入'
const form = (title: string, rows: string[]) =>
  `${title}\n\n单位：万元\n\n${[title.includes('收入') ? INCOME_HEAD : HEAD, ...rows].join('\n')}\n\n`
const told = (wide: string[], narrow: string[], narrowTitle = '二、一般公共预算支出表') =>
  findingsIn(
    codeSets,
    `云溪市数据服务中心\n\n2030 年部门预算\n\n第二部分 部门预算表\n\n${form('一、部门支出总表', wide)}${form(narrowTitle, narrow)}`,
  ).map(({ severity, cells }) => `${severity} ${cells.map(({ row }) => row?.slice(0, 7)).join(' ')}`)

describe('code-sets', () => {
  it.each([
    ['the same items', ROWS, ROWS],
    ['items that only other funds pay', ROWS, ROWS.slice(0, 3)],
    ['forms with hardly an item in common', ROWS, ['2010301\t行政运行\t1.00\t1.00\t', ROWS[0] ?? '']],
    ['an item without an amount', ROWS, [...ROWS, '2210201\t住房公积金\t0.00\t0.00\t']],
  ])('accepts %s', (_, wide, narrow) => {
    expect(told(wide, narrow)).toEqual([])
  })

  it.each([
    ['another code in the narrower form', ROWS, ROWS.map(change('2101102', '2101103')), 'warning 2101102 2101103'],
    ['another code in the wider form', ROWS.map(change('2101102', '2101103')), ROWS, 'warning 2101102 2101103'],
    ['an item that the wider form lacks', ROWS.slice(0, 3), ROWS, 'warning 2299999'],
  ])('rejects %s, once', (_, wide, narrow, expected) => {
    expect(told(wide, narrow)).toEqual([expected])
  })

  it('accepts expenditure from balances, which no income has, and rejects an exchanged code of one amount', () => {
    expect(told(ROWS.slice(0, 3), ROWS, '二、部门收入总表')).toEqual([])
    expect(told(ROWS, ROWS.map(change('2101102', '2101103')), '二、部门收入总表')).toEqual(['warning 2101102 2101103'])
  })
})
