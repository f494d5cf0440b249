import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyAnswer } from '../../src/gate/verify-answer.js'
import { type Desk, openDesk, results } from './open-assistant.js'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

/** Question, how its answer opens, and the results, none of which may be a number of the question. */
const JUDGED: [question: string, opening: RegExp, results: string[]][] = [
  ['渭南办公费是12万吗？', /^不是。/, ['181688.00 元']],
  ['渭南水费是不是4000元', /^是。/, ['4000.00 元']],
  ['渭南办公费是18.17万元对吧', /^四舍五入后是。/, ['181688.00 元']],
  ["Is Weinan's water fee (水费) 5000 yuan?", /^No\. /, ['4000.00 元']],
  ['渭南水费和电费合计是10万吗', /^不是。/, ['94000.00 元']],
  ['渭南项目支出占总支出的20%对吗', /^不是。/, ['10.18 %']],
  ['聊城三公经费完成率是90%吗', /^不是。/, ['100 %']],
  ['聊城公务接待费完成预算的100%对吗', /^是。/, ['100 %']],
  ['渭南去年的工资福利支出是600万元吗', /^不是。/, ['553.15 万元']],
  ['渭南去年的工资福利支出是553.15万元对吗', /^是。/, ['553.15 万元']],
  ['渭南办公费超过20万了吗', /^不是。/, ['181688.00 元']],
  ['渭南办公费有没有超过10万元', /^是。/, ['181688.00 元']],
  ['固原总支出不到300万对吗', /^是。/, ['269.41 万元']],
  ['乌鲁木齐办公费是渭南的2倍吗', /^不是。/, ['0.77 倍']],
  ['固原基本工资比奖金多16.37万对吗', /^是。/, ['16.37 万元']],
  ['固原奖金比基本工资多16.37万对吗', /^不是。/, ['16.37 万元']],
  ['固原办公费比渭南多吗', /^不是。/, ['15.67 万元']],
  ['池州的办公费比固原少，对吧', /^是。/, ['0.18 万元']],
  ['渭南工资福利支出为什么下降', /^与问题的说法不同：文件写的是增加。/, ['21.35 万元', '3.86 %']],
  ['池州提租补贴减少了7.4万对吗', /^与问题的说法不同：文件写的是增加。/, ['7.4 万元']],
]

describe('what a question takes for granted', () => {
  it.each(JUDGED)('%s', (question, opening, expected) => {
    const answer = desk.ask(question)
    expect(answer.answer).toMatch(opening)
    expect(results(answer)).toEqual(expected)
    expect(verifyAnswer(answer, desk.library).failures).toEqual([])
    const given = answer.figures.filter((figure) => figure.basis === 'given').map((figure) => figure.id)
    expect(answer.results.filter((id) => given.includes(id))).toEqual([])
  })

  it('tells a number of the same sentence of the document from one to correct', () => {
    const answer = desk.ask('渭南工资福利支出574.50万元，比上年增加多少')
    expect(results(answer)).toContain('21.35 万元')
    expect(answer.answer).not.toContain('不符')
  })

  it('does not pass over a number that it cannot judge', () => {
    expect(desk.ask('渭南12月的办公费是多少').status).toBe('refused')
    expect(desk.ask('固原项目支出涨了200%，涨了多少钱').status).toBe('refused')
  })
})
