import type { Figure } from '../../core/figure.js'
import type { PictureWords } from './words.js'

/** More places than this are left to the text. */
const MOST = 4

/** Where figures stand, one line a table or passage: `path · table`. Calculations have the places of what they came from. */
export function sourceLines(figures: readonly Figure[], words: PictureWords): string[] {
  const places = figures.flatMap(({ source }) => {
    if (source === null) return []
    const line = source.line === null ? [] : [words.line(source.line)]
    const where = source.table ?? [words.text, ...line].join(' ')
    return [`${source.path}${words.join}${where}`]
  })
  const distinct = [...new Set(places)]
  const shown = distinct.slice(0, distinct.length > MOST + 1 ? MOST : MOST + 1)
  return [...shown, ...(distinct.length > shown.length ? [words.moreSources(distinct.length - shown.length)] : [])]
}
