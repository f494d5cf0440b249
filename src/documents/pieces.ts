import type { Place } from '../core/place.js'

export type { Place }

/** One visual line of text outside tables. */
export interface LinePiece {
  kind: 'line'
  text: string
  /** Heading depth that the format itself states (h1, Heading 1), else null: the words decide then. */
  level: number | null
  /** True where the line begins a paragraph as the page shows it, false where it goes on; else the words decide. */
  begins?: boolean | null
  /** True for a line of a drawn page whose places have been looked at: what they did not prove, its blanks do not either. */
  positioned?: boolean
  place: Place
}

export interface PieceCell {
  text: string
  /** Spans as the format states or draws them, at least 1; positions under a span are left out of later rows. */
  columns: number
  rows: number
  place: Place
}

/** A table with its cells told apart by the format: ruled lines, merged cells, markup. */
export interface GridPiece {
  kind: 'grid'
  rows: PieceCell[][]
  /** True where the table goes on from the page before (the same columns at the same places). */
  continues: boolean
}

/**
 * What readers of formats with pages, sheets or markup make of a file, in reading order: lines and tables. One assembler
 * turns pieces into blocks, with the same eyes for headings, captions and paragraphs as in plain text.
 */
export type Piece = LinePiece | GridPiece

/** Pieces of one file, with what could not be read of it. */
export interface ReadPieces {
  pieces: Piece[]
  warnings: { code: string; message: { zh: string; en: string } }[]
}
