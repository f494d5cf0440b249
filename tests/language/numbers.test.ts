import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { writeChineseNumeral } from '../../src/language/chinese-numerals.js'
import { findNumbers } from '../../src/language/numbers.js'

const seen = (text: string) => findNumbers(text).map(({ value, unit }) => `${value}${unit === '' ? '' : ` ${unit}`}`)

describe('findNumbers reads value and unit', () => {
  test.each([
    ['预算 1,487.40 万元', ['1487.40 万元']],
    ['１，４８７．４０万元', ['1487.40 万元']],
    ['648.0\u200b3万元', ['648.03 万元']],
    ['-10,000.00', ['-10000.00']],
    ['(2.29)', ['-2.29']],
    ['△2.29', ['-2.29']],
    ['负3.5%', ['-3.5 %']],
    ['事业运行(2010350)544.15万元', ['2010350', '544.15 万元']],
    ['减少(538.00)', ['538.00']],
    ['2023-2024年', ['2023 年', '2024 年']],
    ['5至8万元', ['5 万元', '8 万元']],
    ['20-30%', ['20 %', '30 %']],
    ['百分之三点五', ['3.5 %']],
    ['百分之3.5', ['3.5 %']],
    ['百分百', ['100 %']],
    ['千分之二', ['2 ‰']],
    ['四分之三', ['0.75']],
    ['三成', ['30 %']],
    ['三成五', ['35 %']],
    ['两倍', ['2 倍']],
    ['增长3.5个百分点', ['3.5 个百分点']],
    ['一百二十万元', ['120 万元']],
    ['三点五亿元', ['3.5 亿元']],
    ['陆佰肆拾捌万零叁佰叁拾肆元整', ['6480334 元']],
    ['6480334元', ['6480334 元']],
    ['8 万', ['8 万']],
    ['1千5百万', ['1500 万']],
    ['1亿2000万元', ['12000 万元']],
    ['4千多条', ['4000 条']],
    ['二十多万元', ['20 万元']],
    ['20多万元', ['20 万元']],
    ['9.85 million yuan', ['9.85 百万元']],
    ['a 9.85-million-yuan project', ['9.85 百万元']],
    ['1.5 billion', ['1.5 十亿']],
    ['3 percent of 12 people', ['3 %', '12 人']],
    ['¥6,480,334.00', ['6480334.00 元']],
    ['RMB 5 million', ['5 百万元']],
    ['two offices, nine hundred thousand yuan, half', ['2', '900000 元', '50 %']],
    ['一名、两项、四个科室、12 类', ['1 名', '2 项', '4 个', '12 类']],
    ['二〇二四年', ['2024 年']],
    ['十二人', ['12 人']],
    ['基数为零，', ['0']],
    ['每年3次/年', ['3 次/年']],
    ['2024.12.31', ['2024', '12', '31']],
    ['共①6人', ['1', '6 人']],
    ['10²万元', ['10', '2 万元']],
    ['x.² 3', ['2', '3']],
    ['面积30㎡和5 m²', ['30 平方米', '5 平方米']],
    ['985.00 项目支出', ['985.00']],
    ['303 个人和家庭', ['303']],
    ['12345市民热线', ['12345']],
    ['2010399\t540.00', ['2010399', '540.00']],
    ['10\n十、其他', ['10']],
    ['٣٤ 人', ['34 人']],
    ['统一一百二十万元', ['120 万元']],
    ['三万一千元', ['31000 元']],
    ['三公里', ['3 公里']],
  ])('%s', (text, expected) => {
    expect(seen(text)).toEqual(expected)
  })

  test.each([
    '一般、一些、一致、统一、万一、唯一',
    '一次性补助，十分重要',
    '“三公”经费和五险一金',
    '第一部分，第十二条',
    '二级预算单位，一线窗口',
    '八项规定、二十大、二十届三中全会、十四五',
    '七台河、三门峡',
    '单位：万元',
    '一、收入 二、支出',
    '（十二）其他',
    '上半年',
    '两会',
  ])('no number in %s', (text) => {
    expect(seen(text)).toEqual([])
  })
})

describe('findNumbers reads what words say of a number', () => {
  test.each([
    ['≥93%', '>=', false],
    ['>=6800 条', '>=', false],
    ['90%以上', '>=', false],
    ['不少于3次', '>=', false],
    ['不超过5万元', '<=', false],
    ['5万元以内', '<=', false],
    ['超过100000元', '>', false],
    ['不足3人', '<', false],
    ['约3亿元', null, true],
    ['近 3 万元', null, true],
    ['16万元左右', null, true],
    ['30余名', null, true],
    ['at least 5 people', '>=', false],
    ['about 5 people', null, true],
    ['3~5%', null, false],
    ['3万元', null, false],
  ])('%s', (text, bound, approximate) => {
    const last = findNumbers(text).at(-1)
    expect([last?.bound, last?.approximate]).toEqual([bound, approximate])
  })

  test('letters before digits and ordinals are told', () => {
    expect(findNumbers('A4纸').map(({ prefix }) => prefix)).toEqual(['A'])
    expect(findNumbers('第3名').map(({ ordinal }) => ordinal)).toEqual([true])
  })
})

describe('positions and laws', () => {
  test('spans are those of the original text', () => {
    const text = '　收入　１，４８７．４０ 万元\u200b，占 33.78％。'
    expect(findNumbers(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      '１，４８７．４０ 万元',
      '33.78％',
    ])
  })

  test('every digit of a text lies in a number', () => {
    const piece = fc.constantFrom(
      '约',
      '收入',
      '1',
      '23',
      ',456',
      '.7',
      '%',
      '万元',
      ' ',
      '(',
      ')',
      '-',
      '第',
      '千',
      '五',
      '百分之',
      '、',
      'A',
      '\n',
      '多',
      '年',
    )
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 14 }).map((parts) => parts.join('')),
        (text) => {
          const numbers = findNumbers(text)
          for (const digit of text.matchAll(/[0-9]/g)) {
            expect(
              numbers.some(({ start, end }) => start <= digit.index && digit.index < end),
              text,
            ).toBe(true)
          }
          for (let at = 1; at < numbers.length; at++)
            expect(numbers[at]?.start).toBeGreaterThanOrEqual(numbers[at - 1]?.end ?? 0)
          for (const number of numbers) expect(number.value).toMatch(/^-?[0-9]+(\.[0-9]+)?$/)
        },
      ),
    )
  })

  test('a Chinese amount is read as it was written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999 }), (amount) => {
        const [found] = findNumbers(`合计${writeChineseNumeral(String(amount))}元`)
        const scaled = Number(found?.value) * (found?.unit === '万元' ? 10_000 : 1)
        expect(scaled).toBe(amount)
      }),
    )
  })

  test('any text at all is read without an error', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) =>
        findNumbers(text).every(({ start, end }) => start < end && end <= text.length),
      ),
    )
  })
})
