import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Desk, openDesk, results } from './open-assistant.js'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

describe('questions whose neighbour could be answered', () => {
  it.each([
    ['a percent where there is an amount', '乌鲁木齐绩效工资是多少%'],
    ['a percent where there is a difference', '聊城本年支出比年初预算多百分之几'],
    ['points where there is a target', '固原服务对象满意度得分'],
    ['both ends of a ranking', '收入最高和最低的相差多少'],
    ['two years together', '渭南2023年和2024年收入合计'],
    ['another base year than the stated one', '固原三公经费比2023年增加多少'],
    ['rows chosen by another figure of theirs', '聊城决算小于年初预算的科目有哪些'],
    ['rows chosen by a comparison', '聊城决算比预算多的有哪些'],
    ['a budget that was never revised', '渭南调整预算数'],
    ['years that are none', '聊城9005年项目支出比7944年增加多少'],
    ['a year that is none', '池州3023年支出预算'],
    ['a sum of what one word may mean', '固原社保一共多少'],
    ['nothing to compare', '哪家最多'],
    ['whether all is so', '渭南工资福利支出全部由一般公共预算安排吗'],
    ['the largest of changes that are not all stated', '哪家支出比上年增加最多'],
    ['more by how many times', '聊城决算比固原预算高几倍'],
    ['a rate from the later year', '池州养老保险缴费2023年比2024年少百分之几'],
    ['a ratio where there is a difference', '渭南和固原的收入比是多少'],
    ['a change against another stage', '固原2024年预算比2023年预算增加多少'],
    ['the sum of a selection', '渭南前三项工资福利支出合计'],
    ['a word that is no slip of another', '池州本级支出多少'],
    ['another office of the city', '渭南市财政局2024年预算'],
    ['a mentioned office', '固原市人民政府办公室2024年预算'],
    ['income of a kind that is not held', '渭南罚款收入'],
  ])('%s: %s', (_, question) => {
    const answer = desk.ask(question)
    expect(results(answer), answer.answer).toEqual([])
    expect(answer.status, answer.answer).toBe('refused')
  })

  it('a total is no part of a sum: 支出 before 合计 is the end of an item', () => {
    const [sum] = results(desk.ask('池州社会保障和就业支出与卫生健康支出合计'))
    expect(sum).toBe('29.11 万元')
  })

  it('names no year that the document does not', () =>
    expect(desk.ask('乌鲁木齐在职人员减少几人').warnings.join()).not.toContain('null'))

  it.each([
    ['乌鲁木齐有多少车辆', ['2 辆']],
    ['乌鲁木齐车辆', ['2 辆']],
    ['乌鲁木齐车辆几辆，值多少钱', ['2 辆', '27.42 万元']],
    ['乌鲁木齐车辆价值', ['27.42 万元']],
  ])('things are counted before they are valued: %s', (question, expected) =>
    expect(results(desk.ask(question))).toEqual(expected),
  )
})
