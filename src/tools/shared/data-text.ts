import { escapeForTerminal } from '../../language/escape.js'

/** Longest name (label, title, organization, row) and longest text that a model is handed, in code points. */
const NAME_LENGTH = 120
export const TEXT_LENGTH = 400

/**
 * A string of a document on its way to a language model: one line, no invisible or control characters, capped. It stays
 * inside a JSON string, so that it is data whatever it says.
 */
export function dataText(text: string, longest: number = NAME_LENGTH): string {
  const line = escapeForTerminal(text).replace(/\s+/gu, ' ').trim()
  if (line.length <= longest) return line
  const points = [...line]
  return points.length <= longest ? line : `${points.slice(0, longest - 1).join('')}…`
}

export function dataName(text: string | null | undefined): string | null {
  return text === null || text === undefined || text === '' ? null : dataText(text)
}
