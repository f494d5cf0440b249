import { describe, expect, it } from 'vitest'
import { keyText } from '../../src/core/quantity-key.js'
import type { Table } from '../../src/tables/types.js'
import { encodeGb18030, otherNames, readCorpus, varyDocument } from '../tools/vary-corpus.mjs'
import { readAll } from './read-facts-of.js'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const YEAR_IN_KEY = /(?<=[,[])20[12]\d(?=,)/g
const YEAR_IN_WORDS = /20[12]\d(?=年|-)/g

interface Mapping {
  name: (text: string) => string
  year: (year: number) => number
  amount: (text: string) => string
}
const SAME: Mapping = { name: (text) => text, year: (year) => year, amount: (text) => text }

/** Plain digits of a value in 元; without an amount's unit, as it stands. */
function inYuan(value: string, unit: string): string {
  const plain = value.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '')
  if (!/^(?:万元|元)$/.test(unit)) return `${plain}${unit}`
  const [whole = '', rest = ''] = plain.replace('-', '').split('.')
  const moved = unit === '元' ? plain.replace('-', '') : `${whole}${rest.padEnd(4, '0')}`.replace(/^0+(?=\d)/, '')
  return `${plain.startsWith('-') ? '-' : ''}${moved}元`
}

/**
 * What is read from a document, one line for each cell and each fact, under a mapping of names, years and amounts. Where
 * amounts are multiplied, whole numbers may be counts, which are not: their place is compared, not their digits.
 */
function contentOf(bytes: Uint8Array, mapping: Mapping, isScaled: boolean) {
  const { tables, facts } = readAll('office.txt', bytes)
  const words = (text: string): string =>
    mapping
      .name(text)
      .replace(/\s/g, '')
      .replace(YEAR_IN_WORDS, (year) => String(mapping.year(Number(year))))
  const digits = (value: string | null, decimals: number, unit: string): string => {
    if (value === null || (isScaled && decimals === 0)) return ''
    const scaled = unit === '%' || decimals === 0 ? value.replace('-', '') : mapping.amount(value.replace('-', ''))
    return inYuan(value.startsWith('-') ? `-${scaled}` : scaled, unit)
  }
  const cells = tables.flatMap((table, at) =>
    table.rows.flatMap((row) =>
      row.cells.map((cell) => {
        const column = cell.column === null ? undefined : table.columns[cell.column]
        const unit = cell.unit ?? column?.unit ?? table.unit
        return [
          at,
          words(column?.path.join('/') ?? '?'),
          words(row.lane),
          row.code,
          words(row.name),
          digits(cell.value, cell.decimals, unit),
        ].join(' | ')
      }),
    ),
  )
  const known = facts.map((fact) => {
    const key = keyText(fact.key)?.replace(YEAR_IN_KEY, (year) => String(mapping.year(Number(year))))
    const digit = digits(fact.value, fact.decimals, fact.unit)
    return [fact.origin, words(key ?? `unknown ${fact.name}`), digit, fact.direction, fact.bound].join(' | ')
  })
  return {
    shape: tables.map((table: Table) => `${table.shape} ${table.rows.length}`),
    cells: cells.sort(),
    facts: known.sort(),
    empty: tables.map((table) => table.empty),
  }
}

const VARIANTS: Record<string, { seed?: number; bytes?: 'gb18030'; options: Parameters<typeof varyDocument>[1] }> = {
  'another city': { seed: 2, options: { years: 1 } },
  'a county office, names with blanks': { seed: 1, options: { spacedNames: true, years: -2 } },
  'a district office, other figures': { seed: 3, options: { factor: 7, years: 2 } },
  'much larger figures': { options: { factor: 123 } },
  'tabs for pipes': { options: { layout: 'tabs' } },
  'pipes with a ruler, CRLF': { options: { layout: 'ruled-pipes', lineEnd: '\r\n' } },
  'pipes, lanes in another order': { options: { layout: 'pipes', lanes: true } },
  'columns in reverse order, no final newline': { options: { columns: true, finalNewline: false } },
  'other titles and numbers': { options: { titles: true, numbers: true, seed: 3 } },
  'other titles again': { options: { titles: true, seed: 11 } },
  'pages that end inside tables': { options: { pageBreaks: true } },
  'tables in 元, wrapped labels': { options: { yuan: true, wrapLabels: true } },
  'GB18030, rows without indentation': { bytes: 'gb18030', options: { indent: 'none' } },
  'rows indented by blanks': { options: { indent: 'blanks' } },
}

const CORPUS = readCorpus()

describe.each(CORPUS)('variants of $file', (document) => {
  const original = contentOf(utf8(document.text), SAME, false)

  it('begins with something to lose', () => {
    expect(original.cells.length).toBeGreaterThan(100)
    expect(original.facts.length).toBeGreaterThan(200)
  })

  it.each(Object.entries(VARIANTS))('%s: nothing is lost', (_, { seed, bytes, options }) => {
    const names = seed === undefined ? [] : otherNames(document, seed)
    const varied = varyDocument(document.text, { ...options, names })
    const isScaled = options.factor !== undefined
    const encoded = bytes === 'gb18030' ? encodeGb18030(varied.text) : utf8(varied.text)
    expect(contentOf(encoded, SAME, isScaled)).toEqual(contentOf(utf8(document.text), varied, isScaled))
  })
})
