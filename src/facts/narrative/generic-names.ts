import { displayInterval, meet } from '../../core/interval.js'
import { keyText } from '../../core/quantity-key.js'
import { sameDimension } from '../../core/unit.js'
import type { UnnumberedFact } from '../fact-document.js'
import { signedValue } from '../signed-value.js'

/**
 * Takes the item from claims whose own words turn out to be no name: where the same unknown words stand for figures that
 * exclude each other, they were generic (对应金额) and say nothing about which quantity is meant. `unknown` holds the claims
 * whose words the vocabulary does not know.
 */
export function withoutGenericNames(facts: UnnumberedFact[], unknown: ReadonlySet<UnnumberedFact>): UnnumberedFact[] {
  const groups = new Map<string, UnnumberedFact[]>()
  for (const fact of facts) {
    const key = unknown.has(fact) ? keyText(fact.key) : null
    if (key !== null) groups.set(key, [...(groups.get(key) ?? []), fact])
  }
  const generic = new Set([...groups.values()].filter(excludeEachOther).flat())
  return facts.map((fact) => (generic.has(fact) ? { ...fact, key: { ...fact.key, item: null } } : fact))
}

function excludeEachOther(facts: UnnumberedFact[]): boolean {
  const [first, ...others] = facts
  if (first === undefined) return false
  const display = (fact: UnnumberedFact) => displayInterval(signedValue(fact), fact.decimals, fact.unit)
  return others.some((fact) => !sameDimension(fact.unit, first.unit) || meet(display(fact), display(first)) === null)
}
