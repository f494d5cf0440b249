/** The members of a zip entry that its name is read from. */
interface NamedEntry {
  generalPurposeBitFlag: number
  fileNameRaw: Buffer
  extraFields: { id: number; data: Buffer }[]
}

const UTF8_NAME = 1 << 11
/** Info-ZIP Unicode Path: a version byte and a checksum of four bytes stand before the name. */
const UNICODE_PATH = 0x7075

/**
 * The name of an entry with `/`. Zips made by Chinese Windows programs write names in GBK without saying so: what is no UTF-8 is
 * read as GB18030, never as the Latin letters of old DOS.
 */
export function entryName({ generalPurposeBitFlag, fileNameRaw, extraFields }: NamedEntry): string {
  const stated = extraFields.find(({ id }) => id === UNICODE_PATH)?.data
  if (stated !== undefined && stated.length > 5 && stated[0] === 1) return tidy(stated.subarray(5).toString('utf8'))
  if ((generalPurposeBitFlag & UTF8_NAME) !== 0) return tidy(fileNameRaw.toString('utf8'))
  try {
    return tidy(new TextDecoder('utf-8', { fatal: true }).decode(fileNameRaw))
  } catch {
    return tidy(new TextDecoder('gb18030').decode(fileNameRaw))
  }
}

/** True for a name that would lead out of the folder it is unpacked in, or that is none. */
export function isUnsafeName(name: string): boolean {
  const parts = name.split('/')
  return name.startsWith('/') || /^[a-z]:/i.test(name) || parts.includes('..') || name === ''
}

/** True for characters that no name holds, and that a terminal or another program would read as something else. */
export const holdsControls = (name: string): boolean => /[\0-\x1f\x7f]/.test(name)

const tidy = (name: string): string => name.replaceAll('\\', '/')
