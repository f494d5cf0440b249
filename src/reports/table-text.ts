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

const NARROWEST = 6

async function drawTable(
  { columns, rows }: TextTable,
  { width, heading }: TableStyle,
  measure: Measure,
): Promise<string> {
  const { default: Table } = await import('cli-table3')
  const lines = [columns.map(({ title }) => title), ...rows]
  const natural = columns.map((_, at) => Math.max(...lines.map((line) => measure(line[at] ?? ''))) + 2)
  const drawing = new Table({
    head: columns.map(({ title }) => heading(title)),
    colAligns: columns.map(({ align }) => align ?? 'left'),
    colWidths: fitWidths(natural, columns, width - columns.length - 1),
    wordWrap: true,
    wrapOnWordBoundary: false,
    style: { head: [], border: [] },
  })
  drawing.push(...rows)
  return drawing.toString()
}

/** Narrows the widest text columns first; figures are never wrapped. */
function fitWidths(natural: number[], columns: TextTable['columns'], room: number): number[] {
  const widths = [...natural]
  let excess = widths.reduce((sum, one) => sum + one, 0) - room
  while (excess > 0) {
    const narrowable = widths.map((one, at) => (columns[at]?.align === 'right' ? 0 : one))
    const widest = Math.max(...narrowable)
    if (widest <= NARROWEST) break
    const at = narrowable.indexOf(widest)
    widths[at] = widest - 1
    excess--
  }
  return widths
}
