import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyAnswer } from '../../src/gate/verify-answer.js'
import { type Desk, openDesk, results } from './open-assistant.js'

/** A made-up home whose money is not all fiscal, and an office whose money is; both tell the change of fiscal money alone. */
const HOME = `上海市嘉定区社会福利院2024年单位预算

2024年单位预算编制说明

2024年，上海市嘉定区社会福利院收入预算1200.00万元，其中：财政拨款收入900.00万元，比2023年预算增加45.00万元；事业收入300.00万元。
支出预算1200.00万元，其中：财政拨款支出预算900.00万元，比2023年预算增加45.00万元。财政拨款支出预算中，一般公共预算拨款支出预算880.00万元，比2023年预算减少20.00万元；政府性基金拨款支出预算20.00万元，比2023年预算增加65.00万元。
财政拨款收入支出增加的主要原因是护理人员增加。
财政拨款支出主要内容如下：
1. “社会保障和就业支出”900.00万元，主要用于护理。
`
const OFFICE = `上海市嘉定区司法局2024年部门预算

2024年部门预算编制说明

2024年，上海市嘉定区司法局收入预算500.00万元，其中：财政拨款收入500.00万元，比2023年预算减少125.00万元；事业收入0.00万元。
支出预算500.00万元，其中：财政拨款支出预算500.00万元，比2023年预算减少125.00万元。
财政拨款收入支出减少的主要原因是项目调整。
`

let desk: Desk
beforeAll(async () => {
  desk = await openDesk({ 'home.txt': HOME, 'office.txt': OFFICE })
})
afterAll(() => desk.close())

describe('the spending of one fund', () => {
  it.each([
    ['福利院2024年财政拨款支出是多少？', ['900.00 万元']],
    ['福利院一般公共预算拨款支出预算多少', ['880.00 万元']],
    ['福利院一般公共预算财政拨款支出', ['880.00 万元']],
    ['福利院政府性基金支出是多少', ['20.00 万元']],
    ['福利院财政拨款收入是多少', ['900.00 万元']],
    ['司法局2024年预算收入总计是多少', ['500.00 万元']],
  ])('%s', (question, figures) => {
    const answer = desk.ask(question)
    expect([answer.answer, results(answer)]).toEqual([answer.answer, figures])
    expect(verifyAnswer(answer, desk.library)).toEqual({ ok: true, failures: [] })
  })
})

describe('the change of one fund', () => {
  it.each([
    ['福利院财政拨款支出比上年增加多少，为什么？', ['45.00 万元'], ['财政拨款本年支出', '护理人员增加']],
    ['福利院一般公共预算支出比上年减少多少', ['20.00 万元'], ['一般公共预算本年支出']],
    // Rates that the document leaves out: 45 of 855, and 125 of 625.
    ['福利院财政拨款支出增长率', ['45.00 万元', '5.26 %'], ['约 5.26%']],
    ['司法局支出预算比上年下降百分之几', ['125.00 万元', '20.00 %'], ['财政拨款', '项目调整']],
  ])('%s', (question, figures, says) => {
    const answer = desk.ask(question)
    expect([answer.answer, results(answer)]).toEqual([answer.answer, figures])
    for (const words of says) expect(answer.answer).toContain(words)
    expect(verifyAnswer(answer, desk.library)).toEqual({ ok: true, failures: [] })
  })

  it.each(['福利院支出预算比上年增加多少？', '福利院收入预算比上年增加多少？', '福利院2024年预算比2023年多多少'])(
    'never stands for all money where other money comes to it: %s',
    (question) => {
      const answer = desk.ask(question)
      expect([answer.status, answer.figures]).toEqual(['refused', []])
      expect(answer.answer).toContain('只写了其中财政拨款的')
      for (const offered of answer.suggestions) expect(results(desk.ask(offered))).toEqual(['45.00 万元'])
    },
  )
})
