import { TieoutError } from '../core/errors.js'
import type { GridPiece, Piece } from './pieces.js'

/** More than any disclosure holds: what goes on after reading takes time with each of them. */
const MAX_LINES = 100_000
const MAX_LINE_LENGTH = 200_000
const MAX_CHARACTERS = 30_000_000
const MAX_CELLS = 500_000
/** Places of a table that merged cells cover, each counted as often as it is covered. */
const MAX_PLACES = 2_000_000

const SPLIT_HINT = '请拆成每份公开一个文件。 Split the file into one disclosure each.'

/**
 * Refuses what a reader made of a file where it is more than a disclosure can be: lines and rows, the length of one, all characters, cells, and
 * the reach of merged cells. Small files can state very large tables.
 *
 * @throws TieoutError `bad-input`.
 */
export function limitPieces(pieces: readonly Piece[]): void {
  let lines = 0
  let characters = 0
  let cells = 0
  let places = 0
  const take = (text: string): void => {
    characters += text.length
    if (text.length > MAX_LINE_LENGTH) throw tooLong(lines + 1)
  }
  for (const piece of pieces) {
    if (piece.kind === 'line') {
      take(piece.text)
      lines += 1
    } else {
      for (const row of piece.rows) {
        for (const cell of row) take(cell.text)
        lines += 1
      }
      cells += piece.rows.reduce((sum, row) => sum + row.length, 0)
      places += placesOf(piece)
    }
    if (lines > MAX_LINES) throw tooManyLines()
    if (characters > MAX_CHARACTERS)
      throw tooMuch(`文字超过 ${MAX_CHARACTERS} 字`, `more than ${MAX_CHARACTERS} characters`)
    if (cells > MAX_CELLS) throw tooMuch(`单元格超过 ${MAX_CELLS} 个`, `more than ${MAX_CELLS} cells`)
    if (places > MAX_PLACES) throw tooMuch('合并单元格的跨度过大', `merged cells over more than ${MAX_PLACES} places`)
  }
}

/** The same for lines of a text. @throws TieoutError `bad-input`. */
export function limitLines(lines: readonly string[]): void {
  if (lines.length > MAX_LINES) throw tooManyLines()
  const at = lines.findIndex((line) => line.length > MAX_LINE_LENGTH)
  if (at >= 0) throw tooLong(at + 1)
}

function placesOf({ rows }: GridPiece): number {
  let places = 0
  rows.forEach((row, at) => {
    for (const cell of row) places += cell.columns * Math.min(cell.rows, rows.length - at)
  })
  return places
}

const tooManyLines = (): TieoutError => tooMuch(`行数超过 ${MAX_LINES}`, `more than ${MAX_LINES} lines`)

function tooLong(line: number): TieoutError {
  return new TieoutError(
    'bad-input',
    `第 ${line} 行超过 ${MAX_LINE_LENGTH} 字，未读取。Line ${line} is longer than ${MAX_LINE_LENGTH} characters; the file was not read.`,
    { hint: '请检查换行是否丢失，或重新导出。 See whether its line ends were lost, or export it anew.' },
  )
}

function tooMuch(zh: string, en: string): TieoutError {
  return new TieoutError('bad-input', `内容过多：${zh}，未读取。The file holds ${en} and was not read.`, {
    hint: SPLIT_HINT,
  })
}
