import { describe, expect, it } from 'vitest'
import { proseNames } from '../../src/checks/rules/prose-names.js'
import { findingsIn } from './check-text.js'

const FORM =
  '一、一般公共预算支出表\n\n单位：万元\n\n科目编码\t科目名称\t合计\n201\t一般公共服务支出\t9.00\n2010350\t事业运行\t9.00\n2080502\t事业单位离退休\t3.00\n2101102\t事业单位医疗\t4.02\n2210201\t住房公积金\t7.70\n'
const told = (sentence: string, heading = '一、关于支出的说明') =>
  findingsIn(
    proseNames,
    `云溪市数据服务中心\n\n2030 年部门预算\n\n第二部分 部门预算表\n\n${FORM}\n第三部分 情况说明\n\n${heading}\n\n${sentence}\n`,
  ).map(({ severity, expected, actual }) => `${severity} ${actual}: ${expected}`)

describe('prose-names', () => {
  it.each([
    ['the name of the form', '（1）事业单位医疗（2101102）4.02万元。'],
    ['words in front of it', '主要包括：其中用于事业单位医疗（2101102）4.02万元。'],
    ['a class without 支出', '一般公共服务（201）9.00万元。'],
    ['a code that no form has', '行政单位医疗（2101101）0万元。'],
    ['a number in brackets that is no code', '召开会议（201）次，支出9.00万元。'],
    ['levels', '社会保障和就业支出（类）行政事业单位养老支出（款）事业单位离退休（项）2030年预算数为3.00万元。'],
    ['another item', '社会保障和就业支出（类）行政事业单位养老支出（款）行政单位离退休（项）2030年预算数为0万元。'],
  ])('accepts %s', (_, sentence) => {
    expect(told(sentence)).toEqual([])
  })

  it.each([
    [
      'another name beside the code',
      '（1）事业单位医疗保险（2101102）4.02万元。',
      'warning 事业单位医疗保险: 事业单位医疗',
    ],
    ['the code of another item', '（2）住房公积金（2101102）7.70万元。', 'warning 住房公积金: 事业单位医疗'],
    ['half another name', '（1）行政运行（2010350）9.00万元。', 'warning 行政运行: 事业运行'],
    [
      'a slip of one character',
      '社会保障和就业支出（类）行政事业单位养老支出（款）事业单位离退修（项）2030年预算数为3.00万元。',
      'warning 事业单位离退修: 事业单位离退休',
    ],
  ])('rejects %s', (_, sentence, expected) => {
    expect(told(sentence)).toEqual([expected])
  })

  it('accepts what a glossary says of items in general', () => {
    expect(told('事业单位离退修（项）：指离退休人员经费。', '一、名词解释')).toEqual([])
  })
})
