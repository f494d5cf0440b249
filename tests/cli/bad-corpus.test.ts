import { execFileSync } from 'node:child_process'
import { appendFileSync, copyFileSync, mkdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { BUNDLED, newCorpus, newFolder, runTieout } from './run-tieout.js'

const GOOD = 'guyuan-2024-budget'

/** What is put beside a good document, what is said of it, and whether that is an input that could not be used. */
const cases: { name: string; put(corpus: string): void; says: RegExp; status: number }[] = [
  {
    name: 'an empty file',
    put: (corpus) => writeFileSync(join(corpus, 'bad.txt'), ''),
    says: /bad\.txt.*empty/,
    status: 65,
  },
  {
    name: 'blanks only',
    put: (corpus) => writeFileSync(join(corpus, 'bad.txt'), ' \n\u3000\n'),
    says: /bad\.txt.*no text/,
    status: 65,
  },
  {
    name: 'a binary file',
    put: (corpus) =>
      writeFileSync(join(corpus, 'bad.txt'), Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 37) % 256))),
    says: /bad\.txt.*binary/,
    status: 65,
  },
  {
    name: 'a PDF named .txt',
    put: (corpus) => writeFileSync(join(corpus, 'bad.txt'), '%PDF-1.7\n'),
    says: /bad\.txt.*PDF/,
    status: 65,
  },
  {
    name: 'a workbook named .txt',
    put: (corpus) => writeFileSync(join(corpus, 'bad.txt'), Buffer.from('504b030414', 'hex')),
    says: /bad\.txt.*zip/,
    status: 65,
  },
  { name: 'a huge file', put: putHuge, says: /bad\.txt.*64 MB/, status: 65 },
  {
    name: 'a folder named as a file',
    put: (corpus) => mkdirSync(join(corpus, 'bad.txt')),
    says: /bad\.txt.*folder/,
    status: 65,
  },
  { name: 'a folder named x.log', put: (corpus) => mkdirSync(join(corpus, 'x.log')), says: /^/, status: 0 },
  {
    name: 'a file of another kind',
    put: (corpus) => writeFileSync(join(corpus, 'notes.log'), 'x'),
    says: /^/,
    status: 0,
  },
  {
    name: 'a link to nowhere',
    put: (corpus) => symlinkSync('/no/such', join(corpus, 'bad.txt')),
    says: /bad\.txt.*cannot be read/,
    status: 65,
  },
  {
    name: 'a link out of the corpus',
    put: (corpus) => symlinkSync(join(BUNDLED, 'weinan-2024-budget.txt'), join(corpus, 'bad.txt')),
    says: /bad\.txt.*link out of the corpus/,
    status: 65,
  },
  {
    name: 'a pipe',
    put: (corpus) => execFileSync('sh', ['-c', 'mkfifo "$0"', join(corpus, 'bad.txt')]),
    says: /bad\.txt.*not a regular file/,
    status: 65,
  },
  {
    name: 'the same file twice',
    put: (corpus) => copyFileSync(join(corpus, `${GOOD}.txt`), join(corpus, 'twin.txt')),
    says: /twin\.txt.*same content/,
    status: 0,
  },
]

function putHuge(corpus: string): void {
  writeFileSync(join(corpus, 'bad.txt'), '')
  truncateSync(join(corpus, 'bad.txt'), 65 * 2 ** 20)
}

test.each(cases.filter(({ name }) => name !== 'a pipe' || process.platform !== 'win32'))(
  '$name is named and the rest is done',
  async ({ put, says, status }) => {
    const corpus = newCorpus(GOOD)
    put(corpus)
    for (const attempt of ['first', 'again']) {
      const run = await runTieout(['documents', '--json', '--corpus', corpus])
      expect(run.status, `${attempt}: ${run.stderr}`).toBe(status)
      expect(run.stderr).toMatch(says)
      const ids = JSON.parse(run.stdout).map(({ id }: { id: string }) => id)
      expect(ids).toHaveLength(1)
      expect(ids[0]).toBe(GOOD)
    }
  },
)

test('a document asked for by name is not spoilt by another', async () => {
  const corpus = newCorpus(GOOD)
  writeFileSync(join(corpus, 'bad.txt'), '')
  const run = await runTieout(['tables', GOOD, '--json', '--corpus', corpus])
  expect(JSON.parse(run.stdout).length).toBeGreaterThan(5)
  expect(run.stderr).toContain('bad.txt')
})

test('an unknown document is answered with the nearest ones', async () => {
  for (const command of [['tables'], ['facts'], ['ask', '收入多少', '--document']]) {
    const run = await runTieout([...command, 'guyuan', '--corpus', newCorpus(GOOD, 'weinan-2024-budget')])
    expect(run.status).toBe(64)
    expect(run.stdout).toBe('')
    expect(run.stderr).toMatch(/no document guyuan\.\n.*guyuan-2024-budget, weinan-2024-budget/)
  }
})

test('a document is known by its path too', async () => {
  const run = await runTieout(['tables', `${GOOD}.txt`, '--json', '--corpus', newCorpus(GOOD, 'weinan-2024-budget')])
  expect(run.status).toBe(0)
  const documents = new Set(JSON.parse(run.stdout).map(({ document }: { document: string }) => document))
  expect([...documents]).toEqual([GOOD])
})

test('a corpus that holds nothing is said to hold nothing', async () => {
  const corpus = newCorpus()
  expect(await runTieout(['documents', '--corpus', corpus])).toMatchObject({
    status: 0,
    stdout: 'The corpus holds no usable document.\n',
  })
  expect(await runTieout(['tables', '--json', '--corpus', corpus])).toMatchObject({ status: 0, stdout: '[]\n' })
  const answer = JSON.parse((await runTieout(['ask', '渭南2024年收入多少？', '--json', '--corpus', corpus])).stdout)
  expect(answer).toMatchObject({ status: 'refused', figures: [] })
})

describe('changes of the corpus', () => {
  test('are taken in by the next command, or told with --no-ingest', async () => {
    const corpus = newCorpus(GOOD)
    const list = async (...flags: string[]) => {
      const run = await runTieout(['documents', '--json', '--corpus', corpus, ...flags])
      return { status: run.status, count: run.stdout === '' ? null : JSON.parse(run.stdout).length, stderr: run.stderr }
    }
    const before = await list('--no-ingest')
    expect(before).toMatchObject({ status: 65, count: null })
    expect(before.stderr).toMatch(/no index .* yet[\s\S]*tieout ingest/)
    expect(await list()).toMatchObject({ status: 0, count: 1 })
    copyFileSync(join(BUNDLED, 'weinan-2024-budget.txt'), join(corpus, 'weinan-2024-budget.txt'))
    const stale = await list('--no-ingest')
    expect(stale).toMatchObject({ status: 65, count: 1 })
    expect(stale.stderr).toMatch(/has changed since the index was built/)
    const ask = await runTieout(['ask', '固原2024年收入多少？', '--json', '--no-ingest', '--corpus', corpus])
    expect(JSON.parse(ask.stdout)).toMatchObject({ status: 'refused', reason: 'stale', results: [] })
    expect(await list()).toMatchObject({ status: 0, count: 2 })
    rmSync(join(corpus, `${GOOD}.txt`))
    expect(await list()).toMatchObject({ status: 0, count: 1 })
  })

  test('are counted by ingest', async () => {
    const corpus = newCorpus(GOOD)
    const ingest = async (...flags: string[]) => (await runTieout(['ingest', '--corpus', corpus, ...flags])).stdout
    expect(await ingest()).toMatch(/^1 added, 0 changed, 0 removed; generation 1 .* 1 document/)
    expect(await ingest()).toMatch(/^Nothing has changed; .* 1 document/)
    appendFileSync(join(corpus, `${GOOD}.txt`), '\n附注：无。\n')
    expect(await ingest()).toMatch(/^0 added, 1 changed, 0 removed; generation 2/)
    expect(await ingest('--rebuild')).toMatch(/^1 added, 0 changed, 0 removed; generation 3/)
  })
})

test('no index is put into the corpus', async () => {
  const corpus = newCorpus(GOOD)
  const run = await runTieout(['documents', '--corpus', corpus], { env: { TIEOUT_INDEX: join(corpus, 'index') } })
  expect(run.status).toBe(78)
  expect(run.stderr).toMatch(/inside the corpus/)
})

test('a relative corpus is relative to the current folder', async () => {
  const cwd = newFolder('cwd')
  mkdirSync(join(cwd, 'mine'))
  copyFileSync(join(BUNDLED, `${GOOD}.txt`), join(cwd, 'mine', 'one.txt'))
  const run = await runTieout(['documents', '--json', '--corpus', 'mine'], { cwd })
  expect(JSON.parse(run.stdout)).toMatchObject([{ id: 'one', path: 'one.txt' }])
})
