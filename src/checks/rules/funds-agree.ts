import type { Fund } from '../../core/quantity.js'
import { keyText } from '../../core/quantity-key.js'
import type { Outcome, Relation, Rule } from '../contract.js'
import { type Amount, type AmountIndex, indexAmounts } from '../forms/amount-index.js'
import { isAmount } from '../forms/sum-relation.js'
import { displays } from '../relations/displays.js'
import { linear } from '../relations/linear.js'

/** Of one item: 一般公共预算 ≤ 财政拨款 ≤ all funds; the same where the totals of the forms say that there is no other money. */
export const fundsAgree: Rule = {
  name: 'funds-agree',
  title: { zh: '同一科目各资金口径相容', en: 'one item in forms of different funds' },
  *check(document, { cells }): Iterable<Outcome> {
    const index = indexAmounts(document, cells)
    const done = new Set<string>()
    for (const amount of index.all) {
      const { fund, item } = amount.key
      if (fund === null || item === null || !isScope(fund)) continue
      const group = keyText({ ...amount.key, fund: 'all' })
      if (group === null || done.has(group)) continue
      done.add(group)
      for (const relation of relationsOf(amount, index)) yield { relation }
    }
  },
}

const SCOPES: readonly Fund[] = ['general', 'fiscal', 'all']
const isScope = (fund: Fund): boolean => SCOPES.includes(fund)

function relationsOf({ key }: Amount, index: AmountIndex): Relation[] {
  const found = SCOPES.flatMap((fund) => {
    const one = index.find({ ...key, fund })
    return one === null || one.cell.state !== 'figure' ? [] : [{ fund, cell: one.cell }]
  })
  const name = key.item?.name ?? ''
  return found.slice(1).flatMap((wide, at) => {
    const narrow = found[at]
    if (narrow === undefined || narrow.cell === wide.cell) return []
    const same = index.sameFunds({ ...key, fund: wide.fund }).includes(narrow.fund)
    if (same)
      return [
        displays({
          rule: fundsAgree.name,
          cells: [wide.cell, narrow.cell],
          statement: {
            zh: `没有其他资金，“${name}”在各资金口径的表中相同`,
            en: `without other money “${name}” is the same in forms of every fund`,
          },
        }),
      ]
    if (key.flow === 'position' || !isAmount(narrow.cell) || wide.cell.value?.startsWith('-') === true) return []
    return [
      linear({
        rule: fundsAgree.name,
        whole: wide.cell,
        parts: [{ cell: narrow.cell, weight: 1 }],
        compare: '>=',
        statement: {
          zh: `“${name}”的${SCOPE_NAMES[wide.fund] ?? ''} ≥ ${SCOPE_NAMES[narrow.fund] ?? ''}`,
          en: `“${name}”: a fund is at most the total over funds`,
        },
      }),
    ]
  })
}

const SCOPE_NAMES: Partial<Record<Fund, string>> = { general: '一般公共预算', fiscal: '财政拨款', all: '全部资金' }
