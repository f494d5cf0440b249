import type { Fact } from '../facts/types.js'
import { distinctDisplays, judgeDisplays } from '../gate/displays.js'
import type { KindContext } from './kinds/contract.js'

const WHOLES: Record<'income' | 'expenditure', readonly string[]> = {
  income: ['本年收入', '收入总计'],
  expenditure: ['本年支出', '支出总计'],
}

/**
 * Whether a figure of one fund (财政拨款) is provably less than all money of its document: documents tell the change of
 * that fund alone, and it answers a question for the total only where no other fund adds to it.
 */
export function isPartOfAll({ key, document }: Fact, context: KindContext): boolean {
  const { flow, fund, item } = key
  if ((flow !== 'income' && flow !== 'expenditure') || item === null || fund === null || fund === 'all') return false
  const wholes = WHOLES[flow]
  const amounts = [...context.itemIndex([document]).items.values()]
    .flatMap(({ facts }) => facts)
    .filter(
      (one) =>
        one.key.kind === 'amount' &&
        one.key.flow === flow &&
        one.key.year === key.year &&
        one.key.stage === key.stage &&
        one.key.portion === key.portion,
    )
  const named = ({ key: other }: Fact, names: readonly string[]): boolean => names.includes(other.item?.name ?? '')
  const all = amounts.filter((one) => named(one, wholes) && (one.key.fund === null || one.key.fund === 'all'))
  const part = amounts.filter(
    (one) => one.key.fund === fund && named(one, wholes.includes(item.name) ? wholes : [item.name]),
  )
  const agree = (one: Fact, other: Fact): boolean => judgeDisplays(distinctDisplays([one, other])) !== 'contradiction'
  return all.length > 0 && part.length > 0 && !part.some((one) => all.some((other) => agree(one, other)))
}
