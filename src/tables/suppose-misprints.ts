import type { Group } from './place-group.js'
import type { FigureRow, Placement } from './place-row.js'
import { type PlacingTask, propagate, type State, startState } from './place-search.js'
import type { HeaderRelations } from './sum-relations.js'

const MOST_SUPPOSED_STATES = 250_000

/**
 * For checks only: the arrangements in which everything fits but for one figure (or one in each of two rows) that is supposed to be misprinted. Where several
 * figures may be the one, only what all of them agree on is kept by the caller. Null where no single figure explains it.
 */
export function supposeMisprints(
  task: PlacingTask,
  relations: HeaderRelations,
  groups: readonly Group[],
  failed: readonly Group[],
  proven: State,
): Placement[][] | null {
  const broken = [...proven.broken.entries()].flatMap(([at, isBroken]) => (isBroken ? [at] : []))
  if (broken.length > 2 || (broken.length === 0 && failed.length === 0)) return null
  const members = [...new Set(failed.flatMap(({ parent, children }) => [parent, ...children]))]
  const figuresOf = (at: number): Misprint[] => (task.rows[at]?.values ?? []).map((_, wild) => ({ at, wild }))
  const [first, second] = broken
  // Two rows that cannot hold: each has its misprint, as when two figures were exchanged.
  const suspects =
    first === undefined
      ? members.flatMap(figuresOf).map((one) => [one])
      : second === undefined
        ? figuresOf(first).map((one) => [one])
        : figuresOf(first).flatMap((one) => figuresOf(second).map((other) => [one, other]))
  // The search has states of its own, so that it takes none from placing.
  const budget = { states: MOST_SUPPOSED_STATES }
  // Two figures that were exchanged explain more than two that may be anything.
  const exchanged = suspects.flatMap(([one, other]) =>
    one === undefined || other === undefined ? [] : [exchange(task.rows, one, other)],
  )
  return (
    explain({ ...task, budget }, relations, groups, exchanged) ??
    explain(
      { ...task, budget },
      relations,
      groups,
      suspects.map((misprints) => withMisprints(task.rows, misprints)),
    )
  )
}

interface Misprint {
  at: number
  wild: number
}

function withMisprints(rows: readonly FigureRow[], misprints: readonly Misprint[]): FigureRow[] {
  return rows.map((row, index) => {
    const misprint = misprints.find(({ at }) => at === index)
    return misprint === undefined ? row : { ...row, wild: misprint.wild }
  })
}

function exchange(rows: readonly FigureRow[], one: Misprint, other: Misprint): FigureRow[] {
  const value = (of: Misprint): bigint => rows[of.at]?.values[of.wild] ?? 0n
  const put = (row: FigureRow, at: number, now: bigint): FigureRow => ({
    ...row,
    values: row.values.map((own, figure) => (figure === at ? now : own)),
  })
  return rows.map((row, index) =>
    index === one.at ? put(row, one.wild, value(other)) : index === other.at ? put(row, other.wild, value(one)) : row,
  )
}

/** The placements of all readings in which everything fits, row by row; null where none does or the search ends early. */
function explain(
  task: PlacingTask,
  relations: HeaderRelations,
  groups: readonly Group[],
  readings: readonly FigureRow[][],
): Placement[][] | null {
  const found: Set<Placement>[] = task.rows.map(() => new Set())
  let explained = false
  // A reading differs from the printed one in a row or two.
  const known = { rows: task.rows, state: startState(task, relations) }
  for (const rows of readings) {
    const supposing = { ...task, rows }
    const state = startState(supposing, relations, known)
    if (state.broken.includes(true)) continue
    if (propagate(supposing, groups, state).length > 0) continue
    if (task.budget.states < 0) return null
    explained = true
    for (const [index, placements] of state.candidates.entries())
      for (const placement of placements) found[index]?.add(placement)
  }
  return explained ? found.map((placements) => [...placements]) : null
}
