/** A cell of a Markdown table of a text: the words of its row and column, and the unit that the column gives. */
export interface TextCell {
  row: string
  column: string
  /** The unit in the head of the column or in the words above it; '' when there is none. */
  unit: string
  /** Where the words of the row stand in the text. */
  rowStart: number
  rowEnd: number
}

const UNIT = /[（(]\s*(?:单位[:：]\s*)?(元|千元|万元|亿元|%|％|人|个)\s*[)）]/u
const UNIT_LINE = /单位[:：]\s*(元|千元|万元|亿元|人|个)/u
const RULER = /^[\s|:\-—]+$/u
const AMOUNT_HEAD = /^(?:金额|数额|数值|合计|预算数|决算数|预算金额|预算|决算|数|amount|value|budget)?$/iu

/**
 * The cell that a number fills alone in a table drawn with `|`; null elsewhere. The head is the first line of the block of
 * such lines; what it says of the unit holds for the whole column.
 */
export function cellAt(plain: string, start: number, end: number): TextCell | null {
  const lineSpan = lineAround(plain, start, end)
  if (lineSpan === null) return null
  const from = lineSpan.start
  const line = plain.slice(from, lineSpan.end)
  if (!line.trimStart().startsWith('|')) return null
  const at = column(line, start - from)
  const cells = cellsOf(line)
  if (at < 1 || bare(plain.slice(start, end)) !== bare(cells[at] ?? '')) return null
  let head = line
  let above = from
  for (let rows = 0; above > 0 && rows < MOST_ROWS; rows += 1) {
    const begin = plain.lastIndexOf('\n', above - 2) + 1
    const text = plain.slice(begin, above - 1)
    if (!text.trimStart().startsWith('|')) break
    head = text
    above = begin
  }
  if (head === line || RULER.test(head)) return null
  const title = (cellsOf(head)[at] ?? '').trim()
  const before = plain.slice(Math.max(0, above - 60), above)
  const unit = UNIT.exec(title)?.[1] ?? UNIT_LINE.exec(before)?.[1] ?? ''
  const words = title
    .replace(UNIT, '')
    .replace(/20\d{2}年?/gu, '')
    .trim()
  const row = (cells.find((cell) => /\p{L}/u.test(cell)) ?? cells[0] ?? '').trim()
  const rowStart = from + line.indexOf(row)
  return {
    row,
    rowStart,
    rowEnd: rowStart + row.length,
    column: AMOUNT_HEAD.test(words) ? '' : words,
    unit: unit.replace('％', '%'),
  }
}

const LONGEST_LINE = 4000

/** The line that a span stands in; null where it is too long for one of a table, and no more of it is looked at. */
function lineAround(plain: string, start: number, end: number): { start: number; end: number } | null {
  const before = plain.slice(Math.max(0, start - LONGEST_LINE), start)
  const after = plain.slice(end, end + LONGEST_LINE)
  const [back, on] = [before.lastIndexOf('\n'), after.indexOf('\n')]
  const open = (back < 0 && before.length < start) || (on < 0 && end + after.length < plain.length)
  if (open) return null
  const line = { start: start - before.length + back + 1, end: on < 0 ? plain.length : end + on }
  return line.end - line.start > LONGEST_LINE ? null : line
}
const MOST_ROWS = 500

/** A cell without marks, blanks and the words that only qualify its number. */
const bare = (text: string): string =>
  text.replace(/[\s\u200b]|约|近|将近|大约|超过|不足|人民币|RMB|about|[≥≤＞＜<>=]/gu, '')

const cellsOf = (line: string): string[] =>
  line
    .trim()
    .replace(/^\||\|$/gu, '')
    .split('|')

const column = (line: string, offset: number): number => line.slice(0, offset).split('|').length - 2
