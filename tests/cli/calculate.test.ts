import { describe, expect, test } from 'vitest'
import { runTieout } from './run-tieout.js'

const right: { args: string[]; prints: string }[] = [
  { args: ['1 + 2'], prints: '3' },
  { args: ['1', '+', '2'], prints: '3' },
  { args: ['-5+3'], prints: '-2' },
  { args: ['1,000.50 元 + 0.25 元'], prints: '1000.75 元' },
  { args: ['share(1, 3)'], prints: '33.33%' },
  { args: ['1/3', '--digits', '4'], prints: '0.3333' },
  { args: ['1/4', '--as', '%'], prints: '25.00%' },
]

test.each(right)('calculate $args prints $prints', async ({ args, prints }) => {
  expect(await runTieout(['calculate', ...args])).toMatchObject({ status: 0, stdout: `${prints}\n`, stderr: '' })
})

const wrong = ['1/0', '1 +', 'nosuch(1)', '1 万元 + 1 %', '(((', 'F1 + 1']

test.each(wrong)('calculate %s says why it cannot', async (expression) => {
  const run = await runTieout(['calculate', expression])
  expect(run.status).toBe(65)
  expect(run.stdout).toBe('')
  expect(run.stderr).toMatch(/\w/)
  const json = await runTieout(['calculate', expression, '--json'])
  expect(json.status).toBe(65)
  expect(JSON.parse(json.stdout).error).toMatchObject({
    code: expect.stringMatching(/^[a-z-]+$/),
    message: run.stderr.trimEnd(),
  })
})

describe('a batch of expressions', () => {
  test('gives one object a line and goes on after bad ones', async () => {
    const lines = [
      '{"id":"a","expression":"2 万元 * 3"}',
      'x',
      '{"id":1,"expression":"1/0"}',
      '{"id":2}',
      '{"id":null,"expression":"7"}',
    ]
    const run = await runTieout(['calculate', '--batch', '-'], { input: lines.join('\n') })
    expect(run.status).toBe(65)
    const results = run.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(results).toEqual([
      { id: 'a', value: '6', unit: '万元' },
      { id: null, error: { code: 'bad-input', message: 'Line 2 is not JSON.' } },
      { id: 1, error: { code: expect.any(String), message: expect.any(String) } },
      { id: 2, error: { code: 'bad-input', message: 'Line 4 has no expression.' } },
      { id: null, value: '7', unit: '' },
    ])
  })
})
