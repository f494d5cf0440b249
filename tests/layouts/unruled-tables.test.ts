import { beforeAll, describe, expect, it } from 'vitest'
import { parseDocument } from '../../src/app/parse-document.js'
import type { Fact } from '../../src/facts/types.js'
import { vocabulary } from '../facts/fixtures.js'
import { type Content, makeContent } from './content.js'
import { Fonts } from './write/fonts.js'
import { writePdf } from './write/pdf.js'
import { writeText } from './write/text.js'

let fonts: Fonts
beforeAll(async () => {
  fonts = await Fonts.load()
})

/** Figures of tables by what they stand for, their names and columns. */
async function cellsOf(path: string, bytes: Uint8Array): Promise<Map<string, string[]>> {
  const { facts } = await parseDocument(path, bytes, vocabulary)
  const cells = new Map<string, string[]>()
  for (const fact of facts.facts)
    if (fact.origin === 'cell')
      cells.set(keyOf(fact), [...(cells.get(keyOf(fact)) ?? []), `${fact.value} ${fact.unit}`])
  return cells
}

const keyOf = ({ key, name, parents, column, tableTitle }: Fact): string =>
  JSON.stringify([key, name, parents, column, tableTitle])

async function compare(content: Content, landscape: boolean): Promise<{ all: number; same: number; wrong: string[] }> {
  const style = { rules: 'none', landscape, repeatHeaders: false, furniture: true, formsApart: false } as const
  const expected = await cellsOf('d.txt', writeText(content, 'pipes'))
  const found = await cellsOf('d.pdf', await writePdf(content, style, fonts))
  let all = 0
  let same = 0
  const wrong: string[] = []
  for (const [key, values] of expected) {
    const read = found.get(key) ?? []
    all += values.length
    same += values.filter((value) => read.includes(value)).length
  }
  for (const [key, values] of found)
    for (const value of values) if (expected.get(key)?.includes(value) !== true) wrong.push(`${key} = ${value}`)
  return { all, same, wrong }
}

/** Of all figures so many are found; a page whose names are broken too narrowly may leave a whole form unread. */
const SHARE = 0.96

describe('tables without rules, over pages: figures under the same key, and none under another', () => {
  it.each(['budget', 'accounts'] as const)('%s', async (kind) => {
    let [all, same] = [0, 0]
    for (const seed of [3, 4, 5, 6])
      for (const landscape of [true, false]) {
        const found = await compare(makeContent({ seed, kind }), landscape)
        expect(found.wrong).toEqual([])
        all += found.all
        same += found.same
      }
    expect(all).toBeGreaterThan(1000)
    expect(same / all).toBeGreaterThan(SHARE)
  })
})
