import type { Fact } from '../../facts/types.js'
import type { Library } from '../../library/types.js'
import type { Table } from '../../tables/types.js'

/** Something that a document says is bought: its name verbatim, where it stands, and the figure told for it. */
export interface Purchase {
  name: string
  line: number
  fact: Fact | null
}

/** Columns that say what is bought, the plainest first. */
const COLUMNS = [/服务内容|采购内容|标的/u, /品目|品名|货物名称|商品/u, /采购目录|采购项目/u]
const FORM = /采购|购买服务/u
/** Totals, kinds and shares of procurement are no purchases. */
const NO_PURCHASE = /^政府采购|^(?:货物|服务|工程)|企业|合同|预留|合计|总额|部分|金额|类$/u

/** What the forms of procurement list row by row, else what the text about procurement names with a figure. */
export function findPurchases(document: string, library: Library): Purchase[] {
  const facts = library.facts(document)
  const listed = library
    .tables(document)
    .filter((table) => FORM.test(table.title))
    .flatMap((table) => rowsOf(table, facts))
  if (listed.length > 0) return listed
  return facts.flatMap((fact) => {
    const { flow, kind } = fact.key
    if (fact.origin !== 'claim' || flow !== 'procurement' || kind !== 'amount' || fact.source.line === null) return []
    return NO_PURCHASE.test(fact.key.item?.name ?? '') || NO_PURCHASE.test(fact.name)
      ? []
      : [{ name: fact.name, line: fact.source.line, fact }]
  })
}

function rowsOf(table: Table, facts: readonly Fact[]): Purchase[] {
  return table.rows.flatMap((row) => {
    if (row.isTotal) return []
    for (const columns of COLUMNS) {
      const cell = row.texts.find(({ column }) => columns.test(table.columns[column]?.path.join(' ') ?? ''))
      if (cell === undefined || !/\p{Script=Han}/u.test(cell.text)) continue
      const amounts = facts.filter(
        (fact) =>
          fact.table === table.id &&
          fact.source.line === row.line &&
          fact.key.kind === 'amount' &&
          /元$/u.test(fact.unit),
      )
      return [{ name: cell.text, line: row.line, fact: amounts[0] ?? null }]
    }
    return []
  })
}
