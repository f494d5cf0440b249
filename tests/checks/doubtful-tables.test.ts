import { describe, expect, it } from 'vitest'
import { columnSum } from '../../src/checks/rules/column-sum.js'
import { findingsIn } from './check-text.js'

/** Rows whose total is the sum of two parts; `wrong` of them are printed with another total. */
function form(wrong: number): string {
  const rows = Array.from({ length: 12 }, (_, at) => {
    const [basic, project] = [120 + at, 30 + 2 * at]
    const total = basic + project + (at < wrong ? 7 + 13 * at : 0)
    return `20${String(101 + at)}01\t项目${'甲乙丙丁戊己庚辛壬癸子丑'[at] ?? ''}\t${total}.00\t${basic}.00\t${project}.00`
  })
  return `云溪市数据服务中心\n\n2030 年部门预算\n\n第二部分 部门预算表\n\n一、部门支出总表\n\n单位：万元\n\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n${rows.join('\n')}\n`
}

describe('tables that fail in many places at once', () => {
  it.each([1, 2, 3])('tells %i misprints as errors', (wrong) => {
    expect(findingsIn(columnSum, form(wrong)).map(({ severity }) => severity)).toEqual(
      Array<string>(wrong).fill('error'),
    )
  })

  it.each([6, 12])('takes %i failing rows of twelve for a table that was misread', (wrong) => {
    expect(findingsIn(columnSum, form(wrong))).toEqual([])
  })
})
