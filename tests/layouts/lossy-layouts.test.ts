import { beforeAll, describe, expect, it } from 'vitest'
import { parseDocument } from '../../src/app/parse-document.js'
import type { Fact } from '../../src/facts/types.js'
import type { ParsedDocument } from '../../src/library/types.js'
import { vocabulary } from '../facts/fixtures.js'
import { type Content, makeContent } from './content.js'
import { Fonts } from './write/fonts.js'
import { writePdf } from './write/pdf.js'
import { writeText } from './write/text.js'

/** What the other layouts state and these lose: which column an amount stands in, which cells are one, where a form begins. */
const PARTS = ['year', 'stage', 'fund', 'flow', 'portion', 'kind'] as const

/** An ordinal beside a name may have become part of it. */
const nameOf = ({ key, name }: Fact): string =>
  (key.item?.code ?? key.item?.name ?? name).replace(/^\d{1,2}(?=\D)/, '').replace(/：$/, '')

/** True where a fact says no more than another one of the same amount and item: a part may be open, none may differ. */
const isWithin = (fact: Fact, whole: Fact): boolean =>
  (fact.key.item === null || nameOf(fact) === nameOf(whole)) &&
  PARTS.every((part) => fact.key[part] === null || fact.key[part] === whole.key[part])

/** Facts that the document does not state. */
function untrue(lossy: ParsedDocument, whole: ParsedDocument): string[] {
  const { facts } = whole.facts
  return lossy.facts.facts
    .filter((fact) => !facts.some((one) => one.value === fact.value && isWithin(fact, one)))
    .map(({ source, key }) => `${source.table} ${source.row} ${source.column} ${source.text} ${JSON.stringify(key)}`)
}

const errorsOf = ({ check }: ParsedDocument): string[] =>
  check.findings.filter(({ severity }) => severity === 'error').map(({ message }) => message.en)

const read = (extension: string, bytes: Uint8Array): Promise<ParsedDocument> =>
  parseDocument(`d.${extension}`, bytes, vocabulary)

async function expectNothingUntrue(content: Content, lossy: ParsedDocument, share: number): Promise<void> {
  const whole = await read('txt', writeText(content, 'pipes'))
  expect(untrue(lossy, whole)).toEqual([])
  expect(errorsOf(lossy)).toEqual([])
  expect(lossy.facts.facts.length).toBeGreaterThan(share * whole.facts.facts.length)
}

let fonts: Fonts
beforeAll(async () => {
  fonts = await Fonts.load()
})

describe('a layout that loses the columns leaves facts out and states none that is untrue', () => {
  it.each([
    [3, 'budget'],
    [5, 'budget'],
    [3, 'accounts'],
    [4, 'accounts'],
  ] as const)('flattened text: %i %s', async (seed, kind) => {
    const content = makeContent({ seed, kind, layout: 'flattened' })
    await expectNothingUntrue(content, await read('txt', writeText(content, 'flattened')), 0.75)
  })

  it.each([
    [3, 'budget'],
    [5, 'budget'],
    [3, 'accounts'],
    [4, 'accounts'],
  ] as const)('PDF without rules: %i %s', async (seed, kind) => {
    const content = makeContent({ seed, kind })
    const style = { rules: 'none', landscape: true, repeatHeaders: false, furniture: true, formsApart: true } as const
    await expectNothingUntrue(content, await read('pdf', await writePdf(content, style, fonts)), 0.75)
  })
})
