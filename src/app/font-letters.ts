/** The code points that a TrueType font has a glyph for, from its `cmap` table (formats 4 and 12). */
export function lettersOf(font: Uint8Array): Set<number> {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength)
  const letters = new Set<number>()
  const start = tableStart(view, 'cmap')
  if (start === null) return letters
  for (let at = 0; at < view.getUint16(start + 2); at++) {
    const table = start + view.getUint32(start + 4 + at * 8 + 4)
    const format = view.getUint16(table)
    if (format === 4) readSegments(view, table, letters)
    if (format === 12) readGroups(view, table, letters)
  }
  return letters
}

function tableStart(view: DataView, name: string): number | null {
  for (let at = 0; at < view.getUint16(4); at++) {
    const entry = 12 + at * 16
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((offset) => view.getUint8(entry + offset)))
    if (tag === name) return view.getUint32(entry + 8)
  }
  return null
}

/** Ranges whose letters lead to glyph 0 are holes. */
function readSegments(view: DataView, table: number, letters: Set<number>): void {
  const doubled = view.getUint16(table + 6)
  for (let at = 0; at < doubled; at += 2) {
    const last = view.getUint16(table + 14 + at)
    const first = view.getUint16(table + 16 + doubled + at)
    const delta = view.getUint16(table + 16 + 2 * doubled + at)
    const place = table + 16 + 3 * doubled + at
    const offset = view.getUint16(place)
    for (let letter = first; letter <= last && letter !== 0xffff; letter++) {
      const listed = offset === 0 ? letter : view.getUint16(place + offset + 2 * (letter - first))
      if (listed !== 0 && ((listed + delta) & 0xffff) !== 0) letters.add(letter)
    }
  }
}

function readGroups(view: DataView, table: number, letters: Set<number>): void {
  for (let at = 0; at < view.getUint32(table + 12); at++) {
    const [first, last] = [view.getUint32(table + 16 + at * 12), view.getUint32(table + 20 + at * 12)]
    for (let letter = first; letter <= last; letter++) letters.add(letter)
  }
}
