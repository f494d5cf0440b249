import type { Portion } from '../../core/quantity.js'
import { keyText } from '../../core/quantity-key.js'
import type { Outcome, Relation, Rule } from '../contract.js'
import { type Amount, type AmountIndex, indexAmounts } from '../forms/amount-index.js'
import { isAmount } from '../forms/sum-relation.js'
import { linear } from '../relations/linear.js'
import type { CheckCell } from '../types.js'

/** 合计 = 基本支出 + 项目支出 and 基本支出 = 人员经费 + 公用经费 of one item, where the three stand in different forms. */
export const portionsSum: Rule = {
  name: 'portions-sum',
  title: { zh: '基本支出、项目支出与合计（跨表）', en: 'basic and project expenditure across forms' },
  *check(document, { cells }): Iterable<Outcome> {
    const index = indexAmounts(document, cells)
    const done = new Set<string>()
    for (const amount of index.all) {
      if (amount.key.flow !== 'expenditure' || amount.key.item === null) continue
      const group = keyText({ ...amount.key, portion: 'total' })
      if (group === null || done.has(group)) continue
      done.add(group)
      for (const relation of relationsOf(amount, index)) yield { relation }
    }
  },
}

function relationsOf({ key }: Amount, index: AmountIndex): Relation[] {
  const cell = (portion: Portion): CheckCell | null => index.find({ ...key, portion })?.cell ?? null
  const name = key.item?.name ?? ''
  // Over all funds there are also 经营支出 and payments to other offices: parts of the total that are no portion.
  const compare = key.fund === 'all' ? '>=' : '='
  return [
    ...sum(cell('total'), [cell('basic'), cell('project')], compare, {
      zh: `“${name}”合计 ${compare === '=' ? '=' : '≥'} 基本支出 + 项目支出`,
      en: `“${name}”: total ${compare === '=' ? '=' : '≥'} basic + project expenditure`,
    }),
    ...sum(cell('basic'), [cell('personnel'), cell('public')], '=', {
      zh: `“${name}”基本支出 = 人员经费 + 公用经费`,
      en: `“${name}”: basic = personnel + public expenditure`,
    }),
  ]
}

/** Only from at least two rows: what one row says of itself is the business of its columns. */
function sum(
  whole: CheckCell | null,
  parts: (CheckCell | null)[],
  compare: '=' | '>=',
  statement: Relation['statement'],
): Relation[] {
  const known = parts.flatMap((part) => (part === null ? [] : [part]))
  if (whole === null || !isAmount(whole) || known.length < parts.length || !known.some(isAmount)) return []
  const rows = new Set([whole, ...known].map(({ id }) => id.slice(0, id.lastIndexOf(':'))))
  if (rows.size === 1) return []
  return [
    linear({
      rule: portionsSum.name,
      whole,
      parts: known.map((one) => ({ cell: one, weight: 1 })),
      compare,
      statement,
    }),
  ]
}
