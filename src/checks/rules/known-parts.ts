import type { QuantityKey } from '../../core/quantity.js'
import { keyText } from '../../core/quantity-key.js'
import type { Outcome, Relation, Rule } from '../contract.js'
import { type Amount, type AmountIndex, indexAmounts } from '../forms/amount-index.js'
import { isAmount, isZero } from '../forms/sum-relation.js'
import { linear } from '../relations/linear.js'
import type { CheckCell } from '../types.js'

/**
 * Items whose parts are fixed by their definition, by canonical name. “三公”: 《中央部门“三公”经费预算公开》通用口径 and 部门决算
 * 公开07表; 政府采购: 《政府采购法》第二条.
 */
const PARTS: readonly { whole: string; parts: readonly string[] }[] = [
  { whole: '“三公”经费', parts: ['因公出国（境）费', '公务用车购置及运行维护费', '公务接待费'] },
  { whole: '“三公”经费及会议费、培训费', parts: ['“三公”经费', '会议费', '培训费'] },
  {
    whole: '“三公”经费及会议费、培训费',
    parts: ['因公出国（境）费', '公务用车购置及运行维护费', '公务接待费', '会议费', '培训费'],
  },
  { whole: '公务用车购置及运行维护费', parts: ['公务用车购置费', '公务用车运行维护费'] },
  { whole: '公务接待费', parts: ['国内接待费', '国（境）外接待费'] },
  { whole: '政府采购', parts: ['政府采购货物', '政府采购工程', '政府采购服务'] },
]

/** “三公” = 因公出国（境）+ 公务用车 + 公务接待, 公务用车 = 购置 + 运行, 政府采购 = 货物 + 工程 + 服务: in whatever form they stand. */
export const knownParts: Rule = {
  name: 'known-parts',
  title: { zh: '“三公”经费、政府采购等于各项之和', en: 'three publics and procurement are the sum of their parts' },
  *check(document, { cells }): Iterable<Outcome> {
    const index = indexAmounts(document, cells)
    const done = new Set<string>()
    for (const amount of index.all) {
      const text = keyText(amount.key)
      if (text === null || done.has(text)) continue
      done.add(text)
      for (const { whole, parts } of PARTS)
        if (amount.key.item?.name === whole && amount.key.item.code === null)
          for (const relation of relationsOf(index.find(amount.key) ?? amount, parts, index)) yield { relation }
    }
  },
}

function relationsOf(whole: Amount, names: readonly string[], index: AmountIndex): Relation[] {
  const found = names.map((name) => cellOf(whole.key, name, index))
  const parts = found.flatMap((cell) => (cell === null ? [] : [cell]))
  if (whole.cell.state !== 'figure' || parts.length < names.length) return []
  if (!parts.some(isAmount) && !isZero(whole.cell)) return []
  // Some forms total 会议费 and 培训费 along without saying so.
  const extra = ['会议费', '培训费'].flatMap((name) => cellOf(whole.key, name, index) ?? [])
  const relation = sum(whole.cell, parts)
  if (relation.judge().outcome === 'inconsistent' && extra.some(isAmount)) {
    const wider = sum(whole.cell, [...parts, ...extra])
    if (wider.judge().outcome !== 'inconsistent') return [wider]
  }
  return [relation]
}

function cellOf(key: QuantityKey, name: string, index: AmountIndex): CheckCell | null {
  return (
    index.find({ ...key, item: { scheme: 'form', code: null, name, within: key.item?.within ?? null } })?.cell ?? null
  )
}

function sum(whole: CheckCell, parts: readonly CheckCell[]): Relation {
  const name = whole.fact?.key.item?.name ?? whole.row ?? ''
  return linear({
    rule: knownParts.name,
    whole,
    parts: parts.map((cell) => ({ cell, weight: 1 })),
    statement: { zh: `${name} = 各项之和`, en: `${name} = the sum of its parts` },
  })
}
