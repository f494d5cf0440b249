import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyAnswer } from '../../src/gate/verify-answer.js'
import { madeDisclosure } from './made-disclosure.js'
import { type Desk, openDesk, results } from './open-assistant.js'

/** Names that say nothing of their years, in no order of theirs. */
const FILES = {
  'd.txt': madeDisclosure({ year: 2023, kind: 'accounts', times: 0.9 }),
  'b.txt': madeDisclosure({ year: 2024, times: 1, prior: 20_000 }),
  'e.txt': madeDisclosure({ year: 2024, kind: 'accounts', times: 1.1, prior: 20_592 }),
  'a.txt': madeDisclosure({ year: 2025, times: 1.2, prior: 22_880 }),
  'c.txt': madeDisclosure({ year: 2026, times: 1.5, prior: 27_456 }),
}

describe('several years of one office', () => {
  let desk: Desk
  beforeAll(async () => {
    desk = await openDesk(FILES)
  })
  afterAll(() => desk.close())

  test.each([
    // Without a year: the newest, and the answer names it.
    ['办公费是多少', ['9.00 万元'], ['c'], '2026年年初预算'],
    ['去年办公费是多少', ['7.20 万元'], ['a'], '2025年年初预算'],
    ['2023年办公费是多少', ['5.40 万元'], ['d'], '2023年决算'],
    ['2024年决算办公费是多少', ['6.60 万元'], ['e'], '2024年决算'],
    // 上年 is the year before the one that is named, whatever was published later.
    ['2025年收入总计比上年增加多少', ['45.76 万元'], ['a'], '比2024年'],
    ['2025年收入总计增加了多少', ['45.76 万元'], ['a'], '比2024年'],
    ['2024年预算收入总计比2023年增加多少', ['28.80 万元'], ['b'], '比2023年'],
    ['收入总计比上年增加多少', ['68.64 万元'], ['c'], '比2025年'],
    ['2025年办公费预算比2024年增加多少', ['1.20 万元'], ['b', 'a'], '2025年办公费'],
    ['2024年决算办公费比2023年增加多少', ['1.20 万元'], ['d', 'e'], '2024年办公费'],
    // Over more years, each by its own document and all of one stage.
    ['近三年办公费', ['6.00 万元', '7.20 万元', '9.00 万元'], ['b', 'a', 'c'], '2024年年初预算'],
    ['2024年到2026年办公费的变化趋势', ['6.00 万元', '7.20 万元', '9.00 万元'], ['b', 'a', 'c'], '2026年年初预算'],
    ['2023年至2024年决算办公费', ['5.40 万元', '6.60 万元'], ['d', 'e'], '2023年决算'],
    ['近三年预算收入总计分别是多少', ['228.80 万元', '274.56 万元', '343.20 万元'], ['b', 'a', 'c'], '收入总计'],
  ])('%s', (words, figures, documents, says) => {
    const answer = desk.ask(`青山市民政局${words}？`)
    expect([answer.answer, results(answer)]).toEqual([answer.answer, figures])
    const used = [...new Set(answer.figures.flatMap(({ source }) => source?.document ?? []))]
    expect(used).toEqual(documents)
    expect(answer.answer).toContain(says)
    expect(verifyAnswer(answer, desk.library)).toEqual({ ok: true, failures: [] })
  })

  test('a year of the row that is not held is named', () => {
    const answer = desk.ask('青山市民政局2023年到2025年办公费')
    expect(results(answer)).toEqual(['6.00 万元', '7.20 万元'])
    expect(answer.warnings.join('\n')).toContain('没有收录2023年')
  })

  test.each([
    // No document, stages that differ, and a row that two kinds of documents would make.
    '2022年办公费是多少',
    '2026年办公费预算比2024年决算多多少',
    '近三年办公费合计是多少',
    '近三年办公费和水费最多的是哪年',
  ])('declines %s', (words) => {
    const answer = desk.ask(`青山市民政局${words}？`)
    expect([words, answer.status, answer.results]).toEqual([words, 'refused', []])
  })
})
