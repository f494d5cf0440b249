import type { Token } from './flat-tokens.js'

const SLACK = 2
const WIDE_GAP = 4

/**
 * Columns that the layout of a page still shows: figures of one column end at one place. Trusted only where wide blanks separate
 * them and the places are exactly as many as the header has columns of figures; null otherwise. One entry a line.
 */
export function alignedColumns(lines: readonly (readonly Token[])[], columns: number): (number[] | null)[] | null {
  const figures = lines.map((tokens) => tokens.filter((token) => token.kind === 'amount' || token.kind === 'mark'))
  const all = figures.flat()
  if (all.length < 4 || columns < 2 || !all.some((token) => token.gap >= WIDE_GAP)) return null
  if (all.some((token) => token.gap < 2)) return null
  const places: number[] = []
  for (const end of all.map((token) => token.end).sort((a, b) => a - b))
    if (end - (places.at(-1) ?? Number.NEGATIVE_INFINITY) > SLACK) places.push(end)
  if (places.length !== columns) return null
  return figures.map((tokens) => {
    const found = tokens.map((token) => places.findLastIndex((place) => place <= token.end))
    return new Set(found).size === found.length && found.length > 0 ? found : null
  })
}
