import type { Place } from '../core/place.js'
import type { DataWarning, LineRange } from '../documents/types.js'

/** What a column holds. `ordinal` is the form's own numbering (行次), `code` and `name` identify rows, `text` is free. */
export type ColumnRole = 'figure' | 'ordinal' | 'code' | 'name' | 'text'

export interface Column {
  /** From the outermost header down; the lane's name first where lanes stand side by side. */
  path: string[]
  role: ColumnRole
  /** Unit of this column when it differs from the table's (a `%` column), else null. */
  unit: string | null
}

/**
 * How a cell's text was read. `zero` is a written 0; `dash` (- —), `none` (无) and `overflow` (####) are not numbers and say so;
 * `parenthesis` and `triangle` are negative numbers written (2.29) and △2.29; `bounded` has ≥ ≤ > <.
 */
export type Reading = 'number' | 'zero' | 'parenthesis' | 'triangle' | 'bounded' | 'dash' | 'none' | 'overflow' | 'text'

/**
 * `given`: the layout shows the column. `blanks`, `arithmetic`: proven as design.md says. `unproven`: column is null.
 * `supposed`: a hypothesis, in tables made for checks only.
 */
export type Placement = 'given' | 'blanks' | 'arithmetic' | 'unproven' | 'supposed'

export interface Cell {
  /** Index into `columns`; null when the column cannot be proven. */
  column: number | null
  text: string
  reading: Reading
  /** Plain decimal string for the number readings, else null. */
  value: string | null
  /** Digits after the point as displayed. */
  decimals: number
  bound: '>=' | '<=' | '>' | '<' | null
  /** A unit written in the cell itself (95%, 6800 条) or fixed by its row (车辆（辆）), else null. */
  unit: string | null
  line: number
  placement: Placement
  /** Page and box, or sheet and address, where the format has them. */
  place?: Place
}

export interface Row {
  /** Lane name where lanes stand side by side, else ''. */
  lane: string
  /** Digits only; codes in three columns are joined; '' when the row has none. */
  code: string
  /** Second code and name of a row that carries both economic schemes; null otherwise. */
  secondCode: string | null
  secondName: string | null
  /** As printed, wrapped lines joined, leading blanks removed, numbering kept (一、 （一） 其中：). */
  name: string
  /** 0 for a total row (合计, 总计); otherwise 1 is the outermost. */
  level: number
  /** Index of the parent row in `rows` (by code, numbering or indentation), or null. */
  parent: number | null
  isTotal: boolean
  /** The line of the figures, and all lines of a wrapped row. */
  line: number
  lines: LineRange
  /** Non-blank cells. A row without an unproven cell was read whole: its missing cells are blank in the form. */
  cells: Cell[]
  /** Text columns of the row (project, organization, indicator …) by column index. */
  texts: { column: number; text: string }[]
}

/** `list` has rows and columns of figures; `performance` pairs indicators with targets; `record` pairs labels with values. */
export type TableShape = 'list' | 'performance' | 'record'

export interface Table {
  /** Stable within the document, `T1` on in the order of the document. */
  id: string
  /** As printed: 表5, 公开05表, 单位公开表 1; '' when there is none. */
  number: string
  title: string
  /** 元, 万元 …; '' when none was found. */
  unit: string
  shape: TableShape
  lines: LineRange
  /** Headings above the table, outermost first. */
  section: string[]
  columns: Column[]
  rows: Row[]
  /** 注 and statements under the table (an empty form's explanation among them). */
  notes: { text: string; line: number }[]
  /** True when the form has no figure at all. */
  empty: boolean
  /** Relations that were used to place cells, so that checks do not count them as proof. */
  usedRelations: { kind: 'row' | 'column' | 'hierarchy'; cells: { row: number; column: number }[] }[]
  /** Where no placement satisfies every relation but one breaks a single one: that placement, for checks only. */
  hypotheses: { row: number; cell: number; column: number }[]
  warnings: DataWarning[]
}
