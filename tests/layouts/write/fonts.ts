import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import fontkit, { type Font } from '@pdf-lib/fontkit'
import { decompress } from 'wawoff2'

export interface FontFile {
  name: string
  bytes: Uint8Array
  font: Font
}

/** Files of the bundled font, tried in this order: numbers beside Chinese words change the font, as in real documents. */
const NAMES = ['latin', 'chinese-simplified', '88', '100', '102']

const require = createRequire(import.meta.url)

async function load(name: string): Promise<FontFile> {
  const path = require.resolve(`@fontsource/noto-sans-sc/files/noto-sans-sc-${name}-400-normal.woff2`)
  const bytes = new Uint8Array(await decompress(await readFile(path)))
  return { name, bytes, font: fontkit.create(bytes) }
}

/** The bundled font, as far as made-up disclosures need it. */
export class Fonts {
  private readonly found = new Map<string, FontFile>()

  private constructor(readonly files: readonly FontFile[]) {}

  static async load(): Promise<Fonts> {
    return new Fonts(await Promise.all(NAMES.map(load)))
  }

  /** The file that draws a character. Throws where none does. */
  fileOf(character: string): FontFile {
    const known = this.found.get(character)
    if (known !== undefined) return known
    const point = character.codePointAt(0) ?? 0
    const isLatin = point < 0x100
    const file = this.files.find(({ name, font }) => (name !== 'latin' || isLatin) && font.hasGlyphForCodePoint(point))
    if (file === undefined) throw new Error(`no glyph for ${character}`)
    this.found.set(character, file)
    return file
  }

  /** Width of a character at size 1. */
  advanceOf(character: string): number {
    const { font } = this.fileOf(character)
    return font.glyphForCodePoint(character.codePointAt(0) ?? 0).advanceWidth / font.unitsPerEm
  }

  widthOf(text: string, size: number): number {
    let width = 0
    for (const character of text) width += this.advanceOf(character)
    return width * size
  }
}
