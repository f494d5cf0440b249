import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { GoldQuestion } from '../../src/answers/judge/gold-question.js'
import { judgeAnswer, type Verdict } from '../../src/answers/judge/judge-answer.js'
import { verifyAnswer } from '../../src/gate/verify-answer.js'
import { loadGold } from './gold-questions.js'
import { type Desk, openDesk } from './open-assistant.js'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

function run(questions: GoldQuestion[]): Record<Verdict, string[]> {
  const verdicts: Record<Verdict, string[]> = { correct: [], partial: [], refused: [], wrong: [] }
  for (const { id, turns } of questions)
    for (const turn of turns) {
      const answer = desk.ask(turn.question, turns.length === 1 ? {} : { session: id })
      const proof = verifyAnswer(answer, desk.library)
      const { verdict, expected, got } = judgeAnswer(turn, answer)
      const reasons = proof.failures.map((failure) => failure.reason.en)
      if (!proof.ok) verdicts.wrong.push(`${id} does not verify: ${reasons.join('; ')}`)
      verdicts[verdict].push(`${id} ${turn.question} expected ${expected.join(', ')} got ${got.join(', ')}`)
    }
  return verdicts
}

describe('gold questions over the bundled corpus', () => {
  it('answers plain lookups, units and refusals', () => {
    const verdicts = run(loadGold('./questions.jsonl'))
    expect(verdicts.wrong).toEqual([])
    expect(verdicts.refused.length + verdicts.partial.length).toBeLessThanOrEqual(3)
  })

  it('states nothing wrong over every kind of question, and proves all it states', () => {
    const verdicts = run(loadGold('../eval/questions.jsonl'))
    expect(verdicts.wrong).toEqual([])
    expect(verdicts.partial.length).toBeLessThanOrEqual(5)
    expect(verdicts.correct.length).toBeGreaterThanOrEqual(240)
  })
})
