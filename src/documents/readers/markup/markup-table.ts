import type { GridPiece, PieceCell } from '../../pieces.js'
import { sliverColumns, spanWithout } from '../sliver-columns.js'
import { descendants, isShown, type MarkupNode, wordsOf } from './markup-node.js'
import { placeCells } from './place-cells.js'

const NOWHERE = { page: null, box: null, sheet: null, cell: null }
const MOST_SPAN = 200

const isTable = (node: MarkupNode): boolean => node.name === 'table'

/** Rows of a table in the order in which they are shown, those of tables inside it left out. */
export function rowsOf(table: MarkupNode): MarkupNode[] {
  return groupsOf(table).flat()
}

/** The rows of the head, of each body and of the foot: a cell reaches no further down than its own group. */
function groupsOf(table: MarkupNode): MarkupNode[][] {
  const named = (name: string): MarkupNode[] =>
    (table.children ?? []).filter((child) => child.name === name && isShown(child))
  const rowsIn = (group: MarkupNode): MarkupNode[] => descendants(group, 'tr', isTable).filter(isShown)
  const [head, ...otherHeads] = named('thead').map(rowsIn)
  const [foot, ...otherFeet] = named('tfoot').map(rowsIn)
  const grouped = new Set([...named('thead'), ...named('tfoot'), ...named('tbody')].flatMap(rowsIn))
  // Rows that stand in no group are a group between the head and the others.
  const loose = rowsIn(table).filter((row) => !grouped.has(row) && !isInHiddenGroup(table, row))
  return [
    ...(head === undefined ? [] : [head]),
    loose,
    ...otherHeads,
    ...named('tbody').map(rowsIn),
    ...otherFeet,
    ...(foot === undefined ? [] : [foot]),
  ]
}

function isInHiddenGroup(table: MarkupNode, row: MarkupNode): boolean {
  return (table.children ?? []).some((group) => !isShown(group) && descendants(group, 'tr', isTable).includes(row))
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

/** The table as a grid with its spans, as browsers lay it out, without columns that nobody sees. */
export function gridOf(table: MarkupNode): GridPiece {
  const rows = groupsOf(table).flatMap((group) =>
    group.map((row, at) =>
      cellsOf(row).map(
        (cell): PieceCell => ({
          text: wordsOf(cell, isTable),
          columns: span(cell.attribs?.['colspan'], MOST_SPAN),
          rows: span(cell.attribs?.['rowspan'], group.length - at),
          place: NOWHERE,
        }),
      ),
    ),
  )
  return { kind: 'grid', continues: false, rows: withoutSlivers(rows, widthsOf(table)) }
}

/** Widths of the columns where the table states each of them. */
function widthsOf(table: MarkupNode): number[] {
  const stated = [...descendants(table, 'colgroup', isTable), ...descendants(table, 'col', isTable)]
  const widths = stated.flatMap((column) => {
    if (column.name === 'colgroup' && descendants(column, 'col').length > 0) return []
    const { width, style = '', span: count } = column.attribs ?? {}
    const own = Number.parseFloat(/(?:^|;)\s*width\s*:\s*([\d.]{1,12})/i.exec(style)?.[1] ?? width ?? '')
    return Array.from({ length: span(count, MOST_SPAN) }, () => own)
  })
  return widths.some(Number.isNaN) ? [] : widths
}

function withoutSlivers(rows: PieceCell[][], widths: readonly number[]): PieceCell[][] {
  if (widths.length === 0) return rows
  const placed = placeCells(rows)
  const dropped = sliverColumns(placed, widths)
  if (dropped.size === 0) return rows
  return placed.map((cells) =>
    cells.flatMap((cell) => {
      const columns = spanWithout(cell, dropped)
      return columns === 0 ? [] : [{ ...cell.cell, columns }]
    }),
  )
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
