import type { FlatBlock, LineRange } from '../documents/types.js'
import { withoutBlanks } from '../documents/words.js'
import { alignTyped } from './align-typed.js'
import { alignedColumns } from './aligned-columns.js'
import { detailedName, isDetailed } from './detailed-name.js'
import type { FlatColumns } from './flat-columns.js'
import { hasAmount, indentOf, type Token, tokenize } from './flat-tokens.js'
import { isTotalLabel, numberingOf } from './numbering.js'

/** A line (or several, where it was wrapped) of a flattened list. */
export interface FlatRow {
  code: string
  name: string
  secondCode: string | null
  secondName: string | null
  indent: number
  line: number
  lines: LineRange
  figures: { text: string; line: number }[]
  texts: { column: number; text: string }[]
  /** Figure columns that the blanks left in the line show, or null. */
  shown: number[] | null
}

interface Joined {
  text: string
  line: number
  lines: LineRange
}

/** Puts wrapped labels together: a label without figures before figures without a label, or a tail that numbers nothing. */
function joinWrapped(body: FlatBlock['rows']): Joined[] {
  const rows: Joined[] = []
  for (const [at, { text, line }] of body.entries()) {
    const tokens = tokenize(text)
    const last = rows.at(-1)
    const before = last === undefined ? [] : tokenize(last.text)
    const first = tokens[0]
    const bare = first !== undefined && first.kind !== 'text' && hasAmount(tokens) && !/^\d{3,7}$/.test(first.text)
    const opened = last !== undefined && !hasAmount(before) && before.some((token) => token.kind === 'text')
    const numbered =
      first !== undefined &&
      (numberingOf(first.text) !== null || /^\d{3,7}$/.test(first.text) || isTotalLabel(first.text))
    if (
      last !== undefined &&
      opened &&
      (bare || (!numbered && first?.kind === 'text' && cut(before, body[at - 1]?.text ?? '')))
    ) {
      last.text = `${last.text.trimEnd()}${bare ? ' ' : ''}${text.trim()}`
      last.line = hasAmount(tokens) ? line : last.line
      last.lines = { first: last.lines.first, last: line }
    } else if (
      last !== undefined &&
      !numbered &&
      tokens.length === 1 &&
      first?.kind === 'text' &&
      hasAmount(before) &&
      isTail(before, first)
    ) {
      last.text = insertTail(last.text, first.text)
      last.lines = { first: last.lines.first, last: line }
    } else rows.push({ text, line, lines: { first: line, last: line } })
  }
  return rows
}

/** A label that stops at the end of its line, without the blanks that empty cells leave. */
function cut(before: readonly Token[], line: string): boolean {
  const label = before.at(-1)?.text ?? ''
  return /^\d{3,7}$/.test(before[0]?.text ?? '') && !/[\s\u3000]{2,}$/.test(line) && label.length >= 8
}

function isTail(before: readonly Token[], tail: Token): boolean {
  const name = before
    .filter((token) => token.kind === 'text')
    .map((token) => token.text)
    .join('')
  const open = name.split(/[（(]/).length > name.split(/[）)]/).length
  return open || (/^[）)]/.test(tail.text) && tail.text.length <= 12) || tail.text.length === 1
}

function insertTail(line: string, tail: string): string {
  const tokens = tokenize(line)
  const at = tokens.findIndex((token) => token.kind === 'amount')
  const indent = /^[\s\u3000]*/.exec(line)?.[0] ?? ''
  const label = tokens
    .slice(0, at)
    .map((token) => token.text)
    .join(' ')
  return `${indent}${label}${tail} ${tokens
    .slice(at)
    .map((token) => token.text)
    .join(' ')}`
}

/** Reads the body of a flattened list into rows with their codes, names, texts and figures in order. */
export function readFlatRows(body: FlatBlock['rows'], columns: FlatColumns): FlatRow[] {
  const joined = joinWrapped(body).filter((row) => row.text.trim() !== '')
  const tokens = joined.map((row) => tokenize(row.text))
  const whole = tokens.map((line, at) => (joined[at]?.lines.first === joined[at]?.lines.last ? line : []))
  const aligned = alignedColumns(whole, columns.figures.length)
  return joined.map((row, at) => {
    const read = readRow(row, tokens[at] ?? [], columns)
    const shown = aligned?.[at] ?? null
    return shown !== null && shown.length === read.figures.length ? { ...read, shown } : read
  })
}

function readRow(joined: Joined, tokens: readonly Token[], columns: FlatColumns): FlatRow {
  const row: FlatRow = {
    code: '',
    name: '',
    secondCode: null,
    secondName: null,
    indent: indentOf(joined.text),
    line: joined.line,
    lines: joined.lines,
    figures: [],
    texts: [],
    shown: null,
  }
  const typed = columns.codes.length > 2 ? alignTyped(tokens, columns) : null
  if (typed !== null)
    return {
      ...row,
      ...typed,
      name: isDetailed(columns.columns) ? detailedName(typed.name, typed.texts) : typed.name,
      figures: typed.figures.map((text) => ({ text, line: joined.line })),
    }
  const labels: Token[] = []
  const rest: Token[] = []
  for (const token of tokens) {
    const figure =
      token.kind === 'amount' ||
      token.kind === 'mark' ||
      (token.kind === 'integer' && labels.some((one) => one.kind === 'text') && !opensSecond(token, tokens, columns))
    if (figure || rest.length > 0) rest.push(token)
    else labels.push(token)
  }
  readLabels(row, labels, columns)
  for (const token of rest) {
    if (token.kind === 'text') {
      const column = columns.texts.at(-1)
      if (column !== undefined) row.texts.push({ column, text: token.text })
    } else row.figures.push({ text: token.text, line: joined.line })
  }
  row.shown = columnsShown(joined.text, row.figures.length, columns)
  return row
}

function opensSecond(token: Token, tokens: readonly Token[], columns: FlatColumns): boolean {
  const next = tokens[tokens.indexOf(token) + 1]
  return columns.codes.length > 1 && /^\d{3,7}$/.test(token.text) && next?.kind === 'text'
}

function readLabels(row: FlatRow, labels: readonly Token[], columns: FlatColumns): void {
  const names: string[] = []
  for (const [at, token] of labels.entries()) {
    if (token.kind === 'integer' && at === 0 && columns.codes.length > 0) row.code = token.text
    else if (token.kind === 'integer' && columns.codes.length > 1 && row.secondCode === null && names.length > 0)
      row.secondCode = token.text
    else if (row.secondCode !== null) row.secondName = (row.secondName ?? '') + token.text
    else names.push(token.text)
  }
  const further = columns.names.slice(1).filter((column) => column > (columns.names[0] ?? -1))
  if (further.length > 0 && names.length > 1 && row.secondCode === null && columns.codes.length < 2) {
    row.name = names[0] ?? ''
    for (const [at, text] of names.slice(1).entries())
      row.texts.push({ column: further[Math.min(at, further.length - 1)] ?? 0, text })
  } else row.name = names.join(' ')
}

/**
 * Blank cells that the page kept as blanks: each adds two to the single blank between cells. Trusted only where figures and blanks
 * together fill all columns after the label.
 */
function columnsShown(line: string, figures: number, columns: FlatColumns): number[] | null {
  const total = columns.figures.length
  const last = columns.figures.at(-1) ?? -1
  const trailing = columns.texts.filter((column) => column > last).length
  const tokens = tokenize(line)
  const start = tokens.findIndex((token) => token.kind === 'amount' || token.kind === 'mark')
  if (start < 1 || figures === 0) return null
  const shown: number[] = []
  let column = 0
  for (const token of tokens.slice(start)) {
    if (token.kind === 'text' || token.gap % 2 === 0) return null
    column += (token.gap - 1) / 2
    shown.push(column)
    column += 1
  }
  const end = /\s*$/.exec(line)?.[0].length ?? 0
  const filled = column + end / 2
  const complete = end % 2 === 0 && (filled === total || filled === total + trailing) && filled > figures
  return complete && withoutBlanks(line) !== '' ? shown : null
}
