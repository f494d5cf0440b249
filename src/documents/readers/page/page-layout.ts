import type { PieceCell } from '../../pieces.js'
import type { Box } from './page-content.js'
import type { TextLine } from './text-lines.js'

/** A table of one page with the edges of its columns. */
export interface PageGrid {
  kind: 'grid'
  rows: PieceCell[][]
  box: Box
  /** Edges of the columns in points: one more than there are columns. */
  edges: number[]
  /** Space of each column where no rules mark it: edges then differ from page to page. */
  columns?: { left: number; right: number }[]
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
  /** Characters of the page that have no meaning the file states. */
  unreadable: number
}
