import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyAnswer } from '../../src/gate/verify-answer.js'
import { type Desk, openDesk, results } from './open-assistant.js'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

describe('a whole less its parts', () => {
  it.each([
    ['除了工资福利，渭南还花了多少', '735361.00 元'],
    ['不含项目支出，固原支出多少', '250.91 万元'],
    ['固原总支出扣除项目支出后是多少', '250.91 万元'],
    ['除了办公费和电费，渭南商品和服务支出还有多少', '463673.00 元'],
    ['聊城除了人员经费以外，一共花了多少', '1883.99 万元'],
    ["How much is Guyuan's total expenditure apart from project expenditure?", '250.91 万元'],
  ])('%s', (question, expected) => {
    const answer = desk.ask(question)
    expect(results(answer)).toEqual([expected])
    expect(answer.figures.find((figure) => figure.id === answer.results[0])?.operation).toContain(' - ')
    expect(verifyAnswer(answer, desk.library)).toMatchObject({ ok: true })
  })
})

describe('what does not lie inside is not taken off, nor set in relation', () => {
  it.each([
    ['渭南公用经费不含水费是多少', '水费'],
    ['渭南水费占公用经费的比重', '水费'],
    ['渭南项目支出占基本支出多少', '项目支出'],
    ['渭南基本工资加上工资福利支出一共是多少', '重复'],
  ])('%s', (question, told) => {
    const answer = desk.ask(question)
    expect(answer).toMatchObject({ status: 'refused', reason: 'out-of-scope', figures: [] })
    expect(answer.answer).toContain(told)
  })
})
