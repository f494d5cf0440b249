import { Decimal } from '../../core/decimal.js'
import { displayInterval, hull, type Interval, point } from '../../core/interval.js'
import { describeUnit } from '../../core/unit.js'
import type { NotChecked, Supposed } from '../contract.js'
import type { CheckCell } from '../types.js'

const ZERO = point(new Decimal(0))
/** Cells never change: what they stand for is worked out once. */
const intervals = new WeakMap<CheckCell, Interval>()
const values = new WeakMap<CheckCell, Decimal>()

/** What a cell stands for, in base units: a supposed value, else its display; a blank of a row that was read counts as nothing. */
export function standsFor(cell: CheckCell, supposed?: Supposed): Interval | null {
  const given = supposed?.get(cell.id)
  if (given !== undefined) return given
  if (cell.state === 'blank') return ZERO
  if (cell.state !== 'figure' || cell.value === null) return null
  const known = intervals.get(cell)
  if (known !== undefined) return known
  const own = displayInterval(cell.value, cell.decimals, cell.unit)
  intervals.set(cell, own)
  return own
}

/** The displayed number in base units; 0 for a blank. Of a supposed value its middle. */
export function displayed(cell: CheckCell, supposed?: Supposed): Decimal {
  const given = supposed?.get(cell.id)
  if (given !== undefined) return given.low.plus(given.high).div(2)
  const known = values.get(cell)
  if (known !== undefined) return known
  const own = cell.value === null ? ZERO.low : new Decimal(cell.value).times(describeUnit(cell.unit).factor)
  values.set(cell, own)
  return own
}

/**
 * A change may have been worked out from figures already rounded: it stands for one unit of its last digit either way
 * instead of half a unit (design, rounding semantics).
 */
export function widened(cell: CheckCell, interval: Interval): Interval {
  const own = cell.state === 'figure' && cell.value !== null && cell.fact?.key.kind === 'change'
  if (!own) return interval
  const unit = new Decimal(10).pow(-cell.decimals).times(describeUnit(cell.unit).factor)
  const centre = displayed(cell)
  return hull(interval, { low: centre.minus(unit), high: centre.plus(unit) })
}

/** What a cell stands for in a relation: a supposed value as it is, a display of the document with what `widened` allows it. */
export function standsForWidely(cell: CheckCell, supposed?: Supposed): Interval | null {
  const own = standsFor(cell, supposed)
  return own === null || supposed?.has(cell.id) === true ? own : widened(cell, own)
}

/** Claims of one list stand on lines as near as this. */
const NEAR_LINES = 2

/**
 * A plain 0 in a list that shows its other figures with decimals (0.88 万元, 0 万元, 0 万元) says that there is nothing, not that
 * something was rounded to whole units: it is as exact as the finest figure beside it.
 */
export function plainZeros(cells: readonly CheckCell[]): ReadonlyMap<string, Interval> {
  const found = new Map<string, Interval>()
  for (const cell of cells) {
    if (cell.state !== 'figure' || cell.value === null || !new Decimal(cell.value).isZero()) continue
    const beside = cells.filter(
      (other) => other.state === 'figure' && other.unit === cell.unit && isBeside(cell, other),
    )
    const finest = Math.max(...beside.map(({ decimals }) => decimals))
    if (finest > cell.decimals) found.set(cell.id, displayInterval(cell.value, finest, cell.unit))
  }
  return found
}

const isBeside = (a: CheckCell, b: CheckCell): boolean =>
  a.table === b.table && (a.table !== null || Math.abs((a.line ?? 0) - (b.line ?? 0)) <= NEAR_LINES)

/** Why these cells allow no verdict, or null when they do. Blank cells have no unit of their own. */
export function obstacle(cells: readonly CheckCell[], supposed?: Supposed): NotChecked | null {
  for (const cell of cells) {
    if (supposed?.has(cell.id) === true) continue
    if (cell.state === 'unread' || cell.state === 'text') return 'unread-cell'
    if (cell.bound !== null) return 'bound'
  }
  const units = cells.filter((cell) => cell.state === 'figure').map((cell) => describeUnit(cell.unit))
  const [first] = units
  return first === undefined || units.every((unit) => unit.dimension === first.dimension && unit.base === first.base)
    ? null
    : 'other-unit'
}

/** The coarsest last digit of these cells, in base units: where their displays can be compared. */
export function coarsestStep(cells: readonly CheckCell[]): Decimal {
  return cells
    .filter(({ state }) => state === 'figure')
    .map(({ decimals, unit }) => new Decimal(10).pow(-decimals).times(describeUnit(unit).factor))
    .reduce((coarsest, step) => Decimal.max(coarsest, step), ZERO.low)
}

/** True when two values are not the same once both are rounded to a step: a difference that a reader sees. */
export function differsAt(step: Decimal, a: Decimal, b: Decimal): boolean {
  return !step.isZero() && !a.div(step).toDecimalPlaces(0).eq(b.div(step).toDecimalPlaces(0))
}

/** A value in base units, as text in the unit and with the digits of the cell it is compared with; digits that say more stay. */
export function inUnitOf(cell: CheckCell, value: Decimal): string {
  const own = value.div(describeUnit(cell.unit).factor)
  return own.decimalPlaces() <= cell.decimals ? own.toFixed(Math.max(0, cell.decimals)) : own.toFixed()
}
