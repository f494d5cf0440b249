import type { Portion } from '../../core/quantity.js'
import { keyText } from '../../core/quantity-key.js'
import type { Fact } from '../../facts/types.js'
import type { Outcome, Rule, RuleContext } from '../contract.js'
import { displays } from '../relations/displays.js'
import type { CheckDocument } from '../types.js'

/** Several displays of one quantity in tables and text: what they stand for must meet. Only complete, equal keys are compared. */
export const displaysAgree: Rule = {
  name: 'displays-agree',
  title: { zh: '同一数字各处一致', en: 'one quantity, one figure' },
  *check(document: CheckDocument, { cells }: RuleContext): Iterable<Outcome> {
    const groups = new Map<string, Fact[]>()
    for (const fact of document.facts.facts) {
      if (fact.key.kind === 'target' || fact.bound !== null) continue
      const key = keyText(fact.key)
      if (key === null) continue
      groups.set(key, [...(groups.get(key) ?? []), fact])
    }
    for (const group of groups.values()) {
      const places = [...new Set(group.map((fact) => cells.ofFact(fact)))]
      const [first] = group
      if (places.length < 2 || first === undefined) continue
      const name = nameOf(first)
      yield {
        relation: displays({
          rule: displaysAgree.name,
          cells: places,
          statement: { zh: `“${name}”各处相同`, en: `“${name}” is the same everywhere` },
        }),
      }
    }
  },
}

const PORTIONS: Record<Portion, string> = {
  total: '',
  basic: '基本支出',
  project: '项目支出',
  personnel: '人员经费',
  public: '公用经费',
}

/** The item, and which portion of it: 本年支出 of the portion `public` is 公用经费, of an item 办公费·公用经费. */
function nameOf({ key, name }: Fact): string {
  const portion = key.portion === null ? '' : PORTIONS[key.portion]
  const item = key.item?.name ?? name
  if (portion === '') return item
  return item === '本年支出' ? portion : `${item}·${portion}`
}
