import { joinBlanks } from '../../facts/clean-name.js'
import { numberingOf } from '../../tables/numbering.js'
import type { Row } from '../../tables/types.js'
import { type Lane, rowsOf } from './lanes.js'
import { outermost, type RowGroup } from './row-groups.js'

const GRAND = /总计$/u
const OF_YEAR = /^(?:本年|当年|本年度)/u

/**
 * What the total rows of a lane add up: one total at either end all outermost rows; a total of the year followed by 总计 the
 * rows before it, and 总计 that total and the rows between (结转, 结余). Lists with other totals, or with lines on both sides
 * of their only one, are left alone.
 */
export function totalGroups(lane: Lane, free: ReadonlySet<number> = new Set()): RowGroup[] {
  const rows = rowsOf(lane)
  if (isMixed(rows)) return []
  const totals = rows.flatMap(({ row }, at) => (row.isTotal ? [at] : []))
  const [first, second, ...others] = totals
  if (first === undefined || others.length > 0) return []
  const group = (total: number, parts: { index: number }[]): RowGroup[] => {
    const whole = rows[total]
    return whole === undefined || parts.length === 0
      ? []
      : [{ whole: whole.index, parts: parts.map(({ index }) => index), compare: '=' }]
  }
  const before = listed(outermost(rows.slice(0, first), free))
  const isBetween = rows.slice(first + 1).some(({ row }) => row.cells.length > 0) && before.length > 0
  if (second === undefined && isBetween && !OF_YEAR.test(nameOf(rows[first]?.row))) return []
  if (second === undefined)
    return before.length > 0 ? group(first, before) : group(first, listed(outermost(rows.slice(first + 1), free)))
  const [sum, grand] = [rows[first], rows[second]]
  if (sum === undefined || grand === undefined || before.length === 0) return []
  if (!OF_YEAR.test(nameOf(sum.row)) || !GRAND.test(nameOf(grand.row))) return []
  return [...group(first, before), ...group(second, [sum, ...outermost(rows.slice(first + 1, second), free)])]
}

/** Where a list numbers its lines, a line without a number explains the one above it. */
function listed(rows: ReturnType<typeof rowsOf>): ReturnType<typeof rowsOf> {
  const numbered = rows.filter(({ row }) => numberingOf(row.name) !== null)
  return numbered.length >= 2 && rows.every(({ row }) => row.code === '') ? numbered : rows
}

const nameOf = (row: Row | undefined): string => joinBlanks(row?.name ?? '')

/** Outermost rows with a code beside others without, or one code twice: which of them hold others is not known. */
export function isMixed(rows: ReturnType<typeof rowsOf>): boolean {
  const filled = outermost(rows).filter(({ row }) => row.cells.length > 0)
  const codes = filled.map(({ row }) => row.code)
  if (codes.some((code) => code !== '') && codes.includes('')) return true
  const lines = filled.map(({ row }) => `${row.code} ${row.secondCode ?? ''} ${row.name}`)
  return new Set(lines).size < lines.length
}
