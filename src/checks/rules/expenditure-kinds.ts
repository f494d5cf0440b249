import { joinBlanks } from '../../facts/clean-name.js'
import type { Table } from '../../tables/types.js'
import type { Outcome, Relation, Rule } from '../contract.js'
import { type AmountIndex, indexAmounts } from '../forms/amount-index.js'
import { lanesOf } from '../forms/lanes.js'
import { isAmount } from '../forms/sum-relation.js'
import { linear } from '../relations/linear.js'
import type { CheckCell } from '../types.js'

/** The kinds of budget expenditure of 政府会计制度 (2019), accounts 7101 to 7901: together they are all expenditure of an office. */
const KINDS = new Set([
  '行政支出',
  '事业支出',
  '经营支出',
  '上缴上级支出',
  '对附属单位补助支出',
  '投资支出',
  '债务还本支出',
  '其他支出',
])

/** A form by kinds of expenditure (行政支出, 事业支出 …) without a total column: its rows together are the item's whole expenditure. */
export const expenditureKinds: Rule = {
  name: 'expenditure-kinds',
  title: { zh: '各类支出之和等于本年支出', en: 'kinds of expenditure add up to the whole' },
  *check(document, { cells }): Iterable<Outcome> {
    const index = indexAmounts(document, cells)
    for (const table of document.tables) {
      const columns = kindColumns(table)
      if (columns.length === 0) continue
      for (const row of table.rows.keys())
        for (const relation of relationsOf(
          columns.map((column) => cells.at(table, row, column)),
          index,
        ))
          yield { relation }
    }
  },
}

/** All columns of figures, where each is a kind of its own and the two main ones are among them. */
function kindColumns(table: Table): number[] {
  const [lane, ...others] = lanesOf(table)
  if (lane === undefined || others.length > 0) return []
  const columns = lane.measures.flat()
  const names = columns.map((column) => joinBlanks(table.columns[column]?.path.at(-1) ?? ''))
  const isAll = names.every((name) => KINDS.has(name)) && new Set(names).size === names.length
  return isAll && names.includes('行政支出') && names.includes('事业支出') ? columns : []
}

function relationsOf(row: readonly CheckCell[], index: AmountIndex): Relation[] {
  const [own, ...others] = row.filter(isAmount)
  const key = own?.fact?.key
  if (own === undefined || key === undefined || key.item === null) return []
  // 事业支出 of an item is printed as the item within 事业支出; a total row as the kind itself.
  const item =
    key.item.code === null
      ? { scheme: 'form' as const, code: null, name: '本年支出', within: null }
      : { ...key.item, within: null }
  const whole = index.findInFunds({ ...key, item, portion: 'total' })
  const narrow = whole ?? index.find({ ...key, item, fund: 'fiscal' }) ?? index.find({ ...key, item, fund: 'general' })
  if (narrow === null || narrow.cell.state !== 'figure' || narrow.cell.table === own.table) return []
  const name = key.item.code === null ? (own.row ?? '') : `${key.item.code} ${key.item.name}`
  return [
    linear({
      rule: expenditureKinds.name,
      whole: own,
      parts: [
        { cell: narrow.cell, weight: 1 },
        ...[...others, ...row.filter((cell) => !isAmount(cell))].map((cell) => ({ cell, weight: -1 as const })),
      ],
      compare: whole === null ? '>=' : '=',
      statement: {
        zh: `“${name}”各类支出之和 ${whole === null ? '≥' : '='} ${narrow.cell.tableTitle ?? ''}中的数`,
        en: `“${name}”: all kinds of expenditure ${whole === null ? '≥' : '='} the figure of the other form`,
      },
    }),
  ]
}
