import type { GridPiece, PieceCell } from '../../pieces.js'
import { descendants, isShown, type MarkupNode, wordsOf } from './markup-node.js'

const NOWHERE = { page: null, box: null, sheet: null, cell: null }
const MOST_SPAN = 200

const isTable = (node: MarkupNode): boolean => node.name === 'table'

/** Rows of a table, those of tables inside it left out. */
export function rowsOf(table: MarkupNode): MarkupNode[] {
  return descendants(table, 'tr', isTable).filter(isShown)
}

export function cellsOf(row: MarkupNode): MarkupNode[] {
  return (row.children ?? []).filter((node) => (node.name === 'td' || node.name === 'th') && isShown(node))
}

/**
 * True for a table that only arranges a page: it holds other tables, and hardly a row of it has words of its own in several cells.
 */
export function isArrangement(table: MarkupNode): boolean {
  const rows = rowsOf(table)
  if (!rows.some((row) => cellsOf(row).some((cell) => descendants(cell, 'table').length > 0))) return false
  const own = rows.filter((row) => cellsOf(row).filter((cell) => wordsOf(cell, isTable) !== '').length > 1)
  return own.length < 2
}

/** The table as a grid with its spans, as browsers lay it out. */
export function gridOf(table: MarkupNode): GridPiece {
  const rows = rowsOf(table)
  return {
    kind: 'grid',
    continues: false,
    rows: rows.map((row, at) =>
      cellsOf(row).map(
        (cell): PieceCell => ({
          text: wordsOf(cell, isTable),
          columns: span(cell.attribs?.['colspan'], MOST_SPAN),
          rows: span(cell.attribs?.['rowspan'], rows.length - at),
          place: NOWHERE,
        }),
      ),
    ),
  }
}

/** Tables that stand inside cells of this one. */
export function innerTables(table: MarkupNode): MarkupNode[] {
  return rowsOf(table).flatMap((row) => cellsOf(row).flatMap((cell) => descendants(cell, 'table', isTable)))
}

/** A span as browsers read it: at least 1; 0 of a `rowspan` reaches to the end. */
function span(stated: string | undefined, most: number): number {
  if (stated === undefined || !/^\s*\d{1,6}\s*$/.test(stated)) return 1
  const count = Number(stated)
  return Math.max(1, Math.min(count === 0 ? most : count, most))
}
