import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyAnswer } from '../../src/gate/verify-answer.js'
import { type GoldQuestion, judge, type Verdict } from './judge.js'
import { type Desk, openDesk } from './open-assistant.js'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

function load(path: string): GoldQuestion[] {
  return readFileSync(new URL(path, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as GoldQuestion)
}

function run(questions: GoldQuestion[]): Record<Verdict, string[]> {
  const verdicts: Record<Verdict, string[]> = { correct: [], refused: [], wrong: [] }
  for (const question of questions) {
    const turns = question.turns ?? [question]
    for (const turn of turns) {
      const answer = desk.ask(turn.question, question.turns === undefined ? {} : { session: question.id })
      const proof = verifyAnswer(answer, desk.library)
      if (!proof.ok)
        verdicts.wrong.push(
          `${question.id} does not verify: ${proof.failures.map((failure) => failure.reason.en).join('; ')}`,
        )
      verdicts[judge(turn, answer)].push(`${question.id} ${turn.question}`)
    }
  }
  return verdicts
}

describe('gold questions over the bundled corpus', () => {
  it('answers plain lookups, units and refusals', () => {
    const verdicts = run(load('./questions.jsonl'))
    expect(verdicts.wrong).toEqual([])
    expect(verdicts.refused.length).toBeLessThanOrEqual(3)
  })

  it('states nothing wrong over every kind of question, and proves all it states', () => {
    const verdicts = run(load('../eval/questions.jsonl'))
    expect(verdicts.wrong).toEqual([])
    expect(verdicts.correct.length).toBeGreaterThanOrEqual(240)
  })
})
