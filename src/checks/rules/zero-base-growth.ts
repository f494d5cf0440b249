import { Decimal } from '../../core/decimal.js'
import { displayInterval } from '../../core/interval.js'
import { signedValue } from '../../facts/signed-value.js'
import type { Fact } from '../../facts/types.js'
import type { Outcome, Rule, RuleContext } from '../contract.js'
import { type GrowthOperands, growthOperands } from '../narrative/rate-operands.js'
import { isGrowth, statementsOf } from '../narrative/statements.js'
import type { CheckDocument } from '../types.js'

const NAME = 'zero-base-growth'

/**
 * Growth from nothing has no rate. 100 % is a common way to fill the cell and a warning; any other rate cannot come
 * about from a base that is 0 within rounding, and is an error.
 */
export const zeroBaseGrowth: Rule = {
  name: NAME,
  title: { zh: '基数为零时没有增长率', en: 'growth from nothing has no rate' },
  *check(document: CheckDocument, { cells }: RuleContext): Iterable<Outcome> {
    const statements = statementsOf(document)
    const told = new Set<string>()
    for (const fact of document.facts.facts) {
      if (!isGrowth(fact) || new Decimal(fact.value).isZero()) continue
      const operands = growthOperands(statements, fact)
      const base = baseOf(operands)
      if (base === null || !base.shown.isZero()) continue
      const rate = new Decimal(signedValue(fact))
      const added = operands.change ?? operands.now
      if (added === null || new Decimal(added.value).isZero()) continue
      const isFilled = rate.eq(100)
      if (!isFilled && !isImpossible(rate, added, base.most)) continue
      const item = [fact.tableTitle ?? '', fact.name, fact.key.item?.code ?? '', fact.value]
      if (told.has(item.join('|'))) continue
      told.add(item.join('|'))
      yield {
        notice: {
          rule: NAME,
          severity: isFilled ? 'warning' : 'error',
          cells: [fact, operands.now, operands.before, operands.change].flatMap((one) =>
            one === null ? [] : [cells.ofFact(one)],
          ),
          message: {
            zh: `“${fact.name}”上年为0，增长率无从计算，却写作${fact.value}%。`,
            en: `“${fact.name}” was 0 before: there is no growth rate, yet ${fact.value}% is given.`,
          },
          about: item.slice(0, 3),
          actual: fact.value,
        },
      }
    }
  },
}

/** The earlier figure as displayed, and the most that it may really be. */
function baseOf({ now, before, change }: GrowthOperands): { shown: Decimal; most: Decimal } | null {
  if (before !== null) {
    const { low, high } = displayInterval(before.value, before.decimals, before.unit)
    return { shown: new Decimal(before.value), most: Decimal.max(low.abs(), high.abs()) }
  }
  if (now === null || change === null || now.unit !== change.unit) return null
  const [a, b] = [now, change].map((one) => displayInterval(signedValue(one), one.decimals, one.unit))
  if (a === undefined || b === undefined) return null
  const slack = a.high.minus(a.low).plus(b.high.minus(b.low))
  return { shown: new Decimal(now.value).minus(signedValue(change)), most: slack }
}

/** True when even the largest base that rounding allows would make a larger rate. */
function isImpossible(rate: Decimal, added: Fact, most: Decimal): boolean {
  if (most.isZero()) return true
  const { low, high } = displayInterval(signedValue(added), added.decimals, added.unit)
  const least = Decimal.min(low.abs(), high.abs())
  return least.div(most).times(100).gt(rate.abs().plus(1))
}
