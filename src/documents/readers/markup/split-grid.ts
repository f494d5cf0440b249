import { isFormTitle, readCaption } from '../../captions.js'
import { isNote } from '../../line-kind.js'
import type { GridPiece, Piece, PieceCell } from '../../pieces.js'
import { withoutBlanks } from '../../words.js'
import { placeCells } from './place-cells.js'

/** Longer words in a cell over the whole table are a sentence, not a label. */
const LONGEST_LABEL = 20

/**
 * Parts a table of markup that is several things at once, as tables pasted from a sheet are: each form begins at a row that holds
 * its title alone, and notes below a form are lines.
 */
export function splitGrid(grid: GridPiece): Piece[] {
  const placed = placeCells(grid.rows)
  const width = Math.max(0, ...placed.flatMap((cells) => cells.map(({ first, span }) => first + span)))
  /** The words of a row that holds nothing else, over the whole width. */
  const alone = placed.map((cells): PieceCell | null => {
    const own = cells.reduce((sum, { span }) => sum + span, 0)
    const filled = cells.filter(({ hasWords }) => hasWords)
    const [only] = filled
    return own === width && filled.length === 1 && only?.cell.rows === 1 ? only.cell : null
  })
  const pieces: Piece[] = []
  let start = 0
  const close = (end: number): void => {
    let last = end
    while (last > start && isBelow(grid.rows[last - 1] ?? [], alone[last - 1] ?? null, width)) last -= 1
    if (last > start) pieces.push({ ...grid, rows: grid.rows.slice(start, last) })
    for (const cell of alone.slice(Math.max(last, start), end))
      if (cell !== null) pieces.push({ kind: 'line', text: cell.text, level: null, place: cell.place })
    start = end
  }
  for (const [at, cell] of alone.entries()) if (at > start && cell !== null && isTitle(cell)) close(at)
  close(grid.rows.length)
  return pieces
}

const isTitle = ({ text }: PieceCell): boolean => isFormTitle(text) && readCaption(text)?.title === true

/** A row that stands below a table: a note, a sentence over its whole width, or nothing. */
function isBelow(row: readonly PieceCell[], alone: PieceCell | null, width: number): boolean {
  if (alone === null) return row.every(({ text, rows }) => withoutBlanks(text) === '' && rows === 1)
  if (isNote(alone.text)) return true
  return (
    alone.columns === width &&
    width > 1 &&
    (withoutBlanks(alone.text).length > LONGEST_LABEL || /[。；]/.test(alone.text))
  )
}
