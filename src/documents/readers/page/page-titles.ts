import { middleOf } from './page-content.js'
import type { PageLayout } from './page-layout.js'
import type { TextLine } from './text-lines.js'

/** So much larger than the running text is a title. */
const LARGER = 1.15
/** How far its middle may be from the page's, as part of the width. */
const OFF_CENTRE = 0.06
const LONGEST = 40

/**
 * Titles that open a page of running text (部门主要职能, 机构设置): its first line, in the middle and larger than the text. They
 * carry no number, so that only the page shows them to be headings. Titles of forms belong to their tables and are left out.
 */
export function pageTitles(pages: readonly PageLayout[]): Set<TextLine> {
  const body = bodySize(pages)
  const titles = new Set<TextLine>()
  for (const page of pages) {
    const [first, ...rest] = page.items
    if (first?.kind !== 'line' || rest.length === 0 || rest.some((item) => item.kind === 'grid')) continue
    const { line } = first
    const centred = Math.abs(middleOf(first.box).x - page.width / 2) <= OFF_CENTRE * page.width
    const flat = line.text.replace(/\s/gu, '')
    const titled = flat.length >= 4 && flat.length <= LONGEST && !/[。；：，、:;,]|表$/u.test(flat)
    if (centred && titled && line.size >= LARGER * body) titles.add(line)
  }
  return titles
}

/** The size of most characters outside tables. */
function bodySize(pages: readonly PageLayout[]): number {
  const counts = new Map<number, number>()
  for (const page of pages)
    for (const item of page.items)
      if (item.kind === 'line') {
        const size = Math.round(item.line.size * 2) / 2
        counts.set(size, (counts.get(size) ?? 0) + item.line.text.length)
      }
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 0
}
