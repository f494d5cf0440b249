/** What is no element: comments, sections of plain text, instructions; each with its end. */
const ASIDE: readonly (readonly [start: string, end: string])[] = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
]

/** True where every element of the markup is closed in its turn and nothing is cut off: a damaged file is not guessed at. */
export function isClosed(markup: string): boolean {
  const open: string[] = []
  let at = markup.indexOf('<')
  while (at >= 0) {
    const aside = ASIDE.find(([start]) => markup.startsWith(start, at))
    const end = aside === undefined ? endOfTag(markup, at) : markup.indexOf(aside[1], at)
    if (end < 0) return false
    if (aside === undefined) {
      const name = /^[^\s/>]{1,100}/.exec(markup.slice(at + 1 + (markup[at + 1] === '/' ? 1 : 0), at + 102))?.[0]
      if (name === undefined) return false
      if (markup[at + 1] === '/') {
        if (open.pop() !== name) return false
      } else if (markup[end - 1] !== '/') open.push(name)
    }
    at = markup.indexOf('<', end)
  }
  return open.length === 0
}

/** Index of the `>` that ends a tag, one inside quotes not counted. */
function endOfTag(markup: string, start: number): number {
  let quote = ''
  for (let at = start; at < markup.length; at += 1) {
    const character = markup[at] ?? ''
    if (quote !== '') quote = character === quote ? '' : quote
    else if (character === '"' || character === "'") quote = character
    else if (character === '>') return at
  }
  return -1
}
