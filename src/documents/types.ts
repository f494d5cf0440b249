import type { PageStart, Place } from '../core/place.js'

/** A problem of the data, with the place: collected while work goes on. `code` is stable; the texts are for people. */
export interface DataWarning {
  code: string
  message: { zh: string; en: string }
  line: number | null
}

/** First and last line (1-based, inclusive) of the source file. */
export interface LineRange {
  first: number
  last: number
}

export interface HeadingBlock {
  kind: 'heading'
  /** 1 = 第一部分, 2 = 一、, 3 = （一）, 4 = 1. …; titles of the cover are 0. */
  depth: number
  text: string
  lines: LineRange
}

/** A paragraph with its broken lines joined. */
export interface ParagraphBlock {
  kind: 'paragraph'
  text: string
  lines: LineRange
  /** For each source line of the paragraph: its number and the offset in `text` where it starts. */
  offsets: { line: number; start: number }[]
  /** `note` is a 注 under a table, `contents` an entry of the table of contents. */
  role: 'prose' | 'note' | 'contents' | 'furniture'
}

/** Raw cell of a table that has cells: pipes, tabs, sheets, Word, HTML, drawn lines of a page. */
export interface GridCell {
  text: string
  line: number
  lastLine: number
  /** Spans as far as the format states them; 1 in pipes and tabs. */
  columns: number
  rows: number
  /** Page, box, sheet and address; absent in text. */
  place?: Place
}

/** A table whose cells are separated in the source. */
export interface GridBlock {
  kind: 'grid'
  /** `drawn`: the format itself tells the cells apart and says what spans what. */
  layout: 'pipe' | 'tab' | 'drawn'
  rows: GridCell[][]
  lines: LineRange
}

/** A table flattened to lines of text, in which empty cells left no trace but blanks. */
export interface FlatBlock {
  kind: 'flat'
  /** True where the lines come from a drawn page on which no columns could be proven: its figures stay without column. */
  positioned?: boolean
  /** Non-empty source lines as they stand, with leading blanks. */
  rows: { text: string; line: number }[]
  lines: LineRange
}

export type Block = HeadingBlock | ParagraphBlock | GridBlock | FlatBlock

/** What every reader returns, whatever the format of the file. */
export interface ReadDocument {
  blocks: Block[]
  warnings: DataWarning[]
  /** Name of the encoding that was used, for `documents` and `doctor`. */
  encoding: string
  /** The source lines as decoded, without line ends: what quotes and proofs are compared with. */
  sourceLines: string[]
  /** Where pages or sheets begin, for formats that have them. */
  pages?: PageStart[]
}

/** What the document says of itself, never its file name. Null where it does not say. */
export interface DocumentIdentity {
  title: string
  organization: string | null
  level: 'department' | 'own' | 'unit' | null
  year: number | null
  kind: 'budget' | 'accounts' | null
  /** True where it says that it takes an earlier disclosure's place (更正); absent otherwise. */
  corrects?: true
}
