import { describe, expect, it } from 'vitest'
import type { GoldQuestion } from '../../src/answers/judge/gold-question.js'
import { judgeAnswer } from '../../src/answers/judge/judge-answer.js'
import { loadGold } from '../answers/gold-questions.js'
import { type Desk, openDesk } from '../answers/open-assistant.js'
import { type Variation, varyCorpus } from './vary-questions.js'

const questions = [
  ...loadGold('../eval/questions.jsonl'),
  ...loadGold('../answers/questions.jsonl').map((question) => ({ ...question, id: `own ${question.id}` })),
]

/** The verdict of each turn, with what tells how it came about. */
function verdicts(desk: Desk, question: GoldQuestion): { verdict: string; told: string }[] {
  return question.turns.map((turn) => {
    const answer = desk.ask(turn.question, question.turns.length === 1 ? {} : { session: question.id })
    const { verdict, expected, got } = judgeAnswer(turn, answer)
    return { verdict, told: `${turn.question} → ${verdict}: expected ${expected.join(', ')}, got ${got.join(', ')}` }
  })
}

const VARIATIONS: Record<string, Variation> = {
  'other cities and projects, a year later': { seed: 1, years: 1, factor: 1 },
  'other cities, titles and amounts': { seed: 3, years: -2, factor: 3, titles: true },
  'other cities and amounts of one more digit': { seed: 6, years: 0, factor: 17 },
}

describe('questions about other offices, years and amounts', () => {
  it.each(Object.entries(VARIATIONS))('%s: each is answered as the original', async (_, variation) => {
    const corpus = varyCorpus(variation)
    const original = await openDesk()
    const varied = await openDesk(corpus.files)
    const differing: string[] = []
    let compared = 0
    try {
      for (const question of questions) {
        const other = corpus.question(question)
        if (other === null) continue
        const before = verdicts(original, question)
        verdicts(varied, other).forEach(({ verdict, told }, at) => {
          compared++
          if (verdict !== before[at]?.verdict) differing.push(`${question.id} was ${before[at]?.verdict}: ${told}`)
        })
      }
    } finally {
      original.close()
      varied.close()
    }
    expect(differing).toEqual([])
    expect(compared).toBeGreaterThan(400)
  })
})
