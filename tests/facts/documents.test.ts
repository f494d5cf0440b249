import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { displayInterval, meet } from '../../src/core/interval.js'
import { keyText } from '../../src/core/quantity-key.js'
import { identifyDocument } from '../../src/documents/identity.js'
import { readText } from '../../src/documents/readers/text-reader.js'
import { readFacts } from '../../src/facts/read-facts.js'
import { signedValue } from '../../src/facts/signed-value.js'
import type { Fact } from '../../src/facts/types.js'
import { readTables } from '../../src/tables/read-tables.js'
import { shippedVocabulary } from './vocabulary-files.js'

const { vocabulary } = shippedVocabulary()
const CORPUS = fileURLToPath(new URL('../../corpus/', import.meta.url))
const ORIGINALS = process.env.TIEOUT_ORIGINALS

function factsOf(folder: string, name: string) {
  const read = readText(readFileSync(join(folder, name)))
  const document = { id: name, path: name, identity: identifyDocument(read) }
  return { read, ...readFacts(document, read, readTables(document, read), vocabulary) }
}

/** Values of one complete key that exclude each other, as `name portion: a, b`. */
function contradictions(facts: Fact[]): string[] {
  const groups = new Map<string, Fact[]>()
  for (const fact of facts) {
    const key = fact.bound === null ? keyText(fact.key) : null
    if (key !== null) groups.set(key, [...(groups.get(key) ?? []), fact])
  }
  const found: string[] = []
  for (const group of groups.values()) {
    const displays = group.map((fact) => displayInterval(signedValue(fact), fact.decimals, fact.unit))
    if (!displays.some((a, at) => displays.slice(at + 1).some((b) => meet(a, b) === null))) continue
    const key = group[0]?.key
    found.push(
      `${key?.fund} ${key?.item?.name} ${key?.portion}: ${[...new Set(group.map((fact) => fact.value))].join(', ')}`,
    )
  }
  return found.sort()
}

/** The only documents of the five that contradict themselves, and how. */
const KNOWN: Record<string, string[]> = {
  guyuan: [
    'all 事业支出 total: 269.41, 250.91',
    'fiscal 年初结转和结余 total: 6.00, 0',
    'fiscal 本年收入 total: 263.41, 269.41',
    'fiscal 财政拨款收入 total: 263.41, 269.41',
    'general 本年支出 public: 4.31, 5.18',
  ],
}

const cases = [
  { set: 'corpus', folder: CORPUS },
  ...(ORIGINALS === undefined ? [] : [{ set: 'originals', folder: ORIGINALS }]),
].flatMap(({ set, folder }) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => ({ set, folder, name })),
)

describe.each(cases)('$set $name', ({ folder, name }) => {
  const { facts, blanks, read } = factsOf(folder, name)

  it('contradicts itself only where it really does', () => {
    const known = Object.entries(KNOWN).find(([office]) => name.includes(office))?.[1] ?? []
    expect(contradictions(facts)).toEqual(known)
  })

  it('knows what nearly every cell and claim is about', () => {
    const share = (origin: Fact['origin']) => {
      const all = facts.filter((fact) => fact.origin === origin)
      return all.filter((fact) => keyText(fact.key) !== null).length / all.length
    }
    expect(share('cell')).toBeGreaterThan(0.97)
    expect(share('claim')).toBeGreaterThan(0.78)
    expect(blanks.length).toBeGreaterThan(0)
  })

  it('quotes words that stand in the source, and numbers facts in order', () => {
    const source = read.sourceLines.join('').replace(/\s/g, '')
    for (const fact of facts) expect(source, fact.id).toContain(fact.source.text.replace(/\s/g, ''))
    const lines = facts.map((fact) => fact.source.line ?? 0)
    expect(lines).toEqual([...lines].sort((a, b) => a - b))
    expect(facts.map((fact) => fact.id)).toEqual(facts.map((_, at) => `f${at + 1}`))
  })
})

if (ORIGINALS === undefined) it.skip('originals: set TIEOUT_ORIGINALS to the folder that holds them', () => {})

describe('across one document', () => {
  it.each([
    ['weinan', 'general', '本年支出', 'total', ['6480334.00', '648.03']],
    ['chizhou', 'general', '本年支出', 'project', ['397.27']],
    ['liaocheng', 'general', '本年支出', 'basic', ['535.45', '535.46']],
    ['urumqi', 'fiscal', '公务用车运行维护费', 'total', ['3.78']],
  ])('%s: %s %s %s is displayed as %j', (office, fund, item, portion, values) => {
    const name = readdirSync(CORPUS).find((one) => one.includes(office)) ?? ''
    const { facts } = factsOf(CORPUS, name)
    const fits = facts.filter(
      ({ key }) =>
        key.kind === 'amount' &&
        key.fund === fund &&
        key.item?.name === item &&
        key.item.within === null &&
        key.portion === portion &&
        !/^(?:initial-budget|full-year-budget)$/.test(office === 'liaocheng' ? (key.stage ?? '') : ''),
    )
    expect([...new Set(fits.map((fact) => fact.value))].sort()).toEqual([...values].sort())
  })
})
