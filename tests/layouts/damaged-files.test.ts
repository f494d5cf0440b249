import { beforeAll, describe, expect, it } from 'vitest'
import { parseDocument } from '../../src/app/parse-document.js'
import { TieoutError } from '../../src/core/errors.js'
import { seeded } from '../checks/generated/money.js'
import { vocabulary } from '../facts/fixtures.js'
import { LAYOUTS } from './all-layouts.js'
import { type Content, makeContent } from './content.js'
import { BYTES, type Damage, MARKUP, PACKAGES, STREAMS } from './damage.js'
import { numbersOf, ownTexts } from './own-text.js'
import { Fonts } from './write/fonts.js'
import { writePdf } from './write/pdf.js'

/** Files of each kind of damage. */
const TRIES = 2

const ONE_BY_ONE = 'OFD, as a virtual printer writes it'
/** `TIEOUT_DAMAGE_TRIES` asks for more by hand. */
const ONE_BY_ONE_TRIES = Number(process.env.TIEOUT_DAMAGE_TRIES ?? 4)

const FILES = [
  'HTML with spans',
  'Excel workbook',
  'Excel workbook of old',
  'Word document',
  'PDF, stroked rules',
  'PDF, no rules',
  'OFD, own boxes, template page',
]

/** Without rules a table that is not told from its places is left unread: its facts are fewer than those of other layouts. */
const UNRULED = {
  name: 'PDF, no rules',
  extension: 'pdf',
  write: (content: Content, fonts: Fonts) =>
    writePdf(
      content,
      { rules: 'none', landscape: true, repeatHeaders: false, furniture: true, formsApart: false },
      fonts,
    ),
}

const KINDS: Readonly<Record<string, Readonly<Record<string, Damage>>>> = {
  html: { ...BYTES, ...MARKUP },
  xlsx: { ...BYTES, ...PACKAGES },
  xls: BYTES,
  docx: { ...BYTES, ...PACKAGES },
  pdf: { ...BYTES, ...STREAMS },
  ofd: { ...BYTES, ...PACKAGES },
}

/** A few forms and paragraphs of a disclosure: enough of every kind of part. */
function smallContent(): Content {
  const content = makeContent({ seed: 3, kind: 'budget' })
  const forms = content.parts.filter(({ kind }) => kind === 'form').slice(0, 3)
  return {
    ...content,
    parts: content.parts.filter((part, at) => (part.kind === 'form' ? forms.includes(part) : at < 45)),
  }
}

let fonts: Fonts
beforeAll(async () => {
  fonts = await Fonts.load()
})

/** What is amiss with reading such a file: anything but a refusal, or numbers that the file does not hold. */
async function amiss(extension: string, bytes: Uint8Array): Promise<string[]> {
  try {
    const { facts } = await parseDocument(`d.${extension}`, bytes, vocabulary)
    if (facts.facts.length === 0) return []
    const held = new Set((await ownTexts(extension, bytes)).flatMap(numbersOf))
    return facts.facts.flatMap(({ source, value }) =>
      held.has(value.replace('-', '')) ? [] : [`${value}: ${source.text}`],
    )
  } catch (error) {
    return error instanceof TieoutError && error.code === 'bad-input' ? [] : [String(error)]
  }
}

describe.each(FILES)('a damaged file is read or refused, and no figure is made up: %s', (name) => {
  const layout = name === UNRULED.name ? UNRULED : LAYOUTS[name]
  if (layout === undefined) throw new Error(`no layout ${name}`)
  const { extension, write } = layout
  let whole: Uint8Array
  beforeAll(async () => {
    whole = await write(smallContent(), fonts)
  })

  it('the whole file holds what is read of it', async () => {
    const { facts } = await parseDocument(`d.${extension}`, whole, vocabulary)
    expect(facts.facts.length).toBeGreaterThan(20)
    expect(await amiss(extension, whole)).toEqual([])
  })

  it.each(Object.entries(KINDS[extension] ?? {}))('%s', async (kind, damage) => {
    const random = seeded(kind.length * 7919 + name.length)
    const found: string[] = []
    for (let count = 0; count < TRIES; count += 1) found.push(...(await amiss(extension, damage(whole, random))))
    expect(found).toEqual([])
  })
})

describe('a damaged file whose characters are objects of their own shows no figure but those of the whole', () => {
  const { extension = '', write } = LAYOUTS[ONE_BY_ONE] ?? {}
  let whole: Uint8Array
  let values: ReadonlySet<string>
  beforeAll(async () => {
    whole = (await write?.(smallContent(), fonts)) ?? new Uint8Array()
    values = new Set((await valuesOf(whole)).map(({ value }) => value))
  })

  const valuesOf = async (bytes: Uint8Array): Promise<{ value: string }[]> => {
    try {
      return (await parseDocument(`d.${extension}`, bytes, vocabulary)).facts.facts
    } catch (error) {
      if (error instanceof TieoutError && error.code === 'bad-input') return []
      throw error
    }
  }

  // A digit changed into another is another file, not a damaged one.
  it.each(Object.entries({ ...BYTES, ...PACKAGES }).filter(([kind]) => kind !== 'digits changed'))(
    '%s',
    async (kind, damage) => {
      const random = seeded(kind.length * 7919 + 1)
      const found: string[] = []
      for (let count = 0; count < ONE_BY_ONE_TRIES; count += 1)
        for (const { value } of await valuesOf(damage(whole, random))) if (!values.has(value)) found.push(value)
      expect(values.size).toBeGreaterThan(20)
      expect(found).toEqual([])
    },
  )
})
