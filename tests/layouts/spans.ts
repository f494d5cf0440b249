import type { Form } from '../checks/generated/layout.js'

/** A cell with the positions it covers; positions under a span are left out of `rows`. */
export interface SpannedCell {
  text: string
  column: number
  columns: number
  rows: number
}

interface Position {
  row: number
  column: number
}

/** Merges the blanks that a form's header (and a performance form, which is all labels) leaves where cells are one. */
export function spannedRows({ header, rows }: Form, width: number): SpannedCell[][] {
  const all = [...header, ...rows].map((cells) => Array.from({ length: width }, (_, at) => cells[at] ?? ''))
  const merged = header.length === 0 ? all.length : headerDepth(header)
  const owners: Position[][] = all.map((cells, row) => cells.map((_, column) => ({ row, column })))
  const ownerAt = (row: number, column: number): Position => owners[row]?.[column] ?? { row, column }
  for (let row = 0; row < merged; row += 1)
    for (let column = 0; column < width; column += 1) {
      if (all[row]?.[column] !== '') continue
      const above = row > 0 ? ownerAt(row - 1, column) : null
      const goesDown = above !== null && (header.length === 0 ? isLeading(all[row], column) : above.column === column)
      const owner = goesDown ? above : column > 0 ? ownerAt(row, column - 1) : null
      const line = owners[row]
      if (owner !== null && line !== undefined) line[column] = owner
    }
  return all.map((cells, row) =>
    cells.flatMap((text, column) => {
      const owner = ownerAt(row, column)
      if (owner.row !== row || owner.column !== column) return []
      const covered = owners.flatMap((line, at) =>
        line.flatMap((one, across) => (one.row === row && one.column === column ? [{ at, across }] : [])),
      )
      return [
        {
          text,
          column,
          columns: new Set(covered.map(({ across }) => across)).size,
          rows: new Set(covered.map(({ at }) => at)).size,
        },
      ]
    }),
  )
}

const isLeading = (cells: readonly string[] | undefined, column: number): boolean =>
  (cells ?? []).slice(0, column + 1).every((text) => text === '')

/** A row that only numbers the columns (栏次) has no merged cells. */
function headerDepth(header: readonly string[][]): number {
  const last = header.at(-1) ?? []
  return last.every((text) => text === '' || text === '栏次' || /^\d+$/.test(text)) ? header.length - 1 : header.length
}
