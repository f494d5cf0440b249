import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Fact } from '../../src/facts/types.js'
import { type Desk, openDesk } from '../answers/open-assistant.js'
import { seeded } from './lies.js'
import { honest, LIE_KINDS, lie, tellable, tellableChanges, tellChange } from './tie-lies.js'

let desk: Desk
let facts: Fact[] = []
let base: Fact[] = []
beforeAll(async () => {
  desk = await openDesk()
  facts = tellable(desk.library.documents().flatMap((record) => desk.library.facts(record.id)))
  const pick = seeded(20240515)
  base = Array.from({ length: 260 }, () => facts[pick(facts.length)] as Fact)
})
afterAll(() => desk.close())

/** Told of each kind: together 2,100 lies and 1,000 honest sentences. */
const EACH = 300
const HONEST = 1000

describe('seeded sentences', () => {
  it('contradicts no honest one, and ties most', () => {
    const pick = seeded(7)
    let tied = 0
    const contradicted: string[] = []
    for (let told = 0; told < HONEST; told++) {
      const { text } = honest(base[pick(base.length)] as Fact, pick)
      const [number] = desk.tie(text).numbers
      if (number?.status === 'tied') tied++
      if (number?.status === 'contradicted') contradicted.push(text)
    }
    expect(contradicted).toEqual([])
    expect(tied).toBeGreaterThan(HONEST * 0.8)
  })

  it.each(LIE_KINDS)('ties no lie of the kind %s', (kind) => {
    const pick = seeded(20241120)
    const passed: string[] = []
    let told = 0
    for (let tries = 0; told < EACH && tries < EACH * 40; tries++) {
      const one = lie(kind, base[pick(base.length)] as Fact, facts, pick)
      if (one === null) continue
      told++
      const [number] = desk.tie(one.text).numbers
      if (number?.status === 'tied') passed.push(`${one.text} ${number.figure?.label} ${number.figure?.value}`)
    }
    expect(passed).toEqual([])
    expect(told).toBe(EACH)
  })

  it('contradicts no change told as it is, and ties none told the other way round', () => {
    const pick = seeded(11)
    const wrong: string[] = []
    let tied = 0
    const changes = tellableChanges(desk.library.documents().flatMap((record) => desk.library.facts(record.id)))
    for (const fact of changes)
      for (const isTrue of [true, false]) {
        const { text } = tellChange(fact, isTrue, pick)
        const number = desk.tie(text).numbers.at(-1)
        if (number?.status === (isTrue ? 'contradicted' : 'tied'))
          wrong.push(`${isTrue} ${text} ${number.figure?.label}`)
        if (isTrue && number?.status === 'tied') tied++
      }
    expect(wrong).toEqual([])
    expect(tied).toBeGreaterThan(changes.length / 2)
  })
})
