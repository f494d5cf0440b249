import { readCaption } from '../../captions.js'
import { isPageNumber } from '../../line-kind.js'
import type { GridPiece, LinePiece, Piece, PieceCell } from '../../pieces.js'
import { withoutBlanks } from '../../words.js'
import { placeCells } from './place-cells.js'

/** More lines than a page repeats above a table. */
const MOST_BETWEEN = 6
const CONTINUED = /[（(]?(续(表|上表)?|接上表|上接|承上表)[一二三四五六七八九十\d]{0,2}[）)]?/g

/**
 * Makes one table of the parts in which a document holds it: page by page, each under the title again (表3（续）), its header or a
 * page number. Parts have the same number of columns, and a mark, the same header, or an amount in their first row says that they
 * go on.
 */
export function joinParts(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = []
  let open: { grid: GridPiece; head: Set<string> } | null = null
  for (const piece of pieces) {
    if (piece.kind === 'line') {
      joined.push(piece)
      continue
    }
    const at = joined.findLastIndex(({ kind }) => kind === 'grid')
    const between = joined.slice(at + 1).flatMap((one) => (one.kind === 'line' ? [one] : []))
    const rows = open === null ? null : goOn(open, between, piece)
    if (open !== null && rows !== null) {
      joined.length = at + 1
      open.grid.rows.push(...rows)
      continue
    }
    const grid = { ...piece, rows: [...piece.rows] }
    joined.push(grid)
    open = { grid, head: new Set(between.map(keyOf)) }
  }
  return joined
}

const keyOf = ({ text }: LinePiece): string => withoutBlanks(text).replace(CONTINUED, '')

/** The rows of the part without the header that it repeats; null where it is a table of its own. */
function goOn(
  { grid, head }: { grid: GridPiece; head: ReadonlySet<string> },
  between: readonly LinePiece[],
  part: GridPiece,
): PieceCell[][] | null {
  if (between.length > MOST_BETWEEN || widthOf(grid.rows) !== widthOf(part.rows)) return null
  const lines = between.filter(({ text }) => !isPageNumber(text) && !/^\d{1,3}$/.test(text.trim()))
  const isMarked = lines.some(({ text }) => isMark(text))
  if (!lines.every((line) => isRepeated(line, head))) return null
  let repeated = 0
  while (isSameRow(grid.rows[repeated], part.rows[repeated])) repeated += 1
  const rest = part.rows.slice(repeated)
  if (rest.length === 0 || startsAlike(grid.rows, repeated, rest[0])) return null
  const isData = lines.length === 0 && (rest[0] ?? []).some(({ text }) => /^-?[\d,]{1,20}\.\d{1,6}$/.test(text.trim()))
  return isMarked || repeated > 0 || isData ? rest : null
}

/** Whether a line stood above the first part; with a mark its number alone is enough (表3（续） of 表3 收支总表). */
function isRepeated(line: LinePiece, head: ReadonlySet<string>): boolean {
  const key = keyOf(line)
  if (key === '' || head.has(key)) return true
  return isMark(line.text) && [...head].some((other) => other.startsWith(key) && !/^\d/.test(other.slice(key.length)))
}

/** A caption or a line by itself that says that a table goes on. */
function isMark(text: string): boolean {
  const words = withoutBlanks(text)
  const rest = words.replace(CONTINUED, '')
  return rest !== words && (rest === '' || readCaption(rest) !== null)
}

const widthOf = (rows: readonly PieceCell[][]): number =>
  placeCells(rows).reduce((most, cells) => cells.reduce((sum, { first, span }) => Math.max(sum, first + span), most), 0)

/** The same label with the same words after the same header: another form of the same kind, one project after the other. */
function startsAlike(rows: readonly PieceCell[][], at: number, row: readonly PieceCell[] | undefined): boolean {
  const [label, second] = rows[at] ?? []
  if (label === undefined || label.text === '' || label.text !== row?.[0]?.text) return false
  const again = rows.filter((other) => other[0]?.text === label.text).length > 1
  return second?.text === row[1]?.text || (!again && /\p{Script=Han}/u.test(label.text))
}

function isSameRow(a: readonly PieceCell[] | undefined, b: readonly PieceCell[] | undefined): boolean {
  if (a === undefined || b === undefined || a.length !== b.length || !a.some(({ text }) => text !== '')) return false
  return a.every(
    (cell, at) => cell.text === b[at]?.text && cell.columns === b[at]?.columns && cell.rows === b[at]?.rows,
  )
}
