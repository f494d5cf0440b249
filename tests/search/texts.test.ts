import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rewordAmounts, rewordQuestion } from '../../src/search/question-words.js'
import { splitText } from '../../src/search/split-text.js'
import { tokenize } from '../../src/search/tokens.js'
import { shippedVocabulary } from '../facts/vocabulary-files.js'

describe('tokens', () => {
  test.each([
    ['公用经费', ['公用', '用经', '经费']],
    ['合 　计', ['合计']],
    ['元', ['元']],
    ['收入，支出', ['收入', '支出']],
    ['２０２４年', ['2024', '年']],
    ['1,487.40 万元', ['1487.4', '万元']],
    ['985.00 和 985', ['985', '和', '985']],
    ['2.0.1', ['2.0.1']],
    ['Budget OF Urumqi', ['budget', 'of', 'urumqi']],
    ['12345热线', ['12345', '热线']],
    ['﹁⽀出﹂', ['支出']],
    ['，。！', []],
  ])('of %j', (text, tokens) => {
    expect(tokenize(text)).toEqual(tokens)
  })

  test('hold nothing that a query language could understand, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        for (const token of tokenize(text)) expect(token).toMatch(/^[\p{L}\p{Nd}\p{Nl}.]+$/u)
      }),
    )
  })
})

describe('splitting', () => {
  const amount = fc
    .record({
      value: fc.integer({ min: 0, max: 99_999_999 }),
      unit: fc.constantFrom('万元', '元', '%', ' 万元', '人', '亿元'),
    })
    .map(({ value, unit }) => `${value.toLocaleString('en-US')}.${String(value % 100).padStart(2, '0')}${unit}`)
  const words = fc.constantFrom(
    '本单位预算',
    '较上年增加',
    '主要原因是',
    '，',
    '。',
    '；',
    '其中：',
    '（',
    '）',
    '“服务”',
    '\n',
  )

  test('never cuts an amount from its unit, loses nothing but blanks, and keeps pieces bounded', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(words, words, amount), { maxLength: 80 }),
        fc.integer({ min: 24, max: 60 }),
        (parts, max) => {
          const text = parts.join('')
          const spans = splitText(text, max)
          const pieces = spans.map(({ start, end }) => text.slice(start, end))
          expect(pieces.join('').replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''))
          for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(2 * max + 1)
          const whole = [...text.matchAll(/[\d,]+\.\d\d ?(?:万元|亿元|元|%|人)/g)].map(
            ({ 0: found, index }) => [index, index + found.length] as const,
          )
          // Only amounts that follow one another without a word between may have to be parted, when they are too long for one piece.
          const separate = whole.filter(
            ([from, to]) => !/[\d元%人 ]/.test(text.charAt(from - 1)) && !/[\d]/.test(text.charAt(to)),
          )
          for (const [from, to] of separate)
            expect(spans.some(({ start, end }) => start <= from && to <= end)).toBe(true)
        },
      ),
      { numRuns: 300 },
    )
  })

  test.each([
    ['at ends of sentences', '甲乙丙丁戊己。甲乙丙丁。甲乙丙', 12, ['甲乙丙丁戊己。甲乙丙丁。', '甲乙丙']],
    ['after a closing quote', '“甲乙丙丁。”甲乙丙丁戊己', 8, ['“甲乙丙丁。”', '甲乙丙丁戊己']],
    ['at commas, but not inside a number', '甲乙丙丁，共 1,487.40 万元整', 14, ['甲乙丙丁，', '共 1,487.40 万元整']],
    ['between words when there is no mark at all', '甲乙丙丁戊己庚辛壬癸子丑', 6, ['甲乙丙丁戊己', '庚辛壬癸子丑']],
    ['never inside one character', '𠮷𠮷𠮷𠮷𠮷', 5, ['𠮷𠮷', '𠮷𠮷', '𠮷']],
  ])('%s', (_, text, max, pieces) => {
    expect(splitText(text, max).map(({ start, end }) => text.slice(start, end))).toEqual(pieces)
  })
})

describe('what a question implies', () => {
  test.each([
    ['培训费为啥少了', { named: '培训费 少了', written: '主要原因\n原因\n由于\n减少\n下降' }],
    [
      'Why did revenue increase?',
      { named: '    revenue increase?', written: '主要原因\n原因\n由于\n增加\n增长\n收入' },
    ],
    ['公用经费', { named: '公用经费', written: '' }],
    ['a form for cars', { named: 'a form   cars', written: '' }],
  ])('%s', (question, words) => {
    expect(rewordQuestion(question, shippedVocabulary().vocabulary.questionWords)).toEqual(words)
  })

  test('amounts are looked for in every unit that documents use', () => {
    expect(rewordAmounts('the 9.85 million yuan project of 12 people').split('\n')).toEqual([
      '9850000',
      '985',
      '0.0985',
    ])
  })
})
