import type { Outcome, Relation, Skipped, Verdict } from './contract.js'
import type { CheckCell, Coverage } from './types.js'

export interface Judged {
  relation: Relation
  verdict: Verdict
}

/** One rule on one set of cells is one relation, however often it was found. */
export function distinct(relations: readonly Relation[]): Relation[] {
  const seen = new Map<string, Relation>()
  for (const relation of relations) {
    const key = `${relation.rule} ${relation.cells
      .map(({ id }) => id)
      .sort()
      .join(' ')}`
    if (!seen.has(key)) seen.set(key, relation)
  }
  return [...seen.values()]
}

export const relationsOf = (outcomes: readonly Outcome[]): Relation[] =>
  distinct(outcomes.flatMap((outcome) => ('relation' in outcome ? [outcome.relation] : [])))

/** Cells that take part in a relation with a verdict. */
export const coveredBy = (judged: readonly Judged[]): Set<string> =>
  new Set(
    judged
      .filter(({ verdict }) => verdict.outcome !== 'empty' && verdict.outcome !== 'not-checked')
      .flatMap(({ relation }) => relation.cells.map(({ id }) => id)),
  )

/** Counts every relation by its outcome and every numeric cell by whether a relation with a verdict covers it. */
export function coverageOf(
  judged: readonly Judged[],
  skipped: readonly Skipped[],
  numeric: readonly CheckCell[],
  covered: ReadonlySet<string>,
): Coverage {
  const count = { checked: 0, holds: 0, withinRounding: 0, inconsistent: 0 }
  const reasons = new Map<string, Coverage['notChecked'][number]>()
  const skip = (rule: string, reason: string, times: number): void => {
    const key = `${rule} ${reason}`
    const known = reasons.get(key) ?? { rule, reason, count: 0 }
    known.count += times
    reasons.set(key, known)
  }
  for (const { relation, verdict } of judged) {
    if (verdict.outcome === 'empty') continue
    if (verdict.outcome === 'not-checked') {
      skip(relation.rule, verdict.reason, relation.weight)
      continue
    }
    count.checked += relation.weight
    if (verdict.outcome === 'holds') count.holds += relation.weight
    else if (verdict.outcome === 'within-rounding') count.withinRounding += relation.weight
    else count.inconsistent += relation.weight
  }
  for (const { rule, reason, count: times } of skipped) skip(rule, reason, times)
  return {
    ...count,
    notChecked: [...reasons.values()].sort((a, b) => compareText(a.rule, b.rule) || compareText(a.reason, b.reason)),
    cells: {
      numeric: numeric.length,
      inRelation: numeric.filter(({ id }) => covered.has(id)).length,
      unplaced: numeric.filter(({ column }) => column === null).length,
    },
  }
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
