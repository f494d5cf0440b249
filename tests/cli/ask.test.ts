import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { newCorpus, newFolder, runTieout } from './run-tieout.js'

const corpus = newCorpus('guyuan-2024-budget', 'weinan-2024-budget')
const QUESTION = '固原热线中心2024年办公费预算多少？'
const FIELDS = [
  'id',
  'question',
  'status',
  'reason',
  'answer',
  'results',
  'figures',
  'quotes',
  'conflicts',
  'warnings',
  'suggestions',
  'engine',
]

const ask = (args: string[], input?: string | Buffer) =>
  runTieout(['ask', ...args, '--corpus', corpus], input === undefined ? {} : { input })

describe('one question', () => {
  test('gives one object of the contract on standard output, whatever the first ingest tells', async () => {
    const run = await ask([QUESTION, '--json'])
    expect(run.status, run.stderr).toBe(0)
    expect(run.stdout.trimEnd().split('\n')).toHaveLength(1)
    const answer = JSON.parse(run.stdout)
    expect(Object.keys(answer).sort()).toEqual([...FIELDS].sort())
    expect(answer).toMatchObject({ question: QUESTION, engine: 'offline' })
  })

  test('is the same in words, on the command line and from a pipe', async () => {
    const whole = await ask([QUESTION])
    expect(await ask([], `${QUESTION}\n`)).toEqual(whole)
    expect(whole.stdout).toBe(`${JSON.parse((await ask([QUESTION, '--json'])).stdout).answer}\n`)
  })

  test('is timed only when that is asked for', async () => {
    expect(JSON.parse((await ask([QUESTION, '--json', '--timing'])).stdout).elapsedMs).toBeGreaterThan(0)
    expect((await ask([QUESTION, '--json'])).stdout).toBe((await ask([QUESTION, '--json'])).stdout)
  })

  test('may be kept to one document', async () => {
    const held = JSON.parse((await ask([QUESTION, '--json', '--document', 'guyuan-2024-budget'])).stdout)
    const elsewhere = JSON.parse((await ask([QUESTION, '--json', '--document', 'weinan-2024-budget'])).stdout)
    for (const { source } of held.figures) expect(source?.document ?? 'guyuan-2024-budget').toBe('guyuan-2024-budget')
    expect(elsewhere).toMatchObject({ status: 'refused', results: [] })
  })
})

const unusable: { name: string; question: string }[] = [
  { name: 'empty', question: '' },
  { name: 'blank', question: ' \u3000\u200b ' },
  { name: 'punctuation only', question: '？！……' },
  { name: 'a lone surrogate', question: '固原\ud83d收入' },
  { name: 'over-long', question: '固原收入多少'.repeat(400) },
]

test.each(unusable)('a question that is $name is refused', async ({ question }) => {
  const run = await ask(['--batch', '-'], `${JSON.stringify({ id: 7, question })}\n`)
  expect(run.status).toBe(0)
  const answer = JSON.parse(run.stdout)
  expect(answer).toMatchObject({ id: 7, status: 'refused', reason: 'bad-input', results: [], figures: [] })
  expect(answer.answer).not.toBe('')
})

describe('a batch', () => {
  const lines = [
    { text: JSON.stringify({ id: 'a', question: QUESTION }), id: 'a', bad: null },
    { text: 'no json', id: null, bad: 'Line 2 is not JSON' },
    { text: JSON.stringify({ id: 3, question: QUESTION, session: 's' }), id: 3, bad: null },
    { text: JSON.stringify({ id: true }), id: true, bad: 'Line 4 has no question' },
    { text: '', id: undefined, bad: null },
    { text: JSON.stringify({ id: 'f', question: 5 }), id: 'f', bad: 'question of line 6' },
    { text: JSON.stringify({ id: ['g'], question: QUESTION }), id: null, bad: 'id of line 7' },
    { text: '["h"]', id: null, bad: 'Line 8 is not a JSON object' },
    { text: JSON.stringify({ question: QUESTION }), id: null, bad: null },
    { text: `{"id":0,"question":"${QUESTION}`, id: null, bad: 'Line 10 is not JSON' },
    { text: JSON.stringify({ id: 0, question: QUESTION }), id: 0, bad: null },
  ]
  const wanted = lines.filter(({ id }) => id !== undefined)
  const text = `\uFEFF${lines.map((line) => line.text).join('\r\n')}\r\n`

  test('answers line by line in order, names bad lines and goes on', async () => {
    const run = await ask(['--batch', '-', '--json'], text)
    expect(run.status).toBe(65)
    const answers = run.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(answers.map(({ id }) => id)).toEqual(wanted.map(({ id }) => id))
    for (const [at, { bad }] of wanted.entries()) {
      expect(Object.keys(answers[at]).sort()).toEqual([...FIELDS].sort())
      if (bad !== null) {
        expect(answers[at]).toMatchObject({ status: 'refused', reason: 'bad-input', figures: [] })
        expect(answers[at].answer).toContain(bad)
      } else
        expect(answers[at]).toMatchObject({
          question: QUESTION,
          status: answers[0].status,
          results: answers[0].results,
        })
    }
  })

  test('from a file is the same as from a pipe', async () => {
    const file = join(newFolder('batch'), 'questions.jsonl')
    writeFileSync(file, text)
    expect(await ask(['--batch', file])).toEqual(await ask(['--batch', '-'], text))
  })

  test('of nothing prints nothing', async () => {
    expect(await ask(['--batch', '-'], '')).toMatchObject({ status: 0, stdout: '' })
  })

  test('hands each answer over before the next question comes', async () => {
    let seen = 0
    const run = await runTieout(['ask', '--batch', '-', '--corpus', corpus], {
      during(child) {
        const next = () => {
          if (seen < 3) child.stdin?.write(`${JSON.stringify({ id: seen, question: QUESTION })}\n`)
          else child.stdin?.end()
        }
        child.stdout?.on('data', (part: Buffer) => {
          seen += part.toString().split('\n').length - 1
          next()
        })
        next()
      },
    })
    expect(run).toMatchObject({ status: 0 })
    expect(seen).toBe(3)
  })
})
