import type { PieceCell } from '../../pieces.js'
import { type Column, columnsWith } from './aligned-columns.js'
import { type HeaderBlock, type HeaderCell, headerBlocks, nameColumns, readHeader } from './aligned-header.js'
import { type AlignedRegion, figuresOf, numbersColumns } from './aligned-region.js'
import { alignedRows } from './aligned-rows.js'
import { cellText } from './cell-text.js'
import { type Guides, guidesOf } from './guides.js'
import { headerLines } from './header-lines.js'
import { type Box, boxAround, type Glyph, type Rule, roundBox } from './page-content.js'
import { linesOf, type TextLine } from './text-lines.js'

/** Gap that may part two columns where all rows leave it open. */
const NARROW = 0.3
/** A column ends so far (points) from the rule beside it. */
const EDGE = 0.1

/** A table read from its lines: `origin` says where each character stands in the document. */
export interface AlignedTable {
  rows: PieceCell[][]
  columns: readonly Column[]
}

/** Where a character that was moved for reading stands: its page, and how far down it was moved. */
export type Origin = (glyph: Glyph | undefined) => { page: number; moved: number }

/**
 * Reads a region as a table, or gives null where its places leave anything open: a text between two columns, a column without
 * a name, a header that can be read in two ways. Lines of such a region stay lines, and their figures belong to no column.
 */
export function readAligned(
  { header: above, body: wide, ladder }: AlignedRegion,
  origin: Origin,
  rules: readonly Rule[] = [],
): AlignedTable | null {
  // Narrow gaps part columns too where they go through all rows.
  const body = linesOf(
    wide.flatMap((line) => line.runs.flatMap((run) => run.glyphs)),
    NARROW,
  ).filter((line) => !numbersColumns(line))
  const header = above.filter((line) => !numbersColumns(line))
  const guides = guidesOf(rules, ladder, header, body)
  const hasFigures = (line: TextLine): boolean => figuresOf(line).length > 0
  const found = columnsWith(
    body.filter(hasFigures),
    body.filter((line) => !hasFigures(line)),
  )
  const blocks = headerBlocks(headerLines(header, found, guides.edges), guides)
  for (const columns of [columnsBetween(guides.edges), nameColumns(found, blocks)]) {
    const table =
      columns === null || columns.length < 2 ? null : readColumns(header, body, blocks, columns, guides, origin)
    if (table !== null) return table
  }
  return null
}

/** The columns that rules draw, each as wide as its place. */
function columnsBetween(edges: readonly number[]): Column[] | null {
  if (edges.length < 3) return null
  return edges.slice(1).map((right, at) => ({ left: (edges[at] ?? 0) + EDGE, right: right - EDGE }))
}

function readColumns(
  header: readonly TextLine[],
  body: readonly TextLine[],
  blocks: readonly HeaderBlock[],
  columns: readonly Column[],
  guides: Guides,
  origin: Origin,
): AlignedTable | null {
  const cells = readHeader(blocks, columns, guides)
  const rows = alignedRows(body, columns, guides.slabOf)
  if (cells === null || rows === null) return null
  if (!columns.every((_, at) => cells.some(({ from, to }) => from === at && to === at))) return null
  const edges = edgesOf(columns, [...header, ...body])
  return {
    columns,
    rows: [
      ...headerRows(cells, columns.length, origin(header[0]?.runs[0]?.glyphs[0]).page),
      ...rows.map((row) => bodyRow(row, edges, origin)),
    ],
  }
}

/** Edges half-way between neighbouring columns. */
function edgesOf(columns: readonly Column[], lines: readonly TextLine[]): number[] {
  const [left, , right] = boxAround(lines.map(({ box }) => box))
  const inner = columns.slice(1).map((column, at) => ((columns[at]?.right ?? column.left) + column.left) / 2)
  return [left, ...inner, right]
}

function bodyRow(row: readonly TextLine[][], edges: readonly number[], origin: Origin): PieceCell[] {
  const first = origin(row.flat()[0]?.runs[0]?.glyphs[0])
  return row.map((lines, at) => {
    const column: Box = [edges[at] ?? 0, 0, edges[at + 1] ?? 0, 0]
    const glyphs = lines.flatMap((line) => line.runs.flatMap((run) => run.glyphs))
    const { page, moved } = glyphs.length === 0 ? first : origin(glyphs[0])
    // Of a cell broken over pages the part on the first is shown.
    const boxes = glyphs.filter((glyph) => origin(glyph).page === page).map(({ box }) => box)
    const [left, top, right, bottom] = boxAround(boxes)
    const box = boxes.length === 0 ? null : roundBox([left, top - moved, right, bottom - moved])
    return { text: cellText(lines, column), columns: 1, rows: 1, place: { page, box, sheet: null, cell: null } }
  })
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
