import type { Fact } from '../types.js'
import type { ClaimKey } from './claim-key.js'
import type { ClaimNumber } from './claim-numbers.js'

/** A number with everything its clause says about it. */
export interface ReadClaim {
  number: ClaimNumber
  key: ClaimKey
  name: string
  /** False when the claim's own words stand for an item that the vocabulary does not know. */
  isKnown: boolean
  /** Name of what the claim is a part of, or null. */
  whole: string | null
  direction: Fact['direction']
  /** Where the words of the claim begin in the passage. */
  start: number
  chain: number
}
