import { describe, expect, it } from 'vitest'
import { narrativeCarryOver } from '../../src/checks/rules/narrative-carry-over.js'
import { narrativeChangeSum } from '../../src/checks/rules/narrative-change-sum.js'
import { narrativeSum } from '../../src/checks/rules/narrative-sum.js'
import { listTable } from '../facts/fixtures.js'
import { failuresOf, verdictsOf } from './check-prose.js'

const SPENDING = ['三、支出预算情况说明']
const GENERAL = ['第三部分 情况说明', '五、一般公共预算支出情况说明']
const TRIPS = ['第三部分 情况说明', '九、财政拨款“三公”经费支出情况说明']

describe('narrative-sum', () => {
  const sums = (headings: string[], paragraphs: string[], ...tables: ReturnType<typeof listTable>[]) =>
    verdictsOf(narrativeSum, { headings, paragraphs, tables })

  it.each([
    [
      'portions are the whole',
      SPENDING,
      '2030年支出预算 100.00 万元，其中：基本支出 60.00 万元，项目支出 41.00 万元。',
      ['inconsistent “支出预算” = 所列各项之和'],
    ],
    [
      'a plain 0 beside figures with decimals is nothing, not something rounded',
      SPENDING,
      '2030年支出预算 0.88 万元，其中：基本支出 0.09 万元，项目支出 0 万元。',
      ['inconsistent “支出预算” = 所列各项之和'],
    ],
    [
      'a plain 0 among whole numbers may be something rounded',
      SPENDING,
      '2030年支出预算 61 万元，其中：基本支出 60 万元，项目支出 0 万元。',
      ['within-rounding “支出预算” = 所列各项之和'],
    ],
    [
      'rounding explains the last digit',
      SPENDING,
      '2030年支出预算 100.01 万元，其中：基本支出 60.00 万元，项目支出 40.00 万元。',
      ['within-rounding “支出预算” = 所列各项之和'],
    ],
    [
      'one fund of several is no more than the whole',
      ['二、收入预算情况说明'],
      '2030年收入预算 100.00 万元，其中：一般公共预算拨款 101.00 万元。',
      ['inconsistent “收入预算”不小于所列各项之和'],
    ],
    [
      'money by source, also in a bracket of its own',
      ['九、项目支出情况说明'],
      '2030年项目支出 50 万元，包括：本年财政拨款安排 30 万元（其中，一般公共预算拨款安排 30 万元，政府性基金预算拨款安排 0 万元，国有资本经营预算拨款安排 0 万元），财政拨款上年结转安排 20 万元和单位资金安排 0 万元。',
      ['holds “项目支出” = 所列各项之和', 'holds “本年财政拨款安排” = 所列各项之和'],
    ],
    [
      'a list that ended with the full stop',
      TRIPS,
      '2030年“三公”经费预算 3 万元，其中：因公出国（境）费 0 万元；公务接待费 1 万元；公务用车购置及运行维护费 2 万元。2030年会议费预算 9 万元。',
      ['holds ““三公”经费预算” = 所列各项之和'],
    ],
    [
      'two divisions of one whole are two lists',
      ['二、收入预算情况说明'],
      '2030年收入预算 100 万元，其中：本年收入 90 万元，上年结转 10 万元。其中：一般公共预算拨款收入 100 万元。',
      ['holds “收入预算” = 所列各项之和', 'holds “收入预算”不小于所列各项之和'],
    ],
    [
      'unknown words may overlap',
      SPENDING,
      '2030年支出预算 100 万元，其中：热线经费 80 万元，信息化经费 60 万元。',
      [],
    ],
    [
      'counts',
      ['十、国有资产占用情况'],
      '共有车辆 3 辆，其中，应急保障用车 1 辆、执法执勤用车 1 辆、特种专业技术用车 0 辆、其他用车 2 辆。',
      ['inconsistent “共有车辆” = 所列各项之和'],
    ],
  ])('%s', (_, headings, text, expected) => {
    expect(sums(headings, [text])).toEqual(expected)
  })

  const table = listTable(
    '一般公共预算支出表',
    [['合计']],
    [
      ['', '合计', '30.00'],
      ['205', '教育支出', '20.00'],
      ['210', '卫生健康支出', '10.00'],
    ],
  )
  it('takes a list of classes for the whole only where the table has no further one', () => {
    const whole = '2030年一般公共预算支出 30.00 万元，其中：教育支出（205）20.00 万元，卫生健康支出（210）9.00 万元。'
    const some = '2030年一般公共预算支出 30.00 万元，其中：教育支出（205）20.00 万元。'
    expect(sums(GENERAL, [whole], table)).toEqual(['inconsistent “支出” = 所列各项之和'])
    expect(sums(GENERAL, [some], table)).toEqual(['holds “支出”不小于所列各项之和'])
  })

  it('knows from shares that make 100 that nothing is missing', () => {
    const text =
      '2030年一般公共预算支出 30.00 万元，其中：教育支出（205）20.00 万元，占 66.67%；卫生健康支出（210）9.00 万元，占 33.33%。'
    expect(sums(GENERAL, [text])).toEqual(['inconsistent “支出” = 所列各项之和'])
  })
})

describe('narrative-change-sum', () => {
  const changes = (text: string, ...tables: ReturnType<typeof listTable>[]) =>
    failuresOf(narrativeChangeSum, { headings: GENERAL, paragraphs: [text], tables })
  const table = listTable(
    '一般公共预算支出表',
    [['合计']],
    [
      ['', '合计', '30.00'],
      ['205', '教育支出', '20.00'],
      ['210', '卫生健康支出', '10.00'],
    ],
  )
  const list = (total: string, education: string, health: string) =>
    `2030年一般公共预算支出 30.00 万元，比上年预算增加 ${total} 万元，其中：教育支出（205）20.00 万元，${education}；卫生健康支出（210）10.00 万元，${health}。`

  it.each([
    ['rounding explains it', list('2.01', '比上年预算增加 1.00 万元', '比上年预算增加 1.00 万元'), []],
    ['unchanged counts as nothing', list('1.00', '比上年预算增加 1.00 万元', '较上年无增减'), []],
    ['new counts wholly', list('11.00', '比上年预算增加 1.00 万元', '较上年不可比，上年基数为零'), []],
    [
      'rejected: less than the total',
      list('3.00', '比上年预算增加 1.00 万元', '比上年预算增加 1.00 万元'),
      ['“支出”增减额 = 所列各项增减额之和'],
    ],
    ['something that ended is not listed', list('1.00', '比上年预算增加 1.00 万元', '比上年预算增加 1.00 万元'), []],
    ['one change is not stated', list('3.00', '比上年预算增加 1.00 万元', '主要用于体检'), []],
  ])('classes: %s', (_, text, expected) => {
    expect(changes(text, table)).toEqual(expected)
  })

  it.each([
    ['2.00', []],
    ['9.00', ['“支出”增减额 = 所列各项增减额之和']],
  ])('a text that lists a class that ended leaves out none: %s', (growth, expected) => {
    const ended = `；住房保障支出（221）0 万元，比上年预算减少 1.00 万元。`
    const text = list('3.00', `比上年预算增加 ${growth} 万元`, '比上年预算增加 2.00 万元').replace(/。$/u, ended)
    expect(changes(text, table)).toEqual(expected)
  })

  it('the portions of a form are all there is', () => {
    const text = (project: string) =>
      `2030年一般公共预算支出 30 万元，比上年预算增加 3.00 万元。基本支出 20 万元，比上年预算减少 1.00 万元。项目支出 10 万元，比上年预算增加 ${project} 万元。`
    expect(changes(text('4.00'))).toEqual([])
    expect(changes(text('5.00'))).toEqual(['“支出”增减额 = 所列各项增减额之和'])
  })
})

describe('narrative-carry-over', () => {
  const mixed = (total: string) =>
    failuresOf(narrativeCarryOver, {
      headings: GENERAL,
      paragraphs: [
        `2030年一般公共预算支出 269.41 万元，比2029年执行数增加 ${total} 万元。基本支出 250.91 万元，比2029年执行数减少 9.08 万元。`,
        '项目支出 18.50 万元，其中：本年收入安排支出 12.50 万元，上年结转资金安排支出 6.00 万元。进修及培训（20508）2030年预算 12.50 万元，比2029年执行数增加 7.50 万元。',
      ],
    })
  it('accepts changes of one scope', () => {
    expect(mixed('-1.58')).toEqual([])
  })
  it('rejects a change without the carry-over that the total includes', () => {
    expect(mixed('4.42')).toHaveLength(1)
  })
  it('accepts, for want of proof, any other gap', () => {
    expect(mixed('5.42')).toEqual([])
  })
})
