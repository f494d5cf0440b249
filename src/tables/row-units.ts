import { withoutBlanks } from '../documents/words.js'
import type { Row, Table } from './types.js'
import { moneyUnitOf, unitOfLabel, unitOfMeasure } from './units.js'

const OF_MONEY = /金额|价值|原值|净值|单价|总价|资金|经费|%|％|率/

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
  const isMoney = table.columns.map(({ path }) =>
    path.some((label) => moneyUnitOf(label) !== null || OF_MONEY.test(withoutBlanks(label))),
  )
  const rows = table.rows.map((row) => {
    const unit = unitOf(row)
    if (unit === null || unit === table.unit) return row
    const cells = row.cells.map((cell) => {
      const own = cell.column === null ? null : (table.columns[cell.column]?.unit ?? null)
      const isFree = cell.column !== null && isMoney[cell.column] === false && (own === null || own === '')
      return isFree && cell.value !== null && cell.unit === null ? { ...cell, unit } : cell
    })
    return { ...row, cells }
  })
  return { ...table, rows }
}
