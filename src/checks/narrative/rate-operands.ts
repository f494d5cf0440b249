import type { Fact } from '../../facts/types.js'
import type { PlacedClaim } from './prose.js'
import { amountKey, earlierKey, type Statements } from './statements.js'

/** The figures of one item that a growth rate comes from, as far as the document shows them; in tables those of its own row. */
export interface GrowthOperands {
  now: Fact | null
  before: Fact | null
  change: Fact | null
}

export function growthOperands(statements: Statements, rate: Fact): GrowthOperands {
  const { key } = rate
  const placed = statements.claims.find((claim) => claim.fact === rate) ?? null
  const earlier = earlierKey(key)
  const find = (wanted: Fact['key']): Fact | null => pick(statements, rate, placed, wanted)
  return {
    now: find(amountKey(key)),
    before: earlier === null ? null : find(earlier),
    change: find({ ...key, kind: 'change' }),
  }
}

function pick(statements: Statements, rate: Fact, placed: PlacedClaim | null, key: Fact['key']): Fact | null {
  if (placed !== null) return statements.near(placed, key)
  const all = statements.every(key)
  return all.find((fact) => fact.table === rate.table && fact.cell?.row === rate.cell?.row) ?? null
}
