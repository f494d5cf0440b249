import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { newCorpus, newFolder, runTieout } from './run-tieout.js'

const INCOME = { id: 'a', kind: 'lookup', question: '渭南12345热线2024年预算收入是多少？' }
const RIGHT = { ...INCOME, gold: [{ value: '648.03', unit: '万元' }] }
const WRONG = { ...INCOME, id: 'b', gold: [{ value: '648.04', unit: '万元' }] }
const NOTHING = { id: 'c', kind: 'refuse', question: '拉萨2024年预算收入是多少？', status: 'refuse' }
const TALK = {
  id: 'd',
  kind: 'multiturn',
  turns: [
    { question: '渭南热线物业管理费多少？', gold: [{ value: '11.00', unit: '万元' }] },
    { question: '租赁费呢', gold: [{ value: '11.90', unit: '万元' }] },
  ],
}

const lines = (...values: unknown[]) =>
  values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value))).join('\n')
const corpus = newCorpus('weinan-2024-budget')
const evaluate = (input: string, ...flags: string[]) =>
  runTieout(['eval', '-', '--corpus', corpus, ...flags], { input })

describe('eval', () => {
  test('counts by kind and lists what is wrong with what was expected', async () => {
    const run = await evaluate(lines(RIGHT, WRONG, NOTHING, TALK))
    expect(run.status, run.stderr).toBe(0)
    const [header, ...rest] = run.stdout.split('\n')
    expect(header).toMatch(/^kind\s+correct\s+partial\s+refused\s+wrong$/)
    expect(rest.slice(0, 4).map((line) => line.replace(/\s+/g, ' '))).toEqual([
      'lookup 1 0 0 1',
      'refuse 1 0 0 0',
      'multiturn 1 0 0 0',
      'all 3 0 0 1',
    ])
    expect(run.stdout).toContain(`wrong b (line 2) ${WRONG.question}\n  expected 648.04 万元\n  got `)
    expect(run.stdout).not.toMatch(/\u001b/)
  })

  test('--json prints one object, --save keeps the answers as ask --json prints them', async () => {
    const kept = join(newFolder('save'), 'answers.jsonl')
    const run = await evaluate(lines(WRONG, TALK), '--json', '--save', kept)
    expect(JSON.parse(run.stdout)).toMatchObject({
      all: { correct: 1, partial: 0, refused: 0, wrong: 1 },
      kinds: { lookup: { wrong: 1 }, multiturn: { correct: 1 } },
      time: { p50: expect.any(Number), p95: expect.any(Number), total: expect.any(Number) },
      questions: [
        { id: 'b', line: 1, verdict: 'wrong', expected: ['648.04 万元'] },
        { id: 'd.1', verdict: 'correct' },
      ],
    })
    const answers = readFileSync(kept, 'utf8').trimEnd().split('\n')
    expect(answers.map((line) => JSON.parse(line).id)).toEqual(['b', 'd.1', 'd.2'])
    const proof = await runTieout(['verify', kept, '--corpus', corpus])
    expect(proof.status, proof.stdout).toBe(0)
  })

  test('names a bad line by its number, does the rest and ends with 65', async () => {
    const bad = [{ ...RIGHT, gold: [{ value: 648.03 }] }, { id: 'x', question: '问' }, '{', '[]']
    const run = await evaluate(lines(RIGHT, '', ...bad))
    expect(run.status).toBe(65)
    expect(run.stdout).toContain('1 of 1 correct')
    expect(run.stderr).toContain('gold.0.value of line 3')
    expect(run.stderr).toContain('gold of line 4')
    expect(run.stderr).toMatch(/Line 5 .*JSON/)
    expect(run.stderr).toMatch(/Line 6 .*object/)
  })

  test.each([
    ['no line', '', [], 65],
    ['no usable line', '{"id":1}', [], 65],
    ['an unknown document', lines(RIGHT), ['--document', 'nowhere'], 64],
    ['a path that cannot be written', lines(RIGHT), ['--save', '/nowhere/at/all'], 64],
    ['an unknown option', lines(RIGHT), ['--kind'], 64],
  ])('%s ends with its status and prints no result', async (_, input, flags, status) => {
    const run = await evaluate(input, ...flags)
    expect(run).toMatchObject({ status, stdout: '' })
    expect(run.stderr).not.toBe('')
  })

  test('speaks Chinese, and reads a file', async () => {
    const file = join(newFolder('questions'), 'questions.jsonl')
    writeFileSync(file, `\uFEFF${lines(RIGHT)}\r\n`)
    expect(existsSync(file)).toBe(true)
    const run = await runTieout(['--language', 'zh', 'eval', file, '--corpus', corpus])
    expect(run.status, run.stderr).toBe(0)
    expect(run.stdout).toContain('1 题中正确 1 题（100.0%），错误 0 题')
  })
})
