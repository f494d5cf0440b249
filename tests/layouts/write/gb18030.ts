let bytesOf: Map<string, [number, number]> | null = null

/** Characters of two bytes, from the platform's own decoder. */
function table(): Map<string, [number, number]> {
  const decoder = new TextDecoder('gb18030')
  const found = new Map<string, [number, number]>()
  for (let lead = 0x81; lead <= 0xfe; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail === 0x7f) continue
      const character = decoder.decode(new Uint8Array([lead, trail]))
      if ([...character].length === 1 && !found.has(character)) found.set(character, [lead, trail])
    }
  return found
}

/** Text in GB18030. Throws for characters that need four bytes. */
export function encodeGb18030(text: string): Uint8Array {
  bytesOf ??= table()
  const bytes: number[] = []
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0
    const pair = point < 0x80 ? [point] : bytesOf.get(character)
    if (pair === undefined) throw new Error(`${character} needs four bytes`)
    bytes.push(...pair)
  }
  return new Uint8Array(bytes)
}
