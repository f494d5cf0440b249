import type { PieceCell } from '../../pieces.js'
import { cellText } from './cell-text.js'
import { decimalsOf, isFigure } from './figure-text.js'
import { fillFrame, runsOf } from './fill-frame.js'
import { type FrameCell, frameOf, type GridFrame } from './grid-frame.js'
import { type Box, type Glyph, middleOf, type PageContent, type Rule, roundBox } from './page-content.js'
import type { PageGrid } from './page-layout.js'
import { joinRules, networksOf, SNAP } from './rule-network.js'
import { splitRows } from './split-rows.js'
import { linesOf, type Run } from './text-lines.js'
import { tileRules } from './tile-rules.js'

/** So many crowded lines are no accident. */
const CROWDED = 3
/** Pieces of one rule meet within this many points. */
const SAME = 0.6
/** Edges of two rows: a header and a row below it at least. */
const WHOLE_EDGES = 3
/** The first figures stand at most so many rows below a header. */
const HEADER_NEAR = 2

const area = ({ box: [left, top, right, bottom] }: GridFrame): number => (right - left) * (bottom - top)

interface Found {
  grids: PageGrid[]
  rest: Run[]
}

/**
 * Tables of a page whose cells are drawn with rules, or else with grounds of their own; the characters that stand in none; and
 * the rules and edges of grounds that are left over: where they part rows or columns only, places tell the rest.
 */
export function ruledGrids(page: PageContent): { grids: PageGrid[]; rest: Glyph[]; rules: Rule[] } {
  const drawn = framedGrids(page.rules, runsOf(page.glyphs), page.number, isDrawn)
  const isLeft = outsideOf(drawn.grids)
  const areas = (page.areas ?? []).filter((box) => isLeft(middleOf(box)))
  const rules = [...page.rules, ...tileRules(areas, page.width)].filter((rule) => isLeft(middleOfRule(rule)))
  const tiled =
    areas.length === 0 ? { grids: [], rest: drawn.rest } : framedGrids(rules, drawn.rest, page.number, isWhole)
  const isOpen = outsideOf(tiled.grids)
  const left = rules.filter((rule) => isOpen(middleOfRule(rule)))
  return {
    grids: [...drawn.grids, ...tiled.grids],
    rest: tiled.rest.flatMap((run) => run.glyphs),
    rules: [...joinRules(left), ...meetings(left)],
  }
}

/** Where the pieces of level rules meet, as upright rules without length: borders of cells are often drawn cell by cell. */
function meetings(rules: readonly Rule[]): Rule[] {
  const level = rules.filter(({ axis }) => axis === 'horizontal').sort((a, b) => a.at - b.at || a.from - b.from)
  return level.flatMap(({ at, to }, index): Rule[] => {
    const next = level[index + 1]
    const isMeeting = next !== undefined && next.at - at <= SAME && Math.abs(next.from - to) <= SAME
    return isMeeting ? [{ axis: 'vertical', at: to, from: at, to: at }] : []
  })
}

const middleOfRule = ({ axis, at, from, to }: Rule): { x: number; y: number } =>
  axis === 'horizontal' ? { x: (from + to) / 2, y: at } : { x: at, y: (from + to) / 2 }

function outsideOf(grids: readonly PageGrid[]): (place: { x: number; y: number }) => boolean {
  const boxes = grids.map(({ box }) => box)
  const holds = ([left, top, right, bottom]: Box, x: number, y: number): boolean =>
    x >= left - SNAP && x <= right + SNAP && y >= top - SNAP && y <= bottom + SNAP
  return ({ x, y }) => !boxes.some((box) => holds(box, x, y))
}

type Test = (frame: GridFrame, cells: ReadonlyMap<FrameCell, Glyph[]>, outside: readonly Run[]) => boolean

function framedGrids(rules: readonly Rule[], runs: readonly Run[], number: number, accepts: Test): Found {
  const grids: PageGrid[] = []
  let rest = [...runs]
  const frames = networksOf(rules)
    .map(frameOf)
    .filter((frame) => frame !== null)
    // A table inside a frame around the page is found before the frame.
    .sort((a, b) => area(a) - area(b))
  for (const frame of frames) {
    const { cells, outside } = fillFrame(frame, rest)
    if (!accepts(frame, cells, outside) || isHalfDrawn(frame, cells)) continue
    rest = outside
    grids.push({ kind: 'grid', rows: rowsOf(frame, cells, number), box: frame.box, edges: frame.xs })
  }
  return { grids, rest }
}

/** Boxes around paragraphs, underlined lines and empty drawings are no tables. */
const isTable: Test = (frame, cells) => frame.xs.length >= 3 && cells.size >= 2

/** A table without figures, under which figures follow closely that stand in none, is the header of a table not drawn further. */
const isDrawn: Test = (frame, cells, outside) => {
  if (!isTable(frame, cells, outside)) return false
  const [left, top, right, bottom] = frame.box
  const near = HEADER_NEAR * ((bottom - top) / (frame.ys.length - 1))
  const below = outside.filter(
    ({ text, box }) =>
      (decimalsOf(text) ?? 0) > 0 && box[0] > left && box[2] < right && box[1] > bottom && box[1] < bottom + near,
  )
  return below.length < 2 || [...cells.values()].some((glyphs) => runsOf(glyphs).some(({ text }) => isFigure(text)))
}

/** Grounds may be those of a header or of every other row only: figures follow close by that have none. */
const isWhole: Test = (frame, cells, outside) => {
  const [left, top, right, bottom] = frame.box
  const near = (bottom - top) / (frame.ys.length - 1)
  const goesOn = outside.some(
    ({ text, box }) =>
      isFigure(text) && box[2] > left && box[0] < right && box[1] < bottom + near && box[3] > top - near,
  )
  return isTable(frame, cells, outside) && !goesOn && frame.ys.length >= WHOLE_EDGES
}

/** Figures beside other texts in cells over several columns: rules that part only the header, or only rows. */
function isHalfDrawn(frame: GridFrame, cells: ReadonlyMap<FrameCell, Glyph[]>): boolean {
  let crowded = 0
  let figures = 0
  for (const [cell, glyphs] of cells)
    for (const { runs } of linesOf(glyphs)) {
      if (!runs.some(({ text }) => isFigure(text))) continue
      figures += 1
      const columns = new Set(runs.map(({ box }) => frame.xs.findIndex((x) => x > middleOf(box).x)))
      if (cell.columns > 1 && columns.size > 1) crowded += 1
    }
  return crowded >= CROWDED && crowded * 3 > figures
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
