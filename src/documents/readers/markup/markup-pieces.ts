import type { Piece } from '../../pieces.js'
import { joinParts } from './joined-grids.js'
import { BLOCKS, isShown, type MarkupNode } from './markup-node.js'
import { cellsOf, gridOf, innerTables, isArrangement, rowsOf } from './markup-table.js'
import { splitGrid } from './split-grid.js'

const NOWHERE = { page: null, box: null, sheet: null, cell: null }

/**
 * Lines and tables of markup in the order of the page. A paragraph is one line; `<br>` ends one, and tables that only arrange are walked through;
 * what `isFrame` names is left out.
 */
export function markupPieces(root: MarkupNode, isFrame: (node: MarkupNode) => boolean = () => false): Piece[] {
  const pieces: Piece[] = []
  let words = ''
  let level: number | null = null
  const endLine = (): void => {
    const text = words.replace(/[ \t\r\n\f\u00a0]+/g, ' ').trim()
    if (text !== '') pieces.push({ kind: 'line', text, level, place: NOWHERE })
    words = ''
  }
  const visit = (node: MarkupNode): void => {
    if (node.type === 'text') words += node.data ?? ''
    else if (!isShown(node) || isFrame(node)) return
    else if (node.name === 'table') {
      endLine()
      visitTable(node)
    } else if (node.name === 'br') endLine()
    else {
      const isBlock = BLOCKS.has(node.name ?? '')
      const outer = level
      if (isBlock) endLine()
      const heading = /^h([1-6])$/.exec(node.name ?? '')?.[1]
      if (heading !== undefined) level = Number(heading)
      for (const child of node.children ?? []) visit(child)
      if (isBlock) endLine()
      level = outer
    }
  }
  const visitTable = (table: MarkupNode): void => {
    const caption = (table.children ?? []).find(({ name }) => name === 'caption')
    if (caption !== undefined) visit(caption)
    if (isArrangement(table)) {
      for (const row of rowsOf(table)) for (const cell of cellsOf(row)) visitInside(cell)
    } else {
      // A table of one column arranges lines of words.
      const rows = rowsOf(table)
      if (rows.every((row) => cellsOf(row).length <= 1)) {
        for (const row of rows) for (const cell of cellsOf(row)) visitInside(cell)
        return
      }
      pieces.push(...splitGrid(gridOf(table)))
      for (const inner of innerTables(table)) visitTable(inner)
    }
  }
  const visitInside = (cell: MarkupNode): void => {
    endLine()
    for (const child of cell.children ?? []) visit(child)
    endLine()
  }
  visit(root)
  endLine()
  return joinParts(pieces)
}
