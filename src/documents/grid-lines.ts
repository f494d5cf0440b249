import type { GridBlock, GridCell } from './types.js'

/** A line of the source with its 1-based number. */
export interface SourceLine {
  text: string
  line: number
  /** Depth that the format itself gives a heading (Markdown's ##), else null or absent. */
  level?: number | null
  /** Whether the line begins a paragraph or goes on one, where the page shows it; else null or absent. */
  begins?: boolean | null
  /** True where the line stands on a drawn page, where blanks in its text prove no columns. */
  positioned?: boolean
  /** How the line holds the row of a table; null or absent for lines of words. */
  layout?: GridBlock['layout'] | null
  /** The table that a run of drawn lines stands for, at the first of them. */
  drawn?: GridBlock
}

/** How a line of text separates the cells of a table, or null where it does not. */
export function layoutOf(text: string): 'pipe' | 'tab' | null {
  return isPipeLine(text) ? 'pipe' : isTabLine(text) ? 'tab' : null
}

/** True for a line of a pipe table (| a | b |). */
function isPipeLine(line: string): boolean {
  const text = line.trim()
  return text.startsWith('|') ? text.indexOf('|', 1) > 0 : text.split(' | ').length > 2
}

/** True for a line whose cells are separated by tabs; tabs that only indent do not count. */
function isTabLine(line: string): boolean {
  return line.replace(/^[\t \u3000]+/, '').includes('\t')
}

function isRuler(line: string): boolean {
  return line.includes('-') && /^[|\s:+-]+$/.test(line)
}

/** Cells of a line; `framed` lines open and close with a pipe that separates nothing. */
function splitPipes(text: string, framed: boolean): string[] {
  const inner = framed ? text.trim().replace(/^\|/, '').replace(/\|$/, '') : text
  return inner.split('|').map((cell) =>
    cell
      .replace(/<br\s{0,3}\/?>/gi, ' ')
      .replace(/<\/?p>/gi, '')
      .trim(),
  )
}

function toCells(texts: string[], line: number, lastLine: number): GridCell[] {
  return texts.map((text) => ({ text: text.trim(), line, lastLine, columns: 1, rows: 1 }))
}

/** Builds the block of consecutive pipe lines; rulers (|---|) are left out. */
export function buildPipeBlock(lines: SourceLine[]): GridBlock {
  const content = lines.filter(({ text }) => !isRuler(text))
  // Where lines have no pipe in front, one that has it opens with a blank cell.
  const framed = content.filter(({ text }) => text.trimStart().startsWith('|')).length * 2 > content.length
  const rows = content.map(({ text, line }) => toCells(splitPipes(text, framed), line, line))
  return { kind: 'grid', layout: 'pipe', rows, lines: rangeOf(lines) }
}

/**
 * Builds the block of consecutive tab lines. A line without a tab among them is the wrapped part of a cell: of the next row's
 * first cell, or of the last cell of a row that ends in text where the next row opens with a cell of its own.
 */
export function buildTabBlock(lines: SourceLine[]): GridBlock {
  const width = usualWidth(lines)
  const rows: GridCell[][] = []
  let pending: SourceLine | null = null
  for (const current of lines) {
    const parts = current.text.split('\t')
    const last = rows.at(-1)
    if (parts.length === 1 && !isTabLine(current.text)) {
      if (pending !== null) pending = { text: pending.text + current.text.trim(), line: pending.line }
      else if (last !== undefined && last.length < width) appendToLast(last, current)
      else pending = current
      continue
    }
    if (
      last !== undefined &&
      pending === null &&
      last.length + parts.length - 1 === width &&
      last.length < width &&
      rows.length > 1
    ) {
      if (isWrappedTail(last, parts)) {
        appendToLast(last, { text: parts[0] ?? '', line: current.line })
        last.push(...toCells(parts.slice(1), current.line, current.line))
        continue
      }
    }
    const cells = toCells(parts, current.line, current.line)
    const first = cells[0]
    if (pending !== null && first !== undefined) {
      first.text = pending.text.trim() + first.text
      first.line = pending.line
      first.lastLine = current.line
    }
    pending = null
    rows.push(cells)
  }
  const last = rows.at(-1)
  if (pending !== null && last !== undefined) appendToLast(last, pending)
  return { kind: 'grid', layout: 'tab', rows, lines: rangeOf(lines) }
}

function appendToLast(row: GridCell[], extra: SourceLine): void {
  const cell = row.at(-1)
  if (cell === undefined) return
  cell.text += extra.text.trim()
  cell.lastLine = extra.line
}

/** A row cut inside a cell: it ends in text, and what follows opens with text that numbers nothing. */
function isWrappedTail(row: GridCell[], next: string[]): boolean {
  const tail = row.at(-1)?.text ?? ''
  const head = next[0]?.trim() ?? ''
  return (
    /[\u4e00-\u9fff（(]$/.test(tail) && /^[\u4e00-\u9fff）)]/.test(head) && !/^[一二三四五六七八九十]{1,3}、/.test(head)
  )
}

function usualWidth(lines: SourceLine[]): number {
  const counts = new Map<number, number>()
  for (const { text } of lines) {
    const width = text.split('\t').length
    if (width > 1) counts.set(width, (counts.get(width) ?? 0) + 1)
  }
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 1
}

function rangeOf(lines: SourceLine[]): { first: number; last: number } {
  return { first: lines[0]?.line ?? 1, last: lines.at(-1)?.line ?? 1 }
}
