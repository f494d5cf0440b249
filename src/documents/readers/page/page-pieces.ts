import type { Piece } from '../../pieces.js'
import { alignTables } from './align-tables.js'
import { continueGrids } from './continued-grids.js'
import { withoutFurniture } from './furniture.js'
import { namelessGrids, rowsAsLines } from './nameless-grids.js'
import { roundBox } from './page-content.js'
import type { PageLayout } from './page-layout.js'
import { pageTitles } from './page-titles.js'
import { paragraphStarts } from './paragraph-starts.js'

interface PagePieces {
  number: number
  /** Whether a table of the page has rows without names, so that its figures belong to no column. */
  nameless: boolean
  recognized: boolean
  pieces: Piece[]
}

/**
 * Makes the pieces of pages in their order. Pages with text and pages that were recognised from pictures are read apart: no
 * table, paragraph or header goes over from one kind to the other, so that nothing uncertain decides what is certain.
 */
export function piecesOf(
  pages: readonly PageLayout[],
  count: (pages: readonly PageLayout[]) => void,
): { pieces: Piece[]; nameless: number[] } {
  const kinds = [false, true].map((recognized) => pages.filter((page) => page.recognized === recognized))
  const read = kinds.flatMap((kind) => readTogether(kind, count)).sort((a, b) => a.number - b.number)
  const pieces = read.flatMap((page, at) => {
    const before = read[at - 1]
    return before === undefined || before.recognized === page.recognized ? page.pieces : startAnew(page.pieces)
  })
  return { pieces, nameless: read.flatMap(({ number, nameless }) => (nameless ? [number] : [])) }
}

function readTogether(kind: readonly PageLayout[], count: (pages: readonly PageLayout[]) => void): PagePieces[] {
  const ruled = continueGrids(withoutFurniture(kind))
  const { continued } = ruled
  const pages = alignTables(ruled.pages)
  count(pages)
  const without = namelessGrids(pages)
  const starts = paragraphStarts(pages)
  const titles = pageTitles(pages)
  return pages.map(({ number, items, recognized }) => {
    const mark = recognized ? { recognized } : {}
    const pieces = items.flatMap((item): Piece[] => {
      if (item.kind === 'line')
        return [
          {
            kind: 'line',
            text: item.line.text,
            level: titles.has(item.line) ? 1 : null,
            begins: starts.get(item.line) ?? null,
            positioned: true,
            place: { page: number, box: roundBox(item.box), sheet: null, cell: null, ...mark },
          },
        ]
      const rows = item.rows.map((row) => row.map((cell) => ({ ...cell, place: { ...cell.place, ...mark } })))
      if (without.has(item)) return rowsAsLines(rows)
      return [{ kind: 'grid', rows, continues: continued.has(item) }]
    })
    return {
      number,
      nameless: items.some((item) => item.kind === 'grid' && without.has(item)),
      recognized,
      pieces,
    }
  })
}

/** The first line of a page begins a paragraph. */
const startAnew = ([first, ...rest]: readonly Piece[]): Piece[] =>
  first === undefined ? [] : [first.kind === 'line' ? { ...first, begins: true } : first, ...rest]
