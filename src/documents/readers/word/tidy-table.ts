import type { MarkupNode } from '../markup/markup-node.js'
import { type CoveringCell, sliverColumns, spanWithout } from '../sliver-columns.js'
import { childNamed, childrenOf, element, statedIn, textOf } from './word-tree.js'

interface WordCell extends CoveringCell {
  node: MarkupNode
}

/**
 * Gives a table the columns that are seen: without those that are a hair wide, with empty cells where a row begins or ends inside
 * the grid, and with spans where old files merge cells by marks.
 */
export function tidyTable(table: MarkupNode): void {
  const rows = childrenOf(table).filter(({ name }) => name === 'w:tr')
  for (const row of rows) {
    joinMarked(row)
    fillEnds(row)
  }
  const grid = rows.map(placedCells)
  const dropped = sliverColumns(grid, widthsOf(table))
  if (dropped.size === 0) return
  for (const [at, row] of rows.entries()) {
    const gone = new Set<MarkupNode>()
    for (const cell of grid[at] ?? []) {
      const left = spanWithout(cell, dropped)
      if (left === 0) gone.add(cell.node)
      else if (left < cell.span) setSpan(cell.node, left)
    }
    row.children = childrenOf(row).filter((child) => !gone.has(child))
  }
}

function placedCells(row: MarkupNode): WordCell[] {
  const cells: WordCell[] = []
  let first = 0
  for (const node of childrenOf(row)) {
    if (node.name !== 'w:tc') continue
    const span = spanOf(node)
    cells.push({ node, first, span, hasWords: textOf(node).trim() !== '' })
    first += span
  }
  return cells
}

/** Old files merge side by side by a mark on each cell instead of a span. */
function joinMarked(row: MarkupNode): void {
  let open: MarkupNode | null = null
  const kept: MarkupNode[] = []
  for (const node of childrenOf(row)) {
    const merge = childNamed(childNamed(node, 'w:tcPr'), 'w:hMerge')
    if (merge !== undefined && open !== null && statedIn(merge) !== 'restart') {
      setSpan(open, spanOf(open) + spanOf(node))
      continue
    }
    if (node.name === 'w:tc') open = merge === undefined ? null : node
    kept.push(node)
  }
  row.children = kept
}

/** A row that begins or ends inside the grid gets empty cells for what it leaves out. */
function fillEnds(row: MarkupNode): void {
  const settings = childNamed(row, 'w:trPr')
  const count = (name: string): number => numberOf(statedIn(childNamed(settings, name)))
  const empty = (length: number): MarkupNode[] => Array.from({ length }, () => element('w:tc', {}, [element('w:p')]))
  const before = count('w:gridBefore')
  const after = count('w:gridAfter')
  if (before + after === 0) return
  const children = childrenOf(row)
  const at = children.findIndex(({ name }) => name === 'w:tc')
  row.children = [...children.slice(0, at), ...empty(before), ...children.slice(at), ...empty(after)]
}

function widthsOf(table: MarkupNode): number[] {
  return childrenOf(childNamed(table, 'w:tblGrid') ?? table)
    .filter(({ name }) => name === 'w:gridCol')
    .map(({ attribs }) => Number.parseInt(attribs?.['w:w'] ?? '', 10) || 0)
}

const MOST = 1000

function numberOf(stated: string | undefined): number {
  return /^\d{1,4}$/.test(stated ?? '') ? Math.min(Number(stated), MOST) : 0
}

const spanOf = (cell: MarkupNode): number =>
  Math.max(1, numberOf(statedIn(childNamed(childNamed(cell, 'w:tcPr'), 'w:gridSpan'))))

function setSpan(cell: MarkupNode, span: number): void {
  let settings = childNamed(cell, 'w:tcPr')
  if (settings === undefined) {
    settings = element('w:tcPr')
    cell.children = [settings, ...childrenOf(cell)]
  }
  const others = childrenOf(settings).filter(({ name }) => name !== 'w:gridSpan')
  settings.children = [element('w:gridSpan', { 'w:val': String(span) }), ...others]
}
