import { tokenize } from './flat-tokens.js'
import { isOfWhich } from './numbering.js'

/** Name of a lane's row with its figure, as they stand on a flattened line. */
export interface LaneEntry {
  label: string
  value: string | null
  indent: number
}

/**
 * Splits a line of lanes side by side into entries: a figure ends an entry, and so do the blanks of an empty cell before the
 * next name.
 */
export function readEntries(line: string): LaneEntry[] {
  const entries: LaneEntry[] = []
  let closed = true
  const blanks = /[\s\u3000]*/y
  let position = 0
  for (const token of tokenize(line)) {
    blanks.lastIndex = position
    const gap = blanks.exec(line)?.[0] ?? ''
    position += gap.length + token.text.length
    const last = entries.at(-1)
    if (token.kind !== 'text') {
      if (last !== undefined && !closed) last.value = token.text
      else entries.push({ label: '', value: token.text, indent: 0 })
      closed = true
      continue
    }
    const apart = gap.length >= 2 || gap.includes('\u3000')
    const joins =
      last !== undefined && !closed && (!apart || isOfWhich(last.label + token.text) === (last.label === '其中：'))
    if (joins && !apart && last !== undefined) last.label += token.text
    else
      entries.push({
        label: token.text,
        value: null,
        indent: gap.split('\u3000').length - 1,
      })
    closed = false
  }
  return entries
}
