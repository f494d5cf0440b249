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
 * next name. Where lanes number their lines (行次), the last number of each is given: the first whole number after a name is the
 * next one and no figure, and one that stands alone is an empty line of its lane.
 */
export function readEntries(line: string, numbers: Set<number> | null = null): LaneEntry[] {
  const entries: LaneEntry[] = []
  let closed = true
  let counted = false
  let own: number | null = null
  const blanks = /[\s\u3000]*/y
  let position = 0
  const tokens = tokenize(line)
  for (const [at, token] of tokens.entries()) {
    blanks.lastIndex = position
    const gap = blanks.exec(line)?.[0] ?? ''
    position += gap.length + token.text.length
    const last = entries.at(-1)
    if (token.kind !== 'text') {
      const number = token.kind === 'integer' ? Number.parseInt(token.text, 10) : null
      // A second number after a name is its figure, unless a lane that this line has not come to yet goes on with it.
      const isNext = number !== null && number - 1 !== own && numbers?.has(number - 1) === true && !again(tokens, at)
      const isAlone: boolean = closed || (counted && isNext && entries.length < (numbers?.size ?? 0))
      if (numbers !== null && number !== null && (isAlone || !counted)) {
        if (isAlone) entries.push({ label: '', value: null, indent: 0 })
        closed = isAlone
        counted = true
        own = number
        numbers.delete(number - 1)
        numbers.add(number)
        continue
      }
      if (last !== undefined && !closed) last.value = token.text
      else entries.push({ label: '', value: token.text, indent: 0 })
      closed = true
      continue
    }
    const apart = gap.length >= 2 || gap.includes('\u3000')
    const joins =
      last !== undefined &&
      !closed &&
      !counted &&
      (!apart || isOfWhich(last.label + token.text) === (last.label === '其中：'))
    if (joins && !apart && last !== undefined) last.label += token.text
    else
      entries.push({
        label: token.text,
        value: null,
        indent: gap.split('\u3000').length - 1,
      })
    closed = false
    counted = false
  }
  return entries
}

/** True where a word stands once more later in the line: then the later one is the number of the lane. */
const again = (tokens: readonly { text: string }[], at: number): boolean =>
  tokens.slice(at + 1).some(({ text }) => text === tokens[at]?.text)
