import type { Piece } from '../../pieces.js'
import { isFigure } from './figure-text.js'
import type { PageGrid, PageLayout } from './page-layout.js'

/** Header of a column that says what a row is about. */
const NAMES = /^(?:项目|科目|名称|指标|序号|年度|年份|单位|部门|功能分类|经济分类)|(?:编码|代码|编号|名称)$/

/** Marks of a sheet for a figure too wide for its column. */
const TOO_WIDE = /^#+$/
const isValue = (text: string): boolean => isFigure(text) || TOO_WIDE.test(text)

/**
 * Tables whose rows have figures but nothing that says what they are about: the right-hand columns of a sheet that was printed
 * over several pages. A row of figures alone is a form of one row, unless its page begins with it, where no title names it.
 */
export function namelessGrids(pages: readonly PageLayout[]): Set<PageGrid> {
  const nameless = new Set<PageGrid>()
  for (const page of pages)
    for (const [at, item] of page.items.entries())
      if (item.kind === 'grid' && isNameless(item, at === 0 ? 1 : 2)) nameless.add(item)
  return nameless
}

function isNameless({ rows }: PageGrid, least: number): boolean {
  const texts = rows.map((row) => row.map(({ text }) => text.replace(/\s/g, '')).filter((text) => text !== ''))
  const figures = texts.map((row) => row.length > 0 && row.every(isValue))
  const first = figures.indexOf(true)
  if (first < 0 || figures.filter(Boolean).length < least) return false
  const header = texts.slice(0, first).flat()
  return texts.slice(first).every((row) => row.every(isValue)) && !header.some((text) => NAMES.test(text))
}

/** The rows of such a table as lines, whose figures belong to no column. */
export function rowsAsLines(rows: PageGrid['rows']): Piece[] {
  return rows.flatMap((row): Piece[] => {
    const cells = row.filter(({ text }) => text !== '')
    const [first] = cells
    if (first === undefined) return []
    const text = cells.map((cell) => cell.text).join('  ')
    return [{ kind: 'line', text, level: null, begins: true, positioned: true, place: first.place }]
  })
}
