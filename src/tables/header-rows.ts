import { withoutBlanks } from '../documents/words.js'
import { type GridRow, isBlankRow } from './grid-rows.js'
import { isTotalLabel, numberingOf } from './numbering.js'
import { isNumeric, readCell } from './read-cell.js'

/** The header of a grid: its rows, and where the body starts (after a row that only numbers the columns). */
interface HeaderRows {
  rows: GridRow[]
  bodyStart: number
}

const MOST_HEADER_ROWS = 8

/** True for a row that numbers columns (栏次 1 2 3, ※ ※ 1 2, 甲 乙 1): its numbers are no figures. */
export function isColumnNumbering(row: GridRow): boolean {
  const filled = row.cells.map(withoutBlanks).filter((cell) => cell !== '')
  const numbers = filled.filter((cell) => /^\d{1,2}$/.test(cell)).map(Number)
  const marks = filled.filter((cell) => /^(※|＊|\*|栏次|栏目|序号|[甲乙丙丁类款项]|[A-Z]|-{1,2}|—{1,2})$/.test(cell))
  if (numbers.length + marks.length < filled.length || filled.length === 0) return false
  if (numbers.length === 0)
    return marks.some((mark) => mark !== '序号') && filled.length > 1 && /※|栏次/.test(marks.join(''))
  // Lanes may stand in another order than their numbers; without a mark, only numbers in order number columns.
  const inOrder = marks.length > 0 ? [...numbers].sort((a, b) => a - b) : numbers
  // 栏次 says it in so many words: a number that a drawn page lost leaves a gap.
  const named = marks.some((mark) => /^栏[次目]$/.test(mark))
  const rising = inOrder.every((number, at) => {
    const before = inOrder[at - 1] ?? 0
    return at === 0 || (named ? number > before : number === before + 1)
  })
  return rising && (inOrder[0] ?? 0) <= 2 && (numbers.length >= 3 || marks.length > 0)
}

function holdsFigure(row: GridRow): boolean {
  return row.cells.some((cell) => {
    const read = readCell(cell)
    return isNumeric(read) && !/^\d{4}$/.test(read.text)
  })
}

function opensBody(row: GridRow): boolean {
  const filled = row.cells.filter((cell) => cell !== '')
  const first = filled[0] ?? ''
  if (filled.length === 1 && isTotalLabel(first)) return true
  if (numberingOf(first) !== null && /^[一（(1]/.test(first)) return true
  return /^(?!(19|20)\d{2}年)\d{3,7}\s?[\u4e00-\u9fff]/.test(first)
}

/** Columns whose header is still open below `row`: merged with a neighbour, or blank. */
function openColumns(rows: readonly GridRow[]): boolean[] {
  const last = rows.at(-1)
  if (last === undefined) return []
  return last.cells.map((cell, at) => {
    const next = last.cells[at + 1]
    return cell === '' || next === ''
  })
}

/** A further header row stands under open columns only, and names several of them or one that is merged. */
function refines(row: GridRow, header: readonly GridRow[]): boolean {
  const open = openColumns(header)
  const filled = row.cells.map((cell, at) => ({ cell, at })).filter(({ cell }) => cell !== '')
  if (filled.length === 0) return false
  const under = filled.filter(({ at }) => open[at] === true)
  return under.length > 0 && (filled.length > 1 || row.cells.length > 3)
}

/** True where a drawn cell of the header reaches down into the row. */
function isCovered(row: GridRow, above: GridRow | undefined): boolean {
  return row.drawn?.owners.some((owner, at) => owner === above?.drawn?.owners[at]) ?? false
}

/** A row drawn without any text may part a header from its last row, which names the halves of merged columns (预算数, 决算数). */
function goesOnBelow(next: GridRow | undefined, header: readonly GridRow[]): boolean {
  return (
    next?.drawn !== undefined && !isBlankRow(next) && !holdsFigure(next) && !opensBody(next) && refines(next, header)
  )
}

/** Finds the header of a grid: the text rows before the first row with a figure, a numbered or coded label, or a single total. */
export function findHeader(rows: readonly GridRow[]): HeaderRows {
  const header: GridRow[] = []
  for (const [at, row] of rows.entries()) {
    if (at > MOST_HEADER_ROWS) break
    if (isColumnNumbering(row)) return { rows: header, bodyStart: at + 1 }
    if (isBlankRow(row) && goesOnBelow(rows[at + 1], header)) continue
    if (isBlankRow(row) || holdsFigure(row)) return { rows: header, bodyStart: at }
    const covered = isCovered(row, header.at(-1))
    if (!covered && (opensBody(row) || (header.length > 0 && !refines(row, header))))
      return { rows: header, bodyStart: at }
    header.push(row)
  }
  return { rows: header, bodyStart: header.length }
}
