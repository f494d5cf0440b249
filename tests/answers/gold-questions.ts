import { readFileSync } from 'node:fs'
import { type GoldQuestion, readGoldQuestion } from '../../src/answers/judge/gold-question.js'

/** The questions of a file beside the tests; a line that cannot be used fails the test that reads it. */
export function loadGold(path: string): GoldQuestion[] {
  return readFileSync(new URL(path, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, at) => {
      const read = readGoldQuestion(JSON.parse(line))
      if (!read.ok) throw new Error(`${path}:${at + 1}: ${read.problem}`)
      return read.question
    })
}
