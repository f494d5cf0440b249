import { spawnSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { MAIN, newCorpus, runTieout } from './run-tieout.js'

const corpus = newCorpus('guyuan-2024-budget')

describe.skipIf(process.platform === 'win32')('streams', () => {
  test('a reader that has seen enough is no failure', () => {
    const run = spawnSync(
      'bash',
      ['-c', 'set -o pipefail; "$@" | head -1', 'bash', process.execPath, MAIN, 'tables', '--csv', '--corpus', corpus],
      {
        env: { PATH: process.env.PATH, HOME: '/tmp', LANG: 'C', TIEOUT_INDEX: `${corpus}-index` },
        encoding: 'utf8',
      },
    )
    expect(run.stdout.split('\n')).toHaveLength(2)
    expect(run.stderr).not.toMatch(/EPIPE|failed/)
    expect(run.status).toBe(0)
  })

  test('an interrupt ends with 130 and a word', async () => {
    const run = await runTieout(['ask', '--batch', '-', '--corpus', corpus], {
      during(child) {
        child.stdout?.once('data', () => child.kill('SIGINT'))
        child.stdin?.write('{"id":1,"question":"固原收入多少？"}\n')
      },
    })
    expect(run).toMatchObject({ status: 130, signal: null })
    expect(run.stderr).toContain('Cancelled')
  })

  test('pipes are plain; FORCE_COLOR colours, NO_COLOR wins', async () => {
    const styled = async (env: Record<string, string>) =>
      (await runTieout(['tables', '--corpus', corpus], { env })).stdout.includes('\u001b[')
    expect(await styled({})).toBe(false)
    expect(await styled({ FORCE_COLOR: '1' })).toBe(true)
    expect(await styled({ FORCE_COLOR: '1', NO_COLOR: '1' })).toBe(false)
  })
})

test('progress of the first ingest goes to standard error', async () => {
  const run = await runTieout([
    'documents',
    '--json',
    '--corpus',
    newCorpus('guyuan-2024-budget', 'weinan-2024-budget'),
  ])
  expect(JSON.parse(run.stdout)).toHaveLength(2)
  expect(run.stderr).toMatch(/Reading 1\/2 guyuan[\s\S]*Reading 2\/2 weinan/)
})
