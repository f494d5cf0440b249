import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseDocument } from '../../src/app/parse-document.js'
import { shippedVocabulary } from '../facts/vocabulary-files.js'
import { readingOf } from './comparable.js'
import { type Content, makeContent } from './content.js'
import { writeDocx } from './write/docx.js'
import { writeHtml } from './write/html.js'
import { writeText } from './write/text.js'
import { writeXlsx } from './write/xlsx.js'

/** LibreOffice, where it is installed: it writes files as other offices do, not as the libraries of these tests. */
const OFFICE = ['/usr/bin/soffice', '/usr/local/bin/soffice'].find((path) => existsSync(path))
const { vocabulary } = shippedVocabulary()
const CONTENTS = {
  budget: makeContent({ seed: 3, kind: 'budget' }),
  accounts: makeContent({ seed: 4, kind: 'accounts' }),
}
const SOURCES: Readonly<Record<string, (content: Content) => Uint8Array | Promise<Uint8Array>>> = {
  docx: writeDocx,
  xlsx: (content) => writeXlsx(content),
  // Without the frame of the site, which in a document is words like any others.
  html: (content) =>
    new TextEncoder().encode(
      new TextDecoder().decode(writeHtml(content, 'utf-8')).replace(/<(nav|footer)>.*?<\/\1>/gs, ''),
    ),
}

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tieout-office-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function converted(content: Content, from: string, filter: string): Promise<Uint8Array> {
  const [to = filter] = filter.split(':')
  const source = join(folder, `d.${from}`)
  writeFileSync(source, (await SOURCES[from]?.(content)) ?? '')
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
  const out = join(folder, 'out')
  execFileSync(OFFICE ?? '', [profile, '--headless', '--convert-to', filter, '--outdir', out, source], {
    stdio: 'ignore',
  })
  return new Uint8Array(readFileSync(join(out, `d.${to}`)))
}

/** What is read; of a form without figures nothing but its title, because LibreOffice does not keep what its header merges. */
async function reading(name: string, bytes: Uint8Array): Promise<unknown> {
  const parsed = await parseDocument(name, bytes, vocabulary)
  const empty = parsed.tables.filter(({ rows }) => rows.every(({ cells }) => cells.length === 0)).map(({ id }) => id)
  const tables = parsed.tables.map((table) =>
    empty.includes(table.id) ? { ...table, empty: true, columns: [] } : table,
  )
  const blanks = parsed.facts.blanks.filter(({ table }) => !empty.includes(table ?? ''))
  return readingOf({ ...parsed, tables, facts: { ...parsed.facts, blanks } })
}

describe.skipIf(OFFICE === undefined).each(Object.entries(CONTENTS))(
  'files that LibreOffice wrote: %s',
  (_, content) => {
    it.each([
      ['docx', 'docx:MS Word 2007 XML'],
      ['docx', 'html:XHTML Writer File'],
      ['docx', 'html:HTML (StarWriter)'],
      ['xlsx', 'xlsx'],
      ['xlsx', 'xls:MS Excel 97'],
      ['xlsx', 'html:HTML (StarCalc)'],
      ['html', 'docx:MS Word 2007 XML:writer'],
    ])('%s → %s', { timeout: 60_000 }, async (from, filter) => {
      const [to = ''] = filter.split(':')
      const expected = await reading('d.txt', writeText(content, 'pipes'))
      expect(await reading(`d.${to}`, await converted(content, from, filter))).toEqual(expected)
    })
  },
)
