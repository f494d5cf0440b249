import { alignedRows } from './aligned-rows.js'
import { decimalsOf, isFigure } from './figure-text.js'
import type { FrameCell } from './grid-frame.js'
import { type Box, boxAround, middleOf } from './page-content.js'
import { linesOf, type TextLine } from './text-lines.js'

/** Gap (part of the size) that parts two texts of a line. */
const NARROW = 0.3

/** A cell with the lines of its text. */
export interface FilledCell {
  cell: FrameCell
  lines: TextLine[]
}

/**
 * Some tables draw rules between columns only, so that one drawn row holds many: a row whose figures stand below each other
 * in the same way in its cells is split at their lines. A number that was broken over lines is not: its parts differ in decimals.
 */
export function splitRows(rows: readonly FilledCell[][]): FilledCell[][] {
  const result: FilledCell[][] = []
  for (const [at, row] of rows.entries()) {
    const levels = levelsOf(row)
    if (levels === null) {
      result.push([...row])
      continue
    }
    const parts = alignedParts(row, levels) ?? levelParts(row, levels)
    if (parts === null) {
      result.push([...row])
      continue
    }
    const more = parts.length - 1
    for (const before of rows.slice(0, at).flat()) if (before.cell.row + before.cell.rows > at) before.cell.rows += more
    for (const [part, cells] of parts.entries())
      result.push([...cells, ...(part > 0 ? [] : row.flatMap(({ cell, lines }) => grown(cell, lines, more)))])
    for (const cells of result.slice(-parts.length)) cells.sort((a, b) => a.cell.column - b.cell.column)
  }
  return result
}

/** A cell that reaches over the row's end reaches over all its parts. */
const grown = (cell: FrameCell, lines: TextLine[], more: number): FilledCell[] =>
  cell.rows > 1 ? [{ cell: { ...cell, rows: cell.rows + more }, lines: [...lines] }] : []

/** The rows that names, broken or not, and figures make by their places; null where these leave anything open. */
function alignedParts(row: readonly FilledCell[], levels: readonly number[]): FilledCell[][] | null {
  const single = row.filter(({ cell }) => cell.rows === 1)
  const body = linesOf(
    single.flatMap(({ lines }) => lines.flatMap(({ runs }) => runs.flatMap(({ glyphs }) => glyphs))),
    NARROW,
  )
  const columns = single.map(({ cell: { box } }) => ({ left: box[0], right: box[2] }))
  const rows = alignedRows(body, columns)
  if (rows === null || rows.length < levels.length) return null
  const edges = [...rows.map((cells) => boxAround(cells.flat().map(({ box }) => box))).map((box) => box[1])]
  return rows.map((cells, part) =>
    single.map(({ cell }, at): FilledCell => {
      const [left, top, right, bottom] = cell.box
      const box: Box = [left, part === 0 ? top : (edges[part] ?? top), right, edges[part + 1] ?? bottom]
      return { cell: { ...cell, box, rows: 1 }, lines: cells[at] ?? [] }
    }),
  )
}

/** One row for every line of figures; null where a line of a name stands at the height of none. */
function levelParts(row: readonly FilledCell[], levels: readonly number[]): FilledCell[][] | null {
  const isAt = ({ box, size }: TextLine): boolean =>
    levels.some((level) => Math.abs(level - middleOf(box).y) <= 0.5 * size)
  if (!row.every(({ cell, lines }) => cell.rows > 1 || lines.every(isAt))) return null
  return levels.map((level, part) => row.flatMap((cell) => partOf(cell, levels, part, level)))
}

/** Heights of the lines of figures that cells of the row share, or null where the row is one. */
function levelsOf(row: readonly FilledCell[]): number[] | null {
  const stacked = row.filter(({ lines }) => isStack(lines))
  const [longest] = [...stacked].sort((a, b) => b.lines.length - a.lines.length)
  if (longest === undefined) return null
  const levels = longest.lines.map(({ box }) => middleOf(box).y)
  const size = longest.lines[0]?.size ?? 0
  const fits = ({ lines }: FilledCell): boolean =>
    lines.every(({ box }) => levels.some((level) => Math.abs(level - middleOf(box).y) <= 0.5 * size))
  return stacked.length >= 2 && stacked.every(fits) ? levels : null
}

function isStack(lines: readonly TextLine[]): boolean {
  if (lines.length < 2 || !lines.every(({ text }) => isFigure(text))) return false
  const decimals = new Set(lines.map(({ text }) => decimalsOf(text)).filter((count) => count !== null))
  return decimals.size === 1 && (!decimals.has(0) || lines.some(({ text }) => /[,，]/.test(text)))
}

function partOf({ cell, lines }: FilledCell, levels: readonly number[], part: number, level: number): FilledCell[] {
  if (cell.rows > 1) return []
  const [left, top, right, bottom] = cell.box
  const above = levels[part - 1]
  const below = levels[part + 1]
  const box: Box = [
    left,
    above === undefined ? top : (above + level) / 2,
    right,
    below === undefined ? bottom : (level + below) / 2,
  ]
  const inside = lines.filter((line) => nearest(levels, middleOf(line.box).y) === part)
  return [{ cell: { ...cell, box, rows: 1 }, lines: inside }]
}

function nearest(levels: readonly number[], y: number): number {
  let best = 0
  for (const [at, level] of levels.entries()) if (Math.abs(level - y) < Math.abs((levels[best] ?? 0) - y)) best = at
  return best
}
