import type { FormPart } from '../content.js'
import type { Fonts } from './fonts.js'

export interface Sizing {
  size: number
  /** Blank at either side of a cell. */
  padding: number
  widths: number[]
}

const SIZES = [9, 8, 7, 6, 5]
const isFigure = (text: string): boolean => /^[-△]?[\d,.]+%?$/.test(text)

/** Widths of the columns at the largest size at which the table fits: figures whole, words wrapped where room is short. */
export function columnWidths(part: FormPart, fonts: Fonts, room: number, padding: number): Sizing {
  for (const size of SIZES) {
    const columns = Array.from({ length: part.width }, (_, at) => columnAt(part, at, fonts, size))
    const least = columns.map(({ least }) => least + 2 * padding)
    const natural = columns.map(({ natural }) => natural + 2 * padding)
    const spare = room - sum(least)
    if (spare < 0 && size !== SIZES.at(-1)) continue
    const wanted = sum(natural) - sum(least)
    const share = wanted <= 0 ? 0 : Math.min(1, Math.max(0, spare) / wanted)
    return { size, padding, widths: least.map((width, at) => width + ((natural[at] ?? width) - width) * share) }
  }
  throw new Error('a table without a size')
}

/** The most and the least room that a column needs, from the cells that stand in it alone. */
function columnAt(part: FormPart, column: number, fonts: Fonts, size: number): { natural: number; least: number } {
  const cells = part.rows.flat().filter((cell) => cell.column === column && cell.columns === 1)
  let natural = 2 * size
  let least = 2 * size
  for (const { text } of cells) {
    const width = fonts.widthOf(text, size)
    natural = Math.max(natural, width)
    least = Math.max(least, isFigure(text) ? width : Math.min(width, 4 * size))
  }
  return { natural, least }
}

const sum = (all: readonly number[]): number => all.reduce((a, b) => a + b, 0)
