import { describe, expect, it } from 'vitest'
import { columnSum } from '../../src/checks/rules/column-sum.js'
import { findingsIn } from './check-text.js'

const form = (total: string, basic: string, project: string) =>
  `云溪市数据服务中心\n\n2030 年部门预算\n\n第二部分 部门预算表\n\n一、部门支出总表\n\n单位：万元\n\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n2010101\t行政运行\t${total}\t${basic}\t${project}\n2010102\t一般管理\t30.00\t20.00\t10.00\n`

describe('differences in the last digit', () => {
  it('are told as information, with what rounding explains', () => {
    const [finding, ...others] = findingsIn(columnSum, form('100.01', '60.00', '40.00'))
    expect(others).toEqual([])
    expect(finding).toMatchObject({
      severity: 'info',
      expected: '100.00',
      actual: '100.01',
      difference: '0.01',
      explainedByRounding: '0.015',
      hypothesis: null,
    })
    expect(finding?.message.zh).toContain('舍入可以解释')
  })

  it.each([
    ['what fits as printed', '100.00', '60.00', '40.00', []],
    ['what fits when the finer figures are rounded', '100.0', '60.04', '39.97', []],
    ['what rounding cannot explain', '100.02', '60.00', '40.00', ['error']],
  ])('are not: %s', (_, total, basic, project, severities) => {
    expect(findingsIn(columnSum, form(total, basic, project)).map(({ severity }) => severity)).toEqual(severities)
  })
})
