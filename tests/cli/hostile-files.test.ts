import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { HOSTILE } from './hostile-files.js'
import { newCorpus, type Run, runTieout } from './run-tieout.js'

const GOOD = 'guyuan-2024-budget'

describe('a folder of hostile files', () => {
  let run: Run
  let corpus = ''
  beforeAll(async () => {
    corpus = newCorpus(GOOD)
    for (const [name, [bytes]] of Object.entries(HOSTILE)) writeFileSync(join(corpus, name), bytes)
    run = await runTieout(['ingest', '--corpus', corpus])
  }, 120_000)

  /** What is said of a file that was not used, or only in part. */
  const about = (name: string): string =>
    run.stderr
      .split('\n')
      .filter((line) => line.includes(name) && !line.startsWith('Reading '))
      .join('\n')

  test('is taken in as far as it can be, without a crash', () => {
    expect(run.status, run.stderr.slice(-2000)).toBe(65)
    expect(run.stdout).toMatch(/added/)
    expect(run.stderr).not.toMatch(/\n\s+at |RangeError|TypeError/)
  })

  test.each(Object.entries(HOSTILE))('%s', (name, [, says]) => {
    if (says === null) expect(about(name)).toBe('')
    else expect(about(name)).toMatch(says)
  })

  test('leaves nothing behind', () => {
    const names = readdirSync(corpus, { recursive: true }).map(String)
    expect(names.sort()).toEqual([...Object.keys(HOSTILE), `${GOOD}.txt`].sort())
    expect(existsSync(join(dirname(corpus), 'escaped.txt'))).toBe(false)
    expect(existsSync('/escaped.txt')).toBe(false)
  })
})
