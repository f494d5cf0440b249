import { describe, expect, test } from 'vitest'
import { verifyAnswer } from '../../src/gate/verify-answer.js'
import { madeDisclosure } from './made-disclosure.js'
import { openDesk, results } from './open-assistant.js'

const DRAFT = madeDisclosure({ office: '本单位' })
const OTHER_DRAFT = madeDisclosure({ office: '本单位', times: 1.5 })

describe('a document that does not name its office', () => {
  test.each([
    ['办公费是多少？', ['6.00 万元']],
    ['2024年水费和印刷费合计多少？', ['4.00 万元']],
    ['What is the office expense (办公费)?', ['6.00 万元']],
  ])('the only one is asked as what it is: %s', async (question, figures) => {
    // The name of the file says nothing about the office.
    const desk = await openDesk({ '渭南市财政局2023.txt': DRAFT })
    const answer = desk.ask(question)
    expect([answer.answer, results(answer)]).toEqual([answer.answer, figures])
    expect(answer.figures.map(({ organization }) => organization)).toEqual(answer.figures.map(() => null))
    expect(answer.warnings.join('\n')).toMatch(/没有写明单位|does not name its office/)
    expect(verifyAnswer(answer, desk.library)).toEqual({ ok: true, failures: [] })
    expect(desk.ask('渭南市财政局办公费是多少？').status).toBe('refused')
    desk.close()
  })

  test('of two, neither is taken; each is asked by being chosen', async () => {
    const desk = await openDesk({ 'a.txt': DRAFT, 'b.txt': OTHER_DRAFT })
    const answer = desk.ask('办公费是多少？')
    expect([answer.status, answer.reason]).toEqual(['refused', 'ambiguous'])
    expect(answer.answer).toMatch(/没有写明单位：a、b.*--document/)
    expect(results(desk.ask('办公费是多少？', { documents: ['b'] }))).toEqual(['9.00 万元'])
    desk.close()
  })

  test('beside one that names its office it is not taken for it, and a question without a name is told of it', async () => {
    const desk = await openDesk({ 'a.txt': DRAFT, 'b.txt': madeDisclosure({ office: '青山市财政局', times: 2 }) })
    const answer = desk.ask('办公费是多少？')
    expect(results(answer)).toEqual(['12.00 万元'])
    expect(answer.warnings.join('\n')).toContain('没有写明单位：a')
    expect(desk.ask('财政局办公费是多少？').warnings.join('\n')).not.toContain('没有写明单位')
    desk.close()
  })
})
