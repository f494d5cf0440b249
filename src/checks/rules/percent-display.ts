import { Decimal } from '../../core/decimal.js'
import { signedValue } from '../../facts/signed-value.js'
import type { Fact } from '../../facts/types.js'
import type { Notice, Outcome, Rule, RuleContext } from '../contract.js'
import { type GrowthOperands, growthOperands } from '../narrative/rate-operands.js'
import { isGrowth, statementsOf } from '../narrative/statements.js'
import type { CheckDocument } from '../types.js'

const NAME = 'percent-display'

const LEAST_PROOFS = 2
/** Last digits of the rate over which the rounding of its amounts must spread it, that hitting the right one means something. */
const TELLING_SPREAD = 3

interface Shown {
  fact: Fact
  operands: Fact[]
  exact: Decimal
  /** True where the same amounts before rounding might have given several other rates. */
  isTelling: boolean
  /** `other`: worked out from figures that the document does not show. */
  how: 'rounded' | 'cut' | 'coarse' | 'other'
}

/**
 * A growth rate that was cut instead of rounded, or rounded to fewer digits than it shows. It may still be right within the
 * rounding of its amounts, so it is a warning, and only where every other rate of the table (or of the text) follows from
 * the displayed amounts, two of them in places where figures that are not shown would have given another one.
 */
export const percentDisplay: Rule = {
  name: NAME,
  title: { zh: '增减率按显示位数四舍五入', en: 'growth rates are rounded to the digits they show' },
  *check(document: CheckDocument, { cells }: RuleContext): Iterable<Outcome> {
    const statements = statementsOf(document)
    const groups = new Map<string | null, Shown[]>()
    for (const fact of document.facts.facts) {
      const shown = isGrowth(fact) ? readShown(fact, growthOperands(statements, fact)) : null
      if (shown !== null) groups.set(fact.table, [...(groups.get(fact.table) ?? []), shown])
    }
    for (const group of groups.values()) {
      // Amounts that are printed again (an item and its only part) prove nothing more.
      const proofs = new Set(
        group.flatMap(({ how, isTelling, exact }) => (how === 'rounded' && isTelling ? [exact.toFixed()] : [])),
      )
      if (group.some(({ how }) => how === 'other') || proofs.size < LEAST_PROOFS) continue
      for (const shown of group) {
        if (shown.how === 'cut' || shown.how === 'coarse')
          yield { notice: noticeOf(shown, [shown.fact, ...shown.operands].map(cells.ofFact)) }
      }
    }
  },
}

function readShown(fact: Fact, { now, before, change }: GrowthOperands): Shown | null {
  const signed = (one: Fact): Decimal => new Decimal(signedValue(one))
  const operands = [now, before, change].flatMap((one) => one ?? [])
  if (operands.some(({ unit }) => unit !== operands[0]?.unit)) return null
  const added =
    change !== null ? signed(change) : now !== null && before !== null ? signed(now).minus(signed(before)) : null
  const base =
    before !== null ? signed(before) : now !== null && change !== null ? signed(now).minus(signed(change)) : null
  if (added === null || base === null || base.isZero()) return null
  const exact = added.div(base).times(100)
  const decimals = Math.min(...operands.map((one) => one.decimals))
  const spread = new Decimal(10).pow(-decimals).div(base.abs()).times(100)
  const isTelling = spread.gte(new Decimal(10).pow(-fact.decimals).times(TELLING_SPREAD))
  return { fact, operands, exact, isTelling, how: howShown(exact, signed(fact), fact.decimals) }
}

function howShown(exact: Decimal, shown: Decimal, decimals: number): Shown['how'] {
  if (exact.toDecimalPlaces(decimals).eq(shown)) return 'rounded'
  if (exact.toDecimalPlaces(decimals, Decimal.ROUND_DOWN).eq(shown)) return 'cut'
  const real = shown.decimalPlaces()
  return real < decimals && exact.toDecimalPlaces(real).eq(shown) ? 'coarse' : 'other'
}

function noticeOf({ fact, exact, how }: Shown, cells: Notice['cells']): Notice {
  const expected = exact.toFixed(fact.decimals)
  const actual = signedValue(fact)
  const zh = how === 'cut' ? '是截尾而不是四舍五入' : '只算到较少的位数再补零'
  const en = how === 'cut' ? 'is cut, not rounded' : 'was rounded to fewer digits than it shows'
  return {
    rule: NAME,
    severity: 'warning',
    cells,
    message: {
      zh: `“${fact.name}”的增减率${actual}%${zh}：按所列金额应为${expected}%。`,
      en: `The growth rate ${actual}% of “${fact.name}” ${en}: by the amounts shown it is ${expected}%.`,
    },
    about: [fact.tableTitle ?? '', fact.name, how],
    expected,
    actual,
    difference: new Decimal(actual).minus(expected).toFixed(fact.decimals),
  }
}
