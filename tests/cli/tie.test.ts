import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { newCorpus, newFolder, runTieout } from './run-tieout.js'

const TEXT = '固原2024年基本支出250.91万元，项目支出81.50万元。'
const corpus = newCorpus('guyuan-2024-budget')

test('tie marks a text from a file and from standard input alike', async () => {
  const file = join(newFolder('memo'), 'memo.txt')
  writeFileSync(file, TEXT)
  const fromFile = await runTieout(['tie', file, '--corpus', corpus])
  const piped = await runTieout(['tie', '-', '--corpus', corpus], { input: TEXT })
  expect(fromFile.status).toBe(0)
  expect(fromFile.stdout).toContain('250.91万元[✓1]')
  expect(fromFile.stdout).toContain('81.50万元[✗2]')
  expect(piped.stdout).toBe(fromFile.stdout)
})

test('tie --json prints one object', async () => {
  const run = await runTieout(['tie', '-', '--json', '--corpus', corpus, '--document', 'guyuan-2024-budget'], {
    input: TEXT,
  })
  const { id, numbers } = JSON.parse(run.stdout)
  expect(id).toBe('-')
  expect(Object.keys(numbers[0])).toEqual([
    'text',
    'value',
    'unit',
    'line',
    'column',
    'status',
    'figure',
    'expected',
    'candidates',
  ])
  expect(numbers.map((one: { status: string }) => one.status)).toEqual(['tied', 'contradicted'])
  expect(numbers[1].expected).toBe('18.5')
})

test('tie --batch answers line by line, in order, and names bad lines', async () => {
  const lines = [
    JSON.stringify({ id: 'a', text: TEXT }),
    'x',
    JSON.stringify({ id: 7 }),
    JSON.stringify({ id: null, text: '' }),
  ]
  const run = await runTieout(['tie', '--batch', '-', '--corpus', corpus], { input: lines.join('\n') })
  expect(run.status).toBe(65)
  const objects = run.stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(objects.map((one) => one.id)).toEqual(['a', null, 7, null])
  expect(objects.map((one) => one.numbers.length)).toEqual([2, 0, 0, 0])
  expect(objects[1].error.message).toContain('2')
})

test('tie wants one text', async () => {
  expect((await runTieout(['tie', 'memo.txt', '--batch', '-', '--corpus', corpus])).status).toBe(64)
  expect((await runTieout(['tie', 'no-such-file.txt', '--corpus', corpus])).status).toBe(64)
})
