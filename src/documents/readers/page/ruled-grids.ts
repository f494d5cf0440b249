import type { PieceCell } from '../../pieces.js'
import { cellText } from './cell-text.js'
import { fillFrame, runsOf } from './fill-frame.js'
import { type FrameCell, frameOf, type GridFrame } from './grid-frame.js'
import { type Glyph, type PageContent, roundBox } from './page-content.js'
import type { PageGrid } from './page-layout.js'
import { networksOf } from './rule-network.js'
import { splitRows } from './split-rows.js'
import { linesOf } from './text-lines.js'

const area = ({ box: [left, top, right, bottom] }: GridFrame): number => (right - left) * (bottom - top)

/** Tables of a page whose cells are drawn with rules, and the characters that stand in none. */
export function ruledGrids(page: PageContent): { grids: PageGrid[]; rest: Glyph[] } {
  const grids: PageGrid[] = []
  let rest = runsOf(page.glyphs)
  const frames = networksOf(page.rules)
    .map(frameOf)
    .filter((frame) => frame !== null)
    // A table inside a frame around the page is found before the frame.
    .sort((a, b) => area(a) - area(b))
  for (const frame of frames) {
    const { cells, outside } = fillFrame(frame, rest)
    if (!isTable(frame, cells)) continue
    rest = outside
    grids.push({ kind: 'grid', rows: rowsOf(frame, cells, page.number), box: frame.box, edges: frame.xs })
  }
  return { grids, rest: rest.flatMap((run) => run.glyphs) }
}

/** Boxes around paragraphs, underlined lines and empty drawings are no tables. */
function isTable(frame: GridFrame, cells: ReadonlyMap<FrameCell, Glyph[]>): boolean {
  return frame.xs.length >= 3 && cells.size >= 2
}

function rowsOf(frame: GridFrame, cells: ReadonlyMap<FrameCell, Glyph[]>, page: number): PieceCell[][] {
  const rows: FrameCell[][] = frame.ys.slice(1).map(() => [])
  for (const cell of frame.cells) rows[cell.row]?.push(cell)
  const read = rows.map((row) => row.map((cell) => ({ cell, lines: linesOf(cells.get(cell) ?? []) })))
  return splitRows(read).map((row) =>
    row.map(({ cell, lines }) => ({
      text: cellText(lines, cell.box),
      columns: cell.columns,
      rows: cell.rows,
      place: { page, box: roundBox(cell.box), sheet: null, cell: null },
    })),
  )
}
