import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Desk, openDesk } from '../answers/open-assistant.js'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const SENTENCE = '固原2024年基本支出250.91万元'

describe('where a number stands, in lines and code points', () => {
  it.each([
    ['plain', SENTENCE, 1, 12],
    ['CRLF', `第一行\r\n${SENTENCE}\r\n第三行`, 2, 12],
    ['a byte order mark', `\ufeff${SENTENCE}`, 1, 13],
    ['a tab', `\t${SENTENCE}`, 1, 13],
    ['emoji of several code points', `👍👨\u200d👩\u200d👧${SENTENCE}`, 1, 18],
    ['a character outside the first plane', `𠀀，${SENTENCE}`, 1, 14],
    ['characters of no width', `\u200b\u200b${SENTENCE}`, 1, 14],
    ['a blank that does not break', '固原2024年基本支出\u00a0250.91\u00a0万元', 1, 13],
  ])('%s', (_name, text, line, column) => {
    const numbers = desk.tie(text).numbers
    expect(numbers.map((one) => [one.status, one.line, one.column])).toEqual([['tied', line, column]])
  })

  it.each(['', '\n\n', '没有数字。', '\u0000', '\ud800'])('nothing in %j', (text) => {
    expect(desk.tie(text).numbers).toEqual([])
  })
})

describe('long texts', () => {
  it('are read to their end, their last number like their first', () => {
    const line = '渭南市12345热线服务中心2024年支出总计648.03万元，比上年增加21.92万元，增长3.50%。\n'
    const { numbers } = desk.tie(line.repeat(2500))
    expect(numbers).toHaveLength(7500)
    expect(numbers.every((one) => one.status === 'tied')).toBe(true)
    expect(numbers.at(-1)?.line).toBe(2500)
  })

  it.each([
    ['digits', '9'.repeat(60_000)],
    ['numerals', '一'.repeat(60_000)],
    ['brackets', `${'（'.repeat(60_000)}648万元`],
    ['numbers without words', '1 '.repeat(4000)],
    ['cells of one line', `${'| 1 '.repeat(4000)}|`],
  ])('of nothing but %s tie nothing', (_name, text) => {
    expect(desk.tie(text).numbers.filter((one) => one.status === 'tied')).toEqual([])
  })
})
