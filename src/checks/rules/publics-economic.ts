import type { Outcome, Relation, Rule } from '../contract.js'
import { type Amount, type AmountIndex, indexAmounts } from '../forms/amount-index.js'
import { isAmount } from '../forms/sum-relation.js'
import { linear } from '../relations/linear.js'

/** Department economic codes of the “三公” items, by canonical name of the form line. Source: 政府收支分类科目, 部门预算支出经济分类. */
const CODES: readonly { name: string; code: string }[] = [
  { name: '因公出国（境）费', code: '30212' },
  { name: '公务接待费', code: '30217' },
  { name: '公务用车运行维护费', code: '30231' },
  { name: '公务用车购置费', code: '31013' },
]

/**
 * A “三公” item is at most its economic code over basic and project expenditure of the same fund; its basic part alone is at
 * most the “三公” item. Offices draw the border between the two forms differently, so this is only a warning.
 */
export const publicsEconomic: Rule = {
  name: 'publics-economic',
  title: { zh: '“三公”经费与经济科目', en: 'three publics against economic codes' },
  *check(document, { cells }): Iterable<Outcome> {
    const index = indexAmounts(document, cells)
    const seen = new Set<string>()
    for (const amount of index.all) {
      const known = CODES.find(({ name }) => amount.key.item?.scheme === 'form' && amount.key.item.name === name)
      if (known === undefined || amount.key.item?.within !== null || !isAmount(amount.cell)) continue
      for (const relation of relationsOf(amount, known, index)) {
        const id = relation.cells.map((cell) => cell.id).join(' ')
        if (!seen.has(id)) yield { relation }
        seen.add(id)
      }
    }
  },
}

function relationsOf({ key, cell }: Amount, { name, code }: (typeof CODES)[number], index: AmountIndex): Relation[] {
  const coded = { scheme: 'economic-department' as const, code, name, within: null }
  const all = index.findInFunds({ ...key, item: coded, portion: 'total' })
  const basic = index.findInFunds({ ...key, item: coded, portion: 'basic' })
  const found: Relation[] = []
  if (all !== null && isAmount(all.cell))
    found.push(
      linear({
        rule: publicsEconomic.name,
        severity: 'warning',
        whole: all.cell,
        parts: [{ cell, weight: 1 }],
        compare: '>=',
        statement: { zh: `经济科目${code} ≥ “三公”${name}`, en: `economic code ${code} ≥ the “三公” item` },
      }),
    )
  if (basic !== null && isAmount(basic.cell))
    found.push(
      linear({
        rule: publicsEconomic.name,
        severity: 'warning',
        whole: cell,
        parts: [{ cell: basic.cell, weight: 1 }],
        compare: '>=',
        statement: {
          zh: `“三公”${name} ≥ 基本支出中的${code}`,
          en: `the “三公” item ≥ ${code} within basic expenditure`,
        },
      }),
    )
  return found
}
