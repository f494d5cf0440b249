import type { DataWarning } from '../documents/types.js'
import type { GridRow } from './grid-rows.js'
import type { Column } from './types.js'
import { moneyUnitOf } from './units.js'

/** Unit that the title or a header cell of the table states for its money; null where none or several do. */
export function unitFromHeader(header: readonly GridRow[], title: string): string | null {
  const titled = moneyUnitOf(title)
  if (titled !== null) return titled
  const units = new Set(header.flatMap((row) => row.cells.map(moneyUnitOf)).filter((unit) => unit !== null))
  return units.size === 1 ? ([...units][0] ?? null) : null
}

/** The warning of a table that states no unit although figures without a unit of their own stand in it. */
export function unitWarning(columns: readonly Column[], line: number | null): DataWarning[] {
  if (!columns.some((column) => column.role === 'figure' && column.unit === null)) return []
  return [
    {
      code: 'no-unit',
      message: {
        zh: '表格没有写明金额单位，数值不换算。',
        en: 'The table states no unit; its figures are never converted.',
      },
      line,
    },
  ]
}
