/** Where a name stands in a text. */
export interface Mention {
  name: string
  start: number
  end: number
}

const BLANK = '▒'

/** Replaces a span by blanks of the same length, so that positions stay. */
export function blank(text: string, start: number, end: number): string {
  return text.slice(0, start) + BLANK.repeat(end - start) + text.slice(end)
}

/**
 * Finds names in a text, the longest first, and blanks them; `stands` may refuse an occurrence. A name inside a longer
 * one that was found is not found again.
 */
export function takeNames(
  text: string,
  names: Iterable<string>,
  stands: (text: string, start: number, end: number) => boolean = () => true,
): { rest: string; mentions: Mention[] } {
  let rest = text
  const mentions: Mention[] = []
  const ordered = [...new Set(names)]
    .filter((name) => name !== '')
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
  for (const name of ordered) {
    for (let at = rest.indexOf(name); at >= 0; at = rest.indexOf(name, at + name.length)) {
      const end = at + name.length
      if (!stands(rest, at, end)) continue
      rest = blank(rest, at, end)
      mentions.push({ name, start: at, end })
    }
  }
  return { rest, mentions: mentions.sort((a, b) => a.start - b.start) }
}
