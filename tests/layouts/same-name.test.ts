import { beforeAll, describe, expect, it } from 'vitest'
import type { Answer } from '../../src/answers/types.js'
import { type Desk, openDesk } from '../answers/open-assistant.js'
import { answerOf } from './comparable.js'
import { makeContent } from './content.js'
import { questionsOf } from './questions.js'
import { writeDocx } from './write/docx.js'
import { writeText } from './write/text.js'
import { writeXlsx } from './write/xlsx.js'

const CONTENT = makeContent({ seed: 3, kind: 'budget' })
const TEXT = new TextDecoder().decode(writeText(CONTENT, 'pipes'))
const QUESTIONS = questionsOf(CONTENT)

async function answersOf(files: Record<string, string | Uint8Array>): Promise<{ ids: string[]; answers: Answer[] }> {
  const desk: Desk = await openDesk(files)
  try {
    return { ids: desk.library.documents().map(({ id }) => id), answers: QUESTIONS.map((words) => desk.ask(words)) }
  } finally {
    desk.close()
  }
}

describe('one disclosure in several formats under one name', () => {
  let alone: Answer[]
  beforeAll(async () => {
    alone = (await answersOf({ 'd.txt': TEXT })).answers
  })

  it('is answered once, as from one file', async () => {
    const files = { 'd.txt': TEXT, 'd.docx': await writeDocx(CONTENT), 'd.xlsx': writeXlsx(CONTENT) }
    const { ids, answers } = await answersOf(files)
    expect(ids).toEqual(['d', 'd.docx', 'd.xlsx'])
    expect(answers.map(answerOf)).toEqual(alone.map(answerOf))
  })

  it('is told as a conflict where a figure differs', async () => {
    const asked = alone.findIndex(({ answer }) => answer.includes('公务接待费'))
    const figure = alone[asked]?.figures[0]
    const shown = figure?.source?.text ?? ''
    expect(shown).toMatch(/^[\d,]{5,}\.\d\d$/)
    const other = `${shown.slice(0, -1)}${(Number(shown.at(-1)) + 1) % 10}`
    const { answers } = await answersOf({ 'd.txt': TEXT, 'd.md': TEXT.replaceAll(shown, other) })
    expect([answers[asked]?.status, answers[asked]?.conflicts.length]).toEqual(['conflict', 1])
    expect(answers[asked]?.figures.map(({ source }) => source?.text)).toContain(other)
  })
})
