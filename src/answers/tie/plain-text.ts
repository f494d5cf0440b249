/** Marks of emphasis, code and HTML, which may stand in the middle of a number, and short names given in brackets. */
const MARKUP = /<\/?[A-Za-z][^<>\n]{0,80}>|\*{1,3}|__|~~|`+|[（(]以下简称[^（）()\n]{1,30}[）)]/gu
const HIDDEN = '\u200b'

/** The text with its markup hidden behind characters of no width, positions unchanged: 6**48**.03 is 648.03. */
export function plainText(text: string): string {
  return text.replace(MARKUP, (mark) => HIDDEN.repeat(mark.length))
}

/** Line and column of each offset asked for, 1-based and in code points; offsets must ascend. */
export function placesOf(text: string, offsets: readonly number[]): { line: number; column: number }[] {
  const places: { line: number; column: number }[] = []
  let line = 1
  let column = 1
  let at = 0
  for (const offset of offsets) {
    while (at < offset) {
      const code = text.codePointAt(at) ?? 0
      const isBreak = code === 0x0a
      line += isBreak ? 1 : 0
      column = isBreak ? 1 : column + 1
      at += code > 0xffff ? 2 : 1
    }
    places.push({ line, column })
  }
  return places
}
