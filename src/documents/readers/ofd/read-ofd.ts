import { openArchive } from '../../archive/open-archive.js'
import type { ReadPieces } from '../../pieces.js'
import { LayoutReader } from '../page/layout-reader.js'
import { drawPage } from './draw-page.js'
import { type PackageEntries, pagesOf } from './package.js'

/** Reads an OFD file, unpacked within the limits of archives. @throws TieoutError `bad-input` as `readOfdEntries` and `openArchive` do. */
export async function readOfd(bytes: Uint8Array): Promise<ReadPieces> {
  const entries = new Map<string, Uint8Array>()
  // Fonts, pictures and seals say nothing here.
  for (const entry of await openArchive(bytes))
    if (/\.xml$/i.test(entry.name)) entries.set(entry.name, await entry.read())
  return readOfdEntries({ read: (name) => entries.get(name) ?? null })
}

/**
 * Reads the entries of an OFD package (GB/T 33190: XML with positioned text and paths) into lines and tables, each with
 * page and box. Throws TieoutError `bad-input` for a package that is encrypted, damaged, without text or over the limits.
 */
export function readOfdEntries(entries: PackageEntries): ReadPieces {
  const { count, pages } = pagesOf(entries)
  const reader = new LayoutReader(count)
  let number = 0
  for (const page of pages()) {
    number += 1
    if (page.content === null) reader.addDamaged(number)
    else reader.add(drawPage(number, page))
  }
  return reader.finish()
}
