import type { PieceCell } from '../../pieces.js'
import { withoutBlanks } from '../../words.js'
import type { PageGrid, PageLayout, PageLine } from './page-layout.js'

/** Edges of columns of two pages differ by less than this, in points. */
const SAME_EDGE = 4

/** What the first page of a table showed of it. */
interface Opening {
  grid: PageGrid
  /** Lines above the table, without blanks and marks of continuation. */
  head: Set<string>
}

/**
 * Finds tables that go on from the page before: the table there is the last thing on its page, and the one here, with the
 * same columns, the first after the same caption lines or none. Repeated captions and header rows are taken out.
 */
export function continueGrids(pages: readonly PageLayout[]): { pages: PageLayout[]; continued: Set<PageGrid> } {
  const continued = new Set<PageGrid>()
  let opening: Opening | null = null
  let lastPage = 0
  const result = pages.map((page): PageLayout => {
    const first = page.items.findIndex((item) => item.kind === 'grid')
    const grid = page.items[first]
    const lines = page.items.slice(0, Math.max(first, 0)).filter((item) => item.kind === 'line')
    let items = page.items
    const open: Opening | null = page.number === lastPage + 1 ? opening : null
    if (grid?.kind === 'grid' && open !== null && lines.every((item) => open.head.has(captionKey(item)))) {
      const rest = goOn(open.grid, grid)
      if (rest !== null) {
        continued.add(rest)
        items = [rest, ...page.items.slice(first + 1)]
      }
    }
    const last = items.at(-1)
    const goesOn = last?.kind === 'grid' && continued.has(last) ? opening : null
    opening = last?.kind === 'grid' ? (goesOn ?? { grid: last, head: headOf(items) }) : null
    lastPage = page.number
    return { ...page, items }
  })
  return { pages: result, continued }
}

export const captionKey = ({ line }: Pick<PageLine, 'line'>): string =>
  withoutBlanks(line.text).replace(/[（(]?续(?:表|上表)?[一二三四五六七八九十\d]{0,2}[）)]?/g, '')

function headOf(items: PageLayout['items']): Set<string> {
  const head = new Set([''])
  for (const item of items.slice(0, -1)) {
    if (item.kind === 'grid') head.clear()
    else head.add(captionKey(item))
  }
  return head.add('')
}

/** The grid with the columns of the opening one and without its header, or null where the columns differ. */
function goOn(opening: PageGrid, grid: PageGrid): PageGrid | null {
  const at = grid.edges.map((edge) => opening.edges.findIndex((other) => Math.abs(other - edge) <= SAME_EDGE))
  const all = at.every((found, index) => found >= 0 && (index === 0 || found > (at[index - 1] ?? 0)))
  if (!all || at[0] !== 0 || at.at(-1) !== opening.edges.length - 1) return null
  const rows = grid.rows.map((row) => placed(row, grid, at))
  let repeated = 0
  while (isSameRow(opening.rows[repeated], rows[repeated])) repeated += 1
  if (repeated > 0 && (repeated === rows.length || startsAlike(opening, repeated, rows[repeated]))) return null
  return { ...grid, edges: opening.edges, rows: rows.slice(repeated) }
}

/** Spans counted in the columns of the opening page, where that has more of them. */
function placed(row: readonly PieceCell[], grid: PageGrid, at: readonly number[]): PieceCell[] {
  return row.map((cell) => {
    const left = cell.place.box?.[0] ?? 0
    const column = grid.edges.reduce(
      (best, edge, index) => (Math.abs(edge - left) < Math.abs((grid.edges[best] ?? 0) - left) ? index : best),
      0,
    )
    return { ...cell, columns: (at[column + cell.columns] ?? 0) - (at[column] ?? 0) }
  })
}

/**
 * The same label after the same header: another form of the same kind (one project after the other), not more of this one.
 * A label that the opening has in several rows groups them and says nothing; codes begin alike from row to row.
 */
function startsAlike(opening: PageGrid, at: number, row: readonly PieceCell[] | undefined): boolean {
  const [label, second] = opening.rows[at] ?? []
  if (label === undefined || label.text === '' || label.text !== row?.[0]?.text) return false
  const again = opening.rows.filter((other) => other[0]?.text === label.text).length > 1
  return second?.text === row[1]?.text || (!again && /\p{Script=Han}/u.test(label.text))
}

function isSameRow(a: readonly PieceCell[] | undefined, b: readonly PieceCell[] | undefined): boolean {
  if (a === undefined || b === undefined || a.length !== b.length) return false
  if (!a.some(({ text }) => text !== '')) return false
  return a.every(
    (cell, at) => cell.text === b[at]?.text && cell.columns === b[at]?.columns && cell.rows === b[at]?.rows,
  )
}
