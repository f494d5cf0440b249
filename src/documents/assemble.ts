import type { PageStart, Place } from '../core/place.js'
import { buildBlocks } from './build-blocks.js'
import { isFormTitle, readCaption } from './captions.js'
import { layoutOf, type SourceLine } from './grid-lines.js'
import { isPageNumber } from './line-kind.js'
import type { GridPiece, LinePiece, PieceCell, ReadPieces } from './pieces.js'
import type { GridBlock, GridCell, ReadDocument } from './types.js'
import { withoutBlanks } from './words.js'

/** Rows above a table's header that may hold its title, number, unit and office. */
const CAPTION_ROWS = 5

/**
 * Turns the pieces of a file into a document: each line and each row of a table is one source line (cells joined by tabs), and
 * the blocks are built with the same eyes as those of plain text. Captions that stand inside a table, as sheets and web pages
 * have them, become lines above it; a table that goes on from the page before is one with it.
 *
 * @param format short name of the format, kept as the document's encoding.
 */
export function assembleDocument({ pieces, warnings }: ReadPieces, format: string): ReadDocument {
  const assembly = new Assembly()
  for (const piece of pieces) {
    if (piece.kind === 'line') assembly.addLine(piece)
    else assembly.addGrid(piece)
  }
  return {
    blocks: buildBlocks(assembly.lines),
    warnings: warnings.map((warning) => ({ ...warning, line: null })),
    encoding: format,
    sourceLines: assembly.sourceLines,
    pages: assembly.pages,
  }
}

class Assembly {
  readonly sourceLines: string[] = []
  readonly lines: SourceLine[] = []
  readonly pages: PageStart[] = []
  private last: GridBlock | null = null

  addLine({ text, level, begins = null, positioned = false, place }: LinePiece): void {
    const clean = oneLine(text)
    if (clean.trim() === '') return
    const line = this.enter(clean, place)
    if (isPageNumber(clean)) return
    // On a drawn page a bar or a wide blank is something that was drawn, not the mark of a cell.
    const layout = positioned ? null : layoutOf(clean)
    this.lines.push({ text: clean, line, level, begins, positioned, layout })
    if (readCaption(clean) === null) this.last = null
  }

  addGrid(piece: GridPiece): void {
    if (piece.continues && this.last !== null) {
      this.goOn(this.last, piece)
      return
    }
    let rows = piece.rows
    for (let count = 0; count < CAPTION_ROWS; count += 1) {
      const captions = captionsOf(rows)
      if (captions === null) break
      for (const { text, place } of captions) this.addLine({ kind: 'line', text, level: null, place })
      rows = rows.slice(1)
    }
    if (!rows.some((row) => row.some(({ text }) => text.trim() !== ''))) return
    const block: GridBlock = { kind: 'grid', layout: 'drawn', rows: [], lines: { first: 0, last: 0 } }
    this.enterRows(block, rows)
    block.lines.first = block.rows[0]?.[0]?.line ?? this.sourceLines.length
    const first = this.lines.find(({ line }) => line === block.lines.first)
    if (first !== undefined) first.drawn = block
    this.last = block
  }

  /** Captions that the new page repeats say nothing new: they stay in the source and out of the blocks. */
  private goOn(block: GridBlock, piece: GridPiece): void {
    while ((this.lines.at(-1)?.line ?? 0) > block.lines.last) this.lines.pop()
    this.enterRows(block, piece.rows)
  }

  private enterRows(block: GridBlock, rows: readonly PieceCell[][]): void {
    for (const [at, row] of rows.entries()) {
      const text = row.map((cell) => oneLine(cell.text).trim()).join('\t')
      const line = this.enter(text, row[0]?.place ?? rows.flat()[0]?.place ?? null)
      this.lines.push({ text, line, layout: 'drawn' })
      block.rows.push(
        row.map(
          (cell): GridCell => ({
            text: oneLine(cell.text).trim(),
            line,
            lastLine: line,
            columns: cell.columns,
            // A cell cannot reach below its own page.
            rows: Math.min(cell.rows, rows.length - at),
            place: inOrder(cell.place),
          }),
        ),
      )
      block.lines.last = line
    }
  }

  private enter(text: string, place: Place | null): number {
    this.sourceLines.push(text)
    const line = this.sourceLines.length
    const before = this.pages.at(-1)
    if (place !== null && (place.page !== (before?.page ?? null) || place.sheet !== (before?.sheet ?? null)))
      this.pages.push({
        line,
        page: place.page,
        sheet: place.sheet,
        ...(place.recognized === true ? { recognized: true } : {}),
      })
    return line
  }
}

/** The members in the order of the contract, whoever made the place. */
const inOrder = ({ page, sheet, cell, box, recognized }: Place): Place => ({
  page,
  sheet,
  cell,
  box,
  ...(recognized === true ? { recognized } : {}),
})

const oneLine = (text: string): string => text.replace(/[\r\n\f\v\u2028\u2029]+/g, ' ').replace(/[\ufeff\u200b]/g, '')

/** Cells of the first row that stand for lines above the table: captions only, or one cell over all columns that names a form. */
function captionsOf(rows: readonly PieceCell[][]): PieceCell[] | null {
  const [first, second] = rows
  if (first === undefined || second === undefined) return null
  const filled = first.filter(({ text }) => withoutBlanks(text) !== '')
  if (filled.length === 0) return []
  const titled = filled.length === 1 && isFormTitle(oneLine(filled[0]?.text ?? ''))
  return titled || filled.every(({ text }) => readCaption(oneLine(text)) !== null) ? filled : null
}
