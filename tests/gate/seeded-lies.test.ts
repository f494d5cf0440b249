import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Answer } from '../../src/answers/types.js'
import { verifyAnswer } from '../../src/gate/verify-answer.js'
import { loadGold } from '../answers/gold-questions.js'
import { type Desk, openDesk } from '../answers/open-assistant.js'
import { LIES, seeded } from './lies.js'
import { WORD_LIES } from './word-lies.js'

let desk: Desk
let answers: Answer[] = []
beforeAll(async () => {
  desk = await openDesk()
  answers = loadGold('../eval/questions.jsonl')
    .flatMap(({ turns }) => (turns.length === 1 ? turns : []))
    .map(({ question }) => desk.ask(question))
    .filter((answer) => answer.status !== 'refused' && answer.figures.length > 0)
})
afterAll(() => desk.close())

const ALL = { ...LIES, ...WORD_LIES }

/** Lies of each kind to tell: together several thousand. */
const EACH = 400

describe('seeded lies over true answers', () => {
  it('has true answers to lie about', () => {
    expect(answers.length).toBeGreaterThan(150)
    expect(answers.filter((answer) => !verifyAnswer(answer, desk.library).ok)).toEqual([])
  })

  it.each(Object.keys(ALL))('no %s passes', (kind) => {
    const pick = seeded(20241120)
    const context = {
      organizations: [...new Set(desk.library.documents().flatMap((record) => record.organization ?? []))],
      labels: [...new Set(answers.flatMap((answer) => answer.figures.map((figure) => figure.label)))],
      pick,
    }
    const passed: string[] = []
    let told = 0
    for (let tries = 0; told < EACH && tries < EACH * 100; tries++) {
      const answer = answers[pick(answers.length)]
      const lie = answer === undefined ? null : (ALL[kind]?.(answer, context) ?? null)
      if (answer === undefined || lie === null) continue
      told++
      if (verifyAnswer(lie, desk.library).ok) passed.push(`${answer.answer}\n→\n${lie.answer}`)
    }
    expect(passed).toEqual([])
    expect(told).toBe(EACH)
  })
})
