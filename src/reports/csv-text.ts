import { escapeForCsv } from '../language/escape.js'

/** Rows as CSV (RFC 4180); a cell that a spreadsheet would run as a formula is made harmless, numbers stay numbers. */
export function csvText(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map((cell) => quoteCell(escapeForCsv(cell))).join(',')).join('\n')
}

function quoteCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
