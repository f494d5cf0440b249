import { Decimal } from '../core/decimal.js'
import type { Portion } from '../core/quantity.js'
import type { Row, Table } from '../tables/types.js'
import { cleanName } from './clean-name.js'
import type { Lookup } from './vocabulary/lookup.js'

/** The portion of rows that stand below 基本支出 or 项目支出 without a mark that says so. */
export type PortionHeads = ReadonlyMap<Row, Portion>

/**
 * Lists print 一、基本支出, its classes, 二、项目支出, its classes again. Where the rows between two such heads add up to the
 * head in every column, they are its parts; where they do not, nothing is said of them.
 */
export function portionHeads(table: Table, lane: string, lookup: Lookup): PortionHeads {
  const found = new Map<Row, Portion>()
  let head: { row: Row; portion: Portion } | null = null
  let parts: Row[] = []
  const close = (): void => {
    if (head !== null && addsUp(head.row, parts)) for (const part of parts) found.set(part, head.portion)
    head = null
    parts = []
  }
  for (const row of table.rows) {
    if (row.lane !== lane) continue
    const portion = lookup.formItem(cleanName(row.name))?.portion ?? null
    if (portion !== null || row.isTotal) close()
    if (portion !== null) head = { row, portion }
    else if (head !== null && row.cells.length > 0) parts.push(row)
  }
  close()
  return found
}

function addsUp(head: Row, parts: readonly Row[]): boolean {
  const columns = head.cells.flatMap(({ column, value }) =>
    column === null || value === null ? [] : [{ column, value }],
  )
  return (
    parts.length > 0 &&
    columns.length > 0 &&
    columns.every(({ column, value }) =>
      parts
        .flatMap((part) => part.cells.filter((cell) => cell.column === column && cell.value !== null))
        .reduce((sum, cell) => sum.plus(cell.value ?? '0'), new Decimal(0))
        .equals(value),
    )
  )
}
