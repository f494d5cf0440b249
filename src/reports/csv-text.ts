import { escapeCsvCell } from '../language/escape.js'

/** Rows as CSV; a cell that a spreadsheet would run as a formula is made harmless, numbers stay numbers. */
export function csvText(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map(escapeCsvCell).join(',')).join('\n')
}
