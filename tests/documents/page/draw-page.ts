import type { Piece, ReadPieces } from '../../../src/documents/pieces.js'
import { LayoutReader } from '../../../src/documents/readers/page/layout-reader.js'
import type { Box, Glyph, PageContent, Rule } from '../../../src/documents/readers/page/page-content.js'

/** Characters of a text from `x` on, its em boxes from `top` down: Chinese characters are square, others half as wide. */
export function text(x: number, top: number, words: string, size = 10): Glyph[] {
  let left = x
  return [...words].flatMap((char): Glyph[] => {
    const width = char > '\u2e7f' ? size : size / 2
    const box: Glyph['box'] = [left, top, left + width, top + size]
    left += width
    return char === ' ' ? [] : [{ text: char, box, size, turn: 0 }]
  })
}

/** The same, ending at `right`: how figures stand in their columns. */
export function figure(right: number, top: number, digits: string, size = 10): Glyph[] {
  return text(right - (digits.length * size) / 2, top, digits, size)
}

export const level = (at: number, from: number, to: number): Rule => ({ axis: 'horizontal', at, from, to })
export const upright = (at: number, from: number, to: number): Rule => ({ axis: 'vertical', at, from, to })

/** All rules of a full grid. */
export function fullGrid(xs: readonly number[], ys: readonly number[]): Rule[] {
  const [left = 0, right = 0] = [xs[0], xs.at(-1)]
  const [top = 0, bottom = 0] = [ys[0], ys.at(-1)]
  return [...ys.map((y) => level(y, left, right)), ...xs.map((x) => upright(x, top, bottom))]
}

export function page(
  number: number,
  glyphs: Glyph[],
  rules: Rule[] = [],
  size = { width: 595, height: 842 },
  areas: Box[] = [],
): PageContent {
  return { number, ...size, glyphs, rules, areas, hasImage: false }
}

export function read(...pages: PageContent[]): ReadPieces {
  const reader = new LayoutReader(pages.length)
  for (const content of pages) reader.add(content)
  return reader.finish()
}

/** Tables as rows of texts; spans are shown as `text <columns×rows>`. */
export function gridsOf({ pieces }: { pieces: readonly Piece[] }): string[][][] {
  return pieces.flatMap((piece) =>
    piece.kind === 'grid'
      ? [
          piece.rows.map((row) =>
            row.map(({ text: words, columns, rows }) =>
              columns > 1 || rows > 1 ? `${words} <${columns}×${rows}>` : words,
            ),
          ),
        ]
      : [],
  )
}

export const linesOf = ({ pieces }: { pieces: readonly Piece[] }): string[] =>
  pieces.flatMap((piece) => (piece.kind === 'line' ? [piece.text] : []))
