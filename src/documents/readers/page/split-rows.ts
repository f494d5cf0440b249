import { decimalsOf, isFigure } from './figure-text.js'
import type { FrameCell } from './grid-frame.js'
import { type Box, middleOf } from './page-content.js'
import type { TextLine } from './text-lines.js'

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
    for (const before of rows.slice(0, at).flat())
      if (before.cell.row + before.cell.rows > at) before.cell.rows += levels.length - 1
    for (const [part, level] of levels.entries()) result.push(row.flatMap((cell) => partOf(cell, levels, part, level)))
  }
  return result
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
  if (cell.rows > 1)
    return part === 0 ? [{ cell: { ...cell, rows: cell.rows + levels.length - 1 }, lines: [...lines] }] : []
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
