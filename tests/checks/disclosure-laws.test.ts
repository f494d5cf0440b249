import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { indexCells } from '../../src/checks/cells.js'
import { checkDocument } from '../../src/checks/check-document.js'
import { checkTogether } from '../../src/checks/check-together.js'
import { prepareForChecks } from '../../src/checks/prepare.js'
import { rules } from '../../src/checks/rules/registry.js'
import type { CheckCell, CheckDocument, Finding } from '../../src/checks/types.js'
import { identifyDocument } from '../../src/documents/identity.js'
import { readText } from '../../src/documents/readers/text-reader.js'
import { readFacts } from '../../src/facts/read-facts.js'
import { readTables } from '../../src/tables/read-tables.js'
import { vocabulary } from '../facts/fixtures.js'
import { type DisclosureChoices, generateDisclosure } from './generate-disclosure.js'
import { REGIONS } from './generated/regional-narrative.js'

function documentOf(text: string, id = 'd'): CheckDocument {
  const read = readText(new TextEncoder().encode(text))
  const source = { id, path: `${id}.txt`, identity: identifyDocument(read) }
  const tables = readTables(source, read)
  return prepareForChecks(source, read, tables, readFacts(source, read, tables, vocabulary), vocabulary)
}

const errors = (findings: readonly Finding[]): Finding[] => findings.filter(({ severity }) => severity === 'error')
const errorsOf = (text: string): Finding[] => errors(checkDocument(documentOf(text)).findings)

const seed = fc.integer({ min: 0, max: 1_000_000 })
const kind = fc.constantFrom('budget' as const, 'accounts' as const)
const percentDecimals = fc.integer({ min: 0, max: 2 })
const precision = fc.oneof(
  fc.constant({ unit: '元' as const, decimals: 2 }),
  fc.integer({ min: 0, max: 4 }).map((decimals) => ({ unit: '万元' as const, decimals })),
)

describe('a disclosure that adds up to the 分', () => {
  it.each(['tabs', 'pipes', 'flattened'] as const)('raises no error at any precision: %s', (layout) => {
    fc.assert(
      fc.property(seed, kind, precision, percentDecimals, (seed, kind, precision, percentDecimals) => {
        const { text } = generateDisclosure({ seed, kind, layout, ...precision, percentDecimals })
        expect(errorsOf(text)).toEqual([])
      }),
      { numRuns: 12 },
    )
  })

  it.each(REGIONS)('raises neither error nor warning in the words of a region: %s', (region) => {
    fc.assert(
      fc.property(seed, fc.constantFrom('tabs' as const, 'pipes' as const), (seed, layout) => {
        const { findings } = checkDocument(documentOf(generateDisclosure({ seed, region, layout }).text))
        expect(findings.filter(({ severity }) => severity !== 'info')).toEqual([])
      }),
      { numRuns: 4 },
    )
  })

  it('has most of its figures in a relation', () => {
    fc.assert(
      fc.property(seed, kind, (seed, kind) => {
        const { report } = checkDocument(documentOf(generateDisclosure({ seed, kind, layout: 'tabs' }).text))
        const { numeric, inRelation } = report.coverage.cells
        expect(inRelation / numeric).toBeGreaterThan(0.8)
      }),
      { numRuns: 6 },
    )
  })
})

/** A figure of a table that takes part in a relation, chosen by number. */
function figureIn(document: CheckDocument, choice: number): CheckCell | null {
  const { covered } = checkDocument(document)
  const cells = indexCells(document)
  const figures = document.tables.flatMap((table) =>
    table.rows.flatMap((row, at) =>
      row.cells.flatMap(({ column }) => (column === null ? [] : [cells.at(table, at, column)])),
    ),
  )
  const chosen = figures.filter(({ id, state, unit }) => state === 'figure' && unit !== '%' && covered.has(id))
  return chosen[choice % chosen.length] ?? null
}

/** The text with a figure of a tab-separated line replaced; null where the line holds the same digits more than once. */
function replaced(text: string, cell: CheckCell, digits: string): string | null {
  const lines = text.split('\n')
  const at = (cell.line ?? 0) - 1
  const parts = lines[at]?.split('\t') ?? []
  const here = parts.flatMap((part, index) => (plainOf(part) === cell.value ? [index] : []))
  const [index] = here
  if (index === undefined || here.length > 1) return null
  parts[index] = digits
  lines[at] = parts.join('\t')
  return lines.join('\n')
}

const plainOf = (text: string): string => text.replaceAll(',', '').replace('△', '-')

describe('a single change beyond what rounding explains', () => {
  const choices = fc.record<Partial<DisclosureChoices>>({ decimals: fc.constantFrom(2, 4), kind })

  it('raises an error that shows the changed figure', () => {
    fc.assert(
      fc.property(seed, choices, fc.nat(), fc.integer({ min: 1, max: 9 }), (seed, more, choice, digit) => {
        const { text } = generateDisclosure({ seed, layout: 'tabs', unit: '万元', ...more })
        const cell = figureIn(documentOf(text), choice)
        fc.pre(cell !== null && cell.line !== null)
        // More than any total of the document, so that no other figure can explain it.
        const wrong = `${digit}9999999${'.12345'.slice(0, 1 + (cell?.decimals ?? 0))}`
        const changed = cell === null ? null : replaced(text, cell, wrong)
        fc.pre(changed !== null)
        const found = errorsOf(changed ?? '')
        const shown = found.flatMap(({ cells, rootOf }) => [...cells, ...rootOf.flatMap((one) => one.cells)])
        expect(shown.map(({ line }) => line)).toContain(cell?.line)
      }),
      { numRuns: 12 },
    )
  })
})

describe('order', () => {
  const faulty = (seed: number): string =>
    generateDisclosure({ seed, kind: 'budget', layout: 'tabs' }).text.replace(/^(201\t.*?)\d(?=\t|$)/mu, '$177')

  it('of the rules does not matter', () => {
    fc.assert(
      fc.property(seed, (seed) => {
        const document = documentOf(faulty(seed))
        expect(checkDocument(document, [...rules].reverse()).findings).toEqual(checkDocument(document).findings)
      }),
      { numRuns: 8 },
    )
  })

  it('of the files does not matter', () => {
    fc.assert(
      fc.property(seed, (seed) => {
        const held = (['budget', 'accounts', 'accounts'] as const).map((kind, at) => {
          const { text, office } = generateDisclosure({ seed: seed + at, kind, layout: 'tabs' })
          const renamed = text
            .replaceAll(office.name, '望江县司法局')
            .replaceAll(`${office.year}年`, `${2023 + (at >> 1)}年`)
          const document = documentOf(renamed, `d${at}`)
          return { ...document, facts: document.facts.facts }
        })
        const found = checkTogether(held)
        expect(checkTogether([...held].reverse())).toEqual(found)
        expect(checkTogether([...held.slice(1), ...held.slice(0, 1)])).toEqual(found)
      }),
      { numRuns: 6 },
    )
  })
})
