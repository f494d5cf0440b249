import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Decimal } from '../../src/core/decimal.js'
import { describeUnit } from '../../src/core/unit.js'
import type { Fact } from '../../src/facts/types.js'
import { type Desk, openDesk } from '../answers/open-assistant.js'
import { seeded } from '../gate/lies.js'
import { tellable, tellableChanges, tellChange } from '../gate/tie-lies.js'
import { oneOf } from './amounts.js'
import { report, size } from './size.js'
import { honestAmount, honestResult } from './tie-honest.js'
import { LIARS, type Lie, lieOfCount } from './tie-liars.js'
import { lieOfScope, SCOPE_KINDS } from './tie-scope-liars.js'

let desk: Desk
let all: Fact[] = []
let facts: Fact[] = []
beforeAll(async () => {
  desk = await openDesk()
  all = desk.library.documents().flatMap((record) => desk.library.facts(record.id))
  facts = tellable(all)
})
afterAll(() => desk.close())

const EACH = size(250, 12)
const HONEST = size(2000, 120)

const lied: Record<string, { told: number; tied: number; contradicted: number }> = {}
afterAll(() => report('tie: lies by kind', lied))

/** Tells lies of a kind; the texts of those that were tied. */
function tellLies(kind: string, make: (pick: (below: number) => number) => Lie | null): string[] {
  const pick = seeded(20241121 + kind.length)
  const row = { told: 0, tied: 0, contradicted: 0 }
  const passed: string[] = []
  for (let tries = 0; row.told < EACH && tries < EACH * 60; tries++) {
    const lie = make(pick)
    if (lie === null) continue
    row.told++
    const number = desk.tie(lie.text).numbers.at(-1)
    if (number?.status === 'contradicted') row.contradicted++
    if (number?.status !== 'tied') continue
    row.tied++
    passed.push(`${lie.text} ${number.figure?.label} ${number.figure?.value}${number.figure?.unit}`)
  }
  lied[kind] = row
  return passed
}

describe('sentences told to tie', () => {
  it.each(Object.keys(LIARS))('no lie is tied: %s', (kind) => {
    expect(tellLies(kind, (pick) => LIARS[kind]?.(oneOf(facts, pick), facts, pick) ?? null)).toEqual([])
    expect(lied[kind]?.told).toBeGreaterThan(EACH / 4)
  })

  it('no lie is tied: small integers', () => {
    const counts = all.filter(({ key }) => key.kind === 'count')
    expect(tellLies('small integers', (pick) => lieOfCount(oneOf(counts, pick), pick))).toEqual([])
  })

  it('no lie is tied: direction', () => {
    const changes = tellableChanges(all)
    expect(
      tellLies('direction', (pick) => ({ text: tellChange(oneOf(changes, pick), false, pick).text, last: true })),
    ).toEqual([])
  })

  it('what is told of another year, stage or organization than its own is contradicted by the figure held there', () => {
    const rows: Record<string, { told: number; contradicted: number; unknown: number }> = {}
    const wrong: string[] = []
    for (const kind of SCOPE_KINDS) {
      const pick = seeded(61)
      const row = { told: 0, contradicted: 0, unknown: 0 }
      rows[kind] = row
      for (let tries = 0; row.told < EACH && tries < EACH * 60; tries++) {
        const lie = lieOfScope(kind, facts, pick)
        if (lie === null) continue
        row.told++
        const number = desk.tie(lie.text).numbers.at(-1)
        if (number === undefined || number.status === 'unknown') row.unknown++
        else {
          row.contradicted++
          // Displays of one figure in 万元 and in 元 are apart by a rounding.
          const right = new Decimal(number.expected ?? 0).times(describeUnit(number.unit).factor)
          if (number.status === 'tied' || right.minus(lie.expected).abs().gt(100))
            wrong.push(`${lie.text} ${number.expected}${number.unit}, not ${lie.expected.toFixed()}元`)
        }
      }
    }
    report('tie: told of another scope that is held', rows)
    expect(wrong).toEqual([])
    const [told, contradicted] = (['told', 'contradicted'] as const).map((one) =>
      Object.values(rows).reduce((sum, row) => sum + row[one], 0),
    )
    expect((contradicted ?? 0) / (told ?? 1)).toBeGreaterThan(0.8)
  })

  it('contradicts nothing honest, and ties nearly all of it', () => {
    const pick = seeded(17)
    const rows: Record<string, { told: number; tied: number }> = {}
    const contradicted: string[] = []
    const missed: string[] = []
    const changes = tellableChanges(all)
    for (let told = 0; told < HONEST; ) {
      const kind = pick(10)
      const fact = oneOf(facts, pick)
      const made =
        kind < 6
          ? honestAmount(fact, pick)
          : kind < 8
            ? honestResult(
                fact,
                oneOf(
                  facts.filter((one) => one.document === fact.document),
                  pick,
                ),
                facts,
                pick,
              )
            : { ...tellChange(oneOf(changes, pick), true, pick), kind: 'change' }
      if (made === null) continue
      told++
      const row = rows[made.kind] ?? { told: 0, tied: 0 }
      rows[made.kind] = row
      row.told++
      const number = desk.tie(made.text).numbers.at(-1)
      if (number?.status === 'tied') row.tied++
      else missed.push(`${made.kind}: ${made.text}`)
      if (number?.status === 'contradicted')
        contradicted.push(`${made.text} ${number.figure?.label} ${number.expected}`)
    }
    report('tie: honest sentences by kind', rows)
    expect(contradicted).toEqual([])
    expect(1 - missed.length / HONEST, missed.join('\n')).toBeGreaterThan(0.95)
  })
})
