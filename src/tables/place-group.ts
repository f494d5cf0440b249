import { type FigureRow, type Placement, tolerance, valueAt } from './place-row.js'

/** A row that totals others (合计 over the outermost rows, a 类 over its 款), by row indexes. */
export interface Group {
  kind: 'column' | 'hierarchy'
  parent: number
  children: number[]
}

const MOST_COMBINATIONS = 20_000

/** States that the search over one table may still visit. */
export interface Budget {
  states: number
}

/** Sums by column; null where a figure that is supposed to be misprinted takes part, which fits everything. */
type Sums = readonly (bigint | null)[]

/** Groups of a table: the total row over the outermost rows that follow or precede it, and every row over its parts. */
export function findGroups(rows: readonly FigureRow[]): Group[] {
  const groups: Group[] = []
  const totals = rows.map((row, at) => ({ row, at })).filter(({ row }) => row.isTotal && row.values.length > 0)
  const outermost = rows
    .map((row, at) => ({ row, at }))
    .filter(({ row }) => !row.isTotal && row.parent === null)
    .map(({ at }) => at)
  const total = totals[0]
  if (totals.length === 1 && total !== undefined && outermost.length > 0)
    groups.push({ kind: 'column', parent: total.at, children: outermost })
  for (const [at] of rows.entries()) {
    const children = rows
      .map((row, index) => ({ row, index }))
      .filter(({ row }) => row.parent === at)
      .map(({ index }) => index)
    if (children.length > 0) groups.push({ kind: 'hierarchy', parent: at, children })
  }
  return groups
}

function vector(row: FigureRow, placement: Placement, columns: readonly number[]): Sums {
  const wild = row.wild === null ? undefined : placement[row.wild]
  return columns.map((column) => (column === wild ? null : (valueAt(row, placement, column) ?? 0n)))
}

function add(a: Sums, b: Sums): Sums {
  return a.map((value, at) => {
    const other = b[at]
    return value === null || other === null ? null : value + (other ?? 0n)
  })
}

/** Columns of a group in which some row may stand or not: only these tell places apart. */
export function openColumns(group: Group, candidates: readonly (readonly Placement[])[], columns: number): number[] {
  const open: number[] = []
  for (let column = 0; column < columns; column += 1) {
    const undecided = [group.parent, ...group.children].some((at) => {
      const found = candidates[at] ?? []
      const figures = new Set(found.map((placement) => placement.indexOf(column)))
      return figures.size > 1
    })
    if (undecided) open.push(column)
  }
  return open
}

/**
 * The placements of each row of a group that some placement of the others completes to parent = Σ children in every open column.
 * Null where the search would exceed its states; an empty list where nothing fits.
 */
export function filterGroup(
  group: Group,
  rows: readonly FigureRow[],
  candidates: readonly (readonly Placement[])[],
  columns: readonly number[],
  exact: boolean,
  budget: Budget,
): Map<number, Placement[]> | null {
  const allowed = tolerance(group.children.length, exact)
  const { children } = group
  const members = [group.parent, ...children]
  const yetToCome = remainders(children, rows, candidates, columns)
  const kept = new Map<number, Set<Placement>>(members.map((at) => [at, new Set()]))
  for (const own of candidates[group.parent] ?? []) {
    const parentRow = rows[group.parent]
    if (parentRow === undefined) return null
    const target = vector(parentRow, own, columns)
    /** True while what is still to come can bring every column to its target. */
    const canFit = (sums: Sums, from: number): boolean =>
      sums.every((sum, at) => {
        const wanted = target[at]
        const rest = yetToCome[from]?.[at]
        if (sum === null || wanted === null || wanted === undefined || rest === null || rest === undefined) return true
        return 2n * (sum + rest.low - wanted) <= allowed && 2n * (wanted - sum - rest.high) <= allowed
      })
    const fits = (sums: Sums): boolean => canFit(sums, children.length)
    const layers: Map<string, Sums>[] = [new Map([['', columns.map(() => 0n)]])]
    for (const [index, child] of children.entries()) {
      const row = rows[child]
      const next = new Map<string, Sums>()
      for (const sums of layers.at(-1)?.values() ?? [])
        for (const placement of candidates[child] ?? []) {
          budget.states -= 1
          if (budget.states < 0) return null
          if (row === undefined) continue
          const sum = add(sums, vector(row, placement, columns))
          if (canFit(sum, index + 1)) next.set(sum.join(), sum)
        }
      layers.push(next)
    }
    let reachable = new Set([...(layers.at(-1)?.entries() ?? [])].filter(([, sums]) => fits(sums)).map(([key]) => key))
    if (reachable.size === 0) continue
    kept.get(group.parent)?.add(own)
    for (let at = children.length - 1; at >= 0; at -= 1) {
      const child = children[at] ?? -1
      const row = rows[child]
      const before = new Set<string>()
      for (const [key, sums] of layers[at]?.entries() ?? [])
        for (const placement of candidates[child] ?? []) {
          budget.states -= 1
          if (budget.states < 0) return null
          if (row !== undefined && reachable.has(add(sums, vector(row, placement, columns)).join())) {
            kept.get(child)?.add(placement)
            before.add(key)
          }
        }
      reachable = before
    }
  }
  return new Map([...kept].map(([at, placements]) => [at, [...placements]]))
}

/** The least and most that rows may bring to a column; null where a misprint may bring anything. */
type Remainder = { low: bigint; high: bigint } | null

/** For each child and the end: what it and the children after it may bring to each column, by their placements. */
function remainders(
  children: readonly number[],
  rows: readonly FigureRow[],
  candidates: readonly (readonly Placement[])[],
  columns: readonly number[],
): Remainder[][] {
  const found: Remainder[][] = [columns.map(() => ({ low: 0n, high: 0n }))]
  for (const child of [...children].reverse()) {
    const row = rows[child]
    const vectors = row === undefined ? [] : (candidates[child] ?? []).map((one) => vector(row, one, columns))
    const after = found[0] ?? []
    found.unshift(
      after.map((rest, at) =>
        withRow(
          rest,
          vectors.map((one) => one[at] ?? null),
        ),
      ),
    )
  }
  return found
}

function withRow(rest: Remainder, values: readonly (bigint | null)[]): Remainder {
  const [first] = values
  if (rest === null || first === undefined || values.includes(null)) return values.length === 0 ? rest : null
  const known = values.map((value) => value ?? 0n).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  const [least = 0n] = known
  const most = known.at(-1) ?? 0n
  return { low: rest.low + least, high: rest.high + most }
}

function distance(a: bigint, b: bigint): bigint {
  return 2n * (a > b ? a - b : b - a)
}

/** The one combination of placements that breaks the fewest columns of a group, or null where several break as few. */
export function leastBroken(
  group: Group,
  rows: readonly FigureRow[],
  candidates: readonly (readonly Placement[])[],
  columns: readonly number[],
  exact: boolean,
): Map<number, Placement> | null {
  const members = [group.parent, ...group.children]
  const combinations = members.reduce((all, at) => all * Math.max(1, candidates[at]?.length ?? 1), 1)
  if (combinations > MOST_COMBINATIONS) return null
  const allowed = tolerance(group.children.length, exact)
  let fewest = Number.POSITIVE_INFINITY
  let best: Map<number, Placement> | null = null
  const visit = (at: number, chosen: Map<number, Placement>, sums: Sums): void => {
    const member = members[at]
    if (member === undefined) {
      const broken = sums.filter((sum) => sum !== null && distance(sum, 0n) > allowed).length
      if (broken < fewest) {
        fewest = broken
        best = new Map(chosen)
      } else if (broken === fewest) best = null
      return
    }
    const row = rows[member]
    if (row === undefined) return
    for (const placement of candidates[member] ?? []) {
      const own = vector(row, placement, columns)
      chosen.set(member, placement)
      visit(at + 1, chosen, add(sums, at === 0 ? own.map((value) => (value === null ? null : -value)) : own))
    }
  }
  visit(
    0,
    new Map(),
    columns.map(() => 0n),
  )
  return fewest === 1 ? best : null
}
