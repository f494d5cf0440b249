import { withoutBlanks } from '../documents/words.js'
import type { GridRow } from './grid-rows.js'
import { isTotalLabel } from './numbering.js'
import { isNumeric, readCell } from './read-cell.js'
import type { ColumnRole } from './types.js'

const FREE_TEXT = /(备注|说明|简介|内容|理由|依据|原因|措施|时间|日期|规格|型号|等级|单位$|供应商|方式|联系人|目标$)/
const NAMES = /(名称|项目$|科目|事项|品目|目录|类型|类别|构成|用途|部门$)/

const CODES = /(编码|代码)$/

interface Content {
  numbers: number
  texts: number
  totals: number
}

function contentOf(rows: readonly GridRow[], column: number): Content {
  const content: Content = { numbers: 0, texts: 0, totals: 0 }
  for (const row of rows) {
    const text = row.cells[column] ?? ''
    if (text === '') continue
    if (isTotalLabel(text)) content.totals += 1
    else if (isNumeric(readCell(text)) || isSpacedCode(text)) content.numbers += 1
    else if (!/^[-—/#]+$|^无$/.test(text)) content.texts += 1
  }
  return content
}

/** A code whose 类, 款 and 项 stand apart: 208 05 01. */
function isSpacedCode(text: string): boolean {
  return /^\d{3}(?:\s\d{2}){1,2}$/.test(text)
}

/** What a column holds, from its header and from what stands in it. */
export function roleOfColumn(path: readonly string[], rows: readonly GridRow[], column: number): ColumnRole {
  const leaf = withoutBlanks(path.at(-1) ?? '').replace(/[（(][^（）()]*[）)]/g, '')
  const content = contentOf(rows, column)
  if (/^(行次|序号|栏次|行号)$/.test(leaf)) return 'ordinal'
  const above = withoutBlanks(path.at(-2) ?? '')
  // 类, 款 and 项 stand under 科目编码; whatever one character was made of them, the column holds codes.
  const named = /(编码|代码|编号)$/.test(leaf) || /^[类款项目]$/.test(leaf) || (CODES.test(above) && leaf.length <= 1)
  if (named && content.texts <= content.numbers) return 'code'
  if (/名称$/.test(leaf)) return 'name'
  if (content.texts + content.totals > content.numbers)
    return NAMES.test(leaf) || !FREE_TEXT.test(leaf) ? 'name' : 'text'
  if (content.numbers > 0) return 'figure'
  if (FREE_TEXT.test(leaf)) return 'text'
  return NAMES.test(leaf) || path.some((label) => withoutBlanks(label) === '项目') ? 'name' : 'figure'
}

/** How well a header names the rows: the column with the highest score is the name, the others are texts. */
export function nameScore(path: readonly string[]): number {
  const leaf = withoutBlanks(path.at(-1) ?? '')
  if (/(科目名称|项目名称|[）)]名称)$/.test(leaf)) return 4
  if (/(名称|^项目$|收入项目|支出项目)$/.test(leaf)) return 3
  if (/(科目|项目|分类|内容)/.test(leaf)) return 2
  return /(类型|类别|单位)/.test(leaf) ? 0 : 1
}
