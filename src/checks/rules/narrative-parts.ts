import { Decimal } from '../../core/decimal.js'
import type { Outcome, Rule, RuleContext } from '../contract.js'
import { wholesOf } from '../narrative/compositions.js'
import { statementsOf } from '../narrative/statements.js'
import { linear } from '../relations/linear.js'
import type { CheckDocument } from '../types.js'

const NAME = 'narrative-parts'

/** An item that the standard forms divide a total into is no more than that total, wherever the two are stated. */
export const narrativeParts: Rule = {
  name: NAME,
  title: { zh: '叙述中的分项不大于总额', en: 'an item in the text is no more than its total' },
  *check(document: CheckDocument, { cells }: RuleContext): Iterable<Outcome> {
    const statements = statementsOf(document)
    for (const { fact } of statements.claims) {
      if (fact.bound !== null || !new Decimal(fact.value).gt(0)) continue
      for (const key of wholesOf(fact.key)) {
        const [whole] = statements.every(key)
        if (whole === undefined || whole.value.startsWith('-')) continue
        const total = whole.name === '' ? (key.item?.name ?? '') : whole.name
        yield {
          relation: linear({
            rule: NAME,
            whole: cells.ofFact(whole),
            parts: [{ cell: cells.ofFact(fact), weight: 1 }],
            compare: '>=',
            statement: {
              zh: `“${fact.name}”不大于“${total}”`,
              en: `“${fact.name}” is no more than “${total}”`,
            },
          }),
        }
      }
    }
  },
}
