import type { Judged } from './judge.js'
import type { Root } from './roots.js'

/** One table with this many separate causes, and this share of its relations failing, was misread rather than misprinted. */
const LEAST_CAUSES = 5
const LEAST_SHARE = { failed: 1, of: 4 }

/**
 * Tables that were most likely not read as they stand (columns shifted, codes taken for amounts): whatever is compared
 * with them would be a false alarm, so their relations get no verdict.
 */
export function doubtfulTables(judged: readonly Judged[], roots: readonly Root[]): ReadonlySet<string> {
  const causes = new Map<string, number>()
  for (const { cause, relations } of roots) {
    const table = cause?.cells[0]?.table ?? relations[0]?.cells[0]?.table ?? null
    if (table !== null) causes.set(table, (causes.get(table) ?? 0) + 1)
  }
  // A table that fits in another unit was read well.
  for (const { cause } of roots) if (cause?.kind === 'unit') causes.delete(cause.cells[0]?.table ?? '')
  const suspects = [...causes].filter(([, count]) => count >= LEAST_CAUSES).map(([table]) => table)
  return new Set(
    suspects.filter((table) => {
      const own = judged.filter(({ relation }) => relation.cells.some((cell) => cell.table === table))
      const decided = own.filter(({ verdict }) => verdict.outcome !== 'empty' && verdict.outcome !== 'not-checked')
      const failed = decided.filter(({ verdict }) => verdict.outcome === 'inconsistent')
      return failed.length * LEAST_SHARE.of >= decided.length * LEAST_SHARE.failed
    }),
  )
}

/** The same judgements, without a verdict where a doubtful table takes part. */
export function withoutVerdicts(judged: readonly Judged[], doubtful: ReadonlySet<string>): Judged[] {
  return judged.map((one) =>
    one.relation.cells.some(({ table }) => table !== null && doubtful.has(table)) && one.verdict.outcome !== 'empty'
      ? { relation: one.relation, verdict: { outcome: 'not-checked', reason: 'doubtful-table' } }
      : one,
  )
}
