/** One record of a CSV text with the line it starts on (1-based). */
export interface CsvRecord {
  line: number
  cells: string[]
}

/**
 * Splits CSV text (RFC 4180: commas, quotes, doubled quotes, line breaks inside quotes) into records.
 * An unclosed quote ends with the text. Blank lines are left out; a byte order mark is dropped.
 */
export function parseCsv(text: string): CsvRecord[] {
  const source = text.startsWith('\uFEFF') ? text.slice(1) : text
  const records: CsvRecord[] = []
  let record: CsvRecord = { line: 1, cells: [] }
  let cell = ''
  let quoted = false
  let line = 1
  const endRecord = (): void => {
    record.cells.push(cell.trim())
    if (record.cells.some((one) => one !== '')) records.push(record)
    cell = ''
    record = { line: line + 1, cells: [] }
  }
  for (let at = 0; at < source.length; at += 1) {
    const character = source[at] ?? ''
    if (quoted) {
      if (character !== '"') cell += character
      else if (source[at + 1] === '"') {
        cell += '"'
        at += 1
      } else quoted = false
    } else if (character === '"' && cell.trim() === '') {
      quoted = true
      cell = ''
    } else if (character === ',') {
      record.cells.push(cell.trim())
      cell = ''
    } else if (character === '\n') endRecord()
    else if (character !== '\r') cell += character
    if (character === '\n') line += 1
  }
  endRecord()
  return records
}
