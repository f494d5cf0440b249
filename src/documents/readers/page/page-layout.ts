import type { PieceCell } from '../../pieces.js'
import type { Box, Rule } from './page-content.js'
import type { TextLine } from './text-lines.js'

/** A table with the edges of its columns; one without rules may hold the rows of several pages. */
export interface PageGrid {
  kind: 'grid'
  rows: PieceCell[][]
  box: Box
  /** Edges of the columns in points: one more than there are columns. */
  edges: number[]
}

export interface PageLine {
  kind: 'line'
  line: TextLine
  box: Box
}

/** Lines and tables of one page in reading order. */
export interface PageLayout {
  number: number
  width: number
  height: number
  items: (PageGrid | PageLine)[]
  /** Rules that draw no whole table. */
  rules: Rule[]
  /** Characters of the page that have no meaning the file states. */
  unreadable: number
  /** True where its text was recognised from a picture. */
  recognized: boolean
}

/** From the top down, from the left within one height. */
export const inOrder = (items: PageLayout['items']): PageLayout['items'] =>
  [...items].sort((a, b) => a.box[1] - b.box[1] || a.box[0] - b.box[0])
