import { TieoutError } from '../../../core/errors.js'
import { decodeText } from '../../decode.js'
import type { ReadPieces } from '../../pieces.js'
import { addressOf } from './sheet-cells.js'
import { splitSheet } from './split-sheet.js'

const MOST_CELLS = 500_000

/** Reads a table of text (CSV, TSV): separator and encoding are told by the content; quoted cells may hold separators and line ends. */
export async function readDelimited(bytes: Uint8Array): Promise<ReadPieces> {
  const { text, damaged } = decodeText(bytes)
  const body = text.replace(/^\ufeff/, '')
  const rows = parseDelimited(body, separatorOf(body))
  refuseSplitAmounts(rows)
  const pieces = splitSheet({
    name: null,
    rows: rows.map((row, at) =>
      row.every((cell) => cell.trim() === '')
        ? []
        : row.map((cell, column) => ({
            text: cell.trim(),
            columns: 1,
            rows: 1,
            place: { page: null, box: null, sheet: null, cell: addressOf(at, column) },
          })),
    ),
  })
  const warnings =
    damaged === 0
      ? []
      : [
          {
            code: 'damaged-characters',
            message: { zh: `有 ${damaged} 处字符无法解码。`, en: `${damaged} characters could not be decoded.` },
          },
        ]
  return { pieces, warnings }
}

/**
 * Amounts with separators that were written without quotes (1,234.00 as two cells) shift a row: then no cell is sure.
 *
 * @throws TieoutError `bad-input`.
 */
function refuseSplitAmounts(rows: readonly string[][]): void {
  const widths = rows.map((row) => row.length)
  const narrowest = Math.min(...widths.filter((width) => width > 1))
  const at = rows.findIndex(
    (row) =>
      row.length > narrowest &&
      row.some((cell, index) => /^\s*-?\d{1,3}$/.test(cell) && /^\d{3}(\.\d+)?\s*$/.test(row[index + 1] ?? '')),
  )
  if (at >= 0)
    throw new TieoutError(
      'bad-input',
      `第 ${at + 1} 行的金额用了千分位逗号却没有引号，各列已错位。Row ${at + 1} writes an amount with commas but without quotes; its columns have shifted.`,
      {
        hint: '请在 Excel 中重新导出（CSV UTF-8），或去掉千分位。 Export it anew from Excel (CSV UTF-8), or drop the separators.',
      },
    )
}

/** The separator that stands most often in the first lines, outside quotes. */
function separatorOf(text: string): string {
  const head = text.slice(0, 20_000).replace(/"[^"]*"/g, '')
  const counts = ['\t', ',', ';'].map((separator) => ({ separator, count: head.split(separator).length - 1 }))
  return counts.reduce((best, one) => (one.count > best.count ? one : best)).separator
}

function parseDelimited(text: string, separator: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let quoted = false
  let cells = 0
  const endCell = (): void => {
    row.push(cell)
    cell = ''
    cells += 1
    if (cells > MOST_CELLS)
      throw new TieoutError('bad-input', `单元格超过 ${MOST_CELLS} 个。The file has more than ${MOST_CELLS} cells.`, {
        hint: 'Split the file into one disclosure each.',
      })
  }
  const endRow = (): void => {
    endCell()
    rows.push(row)
    row = []
  }
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at] ?? ''
    if (quoted) {
      if (char !== '"') cell += char
      else if (text[at + 1] === '"') {
        cell += '"'
        at += 1
      } else quoted = false
    } else if (char === '"' && cell.trim() === '') {
      quoted = true
      cell = ''
    } else if (char === separator) endCell()
    else if (char === '\n' || char === '\r') {
      if (char === '\r' && text[at + 1] === '\n') at += 1
      endRow()
    } else cell += char
  }
  if (cell !== '' || row.length > 0) endRow()
  return rows
}
