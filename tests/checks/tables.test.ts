import { describe, expect, it } from 'vitest'
import { carriedForward } from '../../src/checks/rules/carried-forward.js'
import { changeColumns } from '../../src/checks/rules/change-columns.js'
import { classSum } from '../../src/checks/rules/class-sum.js'
import { columnSum } from '../../src/checks/rules/column-sum.js'
import { displaysAgree } from '../../src/checks/rules/displays-agree.js'
import { incomeEqualsExpenditure } from '../../src/checks/rules/income-equals-expenditure.js'
import { missingBreakdown } from '../../src/checks/rules/missing-breakdown.js'
import { missingTotal } from '../../src/checks/rules/missing-total.js'
import { ofWhich } from '../../src/checks/rules/of-which.js'
import { totalRows } from '../../src/checks/rules/total-rows.js'
import { failuresIn, judgedIn, tableText } from './check-tables.js'

const EXPENDITURE = '一般公共预算支出表'
const HEAD = '科目编码|科目名称|合计|基本支出|项目支出'
/** A functional form that adds up; `changes` replaces whole rows by their first two cells. */
function functional(changes: Record<string, string> = {}): string {
  const rows = [
    '|合计|90.50|60.50|30.00',
    '201|一般公共服务支出|80.50|50.50|30.00',
    '20106|财政事务|80.50|50.50|30.00',
    '2010601|行政运行|50.50|50.50|',
    '2010699|其他财政事务支出|30.00||30.00',
    '208|社会保障和就业支出|10.00|10.00|',
    '20805|行政事业单位养老支出|10.00|10.00|',
    '2080505|机关事业单位基本养老保险缴费支出|10.00|10.00|',
  ]
  const name = (row: string): string => row.split('|').slice(0, 2).join('|')
  return tableText(EXPENDITURE, HEAD, ...rows.map((row) => changes[name(row)] ?? row))
}

const SUMMARY = [
  '收入||支出|',
  '项目|预算数|项目|预算数',
  '一、本年收入|90.00|一、本年支出|96.00',
  '（一）一般公共预算拨款|80.00|（一）教育支出|50.00',
  '（二）政府性基金预算拨款|10.00|（二）卫生健康支出|46.00',
  '二、上年结转|6.00|二、结转下年|',
  '收入总计|96.00|支出总计|96.00',
]
const summary = (from = '', to = ''): string =>
  tableText('财政拨款收支总表', ...SUMMARY.map((row) => (from === '' ? row : row.replace(from, to))))

describe('carried-forward', () => {
  const form = (closing: string): string =>
    tableText(
      '政府性基金预算财政拨款收入支出决算表',
      '科目编码|科目名称|年初结转和结余|本年收入|本年支出|||年末结转和结余',
      '||||小计|基本支出|项目支出|',
      `|合计|5.00|10.00|12.00||12.00|3.00`,
      `2296002|用于社会福利的彩票公益金支出|5.00|10.00|12.00||12.00|${closing}`,
    )
  it.each([
    ['accepts what is left', '3.00', []],
    ['rejects another balance', '7.00', ['2296002 用于社会福利的彩票公益金支出 / 年末结转和结余: 7.00, not 3.00']],
  ])('%s', (_, closing, expected) => {
    expect(failuresIn(carriedForward, form(closing))).toEqual(expected)
  })
})

describe('class-sum', () => {
  it('accepts a form that adds up, at every level and in every column', () => {
    expect(failuresIn(classSum, functional())).toEqual([])
    expect(judgedIn(classSum, functional())).toBe(10)
  })

  it('accepts what rounding explains', () => {
    expect(
      failuresIn(classSum, functional({ '201|一般公共服务支出': '201|一般公共服务支出|80.51|50.51|30.00' })),
    ).toEqual([])
  })

  it('rejects a class that is not the sum of its parts', () => {
    expect(failuresIn(classSum, functional({ '20106|财政事务': '20106|财政事务|80.50|55.50|30.00' }))).toEqual([
      '201 一般公共服务支出 / 基本支出: 50.50, not 55.50',
      '20106 财政事务 / 基本支出: 55.50, not 50.50',
    ])
  })

  it('accepts and rejects numbered lines', () => {
    expect(failuresIn(classSum, summary())).toEqual([])
    expect(failuresIn(classSum, summary('|80.00', '|81.00'))).toEqual([
      '一、本年收入 / 收入 / 预算数: 90.00, not 91.00',
    ])
  })

  it.each([
    ['items picked out of a class', ['302|商品和服务支出|50.00|50.00|', '30217|公务接待费|2.00|2.00|']],
    [
      'a code printed twice',
      ['201|一般公共服务支出|8.00|8.00|', '20101|人大事务|8.00|8.00|', '20101|人大事务|8.00|8.00|'],
    ],
    ['a class without a figure', ['201|一般公共服务支出|||', '20101|人大事务|8.00|8.00|', '20102|政协事务|1.00|1.00|']],
  ])('says nothing of %s', (_, rows) => {
    expect(failuresIn(classSum, tableText(EXPENDITURE, HEAD, ...rows))).toEqual([])
  })
})

describe('total-rows', () => {
  it('accepts totals at the top, at the end and over balances', () => {
    expect(failuresIn(totalRows, functional())).toEqual([])
    expect(judgedIn(totalRows, functional())).toBe(3)
    expect(failuresIn(totalRows, summary())).toEqual([])
  })

  it('rejects a total that is not the sum of its rows', () => {
    expect(failuresIn(totalRows, functional({ '|合计': '|合计|90.50|60.50|31.00' }))).toEqual([
      '合计 / 项目支出: 31.00, not 30.00',
    ])
    expect(failuresIn(totalRows, summary('收入总计|96.00', '收入总计|69.00'))).toEqual([
      '收入总计 / 收入 / 预算数: 69.00, not 96.00',
    ])
  })

  it('adds balances to the total of the year', () => {
    const rows = (carried: string): string =>
      tableText(
        '收入支出决算总表',
        '收入||支出|',
        '项目|金额|项目|金额',
        '一、财政拨款收入|80.00|一、教育支出|70.00',
        '二、其他收入|5.00|二、住房保障支出|20.00',
        '本年收入合计|85.00|本年支出合计|90.00',
        `年初结转和结余|${carried}|年末结转和结余|1.00`,
        '总计|91.00|总计|91.00',
      )
    expect(failuresIn(totalRows, rows('6.00'))).toEqual([])
    expect(failuresIn(totalRows, rows('5.00'))).toEqual(['总计 / 收入 / 金额: 91.00, not 90.00'])
  })

  it('rejects a total of the year that misses both its rows and 总计, but no form that means something else', () => {
    const income = (year: string, total: string): string =>
      tableText(
        '收入预算总表',
        '项目|预算数',
        '一、财政拨款收入|80.00',
        '二、其他收入|5.00',
        `本年收入合计|${year}`,
        '上年结转|6.00',
        `收入总计|${total}`,
      )
    expect(failuresIn(totalRows, income('85.00', '91.00'))).toEqual([])
    expect(failuresIn(totalRows, income('58.00', '91.00'))).toEqual([
      '本年收入合计 / 预算数: 58.00, not 85.00',
      '收入总计 / 预算数: 91.00, not 64.00',
    ])
    expect(failuresIn(totalRows, income('58.00', '40.00'))).toEqual([])
  })

  it.each([
    ['其中 ends with its line', '20.00', []],
    ['其中 goes on for a line', '17.00', []],
    ['neither', '19.00', ['本年收入合计 / 预算数: 19.00, not 20.00']],
  ])('reads where 其中 ends from the total: %s', (_, total, expected) => {
    const text = tableText(
      '收入预算总表',
      '项目|预算数',
      '财政拨款收入|10.00',
      '其中：上级补助|1.00',
      '中央补助|3.00',
      '其他收入|7.00',
      `本年收入合计|${total}`,
    )
    expect(failuresIn(totalRows, text)).toEqual(expected)
  })

  const nested = (...projects: string[]): string =>
    tableText(
      '项目支出表',
      '单位编码|单位（项目）名称|项目金额',
      '|合计|66.00',
      '502|某办公室|66.00',
      '|专用项目|66.00',
      ...projects,
    )
  it.each([
    ['headings that repeat the total, then lines', nested('|平台运维费|30.00', '|业务费|36.00'), []],
    ['a line that does not fit', nested('|平台运维费|30.00', '|业务费|63.00'), ['合计 / 项目金额: 66.00, not 93.00']],
    ['rows whose order is unclear', nested('|业务费|36.00').replace('专用项目\t66.00', '专用项目\t36.00'), []],
  ])('lists on one level: %s', (_, text, expected) => {
    expect(failuresIn(totalRows, text)).toEqual(expected)
  })
})

describe('column-sum', () => {
  it('accepts sums of the header tree and rejects others', () => {
    expect(failuresIn(columnSum, functional())).toEqual([])
    expect(failuresIn(columnSum, functional({ '|合计': '|合计|95.50|60.50|30.00' }))).toEqual([
      '合计 / 合计: 95.50, not 90.50',
    ])
  })

  it('takes 公务用车 for what it contains', () => {
    const publics = (total: string): string =>
      tableText(
        '“三公”经费支出表',
        '合计|因公出国（境）费|公务用车购置及运行费|公务用车购置费|公务用车运行费|公务接待费',
        `${total}|1.00|8.00|5.00|3.00|2.00`,
        '9.00||7.00|4.00|3.00|2.00',
      )
    expect(failuresIn(columnSum, publics('11.00'))).toEqual([])
    expect(failuresIn(columnSum, publics('12.00'))).toEqual(['合计: 12.00, not 11.00'])
  })
})

describe('column-sum beside 会议费', () => {
  const head = '合计|因公出国（境）费|公务用车购置及运行费|公务接待费|会议费|培训费'
  it.each([
    ['accepts a total with them', '16.00|1.00|8.00|2.00|2.00|3.00'],
    ['accepts a total without them', '11.00|1.00|8.00|2.00|2.00|3.00'],
  ])('%s', (_, row) => {
    expect(failuresIn(columnSum, tableText('“三公”经费、会议费、培训费支出表', head, row))).toEqual([])
  })
})

describe('of-which', () => {
  const lines = (part: string): string =>
    tableText(
      '部门收支总表',
      '收入||支出|',
      '项目|预算数|项目|预算数',
      '一、财政拨款收入|80.00|一、行政支出|85.00',
      '二、事业收入|5.00|二、事业支出|',
      `其中：教育收费|${part}||`,
      '收入总计|85.00|支出总计|85.00',
    )
  it.each([
    ['4.00 is accepted', []],
    ['5.00 is accepted', []],
    ['50.00 is rejected', ['二、事业收入 / 收入 / 预算数: 5.00, not 50.00']],
  ])('a part of %s', (text, expected) => {
    expect(failuresIn(ofWhich, lines(text.split(' ')[0] ?? ''))).toEqual(expected)
  })

  const publics = (purchase: string): string =>
    tableText(
      '“三公”经费支出表',
      '项目|2029年预算数|2030年预算数|增减额',
      '合计|11.00|12.00|1.00',
      '公务用车购置及运行费|3.00|4.00|1.00',
      `其中：公务用车购置费|${purchase}`,
      '公务用车运行费|3.00|2.00|-1.00',
      '公务接待费|8.00|8.00|',
    )
  it.each([
    ['a line beside a whole that has no number, and a change above the change of the whole', '|2.00|2.00', []],
    ['a part above its whole', '|5.00|5.00', ['公务用车购置及运行费 / 2030年预算数: 4.00, not 5.00']],
  ])('%s', (_, purchase, expected) => {
    expect(failuresIn(ofWhich, publics(purchase))).toEqual(expected)
  })
})

describe('change-columns', () => {
  const changes = (row: string): string =>
    tableText(
      '一般公共预算财政拨款支出表',
      '科目编码|科目名称|2029年执行数（决算数）|2030年预算数|2030年预算数与2029年执行数（决算数）|',
      '|||合计|增减额|增减%',
      '2010601|行政运行|50.00|55.00|5.00|10.00%',
      row,
    )
  it.each([
    ['a decrease', '2080505|养老|8.00|6.00|-2.00|-25.00%', []],
    ['a change worked out from figures already rounded', '2080505|养老|8.00|6.00|-1.99|-25.00%', []],
    ['no verdict on a base of nothing', '2080505|养老|0.00|6.00|6.00|100%', []],
    ['rejects a wrong change', '2080505|养老|8.00|6.00|2.00|-25.00%', ['2.00, not -2.00', '-25.00, not 25.00']],
    [
      'rejects a wrong percentage',
      '2080505|养老|8.00|6.00|-2.00|-52.00%',
      ['-52.00, not -25.00', '-52.00, not -25.00'],
    ],
  ])('%s', (_, row, expected) => {
    expect(failuresIn(changeColumns, changes(row)).map((text) => text.split(': ')[1])).toEqual(expected)
  })
})

describe('change-columns of a year without a stage', () => {
  it('takes the only column of that year', () => {
    const text = (change: string): string =>
      tableText(
        '“三公”经费支出表',
        '项目|2029年执行数|2030年预算数|比上年增减额',
        '合计|9.00|7.00|-2.00',
        `公务接待费|9.00|7.00|${change}`,
      )
    expect(failuresIn(changeColumns, text('-2.00'))).toEqual([])
    expect(failuresIn(changeColumns, text('-3.00'))).toEqual(['公务接待费 / 比上年增减额: -3.00, not -2.00'])
  })
})

describe('income-equals-expenditure', () => {
  it('accepts equal totals of both sides and rejects others', () => {
    expect(failuresIn(incomeEqualsExpenditure, summary())).toEqual([])
    expect(judgedIn(incomeEqualsExpenditure, summary())).toBe(1)
    expect(failuresIn(incomeEqualsExpenditure, summary('支出总计|96.00', '支出总计|90.00'))).toEqual([
      '支出总计 / 支出 / 预算数: 90.00, not 96.00',
    ])
  })
})

describe('missing-breakdown', () => {
  it('warns of a figure whose lines below are all blank', () => {
    expect(failuresIn(missingBreakdown, summary())).toEqual([])
    const blank = SUMMARY.map((row) => row.replace('拨款|80.00', '拨款|').replace('拨款|10.00', '拨款|'))
    expect(failuresIn(missingBreakdown, tableText('财政拨款收支总表', ...blank))).toEqual([
      'warning 一、本年收入 / 收入 / 预算数',
    ])
  })
})

describe('missing-total', () => {
  it('warns of a total left blank beside filled ones', () => {
    expect(failuresIn(missingTotal, functional())).toEqual([])
    expect(failuresIn(missingTotal, functional({ '|合计': '|合计|90.50||30.00' }))).toEqual(['warning 合计 / 基本支出'])
    expect(failuresIn(totalRows, functional({ '|合计': '|合计|90.50||30.00' }))).toEqual([])
  })
})

describe('displays-agree', () => {
  const twice = (amount: string): string =>
    `${functional()}\n${tableText('一般公共预算基本支出表', '科目编码|科目名称|合计|人员经费|公用经费', `|合计|${amount}|50.00|10.50`)}`
  it.each([
    ['accepts the same figure', '60.50', []],
    ['accepts what rounding explains', '60.5', []],
    ['rejects another figure', '65.50', ['合计 / 基本支出: 65.50, not 60.50']],
  ])('%s', (_, amount, expected) => {
    expect(failuresIn(displaysAgree, twice(amount))).toEqual(expected)
  })

  it('tells the balance of each fund from that of all 财政拨款', () => {
    const balances = tableText(
      '财政拨款收入支出决算总表',
      '收入||支出|||',
      '项目|金额|项目|合计|一般公共预算财政拨款|政府性基金预算财政拨款',
      '一、一般公共预算财政拨款|9.00|一、教育支出|8.00|6.00|2.00',
      '本年收入合计|9.00|本年支出合计|8.00|6.00|2.00',
      '年初财政拨款结转和结余|2.00|年末财政拨款结转和结余|3.00|3.00|0.00',
      '总计|11.00|总计|11.00|9.00|2.00',
    )
    expect(failuresIn(displaysAgree, balances)).toEqual([])
  })
})
