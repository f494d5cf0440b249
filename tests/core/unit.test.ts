import { describe, expect, test } from 'vitest'
import { convertValue } from '../../src/core/convert.js'
import { describeUnit, sameDimension } from '../../src/core/unit.js'

describe('describeUnit', () => {
  test.each([
    ['元', 'money', '1', '元'],
    ['yuan', 'money', '1', '元'],
    ['CNY', 'money', '1', '元'],
    ['百元', 'money', '100', '元'],
    ['千元', 'money', '1000', '元'],
    ['万元', 'money', '10000', '元'],
    ['million yuan', 'money', '1000000', '元'],
    ['百万元', 'money', '1000000', '元'],
    ['亿元', 'money', '100000000', '元'],
    ['万亿元', 'money', '1000000000000', '元'],
    ['%', 'percent', '1', '%'],
    ['％', 'percent', '1', '%'],
    ['‰', 'percent', '0.1', '%'],
    ['百分点', 'points', '1', '个百分点'],
    ['倍', 'times', '1', '倍'],
    ['', 'plain', '1', ''],
    ['万', 'plain', '10000', ''],
    ['人', 'count', '1', '人'],
    ['名', 'count', '1', '人'],
    ['万人', 'count', '10000', '人'],
    ['人次', 'count', '1', '人次'],
    ['万条', 'count', '10000', '条'],
    ['㎡', 'count', '1', '平方米'],
    ['台(套)', 'count', '1', '台（套）'],
    ['次/年', 'count', '1', '次/年'],
    ['工单', 'count', '1', '工单'],
  ])('%s is %s of %s %s', (unit, dimension, factor, base) => {
    const described = describeUnit(unit)
    expect([described.dimension, described.factor.toFixed(), described.base]).toEqual([dimension, factor, base])
  })

  test('money and people never share a dimension', () => {
    expect(sameDimension('万元', '元')).toBe(true)
    expect(sameDimension('元', '人')).toBe(false)
    expect(sameDimension('人', '人次')).toBe(false)
    expect(sameDimension('%', '个百分点')).toBe(false)
  })
})

describe('convertValue', () => {
  test.each([
    ['648.03', 2, '万元', '元', { value: '6480300', decimals: -2, exact: true }],
    ['6480334.00', 2, '元', '万元', { value: '648.0334', decimals: 6, exact: true }],
    ['1487.40', 2, '万元', '亿元', { value: '0.1487', decimals: 4, exact: false }],
    ['1000', 0, '万元', '亿元', { value: '0.1', decimals: 4, exact: true }],
    ['55550', 0, '元', '亿元', { value: '0.0006', decimals: 4, exact: false }],
    ['-2.29', 2, '万元', '元', { value: '-22900', decimals: -2, exact: true }],
    ['2', 0, '万条', '条', { value: '20000', decimals: -4, exact: true }],
  ])('%s (%i) %s in %s', (value, decimals, from, to, expected) => {
    expect(convertValue(value, decimals, from, to)).toEqual(expected)
  })

  test('another dimension has no conversion', () => {
    expect(convertValue('1', 0, '元', '人')).toBeNull()
    expect(convertValue('1', 0, '', '元')).toBeNull()
  })
})
