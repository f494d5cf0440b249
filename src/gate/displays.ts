import { Decimal } from '../core/decimal.js'
import { displayInterval, meet } from '../core/interval.js'
import { describeUnit } from '../core/unit.js'
import type { Fact } from '../facts/types.js'
import { isRoundingOf } from './display.js'

export type Agreement = 'one' | 'variant' | 'contradiction'

/** How precisely a fact is displayed: half the width of what its display stands for, in the base unit. */
function width(fact: Fact): Decimal {
  const { low, high } = displayInterval(fact.value, fact.decimals, fact.unit)
  return high.minus(low)
}

/** What was recognised from a picture decides nothing where the quantity is also displayed for certain. */
function certainOnes(facts: readonly Fact[]): Fact[] {
  const certain = facts.filter(({ source }) => source.recognized !== true)
  return certain.length > 0 ? certain : [...facts]
}

/** Orders displays of one quantity: the most precise first, a cell before a sentence, then by place in the document. */
export function orderDisplays(facts: Fact[]): Fact[] {
  return certainOnes(facts).sort(
    (a, b) =>
      width(a).cmp(width(b)) ||
      Number(a.origin === 'claim') - Number(b.origin === 'claim') ||
      (a.source.line ?? 0) - (b.source.line ?? 0),
  )
}

/** Displays that differ as numbers: one of each, in order. */
export function distinctDisplays(facts: Fact[]): Fact[] {
  const distinct: Fact[] = []
  for (const fact of orderDisplays(facts))
    if (!distinct.some((other) => agreesExactly(other, fact))) distinct.push(fact)
  return distinct
}

/** True when the coarser display is a correct rounding of the finer one, or both show one number. */
function agreesExactly(finer: Fact, coarser: Fact): boolean {
  if (finer.bound !== coarser.bound) return false
  const from = describeUnit(finer.unit)
  const to = describeUnit(coarser.unit)
  if (from.base !== to.base) return false
  return isRoundingOf(
    coarser.value,
    coarser.decimals,
    new Decimal(finer.value).times(from.factor).div(to.factor).toFixed(),
  )
}

/** Whether displays of one quantity agree: correct roundings of each other, variants whose intervals meet, or contradictions. */
export function judgeDisplays(distinct: Fact[]): Agreement {
  if (distinct.length <= 1) return 'one'
  const intervals = distinct.map((fact) => displayInterval(fact.value, fact.decimals, fact.unit))
  for (let i = 0; i < intervals.length; i++) {
    for (let j = i + 1; j < intervals.length; j++) {
      const [a, b] = [intervals[i], intervals[j]]
      if (a !== undefined && b !== undefined && meet(a, b) === null) return 'contradiction'
    }
  }
  return 'variant'
}
