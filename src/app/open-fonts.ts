import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { TieoutError } from '../core/errors.js'
import type { Fonts } from '../reports/pictures/fonts.js'
import { lettersOf } from './font-letters.js'

const PACKAGE = '@fontsource/noto-sans-sc'
/** Files that hold nearly every letter of a disclosure; `name` is the part between family and weight. */
const COMMON = [
  { name: 'chinese-simplified', weight: 400 },
  { name: 'chinese-simplified', weight: 700 },
] as const

interface Face {
  file: string
  letters: ReadonlySet<number>
}

/**
 * The font of pictures, from the installed package: its compressed files are unpacked once a process into a private
 * folder, which goes when the process ends, because the renderer reads TrueType files only. Rare letters come from the
 * package's small files that hold them.
 */
export function openFonts(): Fonts {
  const faces = new Map<string, Promise<Face>>()
  let opened: { folder: string; files: string; ranges: Map<string, [number, number][]> } | null = null
  const open = () => {
    opened ??= { ...packageFolder(), folder: privateFolder() }
    return opened
  }
  const faceOf = (name: string, weight: number) => {
    const key = `${name}-${weight}`
    const held =
      faces.get(key) ??
      unpack(join(open().files, `noto-sans-sc-${key}-normal.woff2`), join(open().folder, `${key}.ttf`))
    faces.set(key, held)
    return held
  }
  return {
    async covering(text) {
      const common = await Promise.all(COMMON.map(({ name, weight }) => faceOf(name, weight)))
      const letters = new Set([...text].map((letter) => letter.codePointAt(0) ?? 0))
      const [regular] = common
      const rare = [...letters].filter((letter) => regular?.letters.has(letter) !== true)
      const names = [...open().ranges].flatMap(([name, ranges]) =>
        rare.some((letter) => ranges.some(([first, last]) => first <= letter && letter <= last)) ? [name] : [],
      )
      const slices = await Promise.all(names.map((name) => faceOf(name, 400)))
      const all = [...common, ...slices]
      return {
        files: all.map(({ file }) => file),
        lacks: (letter) => !all.some((face) => face.letters.has(letter.codePointAt(0) ?? 0)),
      }
    },
  }
}

/** @throws TieoutError `missing-package` where the font is not installed. */
function packageFolder(): { files: string; ranges: Map<string, [number, number][]> } {
  try {
    const listing = createRequire(import.meta.url).resolve('@fontsource/noto-sans-sc/unicode.json')
    return { files: join(dirname(listing), 'files'), ranges: readRanges(readFileSync(listing, 'utf8')) }
  } catch (cause) {
    throw new TieoutError(
      'missing-package',
      `缺少字体包 ${PACKAGE}，不能画图。 The font package ${PACKAGE} is missing: no pictures.`,
      {
        cause,
        hint: `npm install ${PACKAGE}`,
      },
    )
  }
}

/** `{"[4]":"U+1f1e9-1f1f5,U+21"}`: the file `4` holds these letters. */
function readRanges(content: string): Map<string, [number, number][]> {
  const listing = JSON.parse(content) as Record<string, string>
  return new Map(
    Object.entries(listing).map(([name, ranges]) => [
      name.replace(/[[\]]/gu, ''),
      ranges.split(',').map((range): [number, number] => {
        const [first = '', last = first] = range.replace('U+', '').split('-')
        return [Number.parseInt(first, 16), Number.parseInt(last, 16)]
      }),
    ]),
  )
}

function privateFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tieout-fonts-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** One after another: what the unpacker returns lies in its own memory and lasts until its next call. */
let unpacking: Promise<unknown> = Promise.resolve()

async function unpack(from: string, to: string): Promise<Face> {
  const before = unpacking
  const work = (async () => {
    await before
    const { default: decompress } = await import('wawoff2/decompress.js')
    return (await decompress(readFileSync(from))).slice()
  })()
  unpacking = work.catch(() => undefined)
  const content = await work
  writeFileSync(to, content)
  return { file: to, letters: lettersOf(content) }
}
