import type { Row, Table } from '../tables/types.js'
import { nameKey } from './clean-name.js'
import type { RowMeaning } from './read-row.js'

/**
 * Rows that carry the department's own name and stand beside its units: they are its 本级, not the whole. A row above the
 * units (its code begins theirs) is the whole, and an office above with the same figures is the one that the department belongs to.
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
    if (a === undefined || b === undefined || figures(a) === figures(b)) return false
    return a.level === b.level && a.code.length === b.code.length
  }
  return new Set(
    offices
      .filter(({ at, isOwn }) => isOwn && units.length > 0 && units.every((unit) => isBeside(at, unit.at)))
      .map(({ at }) => at),
  )
}

const figures = (row: Row): string => row.cells.map(({ column, value }) => `${column} ${value}`).join(' ')
