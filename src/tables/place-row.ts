import type { HeaderRelations, SumRelation } from './sum-relations.js'

/** A row of figures whose columns are sought: values in order, scaled to integers of the last displayed digit. */
export interface FigureRow {
  values: bigint[]
  /** Row indexes of the rows that this one sums up, or that sum it up. */
  parent: number | null
  isTotal: boolean
  /** Index of a figure that is supposed to be misprinted: relations it takes part in say nothing. Null outside of suppositions. */
  wild: number | null
}

/** Columns for the figures of one row, in order. */
export type Placement = readonly number[]

/** What restricts the places of one row besides arithmetic. */
export interface RowLimits {
  /** Columns that cannot hold this figure: another kind of value, or blank by another form. */
  excluded: (figure: number, column: number) => boolean
  /** The place that remaining blanks show, or null. */
  shown: Placement | null
}

const MOST_STEPS = 60_000

/** Value that a placement puts into a column; null where it leaves the column blank. */
export function valueAt(row: FigureRow, placement: Placement, column: number): bigint | null {
  const at = placement.indexOf(column)
  return at < 0 ? null : (row.values[at] ?? null)
}

/** Difference that rounding each of `count` displays explains, in halves of the last digit; 0 for exact tables. */
export function tolerance(count: number, exact: boolean): bigint {
  return exact ? 0n : BigInt(count + 1)
}

function absolute(value: bigint): bigint {
  return value < 0n ? -value : value
}

/** True where a sum holds within rounding; blank everywhere holds, a total without parts or parts without a total do not. */
export function sumHolds(row: FigureRow, placement: Placement, relation: SumRelation, exact: boolean): boolean {
  const wild = row.wild === null ? undefined : placement[row.wild]
  if (wild !== undefined && (wild === relation.total || relation.parts.includes(wild))) return true
  const total = valueAt(row, placement, relation.total)
  const parts = relation.parts.map((column) => valueAt(row, placement, column)).filter((value) => value !== null)
  if (total === null && parts.length === 0) return true
  const sum = parts.reduce((all, value) => all + value, 0n)
  if (total === null) return sum === 0n
  return 2n * absolute(total - sum) <= tolerance(parts.length, exact)
}

type Check = (placement: Placement) => boolean

/**
 * Every way to put the figures into columns in their order that passes the checks of each column it leaves behind; null where there
 * are too many to try.
 */
function searchPlacements(figures: number, checks: readonly Check[][], limits: RowLimits): Placement[] | null {
  const columns = checks.length
  const found: number[][] = []
  const chosen: number[] = []
  let tried = 0
  const pass = (column: number): boolean => (checks[column] ?? []).every((check) => check(chosen))
  const visit = (column: number): boolean => {
    tried += 1
    if (tried > MOST_STEPS) return false
    if (column === columns) {
      if (chosen.length === figures) found.push([...chosen])
      return true
    }
    const left = figures - chosen.length
    if (left > columns - column) return true
    if (left > 0 && !limits.excluded(chosen.length, column)) {
      chosen.push(column)
      const complete = !pass(column) || visit(column + 1)
      chosen.pop()
      if (!complete) return false
    }
    return !pass(column) || visit(column + 1)
  }
  if (figures > columns) return []
  return visit(0) ? found : null
}

/** The placements that satisfy the sums of the row; all of them, marked broken, where none does; null where there are too many. */
export function placementsOf(
  row: FigureRow,
  columns: number,
  relations: HeaderRelations,
  limits: RowLimits,
  exact: boolean,
): { placements: Placement[]; broken: boolean } | null {
  if (limits.shown !== null) return { placements: [limits.shown], broken: false }
  const none: Check[][] = Array.from({ length: columns }, () => [])
  const checks: Check[][] = Array.from({ length: columns }, () => [])
  for (const relation of relations.sums)
    checks[Math.max(relation.total, ...relation.parts)]?.push((placement) => sumHolds(row, placement, relation, exact))
  for (const { part, whole } of relations.ofWhich)
    checks[Math.max(part, whole)]?.push((placement) => !placement.includes(part) || placement.includes(whole))
  const holding = searchPlacements(row.values.length, checks, limits)
  if (holding === null) return null
  if (holding.length > 0) return { placements: holding, broken: false }
  const all = searchPlacements(row.values.length, none, limits)
  return all === null ? null : { placements: all, broken: all.length > 1 }
}
