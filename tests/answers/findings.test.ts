import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyAnswer } from '../../src/gate/verify-answer.js'
import { smallBudget } from '../cli/small-budget.js'
import { type Desk, openDesk, results } from './open-assistant.js'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk({
    'right.txt': smallBudget({ office: '云溪市公证处' }),
    'wrong.txt': smallBudget({ office: '海棠市数据服务中心', total: '13.50' }),
  })
})
afterAll(() => desk.close())

describe('an answer', () => {
  test.each([
    [
      '海棠市数据服务中心2030年一般公共服务支出预算是多少？',
      /“一般公共服务支出”这个数有 1 处核对不符，详见 tieout check wrong/,
    ],
    [
      'How much is the 2030 budget of 海棠市数据服务中心 for general public services (一般公共服务支出)?',
      /“一般公共服务支出” takes part in an error of the checks; see tieout check wrong/,
    ],
  ])('says that its figure takes part in an error: %s', (question, told) => {
    const answer = desk.ask(question)
    expect(results(answer)).toContain('13.50 万元')
    expect(answer.warnings.join('\n')).toMatch(told)
  })

  test.each(['云溪市公证处2030年一般公共服务支出预算是多少？', '云溪市公证处2030年事业运行预算是多少？'])(
    'says nothing of errors that its figure has no part in: %s',
    (question) => {
      const answer = desk.ask(question)
      expect(answer.status).toBe('answered')
      expect(answer.warnings.join('\n')).not.toMatch(/核对/)
    },
  )
})

describe('whether a document agrees with itself', () => {
  test.each([
    ['海棠市数据服务中心2030年的预算自己对得上吗？', /数字有冲突/, ['13.50']],
    ['海棠市数据服务中心的预算有没有勾稽错误', /数字有冲突/, ['13.50']],
    ['Does the 海棠市数据服务中心 budget add up?', /in conflict beyond rounding/, ['13.50']],
    ['云溪市公证处2030年预算前后一致吗', /核对过的关系成立/, []],
    [
      '所有单位的预算都对得上吗',
      /海棠市数据服务中心2030年预算：数字有冲突[\s\S]*云溪市公证处2030年预算：核对过的关系成立|云溪市公证处2030年预算：核对过的关系成立[\s\S]*海棠市数据服务中心2030年预算：数字有冲突/,
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
    ['海棠市数据服务中心2027年的预算对得上吗？', 'other-year'],
  ])('%s is refused: %s', (question, reason) => {
    const answer = desk.ask(question)
    expect([answer.status, answer.reason]).toEqual(['refused', reason])
    for (const suggestion of answer.suggestions) expect(desk.ask(suggestion).status).toBe('answered')
  })
})
