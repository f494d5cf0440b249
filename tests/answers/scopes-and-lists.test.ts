import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyAnswer } from '../../src/gate/verify-answer.js'
import { CORPUS, type Desk, openDesk } from './open-assistant.js'

const OFFICE = '池州市政务服务便民热线中心'
const LIST = [
  '本部门包括本级和下属 2 家预算单位，具体包括：',
  '',
  `1. ${OFFICE}（本级）。`,
  '',
  '2. 池州市诉求受理中心。',
  '',
  '3. 池州市话务运行中心。',
]
const BUDGET = readFileSync(join(CORPUS, 'chizhou-2024-budget.txt'), 'utf8').replace(
  /^(二、单位预算构成)$/gmu,
  `$1\n\n${LIST.join('\n')}`,
)

describe('the units that a document covers, and parts held against their total', () => {
  let desk: Desk
  beforeAll(async () => {
    desk = await openDesk({ 'budget.txt': BUDGET })
  })
  afterAll(() => desk.close())

  test('quotes every unit of the list', () => {
    const answer = desk.ask(`${OFFICE}2024年预算包括哪些单位？`)
    expect(answer.quotes.map(({ text }) => text)).toEqual([
      `${OFFICE}（本级）`,
      '池州市诉求受理中心',
      '池州市话务运行中心',
    ])
    expect(verifyAnswer(answer, desk.library)).toEqual({ ok: true, failures: [] })
  })

  test('adds the classes up and names the total', () => {
    const answer = desk.ask(`${OFFICE}2024年支出各类加起来等于支出总计吗？`)
    expect(answer.status).toBe('answered')
    expect(answer.answer).toContain('相等。')
    expect(answer.figures.find(({ id }) => id === answer.results[0])?.operation).toMatch(/^F\d+ \+ F\d+/)
    expect(verifyAnswer(answer, desk.library)).toEqual({ ok: true, failures: [] })
  })
})
