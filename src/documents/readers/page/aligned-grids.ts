import type { PieceCell } from '../../pieces.js'
import { addNamedColumns, type Column, columnAt, columnsOf } from './aligned-columns.js'
import { type HeaderCell, readHeader } from './aligned-header.js'
import { type AlignedRegion, alignedRegions, figuresOf } from './aligned-region.js'
import { cellText } from './cell-text.js'
import { type Box, boxAround, type Glyph, roundBox } from './page-content.js'
import type { PageGrid } from './page-layout.js'
import { linesOf, type Run, type TextLine } from './text-lines.js'

/** Gap (part of the size) that parts two cells of a table without rules. */
const APART = 0.85

/** Tables of a page that are told by the places of their words alone, and the characters that stand in none. */
export function alignedGrids(glyphs: readonly Glyph[], page: number): { grids: PageGrid[]; rest: Glyph[] } {
  const lines = linesOf(glyphs, APART)
  const grids: PageGrid[] = []
  const used = new Set<Glyph>()
  for (const region of alignedRegions(lines)) {
    const grid = readRegion(region, page)
    if (grid === null) continue
    grids.push(grid)
    for (const line of lines.slice(region.start, region.end))
      for (const run of line.runs) for (const glyph of run.glyphs) used.add(glyph)
  }
  return { grids, rest: used.size === 0 ? [...glyphs] : glyphs.filter((glyph) => !used.has(glyph)) }
}

function readRegion({ header, body }: AlignedRegion, page: number): PageGrid | null {
  const found = columnsOf(body.filter((line) => figuresOf(line).length > 0))
  if (found === null || found.length < 2) return null
  const columns = addNamedColumns(found, header)
  const cells = readHeader(header, columns)
  const rows = bodyRows(body, columns)
  if (cells === null || rows === null) return null
  const edges = edgesOf(columns, [...header, ...body])
  const box: Box = boxAround([...header, ...body].map((line) => line.box))
  const read = [
    ...headerRows(cells, columns.length, page),
    ...rows.map((row) => row.map((lines, at) => bodyCell(lines, edges, at, page))),
  ]
  return { kind: 'grid', rows: read, box, edges }
}

/** Edges half-way between neighbouring columns. */
function edgesOf(columns: readonly Column[], lines: readonly TextLine[]): number[] {
  const [left, , right] = boxAround(lines.map(({ box }) => box))
  const inner = columns.slice(1).map((column, at) => ((columns[at]?.right ?? column.left) + column.left) / 2)
  return [left, ...inner, right]
}

/** For each row the lines of each column; null where a text has no column of its own. */
function bodyRows(body: readonly TextLine[], columns: readonly Column[]): TextLine[][][] | null {
  const rows: TextLine[][][] = []
  let waiting: TextLine[] = []
  for (const line of body) {
    const placed = placeRuns(line, columns)
    if (placed === null) return null
    const isFiller = figuresOf(line).length === 0
    if (isFiller && wraps(rows.at(-1), placed, columns)) add(rows.at(-1), placed)
    else if (isFiller && line.runs.length === 1 && columnAt(columns, line.box) === labelColumn(body, columns))
      waiting.push(line)
    else {
      const label = labelColumn(body, columns)
      // A row of figures without a label takes the line above as its name; a labelled one leaves it a title of its own.
      const lacksLabel = placed[label]?.length === 0
      for (const above of waiting) {
        const alone = placeRuns(above, columns)
        if (alone === null) return null
        if (lacksLabel) placed[label]?.unshift(above)
        else rows.push(alone)
      }
      waiting = []
      rows.push(placed)
    }
  }
  return rows
}

function labelColumn(body: readonly TextLine[], columns: readonly Column[]): number {
  const words = columns.map(() => 0)
  for (const line of body)
    for (const run of line.runs) {
      const at = columnAt(columns, run.box)
      if (/\p{Script=Han}/u.test(run.text)) words[at] = (words[at] ?? 0) + 1
    }
  return Math.max(0, words.indexOf(Math.max(...words)))
}

function placeRuns(line: TextLine, columns: readonly Column[]): TextLine[][] | null {
  const placed: TextLine[][] = columns.map(() => [])
  for (const run of line.runs) {
    const at = columnAt(columns, run.box)
    const cell = placed[at]
    if (cell === undefined || cell.length > 0) return null
    cell.push(lineOf(run))
  }
  return placed
}

const lineOf = (run: Run): TextLine => ({ runs: [run], text: run.text, box: run.box, size: run.size })

/** The text goes on below where the line above filled its column and nothing but words follows in the same column. */
function wraps(
  row: readonly TextLine[][] | undefined,
  placed: readonly TextLine[][],
  columns: readonly Column[],
): boolean {
  return (
    row !== undefined &&
    placed.every((lines, at) => {
      const [line] = lines
      const above = row[at]?.at(-1)
      const column = columns[at]
      if (line === undefined) return true
      if (above === undefined || column === undefined) return false
      const isClose = line.box[1] - above.box[1] < 1.7 * line.size
      return isClose && above.box[2] > column.right - 1.6 * line.size && line.box[0] <= above.box[0] + line.size
    })
  )
}

function add(row: TextLine[][] | undefined, placed: readonly TextLine[][]): void {
  for (const [at, lines] of placed.entries()) row?.[at]?.push(...lines)
}

function bodyCell(lines: readonly TextLine[], edges: readonly number[], at: number, page: number): PieceCell {
  const column: Box = [edges[at] ?? 0, 0, edges[at + 1] ?? 0, 0]
  const box = lines.length === 0 ? null : roundBox(boxAround(lines.map((line) => line.box)))
  return { text: cellText(lines, column), columns: 1, rows: 1, place: { page, box, sheet: null, cell: null } }
}

/** Header rows with a cell for every place: cells without children reach down to the body, empty places stay empty. */
function headerRows(cells: readonly HeaderCell[], columns: number, page: number): PieceCell[][] {
  const levels = [...new Set(cells.map(({ top }) => top))].sort((a, b) => a - b)
  const depth = levels.length
  const covered = new Set<string>()
  return levels.map((level, row) => {
    const read: PieceCell[] = []
    for (let column = 0; column < columns; column += 1) {
      if (covered.has(`${row}:${column}`)) continue
      const cell = cells.find((other) => other.top === level && other.from === column)
      const span = cell === undefined ? 1 : cell.to - cell.from + 1
      let height = 1
      const isFree = (at: number): boolean =>
        !cells.some(
          (other) => other !== cell && other.top === levels[at] && other.from < column + span && other.to >= column,
        )
      while (cell !== undefined && row + height < depth && isFree(row + height)) height += 1
      for (let r = row; r < row + height; r += 1)
        for (let c = column; c < column + span; c += 1) covered.add(`${r}:${c}`)
      read.push({
        text: cell?.text ?? '',
        columns: span,
        rows: height,
        place: { page, box: cell === undefined ? null : roundBox(cell.box), sheet: null, cell: null },
      })
    }
    return read
  })
}
