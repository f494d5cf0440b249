import { isFormTitle, readCaption } from '../../captions.js'
import type { Piece, PieceCell } from '../../pieces.js'
import { withoutBlanks } from '../../words.js'
import type { SheetGrid } from './sheet-cells.js'

/**
 * Parts a sheet into what a page would show: lines of words (a cover, captions, notes) and tables. A table is a run of rows of
 * which several cells are filled; it ends at a row that holds a form's title alone, and at a blank row before such a row.
 */
export function splitSheet({ name, rows }: SheetGrid): Piece[] {
  const pieces: Piece[] = []
  let table: PieceCell[][] = []
  const close = (): void => {
    const words: PieceCell[][] = []
    // Notes and blank rows under the last row with several cells are lines of their own.
    while (table.length > 0 && filledOf(table.at(-1) ?? []).length < 2 && !isLabel(table.at(-1) ?? [])) {
      const row = table.pop()
      if (row !== undefined) words.unshift(row)
    }
    if (table.length > 0) pieces.push({ kind: 'grid', rows: table, continues: false })
    for (const row of words) pieces.push(...linesOf(row))
    table = []
  }
  for (const [at, row] of rows.entries()) {
    const filled = filledOf(row)
    if (filled.length === 0) {
      if (table.length > 0 && opensTable(rows.slice(at + 1))) close()
      else if (table.length > 0 && row.length > 0) table.push(row)
    } else if (isTitle(filled)) {
      close()
      pieces.push(...linesOf(row))
    } else if (table.length > 0 || filled.length > 1 || isSide(filled, rows[at + 1])) table.push(row)
    else pieces.push(...linesOf(row))
  }
  close()
  const title = name === null ? '' : name.replace(/^\s*\d{1,2}[\s.、-]*/, '').trim()
  const titled = pieces.some((piece) => piece.kind === 'line' && readCaption(piece.text)?.title === true)
  const [first] = pieces
  if (!titled && first !== undefined && pieces.some(({ kind }) => kind === 'grid') && isFormTitle(title))
    pieces.unshift({
      kind: 'line',
      text: title,
      level: null,
      place: { page: null, box: null, sheet: name, cell: null },
    })
  return pieces
}

const filledOf = (row: readonly PieceCell[]): PieceCell[] => row.filter(({ text }) => withoutBlanks(text) !== '')

const isTitle = (filled: readonly PieceCell[]): boolean =>
  filled.length === 1 && isFormTitle(filled[0]?.text ?? '') && readCaption(filled[0]?.text ?? '')?.title === true

/** 收入 merged over all columns above their names is the first row of a header. */
function isSide(filled: readonly PieceCell[], below: readonly PieceCell[] | undefined): boolean {
  const [only] = filled
  if (only === undefined || filled.length > 1 || only.columns < 2 || filledOf(below ?? []).length < 2) return false
  return /^(?:本年)?(?:收入|支出|项目|科目)$/.test(withoutBlanks(only.text))
}

/** A row with one cell that is part of the table: a label, not a sentence that is merged over the columns. */
function isLabel(row: readonly PieceCell[]): boolean {
  const filled = filledOf(row)
  const [only] = filled
  if (only === undefined) return false
  const leads = row[0] === only && only.columns === 1 && row.length > 1
  return leads && withoutBlanks(only.text).length <= 20 && !/[。：；:]/.test(only.text)
}

/** True where the next rows with text begin another table: its title, or nothing but captions. */
function opensTable(rows: readonly PieceCell[][]): boolean {
  const next = rows.find((row) => filledOf(row).length > 0)
  if (next === undefined) return true
  const filled = filledOf(next)
  return isTitle(filled) || filled.every(({ text }) => readCaption(text) !== null)
}

function linesOf(row: readonly PieceCell[]): Piece[] {
  return filledOf(row).map(({ text, place }) => ({ kind: 'line', text, level: null, place }))
}
