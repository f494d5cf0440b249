import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { judgeAnswer } from '../../src/answers/judge/judge-answer.js'
import type { Answer } from '../../src/answers/types.js'
import { verifyAnswer } from '../../src/gate/verify-answer.js'
import { loadGold } from '../answers/gold-questions.js'
import { type Desk, openDesk, results } from '../answers/open-assistant.js'
import { seeded } from '../gate/lies.js'
import { answerContract } from './answer-contract.js'
import { BREAKING, KEEPING, pointless } from './distort.js'

/** Questions of each kind of distortion: 2,000 together. */
const KEPT = 70
const BROKEN = 70
const POINTLESS = 250

const golds = [...loadGold('../eval/questions.jsonl'), ...loadGold('../answers/questions.jsonl')].flatMap(
  ({ turns }) => (turns.length === 1 ? turns : []),
)

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

/** What must hold of any answer whatever: the promised form, and every proof. */
function ask(question: string): { answer: Answer; problems: string[] } {
  const answer = desk.ask(question)
  const form = answerContract.safeParse(JSON.parse(JSON.stringify(answer)))
  const proof = verifyAnswer(answer, desk.library)
  const problems = [
    ...(form.success ? [] : form.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)),
    ...proof.failures.map(({ figure, reason }) => `${figure}: ${reason.en}`),
    ...(answer.question === question ? [] : ['the question is not handed back as it came']),
  ]
  return { answer, problems: problems.map((problem) => `${JSON.stringify(question)} ${problem}`) }
}

describe('distorted questions', () => {
  it.each(Object.entries(KEEPING))('%s: the same answer or none', (kind, change) => {
    const pick = seeded(kind.length * 7919)
    const amiss: string[] = []
    for (let count = 0; count < KEPT; count++) {
      const gold = golds[pick(golds.length)]
      if (gold === undefined) continue
      const question = change(gold.question, pick)
      const { answer, problems } = ask(question)
      amiss.push(...problems)
      const { verdict, expected, got } = judgeAnswer(gold, answer)
      if (verdict === 'wrong') amiss.push(`${JSON.stringify(question)} expected ${expected} got ${got}`)
    }
    expect(amiss).toEqual([])
  })

  it.each(Object.entries(BREAKING))('%s: whatever is answered is proven', (kind, change) => {
    const pick = seeded(kind.length * 104729)
    const amiss: string[] = []
    for (let count = 0; count < BROKEN; count++) {
      const [gold, other] = [golds[pick(golds.length)], golds[pick(golds.length)]]
      if (gold === undefined || other === undefined) continue
      amiss.push(...ask(change(gold.question, pick, other.question)).problems)
    }
    expect(amiss).toEqual([])
  })

  it('states no figure where none was asked', () => {
    const pick = seeded(20241121)
    const names = desk.library.documents().flatMap((record) => record.organization ?? [])
    const amiss: string[] = []
    for (let count = 0; count < POINTLESS; count++) {
      const { answer, problems } = ask(pointless(pick, names))
      amiss.push(...problems)
      if (answer.results.length > 0) amiss.push(`${JSON.stringify(answer.question)} got ${results(answer).join(', ')}`)
    }
    expect(amiss).toEqual([])
  })
})
