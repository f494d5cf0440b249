import { withoutBlanks } from '../documents/words.js'
import type { Row, Table } from './types.js'
import { unitOfLabel, unitOfMeasure } from './units.js'

/**
 * Lists of unlike things say each row's unit behind its name, 公务用车保有量（辆）, or in a column 计量单位: figures of that row
 * are counted in it, except under a header with a unit of its own (账面价值（万元）, 增减%).
 */
export function withRowUnits<T extends Pick<Table, 'columns' | 'rows' | 'shape' | 'unit'>>(table: T): T {
  if (table.shape !== 'list') return table
  const measure = table.columns.findIndex((column) => /^(计量)?单位$/.test(withoutBlanks(column.path.at(-1) ?? '')))
  const unitOf = (row: Row): string | null => {
    const told = row.texts.find((text) => text.column === measure)?.text
    return unitOfLabel(row.name) ?? (told === undefined ? null : unitOfMeasure(told))
  }
  const rows = table.rows.map((row) => {
    const unit = unitOf(row)
    if (unit === null || unit === table.unit) return row
    const cells = row.cells.map((cell) => {
      const own = cell.column === null ? null : (table.columns[cell.column]?.unit ?? null)
      const takes = cell.value !== null && cell.unit === null && cell.column !== null && (own === null || own === '')
      return takes ? { ...cell, unit } : cell
    })
    return { ...row, cells }
  })
  return { ...table, rows }
}
