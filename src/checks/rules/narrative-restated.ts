import { keyText } from '../../core/quantity-key.js'
import type { Fact } from '../../facts/types.js'
import type { Outcome, Rule, RuleContext } from '../contract.js'
import { amountKey, statementsOf } from '../narrative/statements.js'
import { displays } from '../relations/displays.js'
import type { CheckDocument } from '../types.js'

const NAME = 'narrative-restated'
const ITEM_DIGITS = 7

/**
 * One paragraph states the amount of a functional item twice. Where the fund is not said, the two are compared here, and
 * only as a warning: they may be of two funds or offices. Complete keys are compared by displays-agree.
 */
export const narrativeRestated: Rule = {
  name: NAME,
  title: { zh: '同一段中同一科目的金额前后一致', en: 'an item has one amount within a paragraph' },
  *check(document: CheckDocument, { cells }: RuleContext): Iterable<Outcome> {
    const statements = statementsOf(document)
    for (const claim of statements.claims) {
      const { fact } = claim
      if (fact.key.kind !== 'amount' || fact.key.item?.code?.length !== ITEM_DIGITS || keyText(fact.key) !== null)
        continue
      const before = statements.near(claim, amountKey(fact.key))
      if (before === null || before === fact || !isBefore(document, before, fact)) continue
      yield {
        relation: displays({
          rule: NAME,
          severity: 'warning',
          cells: [cells.ofFact(before), cells.ofFact(fact)],
          statement: { zh: `“${fact.name}”前后两数相同`, en: `both amounts of “${fact.name}” are the same` },
        }),
      }
    }
  },
}

const isBefore = (document: CheckDocument, one: Fact, other: Fact): boolean =>
  document.facts.facts.indexOf(one) < document.facts.facts.indexOf(other)
