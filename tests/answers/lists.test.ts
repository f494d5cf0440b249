import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyAnswer } from '../../src/gate/verify-answer.js'
import { type Desk, openDesk, results } from './open-assistant.js'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const LISTED: [question: string, results: string[]][] = [
  [
    '聊城一般公共预算基本支出里最大的前5项经济科目',
    ['120.40 万元', '92.70 万元', '85.51 万元', '49.53 万元', '46.40 万元'],
  ],
  // A tie at the end of the list hides none.
  ['池州支出最小的三项经济科目', ['0.48 万元', '0.72 万元', '1.00 万元', '1.00 万元']],
  ['top 3 economic items in Urumqi budget', ['132.77 万元', '94.43 万元', '75.04 万元']],
  ['渭南经济科目有哪些低于1万元', ['1 项', '4000.00 元']],
  ['固原功能科目哪些超过10万', ['3 项', '239.61 万元', '12.86 万元', '12.69 万元']],
  ['渭南有哪些项目支出', ['300000.00 元', '360000.00 元']],
  ['池州有几个项目', ['2 项', '57.97 万元', '339.30 万元']],
  ['Which projects of Weinan exceed 300,000 yuan?', ['1 项', '360000.00 元']],
  ['聊城有几个项目得分在95分以上', ['2 项', '100 分', '98.35 分']],
  ['渭南的项目加起来多少钱', ['660000.00 元']],
  ['固原公示的两个绩效项目，资金加起来是多少万', ['12.50 万元']],
]

describe('rows of a classification and projects', () => {
  it.each(LISTED)('%s', (question, expected) => {
    const answer = desk.ask(question)
    expect(results(answer)).toEqual(expected)
    expect(verifyAnswer(answer, desk.library).failures).toEqual([])
  })

  it.each([
    ['渭南有几项支出超过50万元', 'ambiguous'],
    ['渭南支出最大的项目是什么', 'ambiguous'],
    // Only one of the projects that make up the project spending is told with its amount.
    ['聊城有哪些项目支出', 'not-held'],
    ['聊城有几个项目', 'not-held'],
    // A limit of another kind than the rows.
    ['渭南经济科目超过50%的有哪些', 'out-of-scope'],
    // Rows of income, of another year or of no office named are not those of spending.
    ['乌鲁木齐收入最多的科目是哪个', 'out-of-scope'],
    ['渭南2023年最大的三项经济科目', 'out-of-scope'],
  ])('%s is refused', (question, reason) => {
    expect(desk.ask(question)).toMatchObject({ status: 'refused', reason, results: [] })
  })
})

describe('multiples, differences in percent and shares of several', () => {
  it.each([
    ['聊城办公费是固原的几倍', ['12.84 倍']],
    ['固原基本工资是奖金的几倍', ['2.78 倍']],
    ['固原基本工资比奖金高百分之几', ['177.74 %']],
    ['固原奖金比基本工资少百分之几', ['64.00 %']],
    ['渭南办公费比固原多百分之几', ['626.75 %']],
    ['乌鲁木齐培训费与差旅费合计占公用经费的多少？', ['19.30 %']],
    ["What share of Weinan's total expenditure is project expenditure?", ['10.18 %']],
    ['渭南办公费里专项业务经费列支的部分占多大比例？', ['72.10 %']],
  ])('%s', (question, expected) => {
    const answer = desk.ask(question)
    expect(results(answer)).toEqual(expected)
    expect(verifyAnswer(answer, desk.library).failures).toEqual([])
  })

  it('never adds a total to its own parts', () => {
    expect(desk.ask('渭南基本支出加项目支出等于总支出吗').results).toEqual([])
  })
})

describe('offices are no lines of a budget', () => {
  it.each(['渭南有几个预算单位？', '渭南的预算单位有哪些？', '渭南预算包括几个部门？'])('%s', (question) => {
    expect(results(desk.ask(question)).filter((figure) => figure.endsWith('元'))).toEqual([])
  })
})
