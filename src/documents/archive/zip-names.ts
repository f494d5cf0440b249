const END = 0x06054b50
const END_SIZE = 22
const MOST_COMMENT = 0xffff
const HEADER = 0x02014b50
const HEADER_SIZE = 46
/** As many as an archive may have by far: names are only looked at here. */
const MOST_NAMES = 2000

/**
 * Names in the directory of a zip, as bytes of Latin letters; null where it has none, being cut off. A zip may hold other zips unpacked: their names
 * stand in its bytes and not in its directory.
 */
export function zipNames(bytes: Uint8Array): readonly string[] | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endOf(buffer)
  if (end === null) return null
  const names: string[] = []
  for (let at = buffer.readUInt32LE(end + 16); names.length < MOST_NAMES; ) {
    if (at + HEADER_SIZE > buffer.length || buffer.readUInt32LE(at) !== HEADER) break
    const length = buffer.readUInt16LE(at + 28)
    names.push(buffer.toString('latin1', at + HEADER_SIZE, at + HEADER_SIZE + length).replaceAll('\\', '/'))
    at += HEADER_SIZE + length + buffer.readUInt16LE(at + 30) + buffer.readUInt16LE(at + 32)
  }
  // A directory that is not where it should be tells nothing.
  return names.length > 0 || buffer.readUInt16LE(end + 10) === 0 ? names : null
}

/** Where the end of the directory stands: the last mark that a comment of its stated length follows. */
function endOf(buffer: Buffer): number | null {
  const lowest = Math.max(0, buffer.length - END_SIZE - MOST_COMMENT)
  for (let at = buffer.length - END_SIZE; at >= lowest; at -= 1)
    if (buffer.readUInt32LE(at) === END && at + END_SIZE + buffer.readUInt16LE(at + 20) <= buffer.length) return at
  return null
}
