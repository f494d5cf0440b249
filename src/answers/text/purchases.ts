import type { Library } from '../../library/types.js'
import type { Table } from '../../tables/types.js'

/** Something that a document says is bought: its name verbatim, and where it stands. */
export interface Purchase {
  name: string
  line: number
}

/** Columns that say what is bought, the plainest first. */
const COLUMNS = [/服务内容|采购内容|标的/u, /品目|品名|货物名称|商品/u, /采购目录|采购项目/u]
const FORM = /采购|购买服务/u

/** What the forms of procurement list row by row. A text may name some and not others: it is quoted, never listed. */
export function findPurchases(document: string, library: Library): Purchase[] {
  return library
    .tables(document)
    .filter((table) => FORM.test(table.title))
    .flatMap((table) => rowsOf(table))
}

function rowsOf(table: Table): Purchase[] {
  return table.rows.flatMap((row) => {
    if (row.isTotal) return []
    for (const columns of COLUMNS) {
      const cell = row.texts.find(({ column }) => columns.test(table.columns[column]?.path.join(' ') ?? ''))
      if (cell === undefined || !/\p{Script=Han}/u.test(cell.text)) continue
      return [{ name: cell.text, line: row.line }]
    }
    return []
  })
}
