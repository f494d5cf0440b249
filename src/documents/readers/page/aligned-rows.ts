import { type Column, columnAt } from './aligned-columns.js'
import { figuresOf } from './aligned-region.js'
import { type Box, boxAround, middleOf } from './page-content.js'
import { type Run, runOf, type TextLine } from './text-lines.js'

/** Lines of each column of one row. */
type Row = TextLine[][]

/** Distances that differ by this factor are those of lines in a name and of rows. */
const DIFFERENT = 1.15
/** Words of one cell stand nearer than this part of the size. */
const ONE_CELL = 0.85

/**
 * Rows of a table without rules. Names broken over lines stand closer together than rows do, and their figures at the height of
 * one of the lines or between them. Null where a figure could belong to two names, or a text to two columns.
 */
export function alignedRows(body: readonly TextLine[], columns: readonly Column[]): Row[] | null {
  const label = labelColumn(body, columns)
  const placed: { line: TextLine; cells: Row; isFigures: boolean }[] = []
  for (const line of body) {
    const cells = placeRuns(line, columns)
    if (cells === null) return null
    placed.push({ line, cells, isFigures: figuresOf(line).length > 0 })
  }
  const blocks = blocksOf(placed, label)
  if (blocks === null) return null
  const rows: { at: number; cells: Row; figures: number }[] = blocks.map((block) => ({
    at: middleOf(boxAround(block.map(({ box }) => box))).y,
    cells: columns.map((_, column) => (column === label ? [...block] : [])),
    figures: 0,
  }))
  for (const { line, cells, isFigures } of placed) {
    const own = blocks.findIndex((block) => isBeside(line, block, cells[label]?.[0]))
    const others = cells.map((lines, column) => (column === label ? [] : lines))
    if (others.every((lines) => lines.length === 0)) continue
    const row = rows[own]
    if (row === undefined) {
      if (!isFigures) return null
      rows.push({ at: middleOf(line.box).y, cells: others, figures: 1 })
      continue
    }
    if (isFigures) row.figures += 1
    if (row.figures > 1) return null
    for (const [column, lines] of others.entries()) row.cells[column]?.push(...lines)
  }
  return rows.sort((a, b) => a.at - b.at).map(({ cells }) => cells)
}

/** The column that holds most words. */
function labelColumn(body: readonly TextLine[], columns: readonly Column[]): number {
  const words = columns.map(() => 0)
  for (const line of body)
    for (const run of line.runs) {
      const at = columnAt(columns, run.box)
      if (/\p{Script=Han}/u.test(run.text)) words[at] = (words[at] ?? 0) + 1
    }
  return Math.max(0, words.indexOf(Math.max(...words)))
}

/** Lines of the label column, those of one name together; null where a line without figures may be a name of its own or part of one. */
function blocksOf(placed: readonly { cells: Row; isFigures: boolean }[], label: number): TextLine[][] | null {
  const labelled = placed.flatMap(({ cells, isFigures }) => (cells[label] ?? []).map((line) => ({ line, isFigures })))
  const steps = labelled.slice(1).map(({ line, isFigures }, at) => {
    const before = labelled[at]
    return { distance: line.box[1] - (before?.line.box[1] ?? 0), isRows: isFigures && before?.isFigures === true }
  })
  const close = Math.min(...steps.map(({ distance }) => distance))
  const next = Math.min(...steps.map(({ distance }) => distance).filter((distance) => distance > DIFFERENT * close))
  // Where lines with figures of their own stand as close as any, closeness says nothing.
  const isName = Number.isFinite(next) && !steps.some(({ distance, isRows }) => isRows && distance <= DIFFERENT * close)
  if (!isName && labelled.some(({ line, isFigures }) => !isFigures && !/[：:]$/.test(line.text))) return null
  const blocks: TextLine[][] = []
  for (const [at, { line }] of labelled.entries()) {
    const distance = steps[at - 1]?.distance ?? Number.POSITIVE_INFINITY
    if (isName && distance <= DIFFERENT * close) blocks.at(-1)?.push(line)
    else blocks.push([line])
  }
  return blocks
}

function isBeside(line: TextLine, block: readonly TextLine[], own: TextLine | undefined): boolean {
  if (own !== undefined) return block.includes(own)
  const [, top, , bottom] = boxAround(block.map(({ box }) => box))
  const { y } = middleOf(line.box)
  return y > top && y < bottom
}

/** The runs of a line by column, words of one cell joined; null where two cells fall into one column. */
function placeRuns(line: TextLine, columns: readonly Column[]): Row | null {
  const placed: Row = columns.map(() => [])
  for (const run of line.runs) {
    const cell = placed[columnAt(columns, run.box)]
    const before = cell?.pop()
    if (cell === undefined) return null
    if (before === undefined) cell.push(lineOf(run))
    else if (isNear(before.box, run)) cell.push(lineOf(runOf([...before.runs, run].flatMap(({ glyphs }) => glyphs))))
    else return null
  }
  return placed
}

const isNear = (before: Box, { box, size }: Run): boolean => box[0] - before[2] <= ONE_CELL * size

const lineOf = (run: Run): TextLine => ({ runs: [run], text: run.text, box: run.box, size: run.size })
