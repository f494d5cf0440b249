import type { Figure } from '../../core/figure.js'
import type { Source } from '../../core/source.js'
import { joinBlanks } from '../../facts/clean-name.js'
import type { Row, Table } from '../../tables/types.js'
import { type CutOut, cutOutAt, titleOf } from '../cut-out.js'

/** A cell by its place: indexes into the rows and columns of its table. */
export interface FigurePlace {
  table: Table
  row: number
  column: number
}

/**
 * The cell that a figure stands in. Sources of figures name rows and columns in clean words, so the place is looked for by
 * table, column, line and the cell's very text; null where it is not exactly one.
 */
export function placeOf(source: Source, tables: readonly Table[]): FigurePlace | null {
  if (source.table === null || source.line === null) return null
  const { line, text } = source
  const title = joinBlanks(source.table)
  const found = tables
    .filter((table) => joinBlanks(titleOf(table)) === title)
    .flatMap((table) =>
      table.rows.flatMap((row, at) =>
        isOn(row, line)
          ? columnsOf(table, row, at, text)
              .filter((column) => joinedPath(table, column) === source.column)
              .map((column) => ({ table, row: at, column }))
          : [],
      ),
    )
  const [place, ...more] = found
  return place === undefined || more.length > 0 ? null : place
}

const isOn = ({ line, lines }: Row, wanted: number): boolean =>
  line === wanted || (wanted >= lines.first && wanted <= lines.last)

const joinedPath = (table: Table, column: number): string =>
  (table.columns[column]?.path ?? []).map(joinBlanks).join(' / ')

/** Columns of a row in which this text stands. */
function columnsOf(table: Table, row: Row, at: number, text: string): number[] {
  return row.cells.flatMap((cell, position) => {
    const supposed = table.hypotheses.find((one) => one.row === at && one.cell === position)?.column ?? null
    const column = cell.column ?? supposed
    return column !== null && cell.text === text ? [column] : []
  })
}

/** Cut-outs of the tables that hold cells of figures of one document, and the figures that stand in none; the first figure is marked first. */
export function cutOutsOfFigures(
  figures: readonly Figure[],
  tables: readonly Table[],
): { cutOuts: CutOut[]; others: Figure[] } {
  const placed = figures.map((figure, at) => {
    const place = figure.source === null ? null : placeOf(figure.source, tables)
    return { figure, place: place === null ? null : { ...place, isFirst: at === 0 } }
  })
  const places = placed.flatMap(({ place }) => place ?? [])
  return {
    cutOuts: [...new Set(places.map(({ table }) => table))].map((table) =>
      cutOutAt(
        table,
        places.filter((place) => place.table === table),
      ),
    ),
    others: placed.flatMap(({ figure, place }) => (place === null ? [figure] : [])),
  }
}
