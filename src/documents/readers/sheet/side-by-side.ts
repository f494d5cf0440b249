import { isFormTitle, readCaption } from '../../captions.js'
import type { SheetCell } from './sheet-cells.js'

/**
 * Parts of a sheet on which forms stand beside each other, in reading order; one part for any other sheet. A row of nothing but
 * titles, several of them, opens such a stretch; a blank column between two titles parts their forms, else the later title does.
 * Where a cell reaches over the border between them, the sheet is left as it is: then it is one form with two headings.
 */
export function formsBesideEachOther(cells: readonly SheetCell[]): SheetCell[][] {
  const filled = cells.filter(({ text }) => text.trim() !== '')
  const rows = new Map<number, SheetCell[]>()
  for (const cell of filled) rows.set(cell.row, [...(rows.get(cell.row) ?? []), cell])
  const titleRows = [...rows].filter(([, own]) => own.every(isTitle)).map(([row]) => row)
  titleRows.sort((a, b) => a - b)
  const parts: SheetCell[][] = []
  let rest = 0
  for (const [at, row] of titleRows.entries()) {
    const titles = (rows.get(row) ?? []).sort((a, b) => a.column - b.column)
    if (titles.length < 2) continue
    const until = titleRows[at + 1] ?? Number.POSITIVE_INFINITY
    const stretch = cells.filter((cell) => cell.row >= row && cell.row < until)
    const end = endOf(stretch, until, rows)
    const borders = bordersOf(
      titles,
      stretch.filter((cell) => cell.row < end),
    )
    if (borders === null) continue
    parts.push(between(cells, rest, row))
    for (const [from, to] of borders)
      parts.push(stretch.filter((cell) => cell.row < end && cell.column >= from && cell.column < to))
    rest = end
  }
  parts.push(between(cells, rest, Number.POSITIVE_INFINITY))
  return parts.filter((part) => part.some(({ text }) => text.trim() !== ''))
}

const isTitle = ({ text }: SheetCell): boolean => isFormTitle(text) && readCaption(text)?.title === true

const between = (cells: readonly SheetCell[], from: number, to: number): SheetCell[] =>
  cells.filter(({ row }) => row >= from && row < to)

/** Where the stretch ends: at a sentence that stands alone in its row and reaches over most of it, as notes below do. */
function endOf(stretch: readonly SheetCell[], until: number, rows: ReadonlyMap<number, SheetCell[]>): number {
  const width = stretch.reduce((most, { column, columns }) => Math.max(most, column + columns), 0)
  const note = stretch.find(
    ({ row, text, columns }) => text.trim() !== '' && columns * 2 > width && rows.get(row)?.length === 1,
  )
  return note?.row ?? until
}

/** From which column to which each form reaches; null where a cell stands on both sides. */
function bordersOf(titles: readonly SheetCell[], stretch: readonly SheetCell[]): [number, number][] | null {
  const covered = new Set<number>()
  for (const { column, columns, text } of stretch)
    if (text.trim() !== '' || columns > 1) for (let at = column; at < column + columns; at += 1) covered.add(at)
  const starts = [0]
  for (const [at, title] of titles.entries()) {
    const before = titles[at - 1]
    if (before === undefined) continue
    let blank = title.column - 1
    while (blank > before.column && covered.has(blank)) blank -= 1
    starts.push(blank > before.column ? blank + 1 : title.column)
  }
  const crosses = stretch.some(({ column, columns }) =>
    starts.some((start) => column < start && column + columns > start),
  )
  if (crosses) return null
  return starts.map((start, at) => [start, starts[at + 1] ?? Number.POSITIVE_INFINITY])
}
