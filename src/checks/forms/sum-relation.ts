import type { Relation } from '../contract.js'
import { linear } from '../relations/linear.js'
import type { Bilingual, CheckCell } from '../types.js'

interface Sum {
  rule: string
  whole: CheckCell
  parts: readonly CheckCell[]
  compare?: '=' | '>='
  statement: Bilingual
}

/**
 * The relation whole = Σ parts of a form. Null where a side is not filled in: a blank total and a missing breakdown are no
 * wrong sums (their own rules look at them).
 */
export function sumRelation({ rule, whole, parts, compare = '=', statement }: Sum): Relation | null {
  if (whole.state === 'blank' || parts.length === 0) return null
  const isMissing = parts.every((cell) => cell.state === 'blank')
  if (isMissing && compare === '=' && !isZero(whole)) return null
  return linear({ rule, whole, parts: parts.map((cell) => ({ cell, weight: 1 })), compare, statement })
}

export const isZero = (cell: CheckCell): boolean => cell.value !== null && /^-?0*(?:\.0*)?$/.test(cell.value)

/** True for a figure other than 0. */
export const isAmount = (cell: CheckCell): boolean => cell.state === 'figure' && !isZero(cell)

/**
 * Relations that were read from one form in one way. Where more of them fail than hold, it is the reading that fails: the
 * form means something else. Unless one value of one cell settles them all: no wrong reading fits that well by chance.
 */
export function trusted(relations: readonly Relation[]): Relation[] {
  const { fails, holds } = count(relations)
  return fails >= 2 && fails > holds && !hasOneCause(relations) ? [] : [...relations]
}

function hasOneCause(relations: readonly Relation[]): boolean {
  const [first, ...others] = relations.filter((relation) => relation.judge().outcome === 'inconsistent')
  if (first === undefined || others.some((other) => namesOf(other) === namesOf(first))) return false
  return first.cells.some(({ id }) => {
    if (!others.every(({ cells }) => cells.some((cell) => cell.id === id))) return false
    const value = first.solve(id)
    if (value === null) return false
    return others.every((other) => other.judge(new Map([[id, value]])).outcome !== 'inconsistent')
  })
}

/** Two statements about the same cells are one. */
const namesOf = ({ cells }: Relation): string =>
  cells
    .map(({ id }) => id)
    .sort()
    .join(' ')

/** The same for sums: a whole with a single part, which alone may be picked out of several, proves nothing by itself. */
export function trustedSums(relations: readonly Relation[]): Relation[] {
  const { holds } = count(relations)
  return trusted(relations).filter((relation) => holds > 0 || relation.cells.length > 2)
}

function count(relations: readonly Relation[]): { fails: number; holds: number } {
  const outcomes = relations.map((relation) => relation.judge().outcome)
  return {
    fails: outcomes.filter((outcome) => outcome === 'inconsistent').length,
    holds: outcomes.filter((outcome) => outcome === 'holds' || outcome === 'within-rounding').length,
  }
}
