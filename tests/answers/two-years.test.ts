import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyAnswer } from '../../src/gate/verify-answer.js'
import { CORPUS, type Desk, openDesk } from './open-assistant.js'

const LATER = readFileSync(join(CORPUS, 'chizhou-2024-budget.txt'), 'utf8')
const EARLIER = LATER.replace(/20(\d\d)/gu, (_, year: string) => `20${Number.parseInt(year, 10) - 1}`).replace(
  /^(30201\t办公费\t)2\.32(\t.*)2\.32/mu,
  '$12.00$22.00',
)
const OFFICE = '池州市政务服务便民热线中心'

describe('one quantity in two years of one office, each year by its own document', () => {
  let desk: Desk
  beforeAll(async () => {
    desk = await openDesk({ 'later.txt': LATER, 'earlier.txt': EARLIER })
  })
  afterAll(() => desk.close())

  test.each([
    ['2024年办公费比2023年多多少', ['0.32'], '比2023年增加 0.32 万元'],
    ['2024年办公费比2023年增加多少元', ['3200'], '比2023年增加'],
    ['2024年办公费比上年增长百分之几', ['16.00'], '16.00%'],
    ['2024年办公费比2023年少了多少', ['0.32'], '与问题的说法不同：是增加。'],
    ['办公费2023年和2024年分别是多少', ['2.00', '2.32'], '2.00 万元'],
    ['2024年培训费比2023年多多少', ['0.00'], '1.02 万元'],
  ])('%s', (words, values, says) => {
    const answer = desk.ask(`${OFFICE}${words}？`)
    const results = answer.results.map((id) => answer.figures.find((figure) => figure.id === id)?.value)
    expect(results).toEqual(values)
    expect(answer.answer).toContain(says)
    expect(verifyAnswer(answer, desk.library)).toEqual({ ok: true, failures: [] })
    const documents = answer.figures.flatMap(({ source }) => source?.document ?? [])
    expect(documents.sort()).toEqual(['earlier', 'later'])
    // What crosses the years is told as worked out, where a change was asked for.
    if (!words.includes('分别')) expect(answer.warnings.join('\n')).toContain('2023年、2024年的数各出自当年的文件')
  })

  test.each([
    // The earlier year in terms of the later one, a year that is not held, and stages that differ.
    '2023年办公费比2024年少百分之几',
    '2024年办公费比2021年多多少',
    '2024年办公费预算比2023年决算多多少',
    '2023年和2024年办公费合计是多少',
  ])('declines %s', (words) => {
    expect(desk.ask(`${OFFICE}${words}？`).status).toBe('refused')
  })
})
