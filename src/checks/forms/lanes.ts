import { describeUnit } from '../../core/unit.js'
import { joinBlanks } from '../../facts/clean-name.js'
import type { Row, Table } from '../../tables/types.js'
import type { CellIndex } from '../cells.js'
import type { CheckCell } from '../types.js'

/** One side of a list: its rows in order, and its figures. Most tables have a single lane without a name. */
export interface Lane {
  table: Table
  name: string
  /** Indexes into the table's rows. */
  rows: number[]
  /**
   * The columns that hold one measure: usually one each. Forms that print one list in several strips (科目 | 金额 | 科目 | 金额)
   * repeat a header, and their columns are one measure.
   */
  measures: number[][]
}

/** Made once for each table: rules about its rows all ask for it. */
const made = new WeakMap<Table, Lane[]>()

/** The lanes of a list; other shapes have none. */
export function lanesOf(table: Table): readonly Lane[] {
  const known = made.get(table)
  if (known !== undefined) return known
  const lanes = readLanes(table)
  made.set(table, lanes)
  return lanes
}

function readLanes(table: Table): Lane[] {
  if (table.shape !== 'list') return []
  const names = [...new Set(table.rows.map((row) => row.lane))]
  return names.map((name) => ({
    table,
    name,
    rows: table.rows.flatMap((row, index) => (row.lane === name ? [index] : [])),
    measures: measuresOf(table, name),
  }))
}

function measuresOf(table: Table, lane: string): number[][] {
  const measures = new Map<string, number[]>()
  for (const [index, column] of table.columns.entries()) {
    const inLane = lane === '' || column.path[0] === lane
    if (!inLane || !holdsFigures(table, index)) continue
    const path = column.path.map(joinBlanks).join('/')
    measures.set(path, [...(measures.get(path) ?? []), index])
  }
  return [...measures.values()]
}

/** A zero written under 科目编码 of an empty form is no figure. */
function holdsFigures(table: Table, index: number): boolean {
  const column = table.columns[index]
  return column?.role === 'figure' && !/(?:编码|名称|编号|序号)$/u.test(joinBlanks(column.path.at(-1) ?? ''))
}

/** Percentages, scores, prices and numbers of unlike things add up to nothing down a column. */
export function isSummable(table: Table, measure: readonly number[]): boolean {
  return measure.every((index) => {
    const column = table.columns[index]
    const dimension = describeUnit(column?.unit ?? table.unit).dimension
    return (
      dimension !== 'percent' &&
      dimension !== 'points' &&
      column?.unit !== '分' &&
      !/率$|占比|比例|比重|幅度|[%％]|单价|数量/u.test(joinBlanks(column?.path.at(-1) ?? ''))
    )
  })
}

/** What a row says in a measure: its figures there, else one blank or unread cell. */
export function cellsOfMeasure(cells: CellIndex, table: Table, row: number, measure: readonly number[]): CheckCell[] {
  const all = measure.map((column) => cells.at(table, row, column))
  const figures = all.filter((cell) => cell.state === 'figure')
  return figures.length > 0 ? figures : all.slice(0, 1)
}

/** The one cell of a row in a measure, null when several columns of it are filled. */
export function cellOfMeasure(
  cells: CellIndex,
  table: Table,
  row: number,
  measure: readonly number[],
): CheckCell | null {
  const [cell, ...others] = cellsOfMeasure(cells, table, row, measure)
  return cell === undefined || others.length > 0 ? null : cell
}

/** Rows of a lane with their indexes. */
export function rowsOf(lane: Lane): { row: Row; index: number }[] {
  return lane.rows.flatMap((index) => {
    const row = lane.table.rows[index]
    return row === undefined ? [] : [{ row, index }]
  })
}

export function measureTitle(table: Table, measure: readonly number[]): string {
  const column = measure[0] === undefined ? undefined : table.columns[measure[0]]
  return column === undefined ? '' : column.path.map(joinBlanks).join(' / ')
}

/** True where figures of the table stand on lines whose lane is not known: they may belong to this one. */
export function hasStrayRows({ table, name }: Lane): boolean {
  return name !== '' && table.rows.some((row) => row.lane === '' && row.cells.some((cell) => cell.value !== null))
}
