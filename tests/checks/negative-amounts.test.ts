import { describe, expect, it } from 'vitest'
import { checkDocument } from '../../src/checks/check-document.js'
import { negativeAmounts } from '../../src/checks/rules/negative-amounts.js'
import { documentOf, failuresIn, tableText } from './check-tables.js'

const form = (head: string, ...rows: string[]): string =>
  tableText(
    '一般公共预算基本支出表',
    head,
    '301|工资福利支出|80.00',
    '30101|基本工资|50.00',
    '30102|津贴补贴|30.00',
    ...rows,
  )
const HEAD = '科目编码|科目名称|预算数'

describe('negative-amounts', () => {
  it.each([
    ['amounts above zero', form(HEAD, '302|商品和服务支出|4.00')],
    ['blanks and zeros', form(HEAD, '302|商品和服务支出|', '30201|办公费|0.00')],
    ['a column of changes', form('科目编码|科目名称|比上年增减', '302|商品和服务支出|-4.00')],
    ['a line that is taken off', form(HEAD, '|减：以前年度支出收回|-4.00')],
    ['several of them: the form has its reason', form(HEAD, '302|商品和服务支出|-4.00', '30201|办公费|-4.00')],
    [
      'a form of few figures',
      tableText('一般公共预算基本支出表', HEAD, '301|工资福利支出|80.00', '302|商品和服务支出|-4.00'),
    ],
  ])('accepts: %s', (_, text) => {
    expect(failuresIn(negativeAmounts, text)).toEqual([])
  })

  it('rejects the one amount below zero, as a warning', () => {
    const text = form(HEAD, '302|商品和服务支出|-4.00')
    expect(failuresIn(negativeAmounts, text)).toEqual(['302 商品和服务支出 / 预算数: -4.00, not 4.00'])
    expect(checkDocument(documentOf(text), [negativeAmounts]).findings.map(({ severity }) => severity)).toEqual([
      'warning',
    ])
  })

  it('rejects together with the sum that disproves the same cell, as one finding', () => {
    const text = form('科目编码|科目名称|预算数', '302|商品和服务支出|9.00', '30201|办公费|4.00', '30202|印刷费|-5.00')
    const told = checkDocument(documentOf(text)).findings.filter(({ severity }) => severity !== 'info')
    expect(told.map(({ severity, rule }) => `${severity} ${rule}`)).toEqual(['error class-sum'])
    expect(told[0]?.rootOf.map(({ rule }) => rule)).toContain('negative-amounts')
  })
})
