import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyAnswer } from '../../src/gate/verify-answer.js'
import { madeDisclosure } from './made-disclosure.js'
import { type Desk, openDesk, results } from './open-assistant.js'

const UNIT = '青山市社会福利院'
const DEPARTMENT = madeDisclosure({ times: 2, about: `纳入部门预算的二级预算单位是${UNIT}。` })
const OWN = madeDisclosure({ title: '青山市民政局（本级）2024年单位预算', level: '单位' })
const OF_UNIT = madeDisclosure({ office: UNIT, level: '单位', times: 0.5 })

/** The names of the files must not decide which document answers. */
describe.each([
  ['the department sorts first', { 'a.txt': DEPARTMENT, 'b.txt': OWN, 'c.txt': OF_UNIT }, 'a', 'b'],
  ['the department sorts last', { 'z.txt': DEPARTMENT, 'b.txt': OWN, 'c.txt': OF_UNIT }, 'z', 'b'],
])('a department, the office by itself and a unit of it: %s', (_, files, department, own) => {
  let desk: Desk
  beforeAll(async () => {
    desk = await openDesk(files)
  })
  afterAll(() => desk.close())

  test.each([
    ['青山市民政局2024年办公费是多少？', '12.00 万元', department],
    ['民政局2024年部门预算的办公费是多少？', '12.00 万元', department],
    ['民政局（汇总）2024年办公费是多少？', '12.00 万元', department],
    ['民政局本级2024年办公费是多少？', '6.00 万元', own],
    ['民政局（本级）办公费', '6.00 万元', own],
    ['民政局2024年单位预算的办公费是多少？', '6.00 万元', own],
    ['社会福利院2024年办公费是多少？', '3.00 万元', 'c'],
    ['社会福利院本级办公费是多少？', '3.00 万元', 'c'],
    ['民政局2024年水费和印刷费合计多少？', '8.00 万元', department],
    ['民政局本级2024年水费和印刷费合计多少？', '4.00 万元', own],
  ])('%s', (question, figure, document) => {
    const answer = desk.ask(question)
    expect([answer.answer, results(answer)]).toEqual([answer.answer, [figure]])
    const used = new Set(answer.figures.flatMap(({ source }) => source?.document ?? []))
    expect([...used]).toEqual([document])
    expect(verifyAnswer(answer, desk.library)).toEqual({ ok: true, failures: [] })
    // Whoever asks for an office of which both parts are held is told which one answers.
    if (document !== 'c')
      expect(answer.warnings.join('\n')).toMatch(new RegExp(`采用.*${document}；.*(?:${own}|${department})`))
  })

  test('a follow-up stays with the part that was asked for', () => {
    desk.ask('民政局本级2024年办公费是多少？', { session: 'level' })
    expect(results(desk.ask('那水费呢？', { session: 'level' }))).toEqual(['2.50 万元'])
  })

  test('the budget of a city by itself (市本级) is no office', () => {
    expect(desk.ask('青山市本级2024年办公费是多少？').status).toBe('refused')
  })

  test('a unit inside a department is not counted twice', () => {
    for (const question of ['各单位2024年办公费合计多少？', '民政局和社会福利院2024年办公费一共多少？']) {
      const answer = desk.ask(question)
      expect([question, answer.status, answer.results]).toEqual([question, 'refused', []])
      expect(answer.answer).toContain('重复计算')
    }
    const ranked = desk.ask('各单位2024年办公费从高到低排名')
    expect(results(ranked)).toEqual(['12.00 万元', '3.00 万元'])
    expect(ranked.warnings.join('\n')).toContain('可能已包含后者')
  })
})

describe('only one part of an office is held', () => {
  test.each([
    ['民政局本级2024年办公费是多少？', DEPARTMENT],
    ['民政局部门汇总的办公费是多少？', OWN],
  ])('%s is refused, and what is held is named', async (question, text) => {
    const desk = await openDesk({ 'a.txt': text, 'other.txt': madeDisclosure({ office: '青山市财政局' }) })
    const answer = desk.ask(question)
    expect([answer.status, answer.reason]).toEqual(['refused', 'not-held'])
    expect(answer.answer).toContain('不能互相代替')
    expect(results(desk.ask('民政局2024年办公费是多少？'))).toHaveLength(1)
    desk.close()
  })
})
