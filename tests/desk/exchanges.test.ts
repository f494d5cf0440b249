import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyAnswer } from '../../src/gate/verify-answer.js'
import { type Desk, openDesk } from '../answers/open-assistant.js'
import { EXCHANGES, readExchanges, replay } from './exchange.js'

/** `TIEOUT_DESK=rewrite` keeps what is answered now; the difference is then to be read as the clerk would read it. */
const REWRITE = process.env.TIEOUT_DESK === 'rewrite'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const exchanges = readExchanges()

describe('the first ten minutes of a clerk', () => {
  it('has enough exchanges of several turns', () => {
    expect(exchanges.length).toBeGreaterThanOrEqual(40)
    expect(exchanges.filter(({ questions }) => questions.length < 2 || questions.length > 6)).toEqual([])
  })

  it.each(exchanges.map((exchange) => [exchange.name, exchange] as const))('%s', async (name, exchange) => {
    const { text, answers } = await replay(exchange, desk)
    if (REWRITE) writeFileSync(join(EXCHANGES, name), text)
    else expect(text).toBe(exchange.content)
    for (const answer of answers) {
      expect(verifyAnswer(answer, desk.library)).toEqual({ ok: true, failures: [] })
      // What is offered is answered when it is asked.
      for (const suggestion of answer.suggestions)
        expect([suggestion, desk.ask(suggestion).status]).not.toEqual([suggestion, 'refused'])
    }
  })
})
