import type { QuantityKey, Stage } from '../../core/quantity.js'
import type { Fact } from '../../facts/types.js'
import type { Outcome, Rule, RuleContext } from '../contract.js'
import { type PlacedClaim, type Prose, readProse } from '../narrative/prose.js'
import { amountKey, type Statements, statementsOf } from '../narrative/statements.js'
import { ratio } from '../relations/ratio.js'
import type { CheckDocument } from '../types.js'

const NAME = 'narrative-completion'
const BUDGETS: Stage[] = ['initial-budget', 'adjusted-budget', 'full-year-budget']
/** The rate's own words: 完成年初预算的 95.8%. */
const NAMED = /(?:年初|期初|全年|调整后?)的?[^，。；\d]{0,6}预算[^，。；]{0,16}$/u
const LONGEST_WORDS = 32
const SPENT: Stage[] = ['final-accounts', 'execution']

/** A stated rate of completion is the outturn over the budget that its words name, of one and the same item. */
export const narrativeCompletion: Rule = {
  name: NAME,
  title: { zh: '叙述中的完成率与预算数、决算数相符', en: 'completion rates in the text fit budget and outturn' },
  *check(document: CheckDocument, { cells }: RuleContext): Iterable<Outcome> {
    const statements = statementsOf(document)
    const prose = readProse(document)
    for (const claim of statements.claims) {
      const { fact } = claim
      if (!isCompletion(fact)) continue
      const spent = firstOf(statements, claim, [fact.key.stage ?? 'final-accounts', ...SPENT])
      const budget = budgetOf(prose, statements, claim)
      if (spent === null || budget === null || BUDGETS.includes(spent.key.stage ?? 'execution')) continue
      yield {
        relation: ratio({
          rule: NAME,
          form: 'share',
          percent: cells.ofFact(fact),
          a: cells.ofFact(spent),
          b: cells.ofFact(budget),
          statement: {
            zh: `“${fact.name}”完成率 = 决算数 ÷ 预算数`,
            en: `completion of “${fact.name}” = outturn / budget`,
          },
        }),
      }
    }
  },
}

/** A rate without a direction that has a budget to compare with. */
const isCompletion = ({ key, direction, unit, bound }: Fact): boolean =>
  key.kind === 'rate' &&
  direction === null &&
  unit === '%' &&
  bound === null &&
  key.base !== null &&
  key.base.item === null &&
  key.item?.scheme !== 'indicator'

const at = (key: QuantityKey, year: number | null, stage: Stage): QuantityKey => ({ ...amountKey(key), year, stage })

function firstOf(statements: Statements, claim: PlacedClaim, stages: readonly Stage[]): Fact | null {
  for (const stage of stages) {
    const found = statements.near(claim, at(claim.fact.key, claim.fact.key.year, stage))
    if (found !== null) return found
  }
  return null
}

/** The budget that the words name; where they say only 预算, the one budget that the passage states of the item. */
function budgetOf(prose: Prose, statements: Statements, claim: PlacedClaim): Fact | null {
  const { key } = claim.fact
  const year = key.base?.year ?? key.year
  const stage = key.base?.stage ?? null
  const words = prose.passages[claim.passage]?.text.slice(Math.max(0, claim.end - LONGEST_WORDS), claim.end) ?? ''
  if (stage !== null && NAMED.test(words)) return statements.near(claim, at(key, year, stage))
  const stated = BUDGETS.flatMap((one) => statements.near(claim, at(key, year, one)) ?? []).filter((fact) =>
    statements.claims.some((other) => other.fact === fact && other.passage === claim.passage),
  )
  return stated.length === 1 ? (stated[0] ?? null) : null
}
