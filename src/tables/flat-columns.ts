import { nameScore } from './column-roles.js'
import { type HeaderNode, leavesOf } from './flat-header-tree.js'
import type { Column, ColumnRole } from './types.js'
import { unitOfColumn } from './units.js'

/** Columns of a flattened table as one reading of its header gives them. */
export interface FlatColumns {
  columns: Column[]
  roots: HeaderNode[]
  leaves: { path: string[]; node: HeaderNode }[]
  /** Indexes into `columns`. */
  figures: number[]
  codes: number[]
  names: number[]
  texts: number[]
}

/** Role of a header cell by its words alone: a flattened body has no columns to look at. */
export function roleOfLabel(label: string): ColumnRole {
  const leaf = label.replace(/[（(][^（）()]*[）)]/g, '')
  if (/^其中/.test(leaf)) return 'figure'
  if (/^(行次|序号|栏次)$/.test(leaf)) return 'ordinal'
  if (/(编码|代码|编号)$/.test(leaf) || /^[类款项]$/.test(leaf)) return 'code'
  if (/(备注|说明|简介|内容|依据|理由|原因|时间|日期|型号|规格|等级|目录)$/.test(leaf)) return 'text'
  if (/(名称|科目|项目|品目|事项|单位|部门|类型)$/.test(leaf)) return 'name'
  return 'figure'
}

/** Columns in the order of the leaves, with their roles. */
export function columnsOf(roots: HeaderNode[]): FlatColumns {
  const leaves = leavesOf(roots)
  const columns = leaves.map(({ path, node }): Column => {
    const role = roleOfLabel(node.label)
    return { path, role, unit: role === 'figure' ? unitOfColumn(path) : null }
  })
  const of = (role: ColumnRole): number[] =>
    columns.map((column, at) => (column.role === role ? at : -1)).filter((at) => at >= 0)
  const names = of('name').sort(
    (a, b) => nameScore(columns[b]?.path ?? []) - nameScore(columns[a]?.path ?? []) || a - b,
  )
  return { columns, roots, leaves, figures: of('figure'), codes: of('code'), names, texts: of('text') }
}
