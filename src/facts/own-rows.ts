import type { Table } from '../tables/types.js'
import { nameKey } from './clean-name.js'
import type { RowMeaning } from './read-row.js'

/**
 * Rows that carry the department's own name and stand beside its units: they are its 本级, not the whole. A row above the
 * units (its code begins theirs) is the whole.
 */
export function ownRows(
  table: Table,
  meanings: readonly RowMeaning[],
  organization: string | null,
): ReadonlySet<number> {
  const offices = meanings.flatMap(({ subject }, at) =>
    subject.kind === 'organization'
      ? [{ at, isOwn: organization !== null && nameKey(subject.name) === nameKey(organization) }]
      : [],
  )
  const units = offices.filter(({ isOwn }) => !isOwn)
  const isBeside = (own: number, unit: number): boolean => {
    const [a, b] = [table.rows[own], table.rows[unit]]
    return a !== undefined && b !== undefined && a.level === b.level && a.code.length === b.code.length
  }
  return new Set(
    offices
      .filter(({ at, isOwn }) => isOwn && units.length > 0 && units.every((unit) => isBeside(at, unit.at)))
      .map(({ at }) => at),
  )
}
