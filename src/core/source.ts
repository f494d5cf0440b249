/** Where a figure or a quote stands. Lines are 1-based lines of the source file; pages, sheets and boxes come with other formats. */
export interface Source {
  /** Document id: its path inside the corpus without the extension (with it beside a namesake). */
  document: string
  /** Path of the file inside the corpus, with `/`. */
  path: string
  /** Short name for people: number and title of the table, or null in prose. */
  table: string | null
  /** Name of the row, with its code in front when it has one. */
  row: string | null
  /** Column path joined with ` / `. */
  column: string | null
  line: number | null
  page: number | null
  sheet: string | null
  cell: string | null
  box: readonly [number, number, number, number] | null
  /** True for what was recognised from a picture (图像识别); absent otherwise. */
  recognized?: true
  /** The characters of the source, verbatim: a cell's text, or the words of a claim. */
  text: string
}
