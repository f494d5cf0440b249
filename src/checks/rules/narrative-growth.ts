import type { Fact } from '../../facts/types.js'
import type { Outcome, Rule, RuleContext } from '../contract.js'
import { type PlacedClaim, type Prose, readProse } from '../narrative/prose.js'
import { amountKey, earlierKey, isChange, isGrowth, statementsOf } from '../narrative/statements.js'
import { linear } from '../relations/linear.js'
import { ratio } from '../relations/ratio.js'
import type { CheckDocument } from '../types.js'

const NAME = 'narrative-growth'

/**
 * What one sentence says of one item: the amount, its change and its growth fit each other and the earlier figure, where
 * that is disclosed; and nothing grows by more than it is. The three are bound by their key, never across items.
 */
export const narrativeGrowth: Rule = {
  name: NAME,
  title: { zh: '叙述中的增减额、增减率与金额相符', en: 'changes and growth rates in the text fit their amounts' },
  *check(document: CheckDocument, { cells }: RuleContext): Iterable<Outcome> {
    const statements = statementsOf(document)
    const prose = readProse(document)
    const cell = (fact: Fact) => cells.ofFact(fact)
    for (const claim of statements.claims) {
      const { fact } = claim
      const { key, name } = fact
      if (!isChange(fact) && !isGrowth(fact)) continue
      const now = statements.near(claim, amountKey(key))
      const wanted = earlierKey(key)
      const before = wanted === null ? null : statements.near(claim, wanted)
      const severity = saysStage(prose, claim) ? 'error' : 'warning'
      if (isChange(fact)) {
        if (now === null) continue
        if (key.flow !== 'asset')
          yield {
            relation: linear({
              rule: NAME,
              whole: cell(now),
              parts: [{ cell: cell(fact), weight: 1 }],
              compare: '>=',
              told: 'part',
              statement: { zh: `“${name}”的增加额不大于本年数`, en: `“${name}” grew by no more than it is` },
            }),
          }
        if (before !== null)
          yield {
            relation: linear({
              rule: NAME,
              severity,
              whole: cell(fact),
              parts: [
                { cell: cell(now), weight: 1 },
                { cell: cell(before), weight: -1 },
              ],
              statement: { zh: `“${name}”增减额 = 本年数 - 上年数`, en: `change of “${name}” = now - before` },
            }),
          }
        continue
      }
      const change = statements.near(claim, { ...key, kind: 'change' })
      if (now !== null && change !== null)
        yield {
          relation: ratio({
            rule: NAME,
            form: 'growth-by-change',
            percent: cell(fact),
            a: cell(change),
            b: cell(now),
            statement: {
              zh: `“${name}”增减率 = 增减额 ÷ (本年数 - 增减额)`,
              en: `growth of “${name}” = change / (now - change)`,
            },
          }),
        }
      if (now !== null && before !== null)
        yield {
          relation: ratio({
            rule: NAME,
            severity,
            form: 'growth',
            percent: cell(fact),
            a: cell(now),
            b: cell(before),
            statement: { zh: `“${name}”增减率 = 本年数 ÷ 上年数 - 1`, en: `growth of “${name}” = now / before - 1` },
          }),
        }
      else if (change !== null && before !== null)
        yield {
          relation: ratio({
            rule: NAME,
            severity,
            form: 'growth-over-base',
            percent: cell(fact),
            a: cell(change),
            b: cell(before),
            statement: { zh: `“${name}”增减率 = 增减额 ÷ 上年数`, en: `growth of “${name}” = change / before` },
          }),
        }
    }
  },
}

/**
 * 较上年 alone in a budget may mean the budget or the outturn of the year before; in final accounts it is the outturn. Where
 * it is not said, the earlier figure of a table is no proof.
 */
function saysStage(prose: Prose, { fact, passage, start, end }: PlacedClaim): boolean {
  const words = prose.passages[passage]?.text.slice(start, end) ?? ''
  return fact.key.stage === 'final-accounts' || /(?:较|比|与|同)[^，。；]{0,24}(?:预算|执行|决算)/u.test(words)
}
