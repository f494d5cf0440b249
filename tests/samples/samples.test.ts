import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { judgeAnswer } from '../../src/answers/judge/judge-answer.js'
import type { Answer } from '../../src/answers/types.js'
import { verifyAnswer } from '../../src/gate/verify-answer.js'
import { loadGold } from '../answers/gold-questions.js'
import { type Desk, openDesk } from '../answers/open-assistant.js'

/** The folder of the published files that the questions are about; they are not part of the project. */
const folder = process.env.TIEOUT_SAMPLES ?? ''

/** Pages on which the figures of a question stand, by document. */
type Pages = Record<string, number[]>

/** The pages on which the figures behind the results stand: cells and quotes, also those that a calculation rests on. */
function pagesOf(answer: Answer): { document: string; page: number | null }[] {
  const byId = new Map(answer.figures.map((figure) => [figure.id, figure]))
  const leaves = (id: string): { document: string; page: number | null }[] => {
    const figure = byId.get(id)
    // A number that counts a list rests on the quotes of its entries.
    if (figure === undefined) return answer.quotes.filter((one) => one.id === id).map(({ source }) => source)
    if (figure.basis === 'calculation') return figure.operands.flatMap(leaves)
    return figure.source === null ? [] : [{ document: figure.source.document, page: figure.source.page }]
  }
  return answer.results.flatMap(leaves)
}

describe.skipIf(folder === '')('published files of other offices (TIEOUT_SAMPLES)', () => {
  let desk: Desk
  beforeAll(async () => {
    const names = readdirSync(folder).filter((name) => name.endsWith('.pdf'))
    desk = await openDesk(Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name))])))
  }, 120_000)
  afterAll(() => desk?.close())

  // The second number: how many of them may be refused or told in part.
  it.each([
    ['questions.jsonl', 0],
    ['more-questions.jsonl', 17],
  ])('answers %s, whose answers were read from the pages, and names the page', (file, most) => {
    const verdicts: Record<string, string[]> = { correct: [], partial: [], refused: [], wrong: [] }
    const elsewhere: string[] = []
    for (const { id, turns } of loadGold(`../samples/${file}`))
      for (const turn of turns) {
        const answer = desk.ask(turn.question, turns.length === 1 ? {} : { session: id })
        const { verdict } = judgeAnswer(turn, answer)
        const told = `${id} ${turn.question}: ${answer.answer}`
        verdicts[verifyAnswer(answer, desk.library).ok ? verdict : 'wrong']?.push(told)
        const allowed = turn.gold.map((figure) => (figure as { pages?: Pages }).pages ?? {})
        for (const { document, page } of pagesOf(answer))
          if (page === null || !allowed.some((pages) => pages[document]?.includes(page)))
            elsewhere.push(`${told} (${document} ${page})`)
      }
    expect(verdicts.wrong).toEqual([])
    expect(elsewhere).toEqual([])
    expect([...(verdicts.refused ?? []), ...(verdicts.partial ?? [])].length).toBeLessThanOrEqual(most)
  })
})
