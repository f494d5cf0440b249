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

function joint(before: string, last: TextLine, line: TextLine, cell: Box): '' | ' ' {
  if (isFigure(last.text) && isFigure(line.text)) {
    const filled = widthOf(last.box) > widthOf(cell) - MARGIN - 1.2 * last.size
    const tail = decimalsOf(line.text) !== 0 && decimalsOf(last.text) === 0
    return filled && tail && isFigure(before + line.text) ? '' : ' '
  }
  if (/\d[.,]$/.test(before) && /^\d/.test(line.text)) return isFigure(before + line.text) ? '' : ' '
  if (/\d$/.test(before) && /^[.,]\d/.test(line.text)) return isFigure(before + line.text) ? '' : ' '
  return WORD_END.test(before) && WORD_START.test(line.text) ? ' ' : ''
}
