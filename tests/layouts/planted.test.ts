import { beforeAll, describe, expect, it } from 'vitest'
import type { ParsedDocument } from '../../src/library/types.js'
import { openDesk } from '../answers/open-assistant.js'
import { REGIONS } from '../checks/generated/regional-narrative.js'
import { LAYOUTS } from './all-layouts.js'
import { readingOf } from './comparable.js'
import { type Content, makeContent } from './content.js'
import { spannedRows } from './spans.js'
import { Fonts } from './write/fonts.js'
import { writeText } from './write/text.js'

const SHOWN = [
  'HTML with spans',
  'Excel workbook',
  'Word document',
  'PDF, stroked rules',
  'OFD, coordinates of the page',
]

let fonts: Fonts
beforeAll(async () => {
  fonts = await Fonts.load()
})

/** The findings of a file: the errors with the value that they accuse, and all of them apart from where they stand. */
async function findingsOf(extension: string, bytes: Uint8Array): Promise<{ accused: string[]; all: string[] }> {
  const read: ParsedDocument[] = []
  const desk = await openDesk({ [`d.${extension}`]: bytes }, (parsed) => read.push(parsed))
  desk.close()
  const [parsed] = read
  if (parsed === undefined) throw new Error('nothing was read')
  const told = parsed.check.findings.filter(({ severity }) => severity !== 'info')
  const { findings } = JSON.parse(JSON.stringify(readingOf(parsed))) as { findings: { message: { zh: string } }[] }
  return {
    accused: told.map(({ severity, cells }) => `${severity} ${cells[0]?.value}`),
    all: findings.map(({ message }) => message.zh).sort(),
  }
}

/** Another digit in the first amount of the last row with three figures: what one slip of the hand leaves in a form. */
function withSlip(content: Content, title: RegExp): { content: Content; slip: string } {
  const at = content.parts.findIndex(
    (part) => part.kind === 'form' && title.test(part.title) && part.form.rows.length > 2,
  )
  const part = content.parts[at]
  if (part?.kind !== 'form') throw new Error('no such form')
  const isFigure = (cell: string): boolean => /^[\d,]+\.\d{2}$/.test(cell) && cell.length > 5
  const row = part.form.rows.findLastIndex((cells) => cells.some(isFigure))
  const column = part.form.rows[row]?.findIndex(isFigure) ?? -1
  const before = part.form.rows[row]?.[column] ?? ''
  const slip = `${before.startsWith('7') ? '3' : '7'}${before.slice(1)}`
  const form = {
    ...part.form,
    rows: part.form.rows.map((cells, index) =>
      index === row ? cells.map((cell, place) => (place === column ? slip : cell)) : cells,
    ),
  }
  const parts = content.parts.map((one, index) =>
    index === at ? { ...part, form, rows: spannedRows(form, part.width) } : one,
  )
  return { content: { ...content, parts }, slip: slip.replaceAll(',', '') }
}

describe.each([
  ['a budget in 元', makeContent({ seed: 11, kind: 'budget', layout: 'tabs', unit: '元', region: REGIONS[0] })],
  ['accounts in 元', makeContent({ seed: 12, kind: 'accounts', layout: 'tabs', unit: '元', region: REGIONS[3] })],
  [
    'a budget in 万元',
    makeContent({ seed: 17, kind: 'budget', layout: 'tabs', unit: '万元', decimals: 2, region: REGIONS[1] }),
  ],
])('one slip in %s', (_, content) => {
  const planted = withSlip(content, /一般公共预算(?:财政拨款)?支出/u)

  it.each(SHOWN)('is one error about the changed figure, the same as in text: %s', async (name) => {
    const layout = LAYOUTS[name]
    if (layout === undefined) throw new Error(name)
    const expected = await findingsOf('txt', writeText(planted.content, 'tabs'))
    expect(expected.accused).toEqual([`error ${planted.slip}`])
    expect(await findingsOf(layout.extension, await layout.write(planted.content, fonts))).toEqual(expected)
  })
})
