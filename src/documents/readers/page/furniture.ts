import { readCaption } from '../../captions.js'
import { isPageNumber } from '../../line-kind.js'
import { withoutBlanks } from '../../words.js'
import { decimalsOf } from './figure-text.js'
import type { PageLayout, PageLine } from './page-layout.js'

/** Part of the page's height, at its head and foot, where running lines stand. */
const MARGIN = 0.13
/** A line is running from this number of pages on, and from this part of all pages. */
const MIN_PAGES = 3
const MIN_SHARE = 0.4
const NUMBER =
  /^(?:第?\s?\d{1,4}\s?页?(?:[/／，,]?\s?(?:共\s?)?\d{1,4}\s?页?)?|[-—–·.\s]{1,4}\d{1,4}[-—–·.\s]{1,4}|[ivxIVX]{1,6})$/

/**
 * Takes out what pages repeat around their text: page numbers, and lines that stand in the same margin at the same place of
 * many pages. Captions of forms (单位：元) stay, however often they repeat.
 */
export function withoutFurniture(pages: readonly PageLayout[]): PageLayout[] {
  const seen = new Map<string, Set<number>>()
  for (const page of pages)
    for (const item of marginLines(page)) {
      const key = keyOf(item, page)
      seen.set(key, (seen.get(key) ?? new Set()).add(page.number))
    }
  const needed = Math.max(MIN_PAGES, Math.ceil(pages.length * MIN_SHARE))
  return pages.map((page) => {
    const margin = new Set(marginLines(page))
    const numbered = pageNumberOf(page)
    const isRunning = (item: PageLine): boolean =>
      margin.has(item) &&
      !holdsFigure(item) &&
      (seen.get(keyOf(item, page))?.size ?? 0) >= needed &&
      readCaption(item.line.text) === null
    return {
      ...page,
      items: page.items.filter((item) => item.kind === 'grid' || !(item === numbered || isRunning(item))),
    }
  })
}

function marginLines(page: PageLayout): PageLine[] {
  return page.items.filter(
    (item) => item.kind === 'line' && (item.box[3] < page.height * MARGIN || item.box[1] > page.height * (1 - MARGIN)),
  ) as PageLine[]
}

const holdsFigure = ({ line }: PageLine): boolean => line.runs.some(({ text }) => (decimalsOf(text) ?? 0) > 0)

/** Same words (digits apart) at the same height: wherever the line begins, since left and right pages mirror it. */
function keyOf(item: PageLine, page: PageLayout): string {
  const words = withoutBlanks(item.line.text).replace(/\d+/g, '#')
  return `${words}@${Math.round((item.box[1] / page.height) * 40)}`
}

/** The page's number: alone on the last or first line of the page. */
function pageNumberOf(page: PageLayout): PageLine | null {
  for (const item of [page.items.at(-1), page.items[0]]) {
    if (item?.kind !== 'line') continue
    const atEdge = item.box[1] > page.height * (1 - MARGIN) || item.box[3] < page.height * MARGIN
    if (atEdge && (NUMBER.test(item.line.text.trim()) || isPageNumber(item.line.text))) return item
  }
  return null
}
