import type { Figure } from '../../core/figure.js'
import type { QuantityKey } from '../../core/quantity.js'
import type { Fact } from '../../facts/types.js'
import { type ForbiddenCrossing, forbiddenCrossing } from '../../gate/forbidden-crossing.js'
import type { Desk } from '../contract.js'
import { ToolFailure } from './failure.js'

/** Parts of a quantity key in which figures of one calculation may differ only where the caller says so. */
export const DIMENSIONS = ['organization', 'level', 'year', 'stage', 'fund', 'portion'] as const
export type ScopeDimension = (typeof DIMENSIONS)[number]

export interface Crossing {
  dimension: ScopeDimension
  /** What each figure has, by its id. */
  values: Record<string, string>
}

const FORBIDDEN: Record<ForbiddenCrossing, string> = {
  'functional-economic':
    'Functional items (功能分类) and economic items (经济分类) are two divisions of the same money: they are never set against each other.',
  'department-government':
    'Department economic classes (部门预算经济分类) and government economic classes (政府预算经济分类) are never set against each other.',
  'income-expenditure': 'Income and expenditure are never set against each other.',
}

/** Staff, assets, activities and targets are told as they stand: they belong to no stage, fund or portion of a budget. */
const UNSTAGED: ReadonlySet<QuantityKey['flow']> = new Set(['staff', 'asset', 'activity', 'target'])

/**
 * The scopes that figures cross when they are set against each other.
 *
 * @throws ToolFailure `forbidden-crossing` for what is never crossed, `scope-crossed` for a crossing that was not declared.
 */
export function crossingsOf(figures: readonly Figure[], declared: readonly ScopeDimension[], desk: Desk): Crossing[] {
  const sourced = figures.flatMap((figure) => desk.ledger.factsBehind(figure).map((fact) => ({ figure, fact })))
  const forbidden = forbiddenCrossing(sourced.map(({ fact }) => fact.key))
  if (forbidden !== null) throw new ToolFailure('forbidden-crossing', FORBIDDEN[forbidden])
  const crossings = DIMENSIONS.flatMap((dimension) => crossingIn(dimension, sourced))
  const silent = crossings.filter(({ dimension }) => !declared.includes(dimension))
  if (silent.length === 0) return crossings
  const told = silent.map(
    ({ dimension, values }) =>
      `${dimension} (${Object.entries(values)
        .map(([id, value]) => `${id}: ${value}`)
        .join(', ')})`,
  )
  const all = JSON.stringify(crossings.map(({ dimension }) => dimension))
  throw new ToolFailure(
    'scope-crossed',
    `The figures differ in ${told.join('; ')}. Take figures of one scope; or, only if the question itself sets these against each other, call again with "crossing": ${all} and name it in the answer.`,
  )
}

function crossingIn(dimension: ScopeDimension, sourced: readonly { figure: Figure; fact: Fact }[]): Crossing[] {
  const values: Record<string, string> = {}
  for (const { figure, fact } of sourced) {
    const value = scopeIn(fact.key, dimension)
    if (value === null) continue
    const known = values[figure.id]
    values[figure.id] = known === undefined || known.split('+').includes(value) ? (known ?? value) : `${known}+${value}`
  }
  return new Set(Object.values(values)).size > 1 ? [{ dimension, values }] : []
}

function scopeIn(key: QuantityKey, dimension: ScopeDimension): string | null {
  if (UNSTAGED.has(key.flow) && (dimension === 'stage' || dimension === 'fund' || dimension === 'portion')) return null
  const value = key[dimension]
  return value === null ? null : String(value)
}
