import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerLines } from '../../src/reports/answer-lines.js'
import { proofText } from '../../src/reports/proof-text.js'
import { type Desk, openDesk } from '../answers/open-assistant.js'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const QUESTIONS = [
  { question: '渭南12345的收入总计是多少', rows: 0 },
  { question: '渭南12345住房保障支出占支出总计的比例', rows: 2 },
  { question: '各单位的住房保障支出分别是多少', rows: 4 },
  { question: '渭南12345支出总计由哪些构成', rows: 4 },
  { question: '住房保障支出是多少', rows: 0 },
]

test.each(QUESTIONS)('$question has $rows rows, and no character of its answer is lost', ({ question, rows }) => {
  const answer = desk.ask(question)
  const lines = answerLines(answer)
  expect(lines.filter(({ kind }) => kind === 'figure')).toHaveLength(rows)
  const told = lines.map((line) => (line.kind === 'figure' ? `${line.name} ${line.value}` : line.text))
  const plain = answer.answer
    .split('\n')
    .map((line, at) => (told.includes(line) ? line : line.replace(at < 0 ? '' : /^· /u, '')))
  expect([...told].sort()).toEqual(plain.sort())
})

test('a proof names every figure that a result is made of, once', () => {
  const answer = desk.ask('渭南12345住房保障支出占支出总计的比例')
  const lines = proofText(answer, 'zh')
  expect(lines).toHaveLength(answer.figures.length)
  for (const { id } of answer.figures) expect(lines.filter((line) => line.startsWith(`${id} `))).toHaveLength(1)
  expect(lines.join('\n')).toContain('share(F1, F2)')
})
