import { styleText } from 'node:util'

type Style = 'bold' | 'dim' | 'red' | 'yellow' | 'green' | 'cyan'

/** The streams of one command: results go to standard output, everything else to standard error. */
export interface Terminal {
  /** Writes to standard output; a line end is added. */
  result(text: string): void
  /** Writes to standard error; a line end is added. */
  note(text: string): void
  /** A line on standard error that the next one replaces; null clears it. Nothing where notes are not drawn. */
  status(text: string | null): void
  /** Whether results are read by a person in a terminal: tables are drawn, otherwise plain. */
  readonly drawn: boolean
  /** Whether notes are read by a person in a terminal: progress may move. */
  readonly notesDrawn: boolean
  /** Whether a person can be asked. */
  readonly interactive: boolean
  /** Columns of the terminal; 80 where unknown. */
  readonly width: number
  style(style: Style, text: string): string
  styleNote(style: Style, text: string): string
}

/** Terminal over the process's streams. `color` never overrides what NO_COLOR or FORCE_COLOR said (resolved by the caller). */
export function createTerminal(
  streams: { stdin: NodeJS.ReadStream; stdout: NodeJS.WriteStream; stderr: NodeJS.WriteStream },
  color: 'auto' | 'always' | 'never',
): Terminal {
  const { stdin, stdout, stderr } = streams
  const colored = (stream: NodeJS.WriteStream) => color === 'always' || (color === 'auto' && stream.isTTY === true)
  const paint = (stream: NodeJS.WriteStream, style: Style, text: string) =>
    colored(stream) && text !== '' ? styleText(style, text, { validateStream: false }) : text
  return {
    result: (text) => void stdout.write(`${text}\n`),
    note: (text) => void stderr.write(`${text}\n`),
    status: (text) => {
      if (stderr.isTTY === true) stderr.write(`\r\u001b[2K${text ?? ''}`)
    },
    drawn: stdout.isTTY === true,
    notesDrawn: stderr.isTTY === true,
    interactive: stdin.isTTY === true && stdout.isTTY === true,
    width: stdout.columns ?? 80,
    style: (style, text) => paint(stdout, style, text),
    styleNote: (style, text) => paint(stderr, style, text),
  }
}
