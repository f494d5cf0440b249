/** A word as it was recognised: its box in pixels, and how sure the program is, 0 to 100. */
export interface RecognizedWord {
  text: string
  left: number
  top: number
  right: number
  bottom: number
  confidence: number
  /** Words of one line have the same. */
  line: string
}

const WORD = '5'
const COLUMNS = 12

/** Reads the words of tesseract's table (TSV: level, page, block, paragraph, line, word, left, top, width, height, conf, text). */
export function readWords(table: string): RecognizedWord[] {
  return table.split('\n').flatMap((row) => {
    const fields = row.replace(/\r$/, '').split('\t')
    if (fields.length < COLUMNS || fields[0] !== WORD) return []
    const [left, top, width, height, confidence] = fields.slice(6, 11).map(Number)
    const text = fields.slice(11).join(' ').trim()
    if (left === undefined || top === undefined || width === undefined || height === undefined) return []
    if (confidence === undefined || text === '') return []
    if (![left, top, width, height, confidence].every(Number.isFinite) || width <= 0 || height <= 0) return []
    const line = fields.slice(1, 5).join('.')
    return [{ text, left, top, right: left + width, bottom: top + height, confidence, line }]
  })
}
