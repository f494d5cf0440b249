import type { Box, Rule } from './page-content.js'
import { type RuleNetwork, SNAP } from './rule-network.js'

/** A cell of a frame: first row and column with the number of each it covers. */
export interface FrameCell {
  row: number
  column: number
  rows: number
  columns: number
  box: Box
}

/** The places of a table's cells on the page. */
export interface GridFrame {
  /** Edges of the columns, from left to right: one more than there are columns. */
  xs: number[]
  ys: number[]
  cells: FrameCell[]
  /** Cell at each place, by row and column. */
  places: FrameCell[][]
  box: Box
}

/** A rule that covers this part of a side of a place closes it. */
const COVER = 0.6
/** Rows and columns narrower than this (points) hold no text: their edges are one. */
const NARROW = 3.2
const MAX_PLACES = 200_000

/** The frame that a network of rules draws, or null where it holds less than two cells. Cells span where a rule between places is missing. */
export function frameOf(network: RuleNetwork): GridFrame | null {
  const { horizontal, vertical } = closeOpenSides(network)
  const xs = edgesOf(vertical)
  const ys = edgesOf(horizontal)
  const columns = xs.length - 1
  const rows = ys.length - 1
  if (columns < 1 || rows < 1 || columns * rows < 2 || columns * rows > MAX_PLACES) return null
  const upright = closings(vertical, xs, ys)
  const level = closings(horizontal, ys, xs)
  const keptX = xs.filter((_, at) => at === 0 || at === columns || upright[at]?.some(Boolean))
  const keptY = ys.filter((_, at) => at === 0 || at === rows || level[at]?.some(Boolean))
  return buildFrame(keptX, keptY, closings(vertical, keptX, keptY), closings(horizontal, keptY, keptX))
}

/** Many tables draw no outer rule on some side: the ends of the rules across mark it. */
function closeOpenSides({ horizontal, vertical }: RuleNetwork): RuleNetwork {
  const closed = { horizontal: [...horizontal], vertical: [...vertical] }
  const close = (along: readonly Rule[], across: Rule[], axis: Rule['axis']): void => {
    const from = Math.min(...along.map((rule) => rule.from))
    const to = Math.max(...along.map((rule) => rule.to))
    const first = Math.min(...across.map((rule) => rule.at))
    const last = Math.max(...across.map((rule) => rule.at))
    const [start, end] = [Math.min(...along.map(({ at }) => at)), Math.max(...along.map(({ at }) => at))]
    const reaching = (edge: number) =>
      along.filter((rule) => Math.abs(rule.from - edge) < SNAP || Math.abs(rule.to - edge) < SNAP)
    if (end - start < NARROW) return
    if (first - from > NARROW && reaching(from).length >= 2) across.push({ axis, at: from, from: start, to: end })
    if (to - last > NARROW && reaching(to).length >= 2) across.push({ axis, at: to, from: start, to: end })
  }
  close(horizontal, closed.vertical, 'vertical')
  close(vertical, closed.horizontal, 'horizontal')
  return closed
}

/** Positions of the rules, those too near for a cell between them taken as one. */
function edgesOf(rules: readonly Rule[]): number[] {
  const edges: { at: number; weight: number; first: number }[] = []
  for (const rule of [...rules].sort((a, b) => a.at - b.at)) {
    const weight = rule.to - rule.from
    const edge = edges.at(-1)
    if (edge !== undefined && rule.at - edge.first <= NARROW) {
      edge.at = (edge.at * edge.weight + rule.at * weight) / (edge.weight + weight || 1)
      edge.weight += weight
    } else edges.push({ at: rule.at, weight, first: rule.at })
  }
  return edges.map(({ at }) => at)
}

/** For each edge and each gap between the edges across: whether a rule closes it there. */
function closings(rules: readonly Rule[], edges: readonly number[], across: readonly number[]): boolean[][] {
  const covered = edges.map(() => across.slice(1).map(() => 0))
  for (const rule of rules) {
    const edge = covered[nearest(edges, rule.at)]
    if (edge === undefined) continue
    for (const [at, start] of across.slice(0, -1).entries()) {
      const end = across[at + 1] ?? start
      const shared = Math.min(rule.to, end) - Math.max(rule.from, start)
      if (shared > 0) edge[at] = (edge[at] ?? 0) + shared / (end - start)
    }
  }
  return covered.map((gaps) => gaps.map((part) => part >= COVER))
}

function nearest(edges: readonly number[], at: number): number {
  let best = 0
  for (const [index, edge] of edges.entries()) if (Math.abs(edge - at) < Math.abs((edges[best] ?? 0) - at)) best = index
  return best
}

function buildFrame(xs: number[], ys: number[], upright: boolean[][], level: boolean[][]): GridFrame {
  const rows = ys.length - 1
  const columns = xs.length - 1
  const places: (FrameCell | null)[][] = Array.from({ length: rows }, () => Array.from({ length: columns }, () => null))
  const cells: FrameCell[] = []
  const isFree = (row: number, column: number): boolean => places[row]?.[column] === null
  const opensRight = (row: number, column: number): boolean =>
    upright[column + 1]?.[row] !== true && column + 1 < columns
  const opensDown = (row: number, column: number): boolean => level[row + 1]?.[column] !== true && row + 1 < rows
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      if (!isFree(row, column)) continue
      let width = 1
      while (opensRight(row, column + width - 1) && isFree(row, column + width)) width += 1
      let height = 1
      while (isOpenBelow(row + height - 1, column, width)) height += 1
      const cell: FrameCell = {
        row,
        column,
        rows: height,
        columns: width,
        box: [xs[column] ?? 0, ys[row] ?? 0, xs[column + width] ?? 0, ys[row + height] ?? 0],
      }
      cells.push(cell)
      for (let r = row; r < row + height; r += 1) places[r]?.fill(cell, column, column + width)
    }
  }
  /** The whole width goes on below, and as one cell there: a part of it alone is no rectangle. */
  function isOpenBelow(row: number, column: number, width: number): boolean {
    for (let at = column; at < column + width; at += 1) {
      if (!opensDown(row, at) || !isFree(row + 1, at)) return false
      if (at < column + width - 1 && !opensRight(row + 1, at)) return false
    }
    return !opensRight(row + 1, column + width - 1) && (column === 0 || upright[column]?.[row + 1] === true)
  }
  return {
    xs,
    ys,
    cells,
    places: places.map((line) => line.filter((cell) => cell !== null)),
    box: [xs[0] ?? 0, ys[0] ?? 0, xs.at(-1) ?? 0, ys.at(-1) ?? 0],
  }
}
