import { openArchive } from '../../archive/open-archive.js'
import type { ReadPieces } from '../../pieces.js'
import { LayoutReader } from '../page/layout-reader.js'
import { besidePages } from './beside-pages.js'
import { drawPage } from './draw-page.js'
import type { PackageEntries } from './locate.js'
import { openOfd } from './package.js'

/** Reads an OFD file, unpacked within the limits of archives. @throws TieoutError `bad-input` as `readOfdEntries` and `openArchive` do. */
export async function readOfd(bytes: Uint8Array): Promise<ReadPieces> {
  const listed = await openArchive(bytes)
  const entries = new Map<string, Uint8Array>()
  // Fonts, pictures and seals say nothing here.
  for (const entry of listed) if (/\.xml$/i.test(entry.name)) entries.set(entry.name, await entry.read())
  return readOfdEntries({ names: listed.map(({ name }) => name), read: (name) => entries.get(name) ?? null })
}

/**
 * Reads the entries of an OFD package (GB/T 33190: XML with positioned text and paths) into lines and tables, each with
 * page and box. Throws TieoutError `bad-input` for a package that is encrypted, damaged, without text or over the limits.
 */
export function readOfdEntries(entries: PackageEntries): ReadPieces {
  const opened = openOfd(entries)
  const reader = new LayoutReader(opened.count)
  const faint: number[] = []
  let number = 0
  for (const page of opened.pages()) {
    number += 1
    const drawn = page === null ? null : drawPage(number, page)
    if (drawn === null || drawn.isDamaged) reader.addDamaged(number)
    else {
      reader.add(drawn.page, drawn.invisible)
      if (drawn.faint > 0) faint.push(number)
    }
  }
  const { pieces, warnings } = reader.finish()
  return { pieces, warnings: [...warnings, ...besidePages(opened, faint)] }
}
