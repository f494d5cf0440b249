import { type Budget, filterGroup, type Group, openColumns } from './place-group.js'
import { type FigureRow, type Placement, placementsOf, type RowLimits } from './place-row.js'
import type { HeaderRelations } from './sum-relations.js'

export interface PlacingTask {
  rows: FigureRow[]
  columns: number
  relations: HeaderRelations
  limits: RowLimits[]
  /** True for tables whose displays are exact (元 with two decimals). */
  exact: boolean
  /** Shared by all readings of one header. */
  budget: Budget
}

const MOST_ROUNDS = 12

/** Placements that are still possible for each row, and rows that no placement makes hold. */
export interface State {
  candidates: Placement[][]
  broken: boolean[]
}

/** What is known of the rows of another reading: rows that are the same object have the same placements. */
export interface Known {
  rows: readonly FigureRow[]
  state: State
}

/** Every placement of each row by itself. */
export function startState(task: PlacingTask, relations: HeaderRelations, known: Known | null = null): State {
  const start: State = { candidates: [], broken: [] }
  for (const [at, row] of task.rows.entries()) {
    const same = known?.rows[at] === row ? known.state.candidates[at] : undefined
    if (same !== undefined) {
      start.candidates.push(same)
      start.broken.push(known?.state.broken[at] ?? false)
      continue
    }
    const limits = task.limits[at] ?? { excluded: () => false, shown: null }
    const found = placementsOf(row, task.columns, relations, limits, task.exact)
    start.candidates.push(found?.placements ?? [])
    start.broken.push(found === null || found.broken)
  }
  return start
}

/** Narrows the placements group by group until nothing changes; returns the groups that no arrangement satisfies. */
export function propagate(task: PlacingTask, groups: readonly Group[], state: State): Group[] {
  const failed = new Set<Group>()
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    let changed = false
    for (const group of groups) {
      if (failed.has(group)) continue
      const open = openColumns(group, state.candidates, task.columns)
      if (open.length === 0) continue
      const kept = filterGroup(group, task.rows, state.candidates, open, task.exact, task.budget)
      if (kept === null) continue
      if ([...kept.values()].some((placements) => placements.length === 0)) {
        failed.add(group)
        continue
      }
      for (const [at, placements] of kept) {
        if (placements.length < (state.candidates[at]?.length ?? 0)) changed = true
        state.candidates[at] = placements
      }
    }
    if (!changed) break
  }
  return [...failed]
}
