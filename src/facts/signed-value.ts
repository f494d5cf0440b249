import type { Fact } from './types.js'

/**
 * The value of a fact with its sign, so that a cell of -2.29 and the words 减少 2.29 are one number.
 * Claims keep the magnitude of a stated decrease and say its direction; cells keep the sign of the form.
 */
export function signedValue(fact: Pick<Fact, 'value' | 'direction' | 'key'>): string {
  const changes = fact.key.kind === 'change' || fact.key.kind === 'rate'
  const isDecrease = changes && fact.direction === 'decrease' && !fact.value.startsWith('-')
  return isDecrease && !/^0*(?:\.0*)?$/.test(fact.value) ? `-${fact.value}` : fact.value
}
