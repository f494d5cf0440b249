import { readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { answerCsv } from '../../src/cli/answer-text.js'
import { newCorpus, newFolder, runTieout } from './run-tieout.js'

const corpus = newCorpus('guyuan-2024-budget', 'weinan-2024-budget')
const index = newFolder('index')
const ask = (...args: string[]) => runTieout(['ask', ...args, '--corpus', corpus], { env: { TIEOUT_INDEX: index } })
const first = (text: string) => text.split('\n')[0] ?? ''

describe('--session', () => {
  test('goes on with a conversation in the next process, until it is forgotten', async () => {
    await ask('固原基本工资多少', '--session', 'clerk')
    const next = await ask('渭南呢', '--session', 'clerk')
    expect(first(next.stdout)).toBe(first((await ask('渭南基本工资多少')).stdout))
    expect(JSON.parse((await ask('换成元', '--session', 'other', '--json')).stdout).status).toBe('refused')
    const forgotten = await ask('--session', 'clerk', '--forget')
    expect([forgotten.status, forgotten.stdout, forgotten.stderr]).toEqual([0, '', expect.stringContaining('clerk')])
    expect(JSON.parse((await ask('换成元', '--session', 'clerk', '--json')).stdout).status).toBe('refused')
  })

  test('is private, and a damaged file is told on standard error and stops nothing', async () => {
    const [name = ''] = readdirSync(index)
    const path = join(index, name, 'sessions.sqlite')
    expect(statSync(path).mode & 0o777).toBe(0o600)
    writeFileSync(path, 'damaged')
    const run = await ask('固原基本工资多少', '--session', 'clerk')
    expect(run.status).toBe(0)
    expect(run.stderr).toContain('set-aside')
    expect(first((await ask('渭南呢', '--session', 'clerk')).stdout)).toContain('基本工资')
  })

  test.each([
    [['固原基本工资多少', '--session', '../x'], '--session'],
    [['固原基本工资多少', '--session', 'a'.repeat(65)], '--session'],
    [['固原基本工资多少', '--session', ''], '--session'],
    [['--forget'], '--session'],
    [['固原基本工资多少', '--csv', '--json'], '--csv'],
    [['--batch', '-', '--session', 'a'], '--batch'],
  ])('%s is a misuse that is explained', async (args, word) => {
    const run = await ask(...args)
    expect([run.status, run.stdout]).toEqual([64, ''])
    expect(run.stderr).toContain(word)
  })
})

describe('--csv', () => {
  test('prints the figures that answer, one a line, numbers plain', async () => {
    const run = await ask('列出固原全部支出', '--csv')
    const [head, ...rows] = run.stdout.trimEnd().split('\n')
    expect(head?.split(',').slice(0, 6)).toEqual(['organization', 'year', 'stage', 'item', 'value', 'unit'])
    expect(rows.map((row) => row.split(',')[4])).toEqual(['239.61', '12.86', '4.25', '12.69'])
  })

  test('of an answer without figures is empty; its text goes to standard error', async () => {
    const run = await ask('固原食堂花了多少', '--csv')
    expect([run.status, run.stdout]).toEqual([0, ''])
    expect(run.stderr).toContain('食堂')
  })

  test('cannot be made to run a formula, and keeps commas and quotes in their cells', async () => {
    const answer = JSON.parse((await ask('固原基本工资多少', '--json')).stdout)
    const [figure] = answer.figures
    answer.figures = [{ ...figure, label: '=HYPERLINK("http://x","a")', organization: '@SUM(1,2)' }]
    const [, row = ''] = answerCsv(answer).split('\n')
    expect(row).toMatch(/^"'@SUM\(1,2\)",2024,/)
    expect(row).toContain(`"'=HYPERLINK(""http://x"",""a"")"`)
  })
})
