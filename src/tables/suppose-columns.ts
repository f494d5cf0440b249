import type { Table } from './types.js'

/**
 * The table with its hypotheses taken as places, for checks only: a mistake that keeps a figure from being placed is
 * found by supposing where it stands. Answers and `tables` never see these places.
 */
export function supposeColumns(table: Table): Table {
  if (table.hypotheses.length === 0) return table
  const supposed = new Map(table.hypotheses.map(({ row, cell, column }) => [`${row} ${cell}`, column]))
  return {
    ...table,
    rows: table.rows.map((row, at) => ({
      ...row,
      cells: row.cells.map((cell, position) => {
        const column = supposed.get(`${at} ${position}`)
        return cell.column === null && column !== undefined ? { ...cell, column, placement: 'supposed' as const } : cell
      }),
    })),
  }
}
