import * as xlsx from '@e965/xlsx'
import type { Content, FormPart } from '../content.js'

type Cell = xlsx.CellObject

/** A workbook of the content: text in sheets of one column, every form in a sheet of its own with merged cells and formatted numbers. */
export function writeXlsx(content: Content, type: 'xlsx' | 'biff8' = 'xlsx'): Uint8Array {
  const book = xlsx.utils.book_new()
  let lines: string[] = []
  let sheets = 0
  const add = (sheet: xlsx.WorkSheet, name: string): void => {
    sheets += 1
    xlsx.utils.book_append_sheet(book, sheet, `${sheets}${name}`.slice(0, 20))
  }
  const flush = (): void => {
    if (lines.length > 0) add(xlsx.utils.aoa_to_sheet(lines.map((line) => [line])), '说明')
    lines = []
  }
  for (const part of content.parts) {
    if (part.kind !== 'form') lines.push(part.text)
    else {
      flush()
      add(formSheet(part), '表')
    }
  }
  flush()
  const written: unknown = xlsx.write(book, { type: 'buffer', bookType: type, compression: true })
  if (!(written instanceof Uint8Array)) throw new Error('the workbook was not written')
  return new Uint8Array(written)
}

function formSheet(part: FormPart): xlsx.WorkSheet {
  const sheet: xlsx.WorkSheet = {}
  const merges: xlsx.Range[] = []
  const put = (row: number, column: number, cell: Cell): void => {
    sheet[xlsx.utils.encode_cell({ r: row, c: column })] = cell
  }
  const merge = (row: number, column: number, rows: number, columns: number): void => {
    if (rows > 1 || columns > 1)
      merges.push({ s: { r: row, c: column }, e: { r: row + rows - 1, c: column + columns - 1 } })
  }
  let row = 0
  for (const text of [part.title, ...part.captions]) {
    const isUnit = text.startsWith('单位')
    put(row, isUnit ? part.width - 1 : 0, { t: 's', v: text })
    if (!isUnit) merge(row, 0, 1, part.width)
    row += 1
  }
  for (const cells of part.rows) {
    for (const { text, column, columns, rows } of cells) {
      if (text !== '') put(row, column, cellOf(text))
      merge(row, column, rows, columns)
    }
    row += 1
  }
  for (const note of part.notes) {
    put(row, 0, { t: 's', v: note })
    merge(row, 0, 1, part.width)
    row += 1
  }
  sheet['!ref'] = xlsx.utils.encode_range({ s: { r: 0, c: 0 }, e: { r: row - 1, c: part.width - 1 } })
  sheet['!merges'] = merges
  return sheet
}

/** Figures are numbers with the format that shows them as the text does; codes and ordinals stay text. */
function cellOf(text: string): Cell {
  if (text === '-') return { t: 'n', v: 0, z: '#,##0.00;-#,##0.00;"-"' }
  const match = /^([-△]?)((?:\d{1,3}(?:,\d{3})+|\d+))(\.\d+)?(%?)$/.exec(text)
  if (match === null || (match[3] === undefined && match[4] === '')) return { t: 's', v: text }
  const [, sign = '', whole = '', fraction = '', percent = ''] = match
  const plain = Number(`${sign === '' ? '' : '-'}${whole.replaceAll(',', '')}${fraction}`)
  const zeros = fraction === '' ? '' : `.${'0'.repeat(fraction.length - 1)}`
  const shown = `${whole.includes(',') ? '#,##0' : '0'}${zeros}${percent}`
  const format = sign === '△' ? `${shown};△${shown}` : shown
  return { t: 'n', v: percent === '' ? plain : plain / 100, z: format }
}
