import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyAnswer } from '../../src/gate/verify-answer.js'
import { smallBudget } from '../cli/small-budget.js'
import { type Desk, openDesk, results } from './open-assistant.js'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk({
    'right.txt': smallBudget({ office: '云溪市档案馆' }),
    'wrong.txt': smallBudget({ office: '海棠市图书馆', total: '13.50' }),
  })
})
afterAll(() => desk.close())

describe('an answer', () => {
  test.each([
    ['海棠市图书馆2030年一般公共服务支出预算是多少？', /“一般公共服务支出”涉及一处核对错误：.*13\.50/],
    ["How much is 海棠市图书馆's 2030 budget for 一般公共服务支出?", /takes part in a check error: .*13\.50/],
  ])('says that its figure takes part in an error: %s', (question, told) => {
    const answer = desk.ask(question)
    expect(results(answer)).toContain('13.50 万元')
    expect(answer.warnings.join('\n')).toMatch(told)
  })

  test.each(['云溪市档案馆2030年一般公共服务支出预算是多少？', '云溪市档案馆2030年事业运行预算是多少？'])(
    'says nothing of errors that its figure has no part in: %s',
    (question) => {
      const answer = desk.ask(question)
      expect(answer.status).toBe('answered')
      expect(answer.warnings.join('\n')).not.toContain('核对错误')
    },
  )
})

describe('whether a document agrees with itself', () => {
  test.each([
    ['海棠市图书馆2030年的预算自己对得上吗？', /对不上的数字/, ['13.50']],
    ['海棠市图书馆的预算有没有勾稽错误', /对不上的数字/, ['13.50']],
    ['Does the 海棠市图书馆 budget add up?', /in conflict beyond rounding/, ['13.50']],
    ['云溪市档案馆2030年预算前后一致吗', /核对过的关系成立/, []],
    [
      '所有单位的预算都对得上吗',
      /海棠市图书馆2030年预算：有对不上[\s\S]*云溪市档案馆2030年预算：核对过的关系成立|云溪市档案馆2030年预算：核对过的关系成立[\s\S]*海棠市图书馆2030年预算：有对不上/,
      ['13.50'],
    ],
  ])('%s', (question, told, values) => {
    const answer = desk.ask(question)
    expect(answer.status).toBe('answered')
    expect(answer.answer).toMatch(told)
    expect(answer.figures.map(({ value }) => value)).toEqual(expect.arrayContaining(values))
    expect(answer.results).toEqual([])
    expect(verifyAnswer(answer, desk.library).failures).toEqual([])
  })

  test.each([
    ['这份预算自己对得上吗？', 'ambiguous'],
    ['海棠市图书馆2027年的预算对得上吗？', 'other-year'],
  ])('%s is refused: %s', (question, reason) => {
    const answer = desk.ask(question)
    expect([answer.status, answer.reason]).toEqual(['refused', reason])
    for (const suggestion of answer.suggestions) expect(desk.ask(suggestion).status).toBe('answered')
  })
})
