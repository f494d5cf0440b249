import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkDocument } from '../../src/checks/check-document.js'
import type { FindingCell } from '../../src/checks/types.js'
import { identifyDocument } from '../../src/documents/identity.js'
import { readText } from '../../src/documents/readers/text-reader.js'
import { readFacts } from '../../src/facts/read-facts.js'
import { checkHtml } from '../../src/reports/check-html.js'
import { checkMarkdown } from '../../src/reports/check-markdown.js'
import { cutOutsOf } from '../../src/reports/cut-out.js'
import { cutOutHtml } from '../../src/reports/cut-out-html.js'
import { markValue } from '../../src/reports/mark-value.js'
import { readTables } from '../../src/tables/read-tables.js'
import type { Table } from '../../src/tables/types.js'
import { vocabulary } from '../facts/fixtures.js'
import { cell, checked, finding } from './findings.js'

const CORPUS = join(import.meta.dirname, '..', '..', 'corpus')

function readCorpus(): { tables: Table[]; document: ReturnType<typeof checked> }[] {
  return readdirSync(CORPUS)
    .filter((name) => name.endsWith('.txt'))
    .map((path) => {
      const read = readText(readFileSync(join(CORPUS, path)))
      const source = { id: path, path, identity: identifyDocument(read) }
      const tables = readTables(source, read)
      const facts = readFacts(source, read, tables, vocabulary)
      const { blocks, sourceLines } = read
      const { report, findings } = checkDocument({ ...source, blocks, sourceLines, tables, facts })
      return { tables, document: checked({ report, findings, tables, sourceLines }) }
    })
}

/** Columns of each row of an HTML table, with its spans laid out; a hole or an overlap shows as another number. */
function widths(html: string): number[] {
  const taken: Set<number>[] = []
  for (const [at, row] of [...html.matchAll(/<tr[^>]*>(.*?)<\/tr>/gsu)].entries()) {
    let column = 0
    for (const [, attributes = ''] of (row[1] ?? '').matchAll(/<t[hd]([^>]*)>/gu)) {
      const span = (name: string) => Number(new RegExp(`${name}="(\\d+)"`).exec(attributes)?.[1] ?? 1)
      while (taken[at]?.has(column) === true) column++
      for (let down = 0; down < span('rowspan'); down++)
        for (let across = 0; across < span('colspan'); across++) {
          taken[at + down] ??= new Set()
          if (taken[at + down]?.has(column + across) === true) return [-1]
          taken[at + down]?.add(column + across)
        }
    }
  }
  return taken.map((row) => row.size)
}

describe('the page', () => {
  test('holds no script, loads nothing, and a policy allows none', () => {
    const evil = '<script>alert(1)</script><img src=x onerror=alert(1)>"\'\u202e'
    const page = checkHtml(
      [
        checked({
          report: {
            organization: evil,
            path: `${evil}.txt`,
            coverage: { ...checked().report.coverage, notChecked: [{ rule: evil, reason: evil, count: 1 }] },
          },
          findings: [
            finding({
              rule: evil,
              id: evil,
              message: { zh: evil, en: evil },
              cells: [cell({ table: null, row: evil, column: evil, value: '1', unit: evil, line: 1 })],
              expected: evil,
              rootOf: [{ rule: evil, message: { zh: evil, en: evil }, cells: [], difference: null }],
            }),
          ],
          sourceLines: [evil],
        }),
      ],
      'zh',
    )
    expect(page).not.toMatch(/<script|<img|<link|<iframe|<[a-z][^>]*\son\w+=|javascript:|https?:|url\(/iu)
    expect(page).not.toContain('\u202e')
    expect(page).toContain('&#60;script&#62;')
    expect(page).toMatch(/Content-Security-Policy" content="default-src 'none'; style-src 'sha256-[\w+/=]+';/u)
    expect([...page.matchAll(/<style>/gu)]).toHaveLength(1)
  })

  test('shows every cell of the findings of real documents, in its table or with its line', () => {
    for (const { document } of readCorpus()) {
      const page = checkHtml([document], 'zh')
      for (const one of document.findings) expect(page).toContain(one.id)
      for (const block of page.split('<div class="scroll">').slice(1)) {
        const table = block.split('</table>')[0] ?? ''
        expect(new Set(widths(table)).size, table).toBe(1)
      }
    }
  })

  test('says that nothing is known where nothing was checked', () => {
    const { coverage } = checked().report
    const page = checkHtml([checked({ report: { coverage: { ...coverage, checked: 0 } }, findings: [] })], 'en')
    expect(page).toContain('nothing is known')
    expect(page).not.toContain('Nothing was found')
  })
})

describe('a cut-out', () => {
  test('marks each cell of any table in its own row and column, in a grid without holes', () => {
    let seen = 0
    for (const { tables } of readCorpus())
      for (const table of tables)
        for (const row of table.rows)
          for (const { column, text, value, line } of row.cells) {
            if (column === null || value === null) continue
            const title = [table.number, table.title].filter((part) => part !== '').join(' ')
            const name = [row.code, row.name.trim()].filter((part) => part !== '').join(' ')
            const path = table.columns[column]?.path.join(' / ') ?? ''
            const place = { line, page: null, sheet: null, cell: null }
            const wanted: FindingCell = { table: title, row: name, column: path, ...place, value, unit: '' }
            const { cutOuts, others } = cutOutsOf([wanted], [table])
            expect(others).toEqual([])
            const html = cutOutHtml(cutOuts[0] ?? { title: '', unit: '', columns: [], rows: [] }, {
              places: { line: 'l', page: 'p', cell: 'c' },
              unit: 'u',
            })
            const marked = [...html.matchAll(/<td class="number first">([^<]*)<\/td>/gu)].map(([, shown]) => shown)
            if (marked[0] === text) seen++
            expect(marked).toHaveLength(1)
            expect(new Set(widths(html)).size, html).toBe(1)
          }
    expect(seen).toBeGreaterThan(500)
  })
})

test.each([
  ['支出 1,234.50 万元，其中 2.00 万元', '1234.50', '支出 <mark>1,234.50</mark> 万元，其中 2.00 万元'],
  ['支出 2.00 万元，其中 2.00 万元', '2.00', '支出 2.00 万元，其中 2.00 万元'],
  ['减少 3.25 万元', '-3.25', '减少 <mark>3.25</mark> 万元'],
  ['a < b 5', '5', 'a &#60; b <mark>5</mark>'],
  ['没有数', null, '没有数'],
])('%s with %s', (line, value, shown) => {
  expect(markValue(line, value)).toBe(shown)
})

test('document text makes no markup in Markdown', () => {
  const text = checkMarkdown([checked({ findings: [finding({ cells: [cell({ row: 'a | b\n# c [x](y)' })] })] })], 'en')
  expect(text).toContain('a \\| b \\# c \\[x\\]\\(y\\)')
})

describe('rows of a cut-out say where they stand as the file tells it', () => {
  const cut = (page: number | null, address: string | null) => ({
    title: '表1',
    unit: '元',
    columns: [{ path: ['合计'], afterGap: false }],
    rows: [
      {
        name: '水费',
        place: { line: 480, page, sheet: null, cell: address },
        depth: 0,
        afterGap: false,
        cells: [{ text: '1.00', mark: 'first' as const }],
      },
    ],
  })

  test.each([
    ['a text by its lines', cut(null, null), '行号', '480'],
    ['a file with pages by them', cut(9, null), '页', '9'],
    ['a sheet by its cells', cut(null, 'B7'), '单元格', 'B7'],
  ])('%s', (_, cutOut, head, place) => {
    const html = cutOutHtml(cutOut, { places: { line: '行号', page: '页', cell: '单元格' }, unit: '单位：' })
    expect(html).toContain(`scope="col">${head}</th>`)
    expect(html).toContain(`<td class="number soft">${place}</td>`)
  })
})
