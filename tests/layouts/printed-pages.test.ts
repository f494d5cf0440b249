import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { cellsOf } from './cells.js'
import { type Content, makeContent } from './content.js'
import { writeStyled } from './write/styled-html.js'
import { writeText } from './write/text.js'

const BROWSER = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync)

/** Pages as a browser prints them. */
function print(markup: string, browser: string): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'tieout-print-'))
  try {
    const [page, printed] = [join(folder, 'page.html'), join(folder, 'page.pdf')]
    writeFileSync(page, markup)
    const quiet = ['--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']
    const sparing = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', ...quiet]
    execFileSync(
      browser,
      [
        ...sparing,
        `--user-data-dir=${join(folder, 'user')}`,
        '--no-pdf-header-footer',
        `--print-to-pdf=${printed}`,
        `file://${page}`,
      ],
      { stdio: 'ignore', timeout: 60_000 },
    )
    return new Uint8Array(readFileSync(printed))
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** How the tables look, and the part of their figures that must be found; under another key none may be. */
const STYLES: Readonly<Record<string, { css: string; share: number }>> = {
  'dashed borders': { css: 'td,th{border:1px dashed #000}', share: 1 },
  'cells on grounds of their own': {
    css: 'table{border-collapse:separate;border-spacing:1px;background:#999}td,th{background:#fff}',
    share: 1,
  },
  'rules between rows': {
    css: 'tr{border-bottom:1px solid #000}thead tr:first-child{border-top:2px solid #000}',
    share: 1,
  },
  'header and every other row on grounds': {
    css: 'thead{background:#2b579a;color:#fff}tbody tr:nth-child(even){background:#eef}',
    share: 1,
  },
  'three rules': {
    css: 'table{border-top:2px solid #000;border-bottom:2px solid #000}thead{border-bottom:1px solid #000}',
    share: 0.95,
  },
  'no rules': { css: '', share: 0.95 },
}

const CONTENTS: Readonly<Record<string, Content>> = {
  budget: makeContent({ seed: 3, kind: 'budget' }),
  accounts: makeContent({ seed: 4, kind: 'accounts' }),
}

describe.skipIf(BROWSER === undefined)('pages that a browser prints hold the figures of the text', () => {
  const cases = Object.entries(STYLES).flatMap(([name, style], at) => {
    const kind = at % 2 === 0 ? 'budget' : 'accounts'
    return [[name, kind, style] as const]
  })
  it.each(cases)('%s: %s', async (_, kind, { css, share }) => {
    const content = CONTENTS[kind] ?? makeContent({ seed: 3, kind: 'budget' })
    const expected = await cellsOf('d.txt', writeText(content, 'pipes'))
    const found = await cellsOf('d.pdf', print(writeStyled(content, css), BROWSER ?? ''))
    expect(found.filter((cell) => !expected.includes(cell))).toEqual([])
    expect(expected.filter((cell) => found.includes(cell)).length / expected.length).toBeGreaterThanOrEqual(share)
  })
})
