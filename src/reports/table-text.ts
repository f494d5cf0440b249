import { escapeForTerminal } from '../language/escape.js'

/** A table for reading: cells are document text and are made safe for the terminal here. */
export interface TextTable {
  columns: { title: string; align?: 'left' | 'right' }[]
  rows: string[][]
}

export interface TableStyle {
  /** Ruled lines for a person's terminal; otherwise aligned columns with two blanks between. */
  drawn: boolean
  /** Columns of the terminal, for a drawn table. */
  width: number
  heading(text: string): string
}

/** Lays a table out for a terminal or for a pipe; Han characters count as two columns wide. */
export async function tableText(table: TextTable, style: TableStyle): Promise<string> {
  const { default: measure } = await import('string-width')
  const clean = { columns: table.columns, rows: table.rows.map((row) => row.map(oneLine)) }
  return style.drawn ? drawTable(clean, style, measure) : alignTable(clean, measure)
}

function oneLine(text: string): string {
  return escapeForTerminal(text.replace(/[\r\n\t]/g, ' '))
}

type Measure = (text: string) => number

function alignTable({ columns, rows }: TextTable, measure: Measure): string {
  const lines = [columns.map(({ title }) => title), ...rows]
  const widths = columns.map((_, at) => Math.max(...lines.map((line) => measure(line[at] ?? ''))))
  return lines
    .map((line) =>
      columns
        .map(({ align }, at) => {
          const text = line[at] ?? ''
          const blanks = ' '.repeat(Math.max(0, (widths[at] ?? 0) - measure(text)))
          return align === 'right' ? blanks + text : text + blanks
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

async function drawTable({ columns, rows }: TextTable, style: TableStyle, measure: Measure): Promise<string> {
  const { default: Table } = await import('cli-table3')
  const head = columns.map(({ title }) => title)
  const widths = fitWidths({ columns, rows }, style.width, measure)
  const fitted = (line: string[]) => line.map((cell, at) => wrapText(cell, (widths[at] ?? 0) - PADDING, measure))
  const drawing = new Table({
    head: fitted(head),
    colAligns: columns.map(({ align }) => align ?? 'left'),
    colWidths: widths,
    style: { head: [], border: [] },
  })
  drawing.push(...rows.map(fitted))
  return styleDrawing(drawing.toString().split('\n'), style)
}

const PADDING = 2
const NARROWEST = 8

/** Narrows the widest column first until the terminal is wide enough; figures stay on one line. */
function fitWidths({ columns, rows }: TextTable, terminal: number, measure: Measure): number[] {
  const widest = (at: number) => Math.max(0, ...rows.map((row) => measure(row[at] ?? '')))
  const widths = columns.map(({ title }, at) => Math.max(widest(at), measure(title)) + PADDING)
  const least = columns.map(({ align }, at) => Math.max(align === 'right' ? widest(at) + PADDING : 0, NARROWEST))
  let excess = widths.reduce((sum, one) => sum + one, 0) + columns.length + 1 - terminal
  while (excess > 0) {
    const spare = widths.map((width, at) => (width > (least[at] ?? 0) ? width : 0))
    const at = spare.indexOf(Math.max(...spare))
    if ((spare[at] ?? 0) === 0) break
    widths[at] = (widths[at] ?? 0) - 1
    excess--
  }
  return widths
}

/** Breaks a text into lines by what they take in a terminal; Chinese has no blanks to break at. */
function wrapText(text: string, width: number, measure: Measure): string {
  if (measure(text) <= width) return text
  const lines: string[] = []
  let line = ''
  let taken = 0
  for (const character of text) {
    const wide = measure(character)
    if (taken + wide > width && line !== '') {
      lines.push(line)
      line = ''
      taken = 0
    }
    line += character
    taken += wide
  }
  return [...lines, line].join('\n')
}

/** One rule under the heading, none between rows; the heading is styled last, because styles confuse measuring. */
function styleDrawing(lines: readonly string[], { heading }: TableStyle): string {
  const rule = lines.findIndex((line) => line.startsWith('├'))
  return lines
    .filter((line, at) => at === rule || !line.startsWith('├'))
    .map((line, at) => (at > 0 && at < rule ? line.split('│').map(heading).join('│') : line))
    .join('\n')
}
