import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Decimal } from '../../src/core/decimal.js'
import * as intervals from '../../src/core/interval.js'

const display = intervals.displayInterval
const bounds = (one: intervals.Interval | null) => one && [one.low.toFixed(), one.high.toFixed()]
const truth = fc
  .tuple(fc.bigInt(-(10n ** 12n), 10n ** 12n), fc.integer({ min: 0, max: 6 }))
  .map(([digits, scale]) => new Decimal(digits.toString()).div(new Decimal(10).pow(scale)))
const decimals = fc.integer({ min: 0, max: 4 })
const shown = (value: Decimal, places: number) =>
  display(value.toDecimalPlaces(places, Decimal.ROUND_HALF_UP).toFixed(places), places, '万元')
const inYuan = (value: Decimal) => value.times(10_000)

describe('displayInterval', () => {
  test.each([
    ['4.25', 2, '万元', ['42450', '42550']],
    ['30', 0, '万元', ['295000', '305000']],
    ['6480334.00', 2, '元', ['6480334', '6480334']],
    ['6480334', 0, '元', ['6480333.5', '6480334.5']],
    ['16', 0, '人', ['16', '16']],
    ['3', 0, '万条', ['25000', '35000']],
    ['120', 0, '平方米', ['119.5', '120.5']],
    ['33.78', 2, '%', ['33.775', '33.785']],
    ['-2.29', 2, '万元', ['-22950', '-22850']],
    ['6480300', -2, '元', ['6480250', '6480350']],
  ])('%s with %i decimals %s', (value, places, unit, expected) => {
    expect(bounds(display(value, places, unit))).toEqual(expected)
  })

  test('exactPoint overrides both ways', () => {
    expect(intervals.isPoint(display('4.25', 2, '万元', { exactPoint: true }))).toBe(true)
    expect(intervals.isPoint(display('1.00', 2, '元', { exactPoint: false }))).toBe(false)
  })
})

describe('laws', () => {
  test('a rounded truth lies in its display', () => {
    fc.assert(fc.property(truth, decimals, (value, places) => intervals.contains(shown(value, places), inYuan(value))))
  })

  test('the sum of displays contains the true sum, a difference the true difference', () => {
    fc.assert(
      fc.property(truth, truth, decimals, decimals, (a, b, p, q) => {
        expect(intervals.contains(intervals.add(shown(a, p), shown(b, q)), inYuan(a.plus(b)))).toBe(true)
        expect(intervals.contains(intervals.subtract(shown(a, p), shown(b, q)), inYuan(a.minus(b)))).toBe(true)
      }),
    )
  })

  test('product, share and growth contain the true ones wherever they exist', () => {
    fc.assert(
      fc.property(truth, truth, decimals, (a, b, places) => {
        const [x, y] = [shown(a, places), shown(b, places)]
        expect(intervals.contains(intervals.multiply(x, y), inYuan(a).times(inYuan(b)))).toBe(true)
        const quotient = intervals.divide(x, y)
        expect(quotient === null).toBe(intervals.contains(y, new Decimal(0)))
        if (quotient === null) return
        const slack = new Decimal('1e-15')
        const near = (one: intervals.Interval | null, value: Decimal) => {
          if (one === null) return false
          const margin = slack.times(value.abs().plus(1))
          return one.low.minus(margin).lte(value) && one.high.plus(margin).gte(value)
        }
        expect(near(intervals.share(x, y), a.div(b).times(100))).toBe(true)
        expect(near(intervals.growth(x, y), a.div(b).minus(1).times(100))).toBe(true)
      }),
    )
  })

  test('two displays of one truth always meet; a negative factor swaps the ends', () => {
    fc.assert(
      fc.property(truth, decimals, decimals, (value, p, q) => {
        expect(intervals.meet(shown(value, p), shown(value, q))).not.toBeNull()
        const turned = intervals.scale(shown(value, p), new Decimal(-3))
        expect(intervals.contains(turned, inYuan(value).times(-3))).toBe(true)
      }),
    )
  })

  test('535.45 and 535.46 meet, 263.41 and 269.41 do not', () => {
    expect(bounds(intervals.meet(display('535.45', 2, '万元'), display('535.46', 2, '万元')))).toEqual([
      '5354550',
      '5354550',
    ])
    expect(intervals.meet(display('263.41', 2, '万元'), display('269.41', 2, '万元'))).toBeNull()
  })

  test('the hull of two displays holds both', () => {
    fc.assert(
      fc.property(truth, truth, decimals, (a, b, places) => {
        const both = intervals.hull(shown(a, places), shown(b, places))
        expect(intervals.contains(both, inYuan(a)) && intervals.contains(both, inYuan(b))).toBe(true)
        expect(intervals.equalIntervals(both, intervals.hull(shown(b, places), shown(a, places)))).toBe(true)
      }),
    )
  })
})
