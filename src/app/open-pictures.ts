import type { Library } from '../library/types.js'
import { createPictures } from '../reports/pictures/create-pictures.js'
import type { Pictures } from '../reports/pictures/types.js'
import { openFonts } from './open-fonts.js'

let fonts: ReturnType<typeof openFonts> | null = null

/** Pictures over the documents of a library; the font is unpacked once a process, by the first picture. */
export function openPictures(library: Library): Pictures {
  fonts ??= openFonts()
  return createPictures({ fonts, tables: (document) => library.tables(document) })
}
