import type { Figure } from '../../core/figure.js'
import { placeWords } from '../../language/place-words.js'
import type { PictureWords } from './words.js'

/** More places than this are left to the text. */
const MOST = 4

/** Where figures stand, one line a table or passage: `path · table`. Calculations have the places of what they came from. */
export function sourceLines(figures: readonly Figure[], words: PictureWords): string[] {
  const places = figures.flatMap(({ source }) => {
    if (source === null) return []
    const { page, sheet, table } = source
    // The rows of a table show their own lines and cells.
    const place = placeWords({ line: table === null ? source.line : null, page, sheet, cell: null })[words.language]
    const where = table === null ? [words.text, place] : [place, table]
    return [`${source.path}${words.join}${where.filter((part) => part !== '').join(' ')}`]
  })
  const distinct = [...new Set(places)]
  const shown = distinct.slice(0, distinct.length > MOST + 1 ? MOST : MOST + 1)
  return [...shown, ...(distinct.length > shown.length ? [words.moreSources(distinct.length - shown.length)] : [])]
}
