import { escapeForTerminal } from '../language/escape.js'
import { neutralText } from './neutral.js'
import type { Attachment, Button, FigureRow, ReplyPart, Surface, Tone } from './port.js'

/** A reply before it is fitted to a platform. Its texts are raw: whatever documents and people wrote. */
export interface Reply {
  tone: Tone
  lines: readonly ReplyLine[]
  buttons: readonly Button[]
  files: readonly Attachment[]
}

/** A line of text, or a figure of the table. */
export type ReplyLine = string | FigureRow

/**
 * Fits a reply to a surface: lines and rows go whole into as few messages as hold them. A line that is too long is parted
 * behind a sentence or a clause, never inside a figure or before its unit; what cannot be parted so, or takes too many
 * messages, is attached as a file with the whole text.
 *
 * @param attached said in place of what was left out, with the file's name.
 */
export function layOut(reply: Reply, surface: Surface, attached: (file: string) => string): ReplyPart[] {
  const fitting = reply.lines.map((line) => fitLine(line, surface))
  const whole = fitting.every((lines) => lines !== null)
  const parts = packed(
    fitting.flatMap((lines) => lines ?? []),
    reply.tone,
    surface,
  )
  const files = [...reply.files]
  if (!whole || parts.length > surface.limits.parts) {
    const note = shown(attached(FULL_TEXT), surface)
    const [first = emptyPart(reply.tone)] = packed(leading(fitting), reply.tone, withRoomFor(note, surface))
    parts.splice(0, parts.length, { ...first, below: joined(first.below, note) })
    files.unshift({ name: FULL_TEXT, bytes: new TextEncoder().encode(plainText(reply.lines)), alt: '' })
  }
  const last = parts.at(-1) ?? emptyPart(reply.tone)
  if (parts.length === 0) parts.push(last)
  parts[parts.length - 1] = {
    ...last,
    buttons: reply.buttons.slice(0, surface.limits.buttons),
    files: files.filter(({ bytes }) => bytes.length <= surface.limits.attachment),
  }
  return parts
}

const FULL_TEXT = 'answer.txt'

/** Lines up to the first that does not fit. */
function leading(fitting: readonly (Shown[] | null)[]): Shown[] {
  const end = fitting.indexOf(null)
  return fitting.slice(0, end < 0 ? fitting.length : end).flatMap((lines) => lines ?? [])
}

const withRoomFor = (note: string, surface: Surface): Surface => ({
  ...surface,
  limits: {
    ...surface.limits,
    text: surface.limits.text - note.length - 1,
    part: surface.limits.part - note.length - 1,
  },
})

/** The reply as a text file: nothing is mark-up there. */
const plainText = (lines: readonly ReplyLine[]): string =>
  lines.map((line) => `${escapeForTerminal(typeof line === 'string' ? line : `${line.name} ${line.value}`)}\n`).join('')

/** A line as it is shown: escaped, and within the limits of one message. */
type Shown = string | FigureRow

const shown = (text: string, surface: Surface): string => surface.escape(neutralText(text))

function fitLine(line: ReplyLine, surface: Surface): Shown[] | null {
  const { limits } = surface
  if (typeof line !== 'string') {
    const row = { name: shown(line.name, surface), value: shown(line.value, surface) }
    if (row.name.length <= limits.rowName && row.value.length <= limits.rowValue) return [row]
    return fitLine(`${line.name} ${line.value}`, surface)
  }
  if (shown(line, surface).length <= limits.text) return [shown(line, surface)]
  const pieces: string[] = []
  for (const clause of clausesOf(line)) {
    const grown = (pieces.at(-1) ?? '') + clause
    if (pieces.length > 0 && shown(grown, surface).length <= limits.text) pieces[pieces.length - 1] = grown
    else pieces.push(clause)
  }
  const texts = pieces.map((piece) => shown(piece, surface))
  return texts.some((text) => text.length > limits.text) ? null : texts
}

/** Behind these a line may be parted, unless digits follow: 1，234 is one figure. */
const CLAUSE_END = /(?<=[。；！？，、])(?!\s{0,4}\d)|(?<=[.;!?,] )(?!\s{0,4}\d)/u

const clausesOf = (line: string): string[] => line.split(CLAUSE_END)

const emptyPart = (tone: Tone): ReplyPart => ({ tone, text: '', rows: [], below: '', buttons: [], files: [] })

function packed(lines: readonly Shown[], tone: Tone, surface: Surface): ReplyPart[] {
  const parts: ReplyPart[] = []
  let part = emptyPart(tone)
  for (const line of lines) {
    const grown = withLine(part, line)
    if (grown !== null && fits(grown, surface)) part = grown
    else {
      parts.push(part)
      part = withLine(emptyPart(tone), line) ?? part
    }
  }
  return sizeOf(part) > 0 ? [...parts, part] : parts
}

/** Null where a row would stand below the text that follows the table. */
function withLine(part: ReplyPart, line: Shown): ReplyPart | null {
  if (typeof line !== 'string') return part.below === '' ? { ...part, rows: [...part.rows, line] } : null
  return part.rows.length === 0
    ? { ...part, text: joined(part.text, line) }
    : { ...part, below: joined(part.below, line) }
}

const joined = (before: string, line: string): string => (before === '' ? line : `${before}\n${line}`)

const fits = (part: ReplyPart, { limits }: Surface): boolean =>
  part.text.length + part.below.length <= limits.text && part.rows.length <= limits.rows && sizeOf(part) <= limits.part

const sizeOf = ({ text, rows, below }: ReplyPart): number =>
  text.length + below.length + rows.reduce((sum, { name, value }) => sum + name.length + value.length, 0)
