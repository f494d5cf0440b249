import { describe, expect, it } from 'vitest'
import { checkDocument } from '../../src/checks/check-document.js'
import { unitMagnitude } from '../../src/checks/rules/unit-magnitude.js'
import type { Finding } from '../../src/checks/types.js'
import { documentOf, failuresIn, tableText } from './check-tables.js'

const FORM = tableText(
  '一般公共预算支出表',
  '科目编码|科目名称|合计|基本支出|项目支出',
  '|合计|648.03|582.03|66.00',
  '201|一般公共服务支出|610.15|544.15|66.00',
  '208|社会保障和就业支出|37.88|37.88|',
)
const SUMMARY = tableText(
  '财政拨款收支总表',
  '收入||支出|',
  '项目|预算数|项目|预算数',
  '一、一般公共预算拨款|648.03|一、一般公共服务支出|610.15',
  '||二、社会保障和就业支出|37.88',
  '本年收入合计|648.03|本年支出合计|648.03',
  '收入总计|648.03|支出总计|648.03',
)
const said = (amount: string): string =>
  `第三部分 情况说明\n\n一、一般公共预算支出情况\n\n2030年一般公共预算支出648.03万元，其中：基本支出582.03万元，项目支出66.00万元。一般公共服务支出${amount}，占94.15%。\n`
const errors = (text: string): Finding[] =>
  checkDocument(documentOf(text)).findings.filter(({ severity }) => severity === 'error')

describe('a wrong unit', () => {
  it('is no finding where there is none', () => {
    expect(errors(`${FORM}${SUMMARY}${said('610.15万元')}`)).toEqual([])
    expect(errors(`${FORM}${SUMMARY}${said('6,101,500元')}`)).toEqual([])
  })

  it.each([
    ['元 for 万元', '610.15元', '的单位写错，若为610.15万元'],
    ['万元 for 元', '6,101,500万元', '的单位写错，若为6101500元'],
  ])('in the text is named as the cause: %s', (_, amount, cause) => {
    const [finding, ...others] = errors(`${FORM}${SUMMARY}${said(amount)}`)
    expect(others).toEqual([])
    expect(finding?.message.zh).toContain(cause)
  })

  it('of a whole form is one finding', () => {
    const [finding, ...others] = errors(`${FORM.replace('单位：万元', '单位：元')}${SUMMARY}${said('610.15万元')}`)
    expect(others).toEqual([])
    expect(finding?.message.zh).toContain('整张表的单位有误，应为万元')
  })
})

describe('unit-magnitude', () => {
  const whole = tableText('部门收支总表', '收入||支出|', '项目|预算数|项目|预算数', '收入总计|648.03|支出总计|648.03')
  const publics = (amount: string): string =>
    tableText('一般公共预算“三公”经费支出表', '项目|预算数', `公务接待费|${amount}`)

  it('accepts amounts that the document has the money for', () => {
    expect(failuresIn(unitMagnitude, whole + publics('1.00'))).toEqual([])
    expect(failuresIn(unitMagnitude, publics('10,000.00'))).toEqual([])
  })

  it('rejects figures in 元 under a form in 万元', () => {
    expect(failuresIn(unitMagnitude, whole + publics('20,000.00'))).toHaveLength(1)
  })
})
