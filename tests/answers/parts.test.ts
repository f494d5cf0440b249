import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clausesOf } from '../../src/answers/parts/clauses.js'
import { verifyAnswer } from '../../src/gate/verify-answer.js'
import { type Desk, openDesk, results } from './open-assistant.js'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

describe('where a text of several questions is cut', () => {
  it.each([
    ['渭南项目支出多少，占总支出多少', ['渭南项目支出多少', '占总支出多少']],
    ['2024年，渭南的办公费是多少', ['2024年，渭南的办公费是多少']],
    ['渭南办公费多少，用万元表示', ['渭南办公费多少，用万元表示']],
    ['渭南办公费是12万，对吗', ['渭南办公费是12万，对吗']],
    ['池州奖金（30103，含绩效）是多少', ['池州奖金（30103 含绩效）是多少']],
    ['What is the travel cost and how much is training?', ['What is the travel cost', 'how much is training']],
  ])('%s', (text, clauses) => expect(clausesOf(text)).toEqual(clauses))
})

describe('a text of several questions is answered part by part, in order', () => {
  it.each([
    ['渭南项目支出多少，占总支出多少', ['660000.00 元', '10.18 %']],
    ['固原基本支出多少，比上年降了多少', ['250.91 万元', '9.08 万元', '3.49 %']],
    ['聊城2024年决算支出比年初预算多了还是少了，完成率多少', ['70.54 万元', '103.07 %']],
    ['固原基本支出多少，比上年怎样', ['250.91 万元', '9.08 万元', '3.49 %']],
    ['固原基本支出多少？比上年呢？', ['250.91 万元', '9.08 万元', '3.49 %']],
    ['渭南在职多少人，人均基本支出', ['16 人', '36.38 万元']],
    ['池州办公费是多少，差旅费是多少，两项加起来多少', ['2.32 万元', '1.00 万元', '3.32 万元']],
    [
      'How much did Liaocheng spend on office supplies (办公费), and how much on travel (差旅费)?',
      ['32.10 万元', '1.01 万元'],
    ],
  ])('%s', (question, expected) => {
    const answer = desk.ask(question)
    expect(answer.status).not.toBe('refused')
    expect(results(answer)).toEqual(expected)
  })

  it('names a part without an answer: no change of the item is stated', () => {
    const answer = desk.ask('池州办公费多少，比上年呢')
    expect(results(answer)).toEqual(['2.32 万元'])
    expect(answer.warnings.join('\n')).toContain('没有答上：“比上年呢”')
  })

  it('gives every mark of a joined answer one source line, and a proof that holds', () => {
    const answer = desk.ask('渭南项目支出多少，占总支出多少')
    const marks = new Set([...answer.answer.matchAll(/ \[(\d+)\]$/gm)].map((match) => match[1]))
    const sources = [...answer.answer.matchAll(/^\[(\d+)\] /gm)].map((match) => match[1])
    expect([...marks].sort()).toEqual(sources)
    expect(new Set(answer.figures.map((figure) => figure.id)).size).toBe(answer.figures.length)
    expect(verifyAnswer(answer, desk.library)).toMatchObject({ ok: true })
  })
})

describe('a part that has no answer is named', () => {
  it.each([
    ['固原办公费多少，西安的办公费多少', '西安的办公费多少'],
    ['渭南办公费多少，水费占公用经费多少', '水费占公用经费多少'],
  ])('%s', (question, open) => {
    const answer = desk.ask(question)
    expect(answer.answer).toContain('其余请单独再问')
    expect(answer.warnings.join()).toContain(open)
    expect(verifyAnswer(answer, desk.library)).toMatchObject({ ok: true })
  })

  it('but nothing is given beside a person’s data', () =>
    expect(desk.ask('固原在职多少人，主任工资多少')).toMatchObject({ status: 'refused', reason: 'private' }))

  it.each([
    '五家热线里办公费谁花得最多，多少？',
    '池州和聊城的差旅费差多少，谁多？',
    '渭南商品和服务支出里，超过100000元的有几项？哪几项',
  ])('one answer that tells all leaves nothing open: %s', (question) =>
    expect(desk.ask(question).answer).not.toContain('请单独再问'),
  )
})
