import { describe, expect, it } from 'vitest'
import type { Figure } from '../../src/core/figure.js'
import { checkText } from '../../src/gate/check-text.js'
import type { GateInput } from '../../src/gate/gate-input.js'

function figure(id: string, value: string, unit: string, more: Partial<Figure> = {}): Figure {
  return {
    id,
    label: '办公费',
    organization: '甲市热线中心',
    year: 2024,
    stage: '年初预算',
    value,
    unit,
    exact: true,
    interval: [value, value],
    basis: 'cell',
    operation: null,
    operands: [],
    source: null,
    ...more,
  }
}

const office = figure('F1', '181688.00', '元')
const wan = figure('F2', '18.1688', '万元', { basis: 'calculation', operation: 'convert(F1, 万元)', operands: ['F1'] })
const water = figure('F3', '4000.00', '元', { label: '水费' })
const other = figure('F4', '2.50', '万元', { organization: '乙市12345中心' })
const last = figure('F5', '17.00', '万元', { year: 2023 })
const rate = figure('F6', '93', '%', { label: '满意度' })
const figures = [office, wan, water, other, last, rate]
const identities = ['甲市热线中心', '乙市12345中心', '[1]', '表6', '行30201 办公费']

const check = (text: string, quotes: { id: string; text: string }[] = [], more: Partial<GateInput> = {}) =>
  checkText({
    ...more,
    text,
    figures,
    identities,
    quotes: quotes.map((quote) => ({
      ...quote,
      source: {
        document: 'd',
        path: 'd.txt',
        table: null,
        row: null,
        column: null,
        line: 1,
        page: null,
        sheet: null,
        cell: null,
        box: null,
        text: quote.text,
      },
    })),
  }).map((offence) => offence.reason)

describe('the gate lets honest sentences pass', () => {
  it.each([
    ['甲市热线中心2024年年初预算 办公费 18.1688 万元（181,688.00 元） [1]'],
    ['甲市热线中心2024年水费 4,000.00 元'],
    ['甲市热线中心２０２４年水费 ４，０００元'],
    ['乙市12345中心2024年办公费 2.50 万元'],
    ['甲市热线中心2023年办公费 17.00 万元'],
    ['满意度 93%'],
    ['满意度百分之九十三'],
    ['来源：[1] 表6 行30201 办公费'],
    ['这句话里不带数字。'],
  ])('%s', (text) => {
    expect(check(text)).toEqual([])
  })
})

describe('the gate stops what no figure stands behind', () => {
  it.each([
    ['甲市热线中心2024年办公费 18.1689 万元', ['no-figure']],
    ['甲市热线中心2024年办公费 181,688.00 万元', ['no-figure']],
    ['办公费约十九万元', ['no-figure']],
    ['办公费１８．１７万元', ['no-figure']],
    ['满意度 93 万元', ['no-figure']],
    ['增长了三成', ['no-figure']],
    ['是去年的两倍', ['no-figure']],
    ['共有三个科室', ['no-figure']],
    ['2022年的办公费', ['no-figure']],
    ['甲市热线中心2023年办公费 18.1688 万元', ['wrong-year']],
    ['乙市12345中心2024年办公费 18.1688 万元', ['wrong-organization']],
    ['甲市热线中心2024年水费 181,688.00 元', ['wrong-item']],
  ])('%s', (text, reasons) => {
    expect(check(text)).toEqual(reasons)
  })
})

describe('quotes carry their own numbers', () => {
  it('passes a number inside a verbatim quote and stops it outside', () => {
    const quote = { id: 'Q1', text: '新增 26 名话务人员' }
    expect(check('项目内容：“新增 26 名话务人员”', [quote])).toEqual([])
    expect(check('项目内容：新增26名话务人员', [quote])).toEqual(['wrong-direction', 'no-figure'])
  })
})

describe('roles that stand around a number', () => {
  const organizations = ['甲市热线中心', '乙市12345中心', '丙市服务中心']
  it.each([
    ['丙市服务中心2024年办公费 18.1688 万元', ['wrong-organization']],
    ['甲市热线中心2024年决算 办公费 18.1688 万元', ['wrong-stage', 'wrong-stage']],
    ['甲市热线中心2024年办公费 -18.1688 万元', ['wrong-sign']],
    ['甲市热线中心2024年办公费 负18.1688 万元', ['wrong-sign']],
    ['甲市热线中心2024年办公费 ≥18.1688 万元', ['wrong-bound']],
    ['甲市热线中心2024年办公费 18.1688 万元以上', ['wrong-bound']],
    ['甲市热线中心2024年 18.1688 万元', ['wrong-item']],
    ['甲市热线中心2024年培训费 18.1688 万元', ['wrong-item']],
    ['甲市热线中心2024年办公费（基本支出） 18.1688 万元', ['wrong-item']],
    ['甲市热线中心2024年项目办公费 18.1688 万元', ['wrong-item']],
    ['甲市热线中心2024年办公费 4,000.00 元，水费 18.1688 万元', ['wrong-item', 'wrong-item']],
    ['甲市热线中心2024年办公费、水费合计 4,000.00 元', ['wrong-item']],
    ['甲市热线中心2024年水费、电费合计 4,000.00 元', ['wrong-item']],
    ['甲市热线中心2024年：\n· 水费 4,000.00 元\n· 办公费 18.1688 万元', []],
    ['乙市12345中心2024年：\n· 水费 4,000.00 元', ['wrong-organization']],
    ['甲市热线中心2024年办公费：\n· 18.1688 万元\n· 181,688.00 元', []],
    ['甲市热线中心2024年办公费：\n· 培训费 18.1688 万元', ['wrong-item']],
    [
      '甲市热线中心2024年水费 4,000.00 元 [1]\n[1] 表9 行水费 列合计（某文件，第 3 行）',
      ['wrong-mark', 'wrong-source'],
    ],
  ])('%s', (text, reasons) => {
    expect(check(text, [], { organizations })).toEqual(reasons)
  })

  it('a result that is not stated, or under another year, is an offence', () => {
    const results = ['F5']
    const withSource = check('甲市热线中心2023年办公费 17.00 万元', [], { results })
    expect(withSource).toEqual([])
    expect(check('甲市热线中心2024年水费 4,000.00 元', [], { results })).toEqual(['not-stated'])
  })

  it('limits come from the fact where its words do not show them', () => {
    const bounds = new Map([['F6', '>=' as const]])
    expect(check('满意度 ≥93%', [], { bounds })).toEqual([])
    expect(check('满意度 93%', [], { bounds })).toEqual(['wrong-bound'])
  })
})
