import type { FindingCell } from '../checks/types.js'
import type { StandingPlace } from '../language/place-words.js'
import type { Row, Table } from '../tables/types.js'

/** The part of a table around some cells: whole rows and columns, the first mark being the suspected cell. */
export interface CutOut {
  title: string
  unit: string
  columns: { path: string[]; afterGap: boolean }[]
  rows: { name: string; place: StandingPlace; depth: number; afterGap: boolean; cells: CutOutCell[] }[]
}

/** What tells the rows of a cut-out apart in the file: lines of a text, pages, addresses of a sheet. */
export type PlaceKind = 'line' | 'page' | 'cell'

/** The kind of place that most says where the rows stand. */
export function placeKind({ rows }: Pick<CutOut, 'rows'>): PlaceKind {
  if (rows.some(({ place }) => place.cell !== null)) return 'cell'
  return rows.some(({ place }) => place.page !== null) ? 'page' : 'line'
}

/** A row's place for the narrow column in front of it: `12`, `B7`. */
export function shortPlace(place: StandingPlace, kind: PlaceKind): string {
  return String({ line: place.line, page: place.page, cell: place.cell }[kind] ?? '')
}

export interface CutOutCell {
  text: string
  mark: 'first' | 'part' | null
}

interface Place {
  table: Table
  row: number
  column: number
  isFirst: boolean
}

/** Neighbours that are shown on each side, so that a reader recognizes the place. */
const AROUND = 1
const MOST_ROWS = 14
const MOST_COLUMNS = 8

/** Cut-outs of the tables that hold cells of a finding, and the cells that stand in no table. `first` is marked as the suspect. */
export function cutOutsOf(
  cells: readonly FindingCell[],
  tables: readonly Table[],
  first: FindingCell | undefined = cells[0],
): { cutOuts: CutOut[]; others: FindingCell[] } {
  const places: Place[] = []
  const others: FindingCell[] = []
  for (const cell of cells) {
    const place = placeOf(cell, tables)
    if (place === null) others.push(cell)
    else places.push({ ...place, isFirst: cell === first })
  }
  const held = [...new Set(places.map(({ table }) => table))]
  return {
    cutOuts: held.map((table) =>
      cutOutAt(
        table,
        places.filter((place) => place.table === table),
      ),
    ),
    others,
  }
}

/** Findings keep names and lines of their cells; names, line and column lead back to the one cell. */
function placeOf(cell: FindingCell, tables: readonly Table[]): Omit<Place, 'isFirst'> | null {
  if (cell.table === null || cell.line === null || cell.column === null) return null
  const { line, value } = cell
  const places = tables
    .filter((table) => titleOf(table) === cell.table)
    .flatMap((table) => {
      const column = table.columns.findIndex(({ path }) => path.join(' / ') === cell.column)
      return table.rows.flatMap((row, at) =>
        column >= 0 && rowName(row) === cell.row && (row.line === line || isWithin(line, row))
          ? [{ table, row: at, column, holds: row.cells.some((one) => one.column === column && one.value === value) }]
          : [],
      )
    })
  // Rows of lanes side by side may share name and line: the one that holds the value is meant.
  return places.find(({ holds }) => holds) ?? places[0] ?? null
}

const isWithin = (line: number | null, { lines }: Row): boolean =>
  line !== null && line >= lines.first && line <= lines.last

/** Number and title of a table, as findings name it. */
export const titleOf = ({ number, title }: Table): string => [number, title].filter((part) => part !== '').join(' ')

const rowName = ({ code, name }: Row): string => [code, name.trim()].filter((part) => part !== '').join(' ')

/** The cut-out around known places of one table. */
export function cutOutAt(table: Table, places: readonly Omit<Place, 'table'>[]): CutOut {
  const rows = withNeighbours(
    places.map(({ row }) => row),
    table.rows.map((_, at) => at),
    MOST_ROWS,
  )
  const figureColumns = table.columns.flatMap(({ role }, at) => (role === 'figure' ? [at] : []))
  const columns = withNeighbours(
    places.map(({ column }) => column),
    figureColumns,
    MOST_COLUMNS,
  )
  const markOf = (row: number, column: number): CutOutCell['mark'] => {
    const here = places.filter((place) => place.row === row && place.column === column)
    return here.length === 0 ? null : here.some(({ isFirst }) => isFirst) ? 'first' : 'part'
  }
  return {
    title: titleOf(table),
    unit: table.unit,
    columns: columns.map((at, position) => ({
      path: table.columns[at]?.path ?? [],
      afterGap: position > 0 && figureColumns.indexOf(at) > figureColumns.indexOf(columns[position - 1] ?? at) + 1,
    })),
    rows: rows.flatMap((at, position) => {
      const row = table.rows[at]
      if (row === undefined) return []
      return [
        {
          name: rowName(row),
          place: placeOfRow(row),
          depth: Math.max(0, row.level - 1),
          afterGap: position > 0 && at > (rows[position - 1] ?? at) + 1,
          cells: columns.map((column) => ({
            text: textAt(table, at, row, column),
            mark: markOf(at, column),
          })),
        },
      ]
    }),
  }
}

/** Where the figures of a row begin. */
function placeOfRow({ line, cells }: Row): StandingPlace {
  const place = cells.find((cell) => cell.place !== undefined)?.place
  return { line, page: place?.page ?? null, sheet: place?.sheet ?? null, cell: place?.cell ?? null }
}

/** The marked indexes first, then their neighbours as far as there is room; in order. */
function withNeighbours(marked: readonly number[], all: readonly number[], most: number): number[] {
  const chosen = new Set([...new Set(marked)].slice(0, most))
  for (const index of [...chosen]) {
    const at = all.indexOf(index)
    if (at < 0) continue
    for (const near of all.slice(Math.max(0, at - AROUND), at + AROUND + 1)) if (chosen.size < most) chosen.add(near)
  }
  return [...chosen].sort((a, b) => a - b)
}

/** What the cell shows; a figure whose column is a supposition shows in that column. */
function textAt(table: Table, at: number, row: Row, column: number): string {
  const figures = row.cells.flatMap((cell, position) => {
    const supposed = table.hypotheses.find((one) => one.row === at && one.cell === position)?.column ?? null
    return (cell.column ?? supposed) === column ? [cell.text] : []
  })
  return [...figures, ...row.texts.filter((text) => text.column === column).map(({ text }) => text)].join(' ')
}
