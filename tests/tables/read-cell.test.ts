import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCell } from '../../src/tables/read-cell.js'

describe('readCell', () => {
  it.each([
    ['6,480,334.00', 'number', '6480334.00', 2, null, null],
    ['0.00', 'zero', '0.00', 2, null, null],
    ['(2.29)', 'parenthesis', '-2.29', 2, null, null],
    ['（2.29）', 'parenthesis', '-2.29', 2, null, null],
    ['△2.29', 'triangle', '-2.29', 2, null, null],
    ['-10,000.00', 'number', '-10000.00', 2, null, null],
    ['１２.５０', 'number', '12.50', 2, null, null],
    ['-34.75%', 'number', '-34.75', 2, null, '%'],
    ['≥93％', 'bounded', '93', 0, '>=', '%'],
    ['>=6800 条', 'bounded', '6800', 0, '>=', '条'],
    ['＞60', 'bounded', '60', 0, '>', null],
    ['不超过30万元', 'bounded', '30', 0, '<=', '万元'],
    ['>=12 次/年', 'bounded', '12', 0, '>=', '次/年'],
    ['=12.00(次)', 'number', '12.00', 2, null, '次'],
    ['≥13459.00（平方米）', 'bounded', '13459.00', 2, '>=', '平方米'],
    ['≥100(人数)', 'bounded', '100', 0, '>=', '人'],
    ['=去年水平', 'text', null, 0, null, null],
    ['8 万', 'number', '8', 0, null, '万'],
    ['-', 'dash', null, 0, null, null],
    ['——', 'dash', null, 0, null, null],
    ['无', 'none', null, 0, null, null],
    ['####', 'overflow', null, 0, null, null],
    ['12月底前', 'text', null, 0, null, null],
    ['2024年', 'text', null, 0, null, null],
    ['大于等于序时进度', 'text', null, 0, null, null],
    ['4小时完成修复', 'text', null, 0, null, null],
    ['6,48,0334.00', 'text', null, 0, null, null],
  ])('%s', (text, reading, value, decimals, bound, unit) => {
    expect(readCell(text)).toEqual({ text, reading, value, decimals, bound, unit })
  })

  it('is null for a blank cell', () => {
    expect(readCell(' \u3000')).toBeNull()
  })

  it('reads any amount back digit for digit', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 15n }),
        fc.integer({ min: 0, max: 99 }),
        fc.boolean(),
        (whole, cents, negative) => {
          const digits = whole.toString()
          const grouped = digits.replace(/\B(?=(\d{3})+$)/g, ',')
          const fraction = cents.toString().padStart(2, '0')
          const sign = negative && (whole > 0n || cents > 0) ? '-' : ''
          expect(readCell(`${sign}${grouped}.${fraction}`)?.value).toBe(`${sign}${digits}.${fraction}`)
        },
      ),
    )
  })
})
