import { decimalsOf, isFigure } from './figure-text.js'
import { type Box, widthOf } from './page-content.js'
import type { TextLine } from './text-lines.js'

/** A blank margin on both sides of a cell's text, in points. */
const MARGIN = 5
const WORD_END = /[A-Za-z0-9.,%]$/
const WORD_START = /^[A-Za-z0-9.,]/

/**
 * Text of a cell whose lines were broken for want of room: Chinese goes on without a blank, so does a number that filled its
 * line and only together is one. Numbers that stand below each other stay apart, because joining them would invent a figure.
 */
export function cellText(lines: readonly TextLine[], cell: Box): string {
  let text = ''
  let last: TextLine | null = null
  for (const line of lines) {
    text += last === null ? line.text : `${joint(text, last, line, cell)}${line.text}`
    last = line
  }
  return text
}

/** True where a line left no room for another digit. */
const isFilled = ({ box, size }: TextLine, cell: Box): boolean => widthOf(box) > widthOf(cell) - MARGIN - 1.2 * size

function joint(before: string, last: TextLine, line: TextLine, cell: Box): '' | ' ' {
  if (isFigure(last.text) && isFigure(line.text)) {
    const filled = isFilled(last, cell)
    const tail = decimalsOf(line.text) !== 0 && decimalsOf(last.text) === 0
    return filled && tail && isFigure(before + line.text) ? '' : ' '
  }
  if (/\d[.,]$/.test(before) && /^\d/.test(line.text)) return isFigure(before + line.text) ? '' : ' '
  if (/\d$/.test(before) && /^[.,]\d/.test(line.text)) return isFigure(before + line.text) ? '' : ' '
  // A code broken in a column too narrow for it goes on before its name.
  if (/^\d{3,}$/.test(last.text) && /^\d+\p{Script=Han}/u.test(line.text) && isFilled(last, cell)) return ''
  return WORD_END.test(before) && WORD_START.test(line.text) ? ' ' : ''
}
