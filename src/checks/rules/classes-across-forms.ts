import type { Scheme } from '../../core/quantity.js'
import type { Outcome, Relation, Rule } from '../contract.js'
import { type Amount, type AmountIndex, indexAmounts } from '../forms/amount-index.js'
import { linear } from '../relations/linear.js'
import type { CheckDocument } from '../types.js'

/** A class that one form prints alone = Σ of its 款 or 项 in another form that lists all of them. */
export const classesAcrossForms: Rule = {
  name: 'classes-across-forms',
  title: { zh: '类等于另一张表中款、项之和', en: 'a class is the sum of its parts in another form' },
  *check(document, { cells }): Iterable<Outcome> {
    const index = indexAmounts(document, cells)
    for (const list of fullLists(document, index.all))
      for (const relation of relationsOf(list, index)) yield { relation }
  },
}

const SCHEMES: readonly (Scheme | undefined)[] = ['functional', 'economic-department', 'economic-government']

/**
 * The coded amounts of one column of a form that has a total: such a form lists everything there is. Columns of two kinds
 * of quantity (by fund, by year) are lists of their own.
 */
function fullLists(document: CheckDocument, amounts: readonly Amount[]): Amount[][] {
  const totalled = new Set(
    document.tables.filter((table) => table.rows.some(({ isTotal }) => isTotal)).map(({ id }) => id),
  )
  const lists = new Map<string, Amount[]>()
  for (const amount of amounts) {
    const { cell, key } = amount
    if (cell.table === null || !totalled.has(cell.table) || key.item === null || key.item.code === null) continue
    if (!SCHEMES.includes(key.item.scheme) || key.item.within !== null) continue
    const name = [cell.table, cell.id.slice(cell.id.lastIndexOf(':')), key.item.scheme].join(' ')
    lists.set(name, [...(lists.get(name) ?? []), amount])
  }
  return [...lists.values()]
}

function relationsOf(list: readonly Amount[], index: AmountIndex): Relation[] {
  const codes = list.map(({ key }) => key.item?.code ?? '')
  if (new Set(codes).size < codes.length || list.some(({ cell }) => cell.state === 'unread')) return []
  const classes = new Set(codes.flatMap((code) => [code.slice(0, 3), code.slice(0, 5)].filter((one) => one !== code)))
  return [...classes].flatMap((code) => {
    if (codes.includes(code) || code.length < 3) return []
    // 类 stands for everything below it; a 款 whose 类 is printed is part of that one's own sum.
    const below = list.filter(({ key }) => key.item?.code?.startsWith(code) === true)
    const outer = below.filter(
      (one) => !below.some((other) => other !== one && one.key.item?.code?.startsWith(other.key.item?.code ?? '?')),
    )
    const [first] = outer
    if (first === undefined || first.key.item === null) return []
    const whole = index.findInFunds({ ...first.key, item: { ...first.key.item, code } })?.cell
    if (whole === undefined || whole.state !== 'figure' || whole.table === first.cell.table) return []
    const name = [code, whole.row?.replace(code, '').trim() ?? ''].join(' ')
    return [
      linear({
        rule: classesAcrossForms.name,
        whole,
        parts: outer.map(({ cell }) => ({ cell, weight: 1 })),
        statement: {
          zh: `“${name}” = “${first.cell.tableTitle ?? ''}”中其下各项之和`,
          en: `“${name}” = the sum of its items in “${first.cell.tableTitle ?? ''}”`,
        },
      }),
    ]
  })
}
