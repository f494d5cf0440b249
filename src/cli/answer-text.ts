import type { Answer } from '../answers/types.js'
import { escapeForTerminal } from '../language/escape.js'
import { csvText } from '../reports/csv-text.js'
import { tableText } from '../reports/table-text.js'
import type { Messages } from './messages.js'
import type { Terminal } from './terminal.js'

/** Fewer items than this read better as lines. */
const LEAST_ROWS = 3

/** An answer for people: its first line stands out in a terminal, and a list is drawn as a table there. */
export async function answerText(answer: Answer, terminal: Terminal, messages: Messages): Promise<string> {
  const lines = answer.answer.split('\n').map((line) => escapeForTerminal(line))
  const out: string[] = []
  for (let at = 0; at < lines.length; ) {
    const run = runFrom(lines, at)
    const rows = terminal.drawn && run.length >= LEAST_ROWS ? rowsOf(run, answer) : null
    if (rows !== null) out.push(await drawRows(rows, terminal, messages))
    else
      out.push(
        ...(run.length > 0 ? run : [lines[at] ?? '']).map((line, offset) =>
          styled(line, at + offset, answer, terminal),
        ),
      )
    at += Math.max(1, run.length)
  }
  // The lines of the answer tell some warnings already.
  const told = new Set(lines)
  const warnings = answer.warnings.map((warning) => escapeForTerminal(warning)).filter((warning) => !told.has(warning))
  return [...out, ...warnings.map((warning) => terminal.style('dim', messages.note(warning)))].join('\n')
}

function styled(line: string, at: number, answer: Answer, terminal: Terminal): string {
  if (at === 0) return terminal.style(answer.status === 'answered' ? 'bold' : 'yellow', line)
  return line.startsWith('[') ? terminal.style('dim', line) : line
}

const BULLET = '· '

function runFrom(lines: readonly string[], from: number): string[] {
  let end = from
  while (lines[end]?.startsWith(BULLET) === true) end++
  return lines.slice(from, end)
}

/** Name and figure of each line; null where a line is no figure with its name. */
function rowsOf(run: readonly string[], answer: Answer): [string, string][] | null {
  const rows = run.map((line): [string, string] | null => {
    const text = line.slice(BULLET.length)
    const figure = answer.figures
      .filter((one) => text.includes(`${one.label} `))
      .sort((a, b) => b.label.length - a.label.length)[0]
    if (figure === undefined) return null
    const end = text.lastIndexOf(`${figure.label} `) + figure.label.length
    // A line with several figures is a sentence, not a row.
    return /\[\d+\]/.test(text.slice(0, end)) ? null : [text.slice(0, end), text.slice(end + 1)]
  })
  const found = rows.flatMap((row) => (row === null ? [] : [row]))
  return found.length === run.length ? found : null
}

function drawRows(rows: [string, string][], terminal: Terminal, messages: Messages): Promise<string> {
  return tableText(
    { columns: [{ title: messages.columns.name }, { title: messages.columns.value, align: 'right' }], rows },
    { drawn: true, width: terminal.width, heading: (text) => terminal.style('cyan', text) },
  )
}

/** The figures that answer, one a line, for a spreadsheet: numbers plain, document text made harmless. */
export function answerCsv(answer: Answer): string {
  const rows = answer.results.flatMap((id) => {
    const figure = answer.figures.find((one) => one.id === id)
    if (figure === undefined) return []
    const { source } = figure
    return [
      [
        figure.organization ?? '',
        figure.year === null ? '' : String(figure.year),
        figure.stage ?? '',
        figure.label,
        figure.value,
        figure.unit,
        figure.recognized === true ? 'recognized' : figure.exact ? 'exact' : 'rounded',
        figure.operation ?? '',
        source?.document ?? '',
        source?.table ?? '',
        source?.row ?? '',
        source?.column ?? '',
        source?.line === null || source === null ? '' : String(source.line),
      ],
    ]
  })
  return csvText([CSV_HEADER, ...rows])
}

const CSV_HEADER = 'organization,year,stage,item,value,unit,exactness,operation,document,table,row,column,line'.split(
  ',',
)
