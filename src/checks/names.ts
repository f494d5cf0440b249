import { cleanName, joinBlanks, nameKey } from '../facts/clean-name.js'

/** A title without what differs from form to form: numbering, blanks, the year and these words (the organization's name). */
export function plainTitle(title: string, without: readonly string[]): string {
  let plain = nameKey(cleanName(title.replace(/^[-•·\s]+/u, '')))
  for (const word of without) plain = plain.replace(nameKey(word), '')
  return plain.replace(/^20\d\d年(?:度)?/u, '')
}

/** Length of the longest common subsequence: how much of two names stands in both in order. */
export function commonLength(a: string, b: string): number {
  let row = new Array<number>(b.length + 1).fill(0)
  for (const letter of a) {
    const next = [0]
    for (let at = 1; at <= b.length; at += 1)
      next.push(letter === b[at - 1] ? (row[at - 1] ?? 0) + 1 : Math.max(row[at] ?? 0, next[at - 1] ?? 0))
    row = next
  }
  return row[b.length] ?? 0
}

/** Line (1-based) that holds all these words once blanks are removed, searched from one line on; null when none does. */
export function lineWith(
  sourceLines: readonly string[],
  words: string,
  from = 1,
  to = sourceLines.length,
): number | null {
  const wanted = joinBlanks(words).replace(/\s/gu, '')
  if (wanted === '') return null
  for (let line = Math.max(1, from); line <= Math.min(to, sourceLines.length); line += 1)
    if (
      joinBlanks(sourceLines[line - 1] ?? '')
        .replace(/\s/gu, '')
        .includes(wanted)
    )
      return line
  return null
}
