import { Decimal } from '../../core/decimal.js'
import type { Fact } from '../../facts/types.js'
import type { CellIndex } from '../cells.js'
import type { Outcome, Rule, RuleContext } from '../contract.js'
import { wholesOf } from '../narrative/compositions.js'
import type { PlacedClaim } from '../narrative/prose.js'
import { amountKey, earlierKey, isChange, type Statements, statementsOf } from '../narrative/statements.js'
import { linear } from '../relations/linear.js'
import type { CheckDocument } from '../types.js'

const NAME = 'narrative-parts'

/** An item that the standard forms divide a total into is no more than that total, wherever the two are stated. */
export const narrativeParts: Rule = {
  name: NAME,
  title: { zh: '叙述中的分项不大于总额', en: 'an item in the text is no more than its total' },
  *check(document: CheckDocument, { cells }: RuleContext): Iterable<Outcome> {
    const statements = statementsOf(document)
    for (const claim of statements.claims) {
      const { fact } = claim
      if (isChange(fact)) yield* earlier(statements, claim, cells)
      if (fact.bound !== null || !new Decimal(fact.value).gt(0)) continue
      for (const key of wholesOf(fact.key)) {
        const [whole] = statements.every(key)
        if (whole === undefined || whole.value.startsWith('-')) continue
        const total = nameOf(whole)
        yield {
          relation: linear({
            rule: NAME,
            whole: cells.ofFact(whole),
            parts: [{ cell: cells.ofFact(fact), weight: 1 }],
            compare: '>=',
            statement: { zh: `“${fact.name}”不大于“${total}”`, en: `“${fact.name}” is no more than “${total}”` },
          }),
        }
      }
    }
  },
}

/** What the item was before, by its amount and change, is no more than its total was then. */
function* earlier(statements: Statements, claim: PlacedClaim, cells: CellIndex): Iterable<Outcome> {
  const { fact } = claim
  const now = statements.near(claim, amountKey(fact.key))
  const then = earlierKey(fact.key)
  if (now === null || then === null) return
  for (const key of wholesOf(then)) {
    const [whole] = statements.every(key)
    if (whole === undefined || whole.value.startsWith('-')) continue
    const total = nameOf(whole)
    yield {
      relation: linear({
        rule: NAME,
        whole: cells.ofFact(whole),
        parts: [
          { cell: cells.ofFact(now), weight: 1 },
          { cell: cells.ofFact(fact), weight: -1 },
        ],
        compare: '>=',
        statement: {
          zh: `“${fact.name}”上年数（本年数 - 增减额）不大于“${total}”上年数`,
          en: `“${fact.name}” before (now - change) was no more than “${total}” before`,
        },
      }),
    }
  }
}

const nameOf = (whole: Fact): string => (whole.name === '' ? (whole.key.item?.name ?? '') : whole.name)
