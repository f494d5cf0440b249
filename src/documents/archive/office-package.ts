import { TieoutError } from '../../core/errors.js'
import { openArchive } from './open-archive.js'
import { writeZip } from './write-zip.js'

/** One part of an Office file, unpacked. */
export interface PackagePart {
  name: string
  bytes: Uint8Array
}

/** An Office file whose parts were unpacked within the limits. */
export interface OfficePackage {
  /** Names of all parts, read or not. */
  names: string[]
  /** The same file with the parts that were asked for, unpacked: safe to hand to a library that opens zips itself. */
  bytes: Uint8Array
}

/**
 * Unpacks an Office file under the limits of archives and puts the parts that are wanted together again, after `change`. Their XML must not
 * declare a document type: that is where entities come from, and Office writes none.
 *
 * @throws TieoutError `bad-input` as `openArchive` does, and for XML with a document type.
 */
export async function openOfficePackage(
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
  change: (parts: PackagePart[]) => PackagePart[] | Promise<PackagePart[]> = (parts) => parts,
): Promise<OfficePackage> {
  const entries = await openArchive(bytes)
  const files: PackagePart[] = []
  for (const entry of entries) {
    if (!wanted(entry.name)) continue
    const content = await entry.read()
    refuseDocumentType(content, entry.name)
    files.push({ name: entry.name, bytes: content })
  }
  return { names: entries.map(({ name }) => name), bytes: writeZip(await change(files)) }
}

/** @throws TieoutError `bad-input` for XML that declares a document type, in any encoding whose letters are ASCII or UTF-16. */
export function refuseDocumentType(content: Uint8Array, name: string): void {
  const buffer = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  const declares = ['<!DOCTYPE', '<!ENTITY'].some(
    (mark) => buffer.includes(mark) || buffer.includes(Buffer.from(mark, 'utf16le')),
  )
  if (declares)
    throw new TieoutError(
      'bad-input',
      `“${name}”含有 DTD 或实体声明，未读取。"${name}" declares a document type or entities and was not read.`,
      { hint: '请用 Office 或 WPS 重新保存。 Save the file anew in Office or WPS.' },
    )
}
