import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { escapeForCsv, escapeForHtml, escapeForMarkdown, escapeForTerminal } from '../../src/language/escape.js'
import { detectLanguage } from '../../src/language/language-of.js'
import { foldText, foldWithOffsets } from '../../src/language/normalize.js'

describe('foldText', () => {
  test.each([
    ['１２３４５（热线）', '12345(热线)'],
    ['⼀⽀⾦⽬', '一支金目'],
    ['⻋⻔⻓', '车门长'],
    ['预\u200b算\u202e数\u0007', '预算数'],
    ['  a \u3000\n b ', 'a b'],
    ['“三公”「三公」', '"三公""三公"'],
    ['2023—2024', '2023-2024'],
    ['30㎡', '30平方米'],
    ['\ud800x', '\ufffdx'],
  ])('%j', (text, folded) => {
    expect(foldText(text)).toBe(folded)
  })

  test('offsets lead back to the original, and folding twice changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        const { text: folded, starts, ends } = foldWithOffsets(text)
        expect(starts).toHaveLength(folded.length + 1)
        for (let at = 0; at < folded.length; at++) {
          expect(starts[at] ?? 0).toBeLessThan(ends[at] ?? 0)
          expect(ends[at] ?? 0).toBeLessThanOrEqual(text.length)
          if (at > 0) expect(starts[at] ?? 0).toBeGreaterThanOrEqual(starts[at - 1] ?? 0)
        }
      }),
    )
    expect(foldWithOffsets('a\u3000（１）').starts).toEqual(Uint32Array.from([0, 1, 2, 3, 4, 5]))
  })

  test('breaks are kept when asked for', () => {
    expect(foldWithOffsets('1 \n 2\t3  4', { keepBreaks: true }).text).toBe('1\n2\n3 4')
  })
})

test.each([
  ['渭南2024年预算是多少？', 'zh'],
  ['How much is set aside for printing (印刷费)?', 'en'],
  ["What is Urumqi's 工会经费 budget for 2024?", 'en'],
  ['渭南的 budget 是多少', 'zh'],
  ['2080505?', 'zh'],
  ['（印刷费）', 'zh'],
  ['', 'zh'],
])('language of %s is %s', (text, language) => {
  expect(detectLanguage(text)).toBe(language)
})

describe('escaping', () => {
  test.each([
    ['\u001b[31m红', '<U+001B>[31m红'],
    ['6\u200b48', '648'],
    ['\u202e84', '<U+202E>84'],
    ['a\tb\nc', 'a\tb\nc'],
  ])('terminal %j', (text, safe) => {
    expect(escapeForTerminal(text)).toBe(safe)
  })

  test.each([
    ['=1+1', "'=1+1"],
    ['＝1+1', "'＝1+1"],
    ['-10,000.00', '-10,000.00'],
    ['-3.5%', '-3.5%'],
    ['-A1', "'-A1"],
    ['@x', "'@x"],
    ['\tx', "'\tx"],
    ['文', '文'],
  ])('csv %j', (text, safe) => {
    expect(escapeForCsv(text)).toBe(safe)
  })

  test('html and markdown', () => {
    expect(escapeForHtml(`<a b="c">&'`)).toBe('&#60;a b=&#34;c&#34;&#62;&#38;&#39;')
    expect(escapeForMarkdown('a|b *c* [d](e)\n1.')).toBe('a\\|b \\*c\\* \\[d\\]\\(e\\) 1\\.')
  })
})
