import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readChineseNumeral, writeChineseNumeral } from '../../src/language/chinese-numerals.js'

describe('readChineseNumeral', () => {
  test.each([
    ['一百零五万三千', '1053000'],
    ['十', '10'],
    ['二十', '20'],
    ['廿五', '25'],
    ['一百二', '120'],
    ['三万五', '35000'],
    ['一亿零三万', '100030000'],
    ['三万亿', '3000000000000'],
    ['两千零二', '2002'],
    ['零点五', '0.5'],
    ['三点一四', '3.14'],
    ['二〇二四', '2024'],
    ['柒拾贰', '72'],
  ])('%s', (text, value) => {
    expect(readChineseNumeral(text)?.value.toFixed()).toBe(value)
  })

  test.each(['', '万', '百', '一二百', '十百', '一百十百', '三点', '点五', '甲', '零零十'])('refuses %s', (text) => {
    expect(readChineseNumeral(text)).toBeNull()
  })

  test('reads back whatever it writes', () => {
    const decimal = fc.tuple(fc.bigInt(0n, 10n ** 16n - 1n), fc.constantFrom('', '.5', '.05', '.123'))
    fc.assert(
      fc.property(decimal, ([whole, fraction]) => {
        const value = `${whole}${fraction}`
        const written = writeChineseNumeral(value)
        expect(readChineseNumeral(written ?? '')?.value.toFixed(), written ?? '').toBe(value)
      }),
    )
  })

  test('writes nothing outside its range', () => {
    expect(writeChineseNumeral('-1')).toBeNull()
    expect(writeChineseNumeral('10000000000000000')).toBeNull()
  })
})
