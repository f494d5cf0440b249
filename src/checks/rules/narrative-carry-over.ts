import { Decimal } from '../../core/decimal.js'
import { add, displayInterval, type Interval, meet, negate } from '../../core/interval.js'
import type { QuantityKey } from '../../core/quantity.js'
import { signedValue } from '../../facts/signed-value.js'
import type { Fact } from '../../facts/types.js'
import type { Outcome, Rule, RuleContext } from '../contract.js'
import { type PartList, partLists } from '../narrative/part-lists.js'
import type { PlacedClaim } from '../narrative/prose.js'
import { amountKey, isChange, type Statements, statementsOf } from '../narrative/statements.js'
import type { CheckDocument } from '../types.js'

const NAME = 'narrative-carry-over'

/**
 * A change that leaves out the money carried over, beside a total change that includes it. Said only where the gap between
 * the two is exactly the carry-over: total change − change of the other portion = stated change + carry-over.
 */
export const narrativeCarryOver: Rule = {
  name: NAME,
  title: {
    zh: '增减额与总增减额都含或都不含上年结转',
    en: 'changes and their total both include the carry-over, or neither',
  },
  *check(document: CheckDocument, { cells }: RuleContext): Iterable<Outcome> {
    const statements = statementsOf(document)
    const divided = partLists(document).flatMap((list) => {
      const carried = list.parts.find(({ fact }) => /结转/u.test(fact.key.item?.within ?? ''))
      return carried === undefined ? [] : [{ list, carried }]
    })
    for (const claim of statements.claims) {
      if (!isChange(claim.fact) || claim.fact.key.item?.name === '本年支出') continue
      for (const { list, carried } of divided) {
        const found = mixed(statements, claim, list, carried.fact)
        if (found === null) continue
        yield {
          notice: {
            rule: NAME,
            severity: 'warning',
            cells: [claim.fact, carried.fact, found.other, found.total].map(cells.ofFact),
            message: {
              zh: `“${claim.fact.name}”的增减额没有计入上年结转的${carried.fact.value}${carried.fact.unit}，而总增减额计入了，口径不一致。`,
              en: `The change of “${claim.fact.name}” leaves out ${carried.fact.value} ${carried.fact.unit} carried over, which the total change includes.`,
            },
            about: [claim.fact.name, 'carry-over'],
            expected: found.expected,
            actual: signedValue(claim.fact),
          },
        }
      }
    }
  },
}

function mixed(
  statements: Statements,
  claim: PlacedClaim,
  { whole, parts }: PartList,
  carried: Fact,
): { total: Fact; other: Fact; expected: string } | null {
  const { fact } = claim
  const { portion } = whole.key
  if (parts[0]?.passage !== claim.passage || (portion !== 'basic' && portion !== 'project')) return null
  const now = statements.near(claim, amountKey(fact.key))
  const of = (key: Partial<QuantityKey>): Fact | null =>
    statements.every({ ...whole.key, kind: 'change', base: fact.key.base, ...key })[0] ?? null
  const total = of({ portion: 'total' })
  const other = of({ portion: portion === 'basic' ? 'project' : 'basic' })
  if (now === null || total === null || other === null || of({}) !== null) return null
  if ([now, carried, whole, total, other].some(({ unit }) => unit !== fact.unit) || shown(carried).isZero()) return null
  const isRest = meet(add(interval(now), interval(carried)), interval(whole)) !== null
  const gap = add(interval(total), negate(interval(other)))
  if (!isRest || meet(gap, interval(fact)) !== null || meet(gap, add(interval(fact), interval(carried))) === null)
    return null
  return { total, other, expected: shown(total).minus(shown(other)).toFixed(Math.max(total.decimals, other.decimals)) }
}

const shown = (fact: Fact): Decimal => new Decimal(signedValue(fact))
const interval = (fact: Fact): Interval => displayInterval(signedValue(fact), fact.decimals, fact.unit)
