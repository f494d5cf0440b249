import { findGroups, type Group, leastBroken, openColumns } from './place-group.js'
import { type FigureRow, type Placement, sumHolds } from './place-row.js'
import { type PlacingTask, propagate, type State, startState } from './place-search.js'
import type { HeaderRelations } from './sum-relations.js'
import { supposeMisprints } from './suppose-misprints.js'
import type { Placement as Proof } from './types.js'

/** Where one figure stands: its column with what proved it, or null. */
interface PlacedFigure {
  column: number | null
  proof: Proof
}

/** Outcome for a table: places by row and figure, the relations that were used, and the places only checks may assume. */
export interface PlacedRows {
  places: PlacedFigure[][]
  used: { kind: 'row' | 'column' | 'hierarchy'; cells: { row: number; column: number }[] }[]
  hypotheses: { row: number; cell: number; column: number }[]
}

/**
 * Places figures that lost their columns (design: remaining blanks, other rows, arithmetic). A figure is placed where every
 * arrangement that satisfies the relations of row, total and hierarchy puts it into one column; otherwise its column is null.
 */
export function placeCells(task: PlacingTask): PlacedRows {
  const relations = relationsThatHold(task)
  const start = startState(task, relations)
  const groups = findGroups(task.rows)
  const first = start.candidates.map((found) => [...found])
  const proven: State = { candidates: first, broken: [...start.broken] }
  const failed = propagate(task, groups, proven)
  const places = task.rows.map((row, at) =>
    readPlaces(row, proven.candidates[at] ?? [], proven.broken[at] === true, start.candidates[at] ?? [], task),
  )
  acceptLeadingTotals(task, relations, proven, places)
  const assumed: State = { candidates: proven.candidates.map((found) => [...found]), broken: [...proven.broken] }
  assume(task, groups, failed, assumed)
  const supposed = supposeMisprints(task, relations, groups, failed, proven)
  const hypotheses = places.flatMap((figures, row) =>
    figures.flatMap((figure, cell) => {
      if (figure.column !== null) return []
      const columns = new Set(((supposed ?? assumed.candidates)[row] ?? []).map((placement) => placement[cell] ?? -1))
      const [column] = columns
      return columns.size === 1 && column !== undefined && column >= 0 ? [{ row, cell, column }] : []
    }),
  )
  return { places, hypotheses, used: usedRelations(task, relations, groups, start, places) }
}

/** A relation that every full row contradicts does not belong to this form. */
function relationsThatHold(task: PlacingTask): HeaderRelations {
  const full = task.rows.filter((row) => row.values.length === task.columns)
  const order = Array.from({ length: task.columns }, (_, column) => column)
  const sums = task.relations.sums.filter(
    (relation) => full.length < 2 || full.some((row) => sumHolds(row, order, relation, task.exact)),
  )
  return { sums, ofWhich: task.relations.ofWhich }
}

function readPlaces(
  row: FigureRow,
  found: readonly Placement[],
  broken: boolean,
  all: readonly Placement[],
  task: PlacingTask,
): PlacedFigure[] {
  return row.values.map((_, figure) => {
    const columns = new Set(found.map((placement) => placement[figure] ?? -1))
    const [column] = columns
    if (columns.size !== 1 || column === undefined || column < 0 || (broken && all.length !== 1))
      return { column: null, proof: 'unproven' }
    if (row.values.length === task.columns) return { column, proof: 'given' }
    return { column, proof: all.length === 1 && task.relations.sums.length === 0 ? 'blanks' : 'arithmetic' }
  })
}

/** The other rows of the column: where each of them opens with its total, a row whose sum is wrong does so too. */
function acceptLeadingTotals(
  _task: PlacingTask,
  relations: HeaderRelations,
  state: State,
  places: PlacedFigure[][],
): void {
  const total = relations.sums[0]?.total
  if (total === undefined) return
  const sound = places.filter((figures, at) => figures.length > 0 && state.broken[at] === false)
  if (sound.length < 2 || !sound.every((figures) => figures[0]?.column === total)) return
  for (const [at, figures] of places.entries())
    if (
      state.broken[at] === true &&
      figures[0]?.column === null &&
      (state.candidates[at] ?? []).some((placement) => placement[0] === total)
    ) {
      figures[0] = { column: total, proof: 'arithmetic' }
      state.candidates[at] = (state.candidates[at] ?? []).filter((placement) => placement[0] === total)
    }
}

/** For checks only: in each group that cannot be satisfied, the arrangement that breaks one column where every other breaks more. */
function assume(task: PlacingTask, groups: readonly Group[], failed: readonly Group[], state: State): void {
  let sound = groups.filter((group) => !failed.includes(group))
  let open = [...failed]
  while (open.length > 0) {
    for (const group of open) {
      const columns = openColumns(group, state.candidates, task.columns)
      const best = leastBroken(group, task.rows, state.candidates, columns, task.exact)
      if (best !== null) for (const [at, placement] of best) state.candidates[at] = [placement]
    }
    open = propagate(task, sound, state)
    sound = sound.filter((group) => !open.includes(group))
  }
}

function usedRelations(
  task: PlacingTask,
  relations: HeaderRelations,
  groups: readonly Group[],
  start: State,
  places: readonly PlacedFigure[][],
): PlacedRows['used'] {
  const used: PlacedRows['used'] = []
  const held = (row: number, column: number): boolean =>
    places[row]?.some((figure) => figure.column === column) === true
  const sought = task.rows.map(
    (row, at) =>
      row.values.length > 0 &&
      row.values.length < task.columns &&
      (places[at] ?? []).some((figure) => figure.proof === 'arithmetic'),
  )
  for (const [row, isSought] of sought.entries()) {
    if (!isSought) continue
    for (const { total, parts } of relations.sums) {
      const cells = [total, ...parts].filter((column) => held(row, column)).map((column) => ({ row, column }))
      if (cells.length > 1) used.push({ kind: 'row', cells })
    }
  }
  for (const group of groups) {
    const members = [group.parent, ...group.children]
    for (const column of openColumns(group, start.candidates, task.columns)) {
      const cells = members.filter((row) => held(row, column)).map((row) => ({ row, column }))
      if (cells.length > 1 && cells.some(({ row }) => sought[row] === true)) used.push({ kind: group.kind, cells })
    }
  }
  return used
}
