import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Desk, openDesk } from '../answers/open-assistant.js'
import { readMemos, scoreMemos } from './score-memos.js'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

/** Share of honest numbers that are tied, at least. */
const FILES = [
  ['memos-zh.jsonl', 0.95],
  ['memos-en.jsonl', 0.9],
] as const

describe('memos and news over the corpus, honest and false', () => {
  it.each(FILES)('%s', (name, least) => {
    const { honest, tied, missed, ...wrong } = scoreMemos(readMemos(name), (text) => desk.tie(text))
    expect(wrong).toEqual({ falseTies: [], falseAlarms: [], extra: [] })
    expect(tied / honest, missed.join('\n')).toBeGreaterThanOrEqual(least)
  })
})
