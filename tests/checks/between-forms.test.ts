import { describe, expect, it } from 'vitest'
import { classesAcrossForms } from '../../src/checks/rules/classes-across-forms.js'
import { expenditureKinds } from '../../src/checks/rules/expenditure-kinds.js'
import { fundsAgree } from '../../src/checks/rules/funds-agree.js'
import { governmentClasses } from '../../src/checks/rules/government-classes.js'
import { knownParts } from '../../src/checks/rules/known-parts.js'
import { portionsSum } from '../../src/checks/rules/portions-sum.js'
import { projectFunds } from '../../src/checks/rules/project-funds.js'
import { publicsEconomic } from '../../src/checks/rules/publics-economic.js'
import { failuresIn, judgedIn, tableText } from './check-tables.js'

/** A form of 一般公共预算 by function with total and portions. */
const functional = (row = '2010601|行政运行|50.00|50.00|', total = '50.00|50.00|'): string =>
  tableText('一般公共预算支出表', '科目编码|科目名称|合计|基本支出|项目支出', `|合计|${total}`, row)

/** The summary over all funds with the class of that form, and its total. */
const summary = (education: string, total: string): string =>
  tableText(
    '部门收支总表',
    '收入||支出|',
    '项目|预算数|项目（按功能分类）|预算数',
    `一、一般公共预算拨款收入|${total}|一、一般公共服务支出|${education}`,
    `二、事业收入||二、外交支出|`,
    `三、其他收入||三、国防支出|`,
    `本年收入合计|${total}|本年支出合计|${total}`,
    `收入总计|${total}|支出总计|${total}`,
  )

describe('classes-across-forms', () => {
  it.each([
    ['accepts the sum of another form', summary('50.00', '50.00'), 1, []],
    ['accepts what rounding explains', summary('50.01', '50.00'), 1, []],
    ['says nothing where there is other money', summary('60.00', '60.00'), 0, []],
    ['rejects another sum', summary('49.00', '50.00'), 1, ['一、一般公共服务支出 / 支出 / 预算数: 49.00, not 50.00']],
  ])('%s', (_, form, judged, expected) => {
    const text = `${form}\n${functional()}`
    expect(failuresIn(classesAcrossForms, text)).toEqual(expected)
    expect(judgedIn(classesAcrossForms, text)).toBe(judged)
  })
})

describe('funds-agree', () => {
  const all = (amount: string, total: string): string =>
    tableText(
      '部门支出总表',
      '科目编码|科目名称|合计|基本支出|项目支出',
      `|合计|${total}|${total}|`,
      `2010601|行政运行|${amount}|${amount}|`,
    )
  it.each([
    ['accepts other money beside it', all('60.00', '60.00'), []],
    ['accepts the same where there is none', all('50.00', '50.00'), []],
    ['rejects an item above all funds', all('45.00', '60.00'), ['45.00, not 50.00', '45.00, not 50.00']],
    ['rejects a difference without other money', all('55.00', '50.00'), ['50.00, not 55.00', '50.00, not 55.00']],
  ])('%s', (_, form, expected) => {
    const told = failuresIn(fundsAgree, `${form}\n${functional()}`).map((text) => text.split(': ')[1])
    expect(told).toEqual(expected)
  })
})

describe('portions-sum', () => {
  const parts = (basic: string, project: string): string =>
    [
      tableText('一般公共预算支出表', '科目编码|科目名称|合计', '|合计|90.00', '2010601|行政运行|90.00'),
      tableText('一般公共预算基本支出表', '科目编码|科目名称|合计', `|合计|${basic}`, `301|工资福利支出|${basic}`),
      tableText('一般公共预算项目支出表', '科目编码|科目名称|合计', `|合计|${project}`, `2010601|行政运行|${project}`),
    ].join('\n')
  it.each([
    ['accepts portions that add up', '60.00', '30.00', []],
    ['rejects others', '60.00', '33.00', ['合计 / 合计: 90.00, not 93.00']],
  ])('%s', (_, basic, project, expected) => {
    expect(failuresIn(portionsSum, parts(basic, project))).toEqual(expected)
  })
})

describe('expenditure-kinds', () => {
  const kinds = (amount: string): string =>
    tableText(
      '部门支出总表',
      '科目|行政支出|事业支出|经营支出|其他支出',
      '合计||50.00||',
      `2010601 行政运行||${amount}||`,
    )
  it.each([
    ['accepts all kinds together', '50.00', []],
    ['rejects what leaves money out', '40.00', ['2010601 行政运行 / 事业支出: 40.00, not 50.00']],
  ])('%s', (_, amount, expected) => {
    expect(failuresIn(expenditureKinds, `${functional()}\n${kinds(amount)}`)).toEqual(expected)
  })
})

describe('government-classes', () => {
  const lines = [
    tableText(
      '一般公共预算支出明细表（按支出经济分类科目）',
      '部门经济科目编码|部门经济科目名称|政府经济科目编码|政府经济科目名称|合计|基本支出|项目支出',
      '|合计|||70.00|50.00|20.00',
      '301|工资福利支出|||50.00|50.00|',
      '30101|基本工资|50501|工资福利支出|50.00|50.00|',
      '302|商品和服务支出|||20.00||20.00',
      '30201|办公费|50502|商品和服务支出|20.00||20.00',
    ),
    functional('2010601|行政运行|70.00|50.00|20.00', '70.00|50.00|20.00'),
  ].join('\n')
  const classes = (...amounts: string[]): string =>
    tableText(
      '一般公共预算支出表（按政府预算支出经济分类科目）',
      '科目编码|科目名称|合计',
      '|合计|70.00',
      `501|机关工资福利支出|${amounts[0]}`,
      `502|机关商品和服务支出|${amounts[1]}`,
      `505|对事业单位经常性补助|${amounts[2]}`,
    )
  it.each([
    ['accepts the same classes', ['', '', '70.00'], []],
    ['rejects one wrong class', ['', '', '60.00'], ['505 对事业单位经常性补助 / 合计: 60.00, not 70.00']],
    [
      'rejects the same money under other classes, once',
      ['50.00', '20.00', ''],
      ['error 505 对事业单位经常性补助 / 合计'],
    ],
  ])('%s', (_, amounts, expected) => {
    expect(failuresIn(governmentClasses, `${classes(...amounts)}\n${lines}`)).toEqual(expected)
  })
})

describe('known-parts', () => {
  const publics = (total: string, ...more: string[]): string =>
    tableText(
      '“三公”经费支出表',
      '项目|预算数',
      `合计|${total}`,
      '一、因公出国（境）费|',
      '二、公务接待费|2.00',
      '三、公务用车购置及运行维护费|8.00',
      '（一）公务用车购置费|5.00',
      '（二）公务用车运行维护费|3.00',
      ...more,
    )
  it.each([
    ['accepts three publics that add up', publics('10.00'), []],
    ['accepts a total over 会议费 and 培训费', publics('14.00', '四、会议费|1.00', '五、培训费|3.00'), []],
    ['rejects another total', publics('11.00'), ['合计 / 预算数: 11.00, not 10.00']],
    [
      'rejects 公务用车 that is not its parts',
      publics('10.00').replace('公务用车购置费\t5.00', '公务用车购置费\t6.00'),
      ['三、公务用车购置及运行维护费 / 预算数: 8.00, not 9.00'],
    ],
  ])('%s', (_, text, expected) => {
    expect(failuresIn(knownParts, text)).toEqual(expected)
  })
})

describe('project-funds', () => {
  const form = (total: string, fiscal: string, other: string): string =>
    [
      '项目支出绩效目标表',
      '',
      '单位：万元',
      '',
      '项目名称\t平台运维费\t\t',
      '主管部门\t司法局\t实施单位\t司法局',
      `项目资金（万元）\t年度资金总额\t${total}\t`,
      `\t其中：财政拨款\t${fiscal}\t`,
      `\t其他资金\t${other}\t`,
      '绩效指标\t一级指标\t二级指标\t三级指标\t指标值',
      '\t产出指标\t数量指标\t维护次数\t≥12次',
      '\t效益指标\t社会效益指标\t满意率\t≥95%',
      '',
    ].join('\n')
  it.each([
    ['accepts sources that add up', form('30.00', '20.00', '10.00'), []],
    ['accepts a blank source', form('30.00', '30.00', ''), []],
    ['rejects others', form('30.00', '20.00', '1.00'), ['年度资金总额 / 金额: 30.00, not 21.00']],
    ['gives a warning where no source is filled in', form('30.00', '', ''), ['warning 年度资金总额 / 金额']],
  ])('%s', (_, text, expected) => {
    expect(failuresIn(projectFunds, text)).toEqual(expected)
  })
})

describe('publics-economic', () => {
  const forms = (publics: string, economic: string): string =>
    [
      tableText('一般公共预算“三公”经费支出表', '项目|预算数', `合计|${publics}`, `一、公务接待费|${publics}`),
      tableText(
        '一般公共预算支出表（按部门预算支出经济分类）',
        '科目编码|科目名称|合计|基本支出|项目支出',
        `|合计|${economic}|${economic}|`,
        `302|商品和服务支出|${economic}|${economic}|`,
        `30217|公务接待费|${economic}|${economic}|`,
      ),
    ].join('\n')
  it.each([
    ['accepts the same', '2.00', '2.00', []],
    ['rejects more than the code', '2.00', '1.00', ['30217 公务接待费 / 合计: 1.00, not 2.00']],
    ['rejects less than the basic part', '2.00', '3.00', ['一、公务接待费 / 预算数: 2.00, not 3.00']],
  ])('%s', (_, publics, economic, expected) => {
    expect(failuresIn(publicsEconomic, forms(publics, economic))).toEqual(expected)
  })
})
