import type { FindingCell } from '../../checks/types.js'
import type { Figure } from '../../core/figure.js'
import { joinBlanks } from '../../facts/clean-name.js'
import type { Row, Table } from '../../tables/types.js'
import { rowName, titleOf } from '../cut-out.js'

/**
 * The cell that a figure stands in, by the names its own table prints. Sources of figures name rows and columns in clean
 * words, so the place is looked for by table, column, line and the cell's very text; null where it is not exactly one.
 */
export function cellOf({ source, value, unit }: Figure, tables: readonly Table[]): FindingCell | null {
  if (source === null || source.table === null || source.line === null) return null
  const { line, page, text } = source
  const found = tables.flatMap((table) =>
    joinBlanks(titleOf(table)) !== joinBlanks(source.table ?? '')
      ? []
      : table.rows.flatMap((row, at) =>
          isOn(row, line)
            ? placesOf(table, row, at, text)
                .filter((column) => joinedPath(table, column) === source.column)
                .map((column) => ({ table, row, column }))
            : [],
        ),
  )
  const [place, ...more] = found
  if (place === undefined || more.length > 0) return null
  const path = place.table.columns[place.column]?.path ?? []
  // Columns with the same headers cannot be told apart by name.
  if (place.table.columns.filter((one) => one.path.join() === path.join()).length > 1) return null
  return { table: titleOf(place.table), row: rowName(place.row), column: path.join(' / '), line, page, value, unit }
}

const isOn = ({ line, lines }: Row, wanted: number): boolean =>
  line === wanted || (wanted >= lines.first && wanted <= lines.last)

const joinedPath = (table: Table, column: number): string =>
  (table.columns[column]?.path ?? []).map(joinBlanks).join(' / ')

/** Columns of a row in which this text stands. */
function placesOf(table: Table, row: Row, at: number, text: string): number[] {
  return row.cells.flatMap((cell, position) => {
    const supposed = table.hypotheses.find((one) => one.row === at && one.cell === position)?.column ?? null
    const column = cell.column ?? supposed
    return column !== null && cell.text === text ? [column] : []
  })
}
