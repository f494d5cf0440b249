/** What may not begin a line. */
const CLOSING = /^[，。；：、）》”%％,.;:)]/

/** Numbers and Latin words stay whole; Chinese breaks anywhere but before closing punctuation. */
function piecesOf(text: string): string[] {
  const pieces = text.match(/[0-9A-Za-z,.%△-]+|[\s\S]/gu) ?? []
  const joined: string[] = []
  for (const piece of pieces) {
    const last = joined.at(-1)
    if (last !== undefined && (CLOSING.test(piece) || /[（《“]$/.test(last))) joined[joined.length - 1] = last + piece
    else joined.push(piece)
  }
  return joined
}

/** Breaks text into lines no wider than `room`, the first no wider than `first`; a piece wider than that stands alone. */
export function breakLines(text: string, widthOf: (text: string) => number, room: number, first = room): string[] {
  const lines: string[] = []
  let line = ''
  for (const piece of piecesOf(text)) {
    const most = lines.length === 0 ? first : room
    if (line !== '' && widthOf(line + piece) > most + 0.01) {
      lines.push(line)
      line = ''
    }
    line += piece
  }
  return line === '' ? lines : [...lines, line]
}
