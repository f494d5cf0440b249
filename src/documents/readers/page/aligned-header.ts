import { type Column, columnsUnder } from './aligned-columns.js'
import { type HeaderNode, type HeaderText, headerTree } from './header-tree.js'
import { type Box, boxAround, middleOf } from './page-content.js'
import type { TextLine } from './text-lines.js'

/** A header cell by columns and levels (first and last, inclusive). */
export interface HeaderCell {
  text: string
  from: number
  to: number
  top: number
  bottom: number
  box: Box
}

/** Lines of one wrapped cell follow each other within this many sizes; a parent and its children stand in rows of their own. */
const TIGHT = 1.6

/**
 * Header of a table without rules: lines over the same columns are one wrapped cell; a text that stands in the middle over
 * several columns, each with a text of its own below, is their common parent. Null where two readings are possible.
 */
export function readHeader(lines: readonly TextLine[], columns: readonly Column[]): HeaderCell[] | null {
  const tree = headerTree(joinWrapped(lines, columns), columns)
  return tree === null ? readLevels(lines, columns) : cellsOf(tree, 0, depthOf(tree) - 1)
}

const depthOf = (nodes: readonly HeaderNode[]): number =>
  Math.max(0, ...nodes.map(({ children }) => 1 + depthOf(children)))

/** Cells of a tree: those without children reach down to the last level. */
function cellsOf(nodes: readonly HeaderNode[], level: number, last: number): HeaderCell[] {
  return nodes.flatMap(({ text, from, to, box, children }) => [
    { text, from, to, box, top: level, bottom: children.length === 0 ? last : level },
    ...cellsOf(children, level + 1, last),
  ])
}

/** Texts of the header with the lines of one cell joined: they follow each other closely, middle below middle. */
function joinWrapped(lines: readonly TextLine[], columns: readonly Column[]): HeaderText[] {
  const texts: HeaderText[] = []
  for (const run of lines.flatMap(({ runs }) => runs)) {
    const same = texts.find(
      ({ box }) =>
        run.box[1] - box[3] < (TIGHT - 1) * run.size &&
        run.box[1] > box[1] &&
        Math.abs(middleOf(run.box).x - middleOf(box).x) < 0.6 * run.size,
    )
    const joined = same === undefined ? run.box : boxAround([same.box, run.box])
    const [from, to] = columnsUnder(columns, { ...run, box: joined })
    if (same === undefined) texts.push({ text: run.text, from, to, box: joined, size: run.size })
    else Object.assign(same, { text: `${same.text}${run.text}`, from, to, box: joined })
  }
  return texts
}

function readLevels(lines: readonly TextLine[], columns: readonly Column[]): HeaderCell[] | null {
  const cells: HeaderCell[] = []
  for (const [level, line] of lines.entries()) {
    for (const run of line.runs) {
      const [from, to] = columnsUnder(columns, run)
      const above = cells.filter((cell) => cell.bottom < level && cell.from <= to && cell.to >= from)
      const isTight = (cell: HeaderCell): boolean => run.box[1] - cell.box[3] < (TIGHT - 1) * run.size
      const same = above.find((cell) => cell.from === from && cell.to === to && isTight(cell))
      if (same === undefined) cells.push({ text: run.text, from, to, top: level, bottom: level, box: run.box })
      else Object.assign(same, { text: `${same.text}${run.text}`, bottom: level, box: boxAround([same.box, run.box]) })
    }
  }
  widenParents(cells, columns)
  return isSound(cells, columns.length) ? cells : null
}

/** Columns without a cell in the parent's level belong to the parent whose middle is the middle of all its columns. */
function widenParents(cells: readonly HeaderCell[], columns: readonly Column[]): void {
  for (const cell of [...cells].sort((a, b) => b.bottom - a.bottom)) {
    const below = cells.filter((other) => other.top > cell.bottom)
    const hasChild = (column: number): boolean => below.some((other) => other.from <= column && other.to >= column)
    const isTaken = (column: number): boolean =>
      cells.some(
        (other) =>
          other !== cell &&
          other.from <= column &&
          other.to >= column &&
          other.top <= cell.bottom &&
          other.bottom >= cell.top,
      )
    if (!hasChild(cell.from) && !hasChild(cell.to)) continue
    const middle = (cell.box[0] + cell.box[2]) / 2
    let best: { from: number; to: number; off: number } | null = null
    for (let from = cell.from; from >= 0 && (from === cell.from || (!isTaken(from) && hasChild(from))); from -= 1) {
      for (let to = cell.to; to < columns.length && (to === cell.to || (!isTaken(to) && hasChild(to))); to += 1) {
        const under = below.filter((other) => other.from >= from && other.to <= to).map(({ box }) => box)
        const around = boxAround(under)
        const off = Math.abs((around[0] + around[2]) / 2 - middle)
        if (best === null || off <= best.off + 0.5) best = { from, to, off }
      }
    }
    if (best !== null) Object.assign(cell, { from: best.from, to: best.to })
  }
}

/** No two cells share a place, and children lie within their parents. */
function isSound(cells: readonly HeaderCell[], columns: number): boolean {
  const levels = Math.max(0, ...cells.map(({ bottom }) => bottom)) + 1
  const taken = new Set<string>()
  for (const cell of cells)
    for (let level = cell.top; level <= cell.bottom; level += 1)
      for (let column = cell.from; column <= cell.to; column += 1) {
        const place = `${level}:${column}`
        if (taken.has(place)) return false
        taken.add(place)
      }
  return (
    levels * columns < 10_000 &&
    cells.every((cell) =>
      cells.every(
        (other) =>
          other.top <= cell.bottom ||
          other.to < cell.from ||
          other.from > cell.to ||
          (other.from >= cell.from && other.to <= cell.to),
      ),
    )
  )
}
