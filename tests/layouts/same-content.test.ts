import { beforeAll, describe, expect, it } from 'vitest'
import { openDesk } from '../answers/open-assistant.js'
import { LAYOUTS } from './all-layouts.js'
import { answerOf, readingOf } from './comparable.js'
import { type Content, makeContent } from './content.js'
import { questionsOf } from './questions.js'
import { Fonts } from './write/fonts.js'
import { writeText } from './write/text.js'

/** A budget with its performance forms and accounts with balances; both with forms of two lanes and empty forms. */
const CONTENTS = {
  budget: makeContent({ seed: 3, kind: 'budget' }),
  accounts: makeContent({ seed: 4, kind: 'accounts' }),
}

interface Reading {
  read: unknown
  answers: unknown[]
}

async function readingsOf(extension: string, bytes: Uint8Array, content: Content): Promise<Reading> {
  let read: unknown = null
  const desk = await openDesk({ [`d.${extension}`]: bytes }, (parsed) => {
    read = readingOf(parsed)
  })
  try {
    return { read, answers: questionsOf(content).map((question) => answerOf(desk.ask(question))) }
  } finally {
    desk.close()
  }
}

let fonts: Fonts
beforeAll(async () => {
  fonts = await Fonts.load()
})

describe.each(Object.entries(CONTENTS))('one content in every layout: %s', (_, content) => {
  let expected: Reading
  beforeAll(async () => {
    expected = await readingsOf('txt', writeText(content, 'pipes'), content)
  })

  it('answers most of its questions', () => {
    const answered = expected.answers.filter((answer) => JSON.stringify(answer).includes('"answered"'))
    expect(answered.length).toBeGreaterThanOrEqual(6)
  })

  it.each(Object.entries(LAYOUTS))('%s', async (_, { extension, write }) => {
    const found = await readingsOf(extension, await write(content, fonts), content)
    expect(found.read).toEqual(expected.read)
    expect(found.answers).toEqual(expected.answers)
  })
})
