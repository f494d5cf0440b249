import { type Column, columnAt } from './aligned-columns.js'
import { figuresOf, isRow } from './aligned-region.js'
import { nameBlocks } from './name-blocks.js'
import { type Box, boxAround, middleOf } from './page-content.js'
import { type Run, runOf, type TextLine } from './text-lines.js'

/** Lines of each column of one row. */
type Row = TextLine[][]

/** What stands together in one row: the name of one column, or the figures of one line. */
interface Part {
  box: Box
  cells: Row
  isFigures: boolean
}

/** Words of one cell stand nearer than this part of the size. */
const ONE_CELL = 0.85
/** So many places between rules are rows of a table. */
const MIN_SLABS = 3

/**
 * Rows of a table without rules: names, broken over lines or not, with the figures at the height of one of the lines or between
 * them. Null where a figure could belong to two names, a text to two columns, or a line to two names.
 */
export function alignedRows(
  body: readonly TextLine[],
  columns: readonly Column[],
  slabOf: (line: TextLine) => number = () => 0,
): Row[] | null {
  const slabs = new Map<number, TextLine[]>()
  for (const line of body) {
    const slab = slabs.get(slabOf(line))
    if (slab === undefined) slabs.set(slabOf(line), [line])
    else slab.push(line)
  }
  const all = [...slabs.values()]
  // Where no two rules have more than one line of figures between them, every row is ruled.
  const isRuled = all.length >= MIN_SLABS && all.every((lines) => lines.filter(isRow).length <= 1)
  const read = all.map((lines) => (isRuled ? oneRow(lines, columns) : rowsBetween(lines, columns)))
  return read.every((rows) => rows !== null) ? read.flat() : null
}

/** All lines between two rules as one row. */
function oneRow(lines: readonly TextLine[], columns: readonly Column[]): Row[] | null {
  const row: Row = columns.map(() => [])
  for (const line of lines) {
    const cells = placeRuns(line, columns)
    if (cells === null) return null
    for (const [at, cell] of cells.entries()) row[at]?.push(...cell)
  }
  return [row]
}

function rowsBetween(body: readonly TextLine[], columns: readonly Column[]): Row[] | null {
  const placed: Row[] = []
  for (const line of body) {
    const cells = placeRuns(line, columns)
    if (cells === null) return null
    placed.push(cells)
  }
  const parts: Part[] = []
  const words = columns.map((_, column) => placed.some((cells) => cells[column]?.some(isWords)))
  for (const [column] of columns.entries()) {
    if (words[column] !== true) continue
    const lines = placed.flatMap((cells) => {
      // A code above its name is no figure.
      const isFigures = cells.some((own, at) => words[at] !== true && own.some((line) => figuresOf(line).length > 0))
      return (cells[column] ?? []).map((line) => ({ line, isFigures }))
    })
    const blocks = nameBlocks(lines)
    if (blocks === null) return null
    for (const block of blocks)
      parts.push({
        box: boxAround(block.map(({ box }) => box)),
        cells: columns.map((_, at) => (at === column ? block : [])),
        isFigures: false,
      })
  }
  for (const cells of placed) {
    const figures = cells.map((lines, column) => (words[column] === true ? [] : lines))
    const boxes = figures.flat().map(({ box }) => box)
    if (boxes.length > 0) parts.push({ box: boxAround(boxes), cells: figures, isFigures: true })
  }
  return rowsOf(parts, columns.length)
}

const isWords = ({ text }: TextLine): boolean => /\p{Script=Han}/u.test(text)

/** Parts at one height are one row; null where two of them claim one column. */
function rowsOf(parts: readonly Part[], width: number): Row[] | null {
  const rows: Part[][] = []
  for (const part of [...parts].sort((a, b) => heightOf(b) - heightOf(a))) {
    const beside = rows.filter((row) => row.some((other) => isBeside(other.box, part.box)))
    if (beside.length > 1) return null
    if (beside[0] === undefined) rows.push([part])
    else beside[0].push(part)
  }
  const read: { at: number; cells: Row }[] = []
  for (const row of rows) {
    if (row.filter(({ isFigures }) => isFigures).length > 1) return null
    const cells: Row = []
    for (let column = 0; column < width; column += 1) {
      const own = row.map((part) => part.cells[column] ?? []).filter((lines) => lines.length > 0)
      if (own.length > 1) return null
      cells.push(own[0] ?? [])
    }
    read.push({ at: middleOf(boxAround(row.map(({ box }) => box))).y, cells })
  }
  return read.sort((a, b) => a.at - b.at).map(({ cells }) => cells)
}

const heightOf = ({ box }: Part): number => box[3] - box[1]

/** The middle of one at the height of the other. */
const isBeside = (a: Box, b: Box): boolean => covers(a, middleOf(b).y) || covers(b, middleOf(a).y)

const covers = ([, top, , bottom]: Box, y: number): boolean => y > top && y < bottom

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
