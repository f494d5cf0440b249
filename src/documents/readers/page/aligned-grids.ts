import type { PieceCell } from '../../pieces.js'
import { type Column, columnsOf } from './aligned-columns.js'
import { type HeaderCell, headerBlocks, nameColumns, readHeader } from './aligned-header.js'
import { type AlignedRegion, alignedRegions, figuresOf } from './aligned-region.js'
import { alignedRows } from './aligned-rows.js'
import { cellText } from './cell-text.js'
import { type Box, boxAround, type Glyph, roundBox } from './page-content.js'
import type { PageGrid } from './page-layout.js'
import { linesOf, type TextLine } from './text-lines.js'

/** Gap (part of the size) that parts two cells of a table without rules. */
const APART = 0.85

/** Gap that may part two columns where all rows leave it open. */
const NARROW = 0.3

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

function readRegion({ header, body: wide }: AlignedRegion, page: number): PageGrid | null {
  // Narrow gaps part columns too where they go through all rows.
  const body = linesOf(
    wide.flatMap((line) => line.runs.flatMap((run) => run.glyphs)),
    NARROW,
  ).filter((line) => !numbersColumns(line))
  const found = columnsOf(body.filter((line) => figuresOf(line).length > 0))
  if (found.length < 2) return null
  const blocks = headerBlocks(header)
  const columns = nameColumns(found, blocks)
  if (columns === null) return null
  const cells = readHeader(blocks, columns)
  const rows = alignedRows(body, columns)
  if (cells === null || rows === null) return null
  const edges = edgesOf(columns, [...header, ...body])
  const box: Box = boxAround([...header, ...body].map((line) => line.box))
  const read = [
    ...headerRows(cells, columns.length, page),
    ...rows.map((row) => row.map((lines, at) => bodyCell(lines, edges, at, page))),
  ]
  return { kind: 'grid', rows: read, box, edges, columns }
}

/** 栏次 1 2 3 …: numbers in the middle of their columns, which are no figures and stand apart from them. */
function numbersColumns(line: TextLine): boolean {
  const numbers = figuresOf(line).map(({ text }) => Number(text))
  const inOrder = numbers.every(
    (number, at) => Number.isInteger(number) && (at === 0 || number === (numbers[at - 1] ?? 0) + 1),
  )
  return numbers.length >= 3 && inOrder && (numbers[0] ?? 0) <= 2 && line.runs.length - numbers.length <= 2
}

/** Edges half-way between neighbouring columns. */
function edgesOf(columns: readonly Column[], lines: readonly TextLine[]): number[] {
  const [left, , right] = boxAround(lines.map(({ box }) => box))
  const inner = columns.slice(1).map((column, at) => ((columns[at]?.right ?? column.left) + column.left) / 2)
  return [left, ...inner, right]
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
