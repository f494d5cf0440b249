/** A cell with the columns of a table's grid that it covers. */
export interface CoveringCell {
  first: number
  span: number
  hasWords: boolean
}

/** A column is drawn by chance, where borders do not quite meet, when it is at most this part of what is left of a cell without it. */
const SLIVER = 4

/**
 * Columns that nobody sees: Word and spreadsheets keep a grid of every border that stands anywhere, so borders that miss each other
 * by a hair make columns that hold nothing. Such a column is narrow beside every cell that reaches over it, and in most rows no cell
 * has it for its own. `widths` are those of the grid, in any one unit; none where the file does not state them all.
 */
export function sliverColumns(rows: readonly CoveringCell[][], widths: readonly number[]): Set<number> {
  const dropped = new Set<number>()
  const columns = Math.max(0, ...rows.flatMap((cells) => cells.map(({ first, span }) => first + span)))
  if (columns === 0 || columns > widths.length) return dropped
  const cells = rows.flat().filter(({ span, hasWords }) => span > 1 || hasWords)
  const order = widths
    .slice(0, columns)
    .map((width, column) => ({ width, column }))
    .sort((a, b) => a.width - b.width || a.column - b.column)
  for (const { width, column } of order) {
    const over = cells.filter(({ first, span }) => column >= first && column < first + span)
    const isNarrow = over.every(({ first, span }) => {
      let rest = 0
      for (let at = first; at < first + span; at += 1) if (at !== column && !dropped.has(at)) rest += widths[at] ?? 0
      return rest > 0 && width * SLIVER <= rest
    })
    if (over.length > 0 && isNarrow && !isOwn(rows, column)) dropped.add(column)
  }
  return dropped
}

/** How many columns a cell has left. */
export function spanWithout({ first, span }: CoveringCell, dropped: ReadonlySet<number>): number {
  let left = span
  for (let column = first; column < first + span; column += 1) if (dropped.has(column)) left -= 1
  return left
}

function isOwn(rows: readonly CoveringCell[][], column: number): boolean {
  const own = rows.filter((cells) => cells.some(({ first, span }) => first === column && span === 1))
  return own.length * 2 > rows.length
}
