import { standsFor } from '../relations/stand-for.js'
import type { CheckCell } from '../types.js'
import { isAmount } from './sum-relation.js'

/**
 * A list whose headings are not told apart from its lines (office, kind of project, project): the total, headings that repeat
 * it one below the other, then lines. Null unless two headings or more repeat the total, and two lines or more follow.
 */
export function nestedList(cells: readonly CheckCell[]): { headings: CheckCell[]; lines: CheckCell[] } | null {
  const [total] = cells
  if (total === undefined || !cells.every(isAmount)) return null
  const value = standsFor(total)
  const repeats = cells.map((cell) => {
    const own = standsFor(cell)
    return own !== null && value !== null && own.low.eq(value.low) && own.high.eq(value.high)
  })
  const last = repeats.lastIndexOf(true)
  const lines = cells.slice(last + 1)
  return repeats.filter(Boolean).length < 3 || lines.length < 2 ? null : { headings: cells.slice(1, last + 1), lines }
}
