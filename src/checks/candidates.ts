import { Decimal } from '../core/decimal.js'
import { contains, displayInterval, type Interval, meet } from '../core/interval.js'
import { describeUnit } from '../core/unit.js'
import type { Relation, Supposed } from './contract.js'
import { displayed, inUnitOf, standsFor } from './relations/stand-for.js'
import { slipsOf } from './slips.js'
import type { CheckCell } from './types.js'

/** One change of the document that might be the cause of what failed. */
export interface Candidate {
  kind: 'cell' | 'exchange' | 'unit'
  /** What is changed: one cell, two that were exchanged, or a cell of the table whose unit is wrong. */
  cells: CheckCell[]
  supposed: Supposed
  /** The value the first cell would have, in its unit. */
  value: string | null
  /** The unit that a table would have. */
  unit?: string
}

/** More pairs than this are not tried: the search for exchanged cells stays bounded. */
const MOST_PAIRS = 2000

/** Changes of a single cell: for each relation it fails, the values that would make it true, narrowed by the others as far as they meet. */
export function cellCandidates(cell: CheckCell, failed: readonly Relation[], base: Supposed): Candidate[] {
  if (cell.state !== 'figure' && cell.state !== 'blank') return []
  const wanted = failed.flatMap((relation) => {
    const solved = relation.solve(cell.id, base)
    return solved === null ? [] : [solved]
  })
  const seen = new Set<string>()
  return wanted.flatMap((start, first) => {
    let common: Interval = start
    for (const [at, other] of wanted.entries()) if (at !== first) common = meet(common, other) ?? common
    const value = shownAlike(cell, failed, common) ?? slippedInto(cell, common) ?? writtenIn(cell, common)
    if (value === null || seen.has(value)) return []
    seen.add(value)
    return [{ kind: 'cell' as const, cells: [cell], supposed: new Map([...base, [cell.id, common]]), value }]
  })
}

/** Two cells of one unit whose values were exchanged. */
export function exchangeCandidates(cells: readonly CheckCell[], base: Supposed): Candidate[] {
  const figures = cells.filter((cell) => cell.state === 'figure' && !base.has(cell.id))
  const found: Candidate[] = []
  for (const [at, a] of figures.entries())
    for (const b of figures.slice(at + 1)) {
      if (found.length >= MOST_PAIRS) return found
      if (a.unit !== b.unit || a.value === b.value || a.table !== b.table) continue
      const [left, right] = [standsFor(a), standsFor(b)]
      if (left === null || right === null) continue
      found.push({
        kind: 'exchange',
        cells: [a, b],
        supposed: new Map([...base, [a.id, right], [b.id, left]]),
        value: b.value,
      })
    }
  return found
}

/** Units in which amounts are printed. */
const MONEY_UNITS = ['元', '千元', '万元', '亿元'] as const

/** All figures of one table in another unit than it says. */
export function unitCandidates(
  cells: readonly CheckCell[],
  everyCell: readonly CheckCell[],
  base: Supposed,
): Candidate[] {
  const tables = [...new Set(cells.flatMap((cell) => cell.table ?? []))]
  return tables.flatMap((table) => {
    const all = everyCell.filter((cell) => cell.table === table && cell.state === 'figure' && /元$/u.test(cell.unit))
    const [first] = all
    if (first === undefined || all.length < 2) return []
    return MONEY_UNITS.filter((unit) => unit !== first.unit).map((unit): Candidate => {
      const supposed = new Map(base)
      for (const cell of all)
        if (cell.unit === first.unit && cell.value !== null)
          supposed.set(cell.id, displayInterval(cell.value, cell.decimals, unit))
      return { kind: 'unit', cells: [first], supposed, value: null, unit }
    })
  })
}

/** The unit in which the printed number is what was wanted: 6,480,334.00 万元 that should be 元. Null when there is none. */
export function unitMeant(candidate: Candidate): string | null {
  const [cell] = candidate.cells
  const wanted = cell === undefined ? undefined : candidate.supposed.get(cell.id)
  if (candidate.kind !== 'cell' || cell?.state !== 'figure' || cell.value === null || wanted === undefined) return null
  if (!/元$/u.test(cell.unit) || new Decimal(cell.value).isZero()) return null
  const { value, decimals } = cell
  return (
    MONEY_UNITS.find((unit) => unit !== cell.unit && meet(displayInterval(value, decimals, unit), wanted) !== null) ??
    null
  )
}

/** What another display of the quantity says, where that would do: the likelier value than any other of the interval. */
function shownAlike(cell: CheckCell, failed: readonly Relation[], wanted: Interval): string | null {
  for (const relation of failed) {
    if (relation.seenFrom === undefined) continue
    for (const other of relation.cells) {
      if (other.id === cell.id || other.state !== 'figure' || !contains(wanted, displayed(other))) continue
      const value = new Decimal(inUnitOf(cell, displayed(other)))
      if (value.decimalPlaces() <= cell.decimals) return value.toFixed(Math.max(0, cell.decimals))
    }
  }
  return null
}

/** A value of the interval that the printed one comes from by one slip of the hand; null when there is none, or several. */
function slippedInto(cell: CheckCell, wanted: Interval): string | null {
  if (cell.state !== 'figure' || cell.value === null) return null
  const factor = describeUnit(cell.unit).factor
  const fit = slipsOf(cell.value, cell.decimals).filter((value) => contains(wanted, new Decimal(value).times(factor)))
  const [only, ...more] = [...new Set(fit)]
  return more.length === 0 ? (only ?? null) : null
}

/** A value within the interval written with the cell's digits; null when no such value lies in it. */
function writtenIn(cell: CheckCell, wanted: Interval): string | null {
  const middle = wanted.low.plus(wanted.high).div(2)
  const plain = inUnitOf(cell, middle)
  const digits = Math.max(0, cell.decimals)
  const rounded = new Decimal(plain).toDecimalPlaces(digits)
  return rounded.toFixed(cell.state === 'blank' ? Math.max(2, digits) : digits)
}

/**
 * How little a slip it takes from the wanted to the printed value: 0 one digit, two neighbouring digits exchanged, the
 * sign, the decimal point or a missing digit; 1 anything else; 2 for a blank that would have to be filled.
 */
export function slipDistance(candidate: Candidate): number {
  if (candidate.kind !== 'cell') return 0
  const [cell] = candidate.cells
  if (cell === undefined || candidate.value === null) return 1
  if (cell.state === 'blank' || cell.value === null) return 2
  if (unitMeant(candidate) !== null) return 0
  const wanted = new Decimal(candidate.value)
  if (!wanted.isZero() && isPowerOfTen(wanted.div(cell.value).abs())) return 0
  return slipsOf(cell.value, cell.decimals).some((value) => wanted.eq(value)) ? 0 : 1
}

const isPowerOfTen = (ratio: Decimal): boolean => /^10*$/.test(ratio.toFixed()) || /^0\.0*1$/.test(ratio.toFixed())
