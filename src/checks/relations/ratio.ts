import { Decimal } from '../../core/decimal.js'
import {
  contains,
  divide,
  growth,
  hull,
  type Interval,
  meet,
  multiply,
  negate,
  point,
  scale,
  share,
  subtract,
} from '../../core/interval.js'
import type { Miss, NotChecked, Relation, Supposed, Verdict } from '../contract.js'
import type { CheckCell } from '../types.js'
import { displayed, inUnitOf, obstacle, standsFor, standsForWidely } from './stand-for.js'

/**
 * How a stated percent comes about, `a` and `b` being the other two cells:
 * `share` 100·a/b; `growth` 100·(a/b − 1), a now and b before; `growth-by-change` 100·a/(b − a), a the change and b now;
 * `growth-over-base` 100·a/b, a the change and b before.
 */
export type RatioForm = 'share' | 'growth' | 'growth-by-change' | 'growth-over-base'

interface RatioOptions extends Pick<Relation, 'rule' | 'statement'> {
  severity?: Relation['severity']
  form: RatioForm
  percent: CheckCell
  a: CheckCell
  b: CheckCell
}

const HUNDRED = new Decimal(100)

/** A stated share, rate or growth against the two figures it comes from; a base that may be 0 gives no verdict. */
export function ratio(options: RatioOptions): Relation {
  const { form, percent, a, b } = options
  const cells = [percent, a, b]
  const reachable = (supposed?: Supposed): Interval | null => {
    const [left, right] = [standsForWidely(a, supposed), standsForWidely(b, supposed)]
    return left === null || right === null ? null : compute(form, left, right)
  }
  const reason = (supposed?: Supposed): NotChecked | null => {
    const other = obstacle([a, b], supposed) ?? obstacle([percent], supposed)
    if (other !== null) return other
    return reachable(supposed) === null ? 'zero-base' : null
  }
  return {
    rule: options.rule,
    severity: options.severity ?? 'error',
    statement: options.statement,
    cells,
    weight: 1,
    judge(supposed): Verdict {
      if (cells.every((cell) => cell.state === 'blank' && supposed?.has(cell.id) !== true)) return { outcome: 'empty' }
      const why = reason(supposed)
      if (why !== null) return { outcome: 'not-checked', reason: why }
      const stated = standsFor(percent, supposed)
      const range = reachable(supposed)
      const exact = compute(form, point(displayed(a, supposed)), point(displayed(b, supposed)))
      if (stated === null || range === null || exact === null) return { outcome: 'not-checked', reason: 'zero-base' }
      const shown = displayed(percent, supposed)
      const rounded = exact.low.toDecimalPlaces(Math.max(0, percent.decimals))
      const miss = (): Miss => ({
        cell: percent,
        expected: inUnitOf(percent, rounded),
        actual: inUnitOf(percent, shown),
        difference: inUnitOf(percent, shown.minus(rounded)),
        explained: Decimal.max(range.high.minus(exact.low), exact.low.minus(range.low))
          .plus(stated.high.minus(stated.low).div(2))
          .toDecimalPlaces(percent.decimals + 1, Decimal.ROUND_CEIL)
          .toFixed(),
        unit: percent.unit,
      })
      if (meet(stated, range) === null) return { outcome: 'inconsistent', ...miss() }
      return rounded.eq(shown)
        ? { outcome: 'holds' }
        : { outcome: 'within-rounding', residue: supposed === undefined ? miss() : null }
    },
    solve(id, supposed) {
      if (id === percent.id) {
        const range = reachable(supposed)
        // A percent is written with its own digits: whatever rounds into the range will do.
        return range === null ? null : widenToDigits(percent, range)
      }
      const stated = standsFor(percent, supposed)
      const [left, right] = [standsForWidely(a, supposed), standsForWidely(b, supposed)]
      if (stated === null) return null
      const part = scale(stated, new Decimal('0.01'))
      if (id === a.id && right !== null) return solveFirst(form, part, right)
      if (id === b.id && left !== null) return solveSecond(form, part, left)
      return null
    },
  }
}

function compute(form: RatioForm, a: Interval, b: Interval): Interval | null {
  switch (form) {
    case 'share':
    case 'growth-over-base':
      return share(a, b)
    case 'growth':
      return growth(a, b)
    case 'growth-by-change': {
      // a/(b − a) is monotone in a and in b as long as the base b − a keeps its sign: the corners are exact bounds.
      if (contains(subtract(b, a), new Decimal(0))) return null
      const corners = [a.low, a.high].flatMap((change) => [b.low, b.high].map((now) => byChange(change, now)))
      return { low: Decimal.min(...corners), high: Decimal.max(...corners) }
    }
  }
}

const byChange = (change: Decimal, now: Decimal): Decimal => HUNDRED.times(change).div(now.minus(change))

function solveFirst(form: RatioForm, part: Interval, b: Interval): Interval | null {
  if (form === 'share' || form === 'growth-over-base') return multiply(part, b)
  const factor = { low: part.low.plus(1), high: part.high.plus(1) }
  if (form === 'growth') return multiply(factor, b)
  if (contains(factor, new Decimal(0)) || factor.low.lt(0)) return null
  // a = b·p/(1 + p), which rises with p.
  const weight = { low: part.low.div(factor.low), high: part.high.div(factor.high) }
  return multiply(weight, b)
}

function solveSecond(form: RatioForm, part: Interval, a: Interval): Interval | null {
  if (form === 'share' || form === 'growth-over-base') return divide(a, part)
  const factor = { low: part.low.plus(1), high: part.high.plus(1) }
  if (form === 'growth') return divide(a, factor)
  const inverse = divide(point(new Decimal(1)), part)
  // b = a·(1 + 1/p).
  return inverse === null ? null : multiply(a, { low: inverse.low.plus(1), high: inverse.high.plus(1) })
}

function widenToDigits(percent: CheckCell, range: Interval): Interval {
  const half = new Decimal(10).pow(-percent.decimals).div(2)
  return hull(range, subtract(range, negate({ low: half.neg(), high: half })))
}
