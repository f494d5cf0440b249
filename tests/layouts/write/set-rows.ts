import type { FormPart } from '../content.js'
import type { SpannedCell } from '../spans.js'
import { breakLines } from './break-lines.js'
import type { Sizing } from './column-widths.js'
import type { Fonts } from './fonts.js'
import type { SetRule, SetText } from './set-pages.js'

export interface SetCell extends SpannedCell {
  /** The cell's lines in a box: figures at the right, header in the middle, words at the left. */
  place(box: SetRule): SetText[]
}

export interface SetRow {
  height: number
  cells: SetCell[]
}

const LINE = 1.35
const isFigure = (text: string): boolean => /^[-△]?[\d,.]+%?$|^-$/.test(text)

/** Breaks the text of every cell into lines and gives every row the height that its tallest cell needs. */
export function setRows(part: FormPart, { size, padding, widths }: Sizing, fonts: Fonts): SetRow[] {
  const widthOf = (text: string): number => fonts.widthOf(text, size)
  const rows = part.rows.map(
    (cells, at): { own: number; tall: { rows: number; height: number }[]; cells: SetCell[] } => {
      const set = cells.map((cell) => {
        const width = widths.slice(cell.column, cell.column + cell.columns).reduce((a, b) => a + b, 0)
        const lines = breakLines(cell.text, widthOf, width - 2 * padding)
        const place = (box: SetRule): SetText[] =>
          lines.map((text, line) => {
            const spare = box.x2 - box.x1 - widthOf(text)
            const top = box.y1 + (box.y2 - box.y1 - lines.length * size * LINE) / 2
            const isHeader = at < part.headerRows
            const x = isHeader
              ? box.x1 + spare / 2
              : isFigure(cell.text)
                ? box.x2 - padding - widthOf(text)
                : box.x1 + padding
            return { text, size, x, y: top + line * size * LINE + size * 1.05 }
          })
        return { ...cell, place, height: lines.length * size * LINE + 5 }
      })
      const single = set.filter((cell) => cell.rows === 1).map(({ height }) => height)
      return { own: Math.max(size * LINE + 5, ...single), tall: set.filter((cell) => cell.rows > 1), cells: set }
    },
  )
  const heights = rows.map(({ own }) => own)
  rows.forEach(({ tall }, at) => {
    for (const cell of tall) {
      const held = heights.slice(at, at + cell.rows).reduce((a, b) => a + b, 0)
      const last = at + cell.rows - 1
      if (cell.height > held) heights[last] = (heights[last] ?? 0) + cell.height - held
    }
  })
  return rows.map(({ cells }, at) => ({ height: heights[at] ?? 0, cells }))
}
