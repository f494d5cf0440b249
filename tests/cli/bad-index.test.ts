import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { MAIN, newCorpus, newFolder, runTieout } from './run-tieout.js'

const GOOD = 'guyuan-2024-budget'

/** An index of its own with its one database, already built. */
async function builtIndex(): Promise<{ corpus: string; env: Record<string, string>; database: string }> {
  const corpus = newCorpus(GOOD)
  const index = newFolder('index')
  const env = { TIEOUT_INDEX: index }
  expect((await runTieout(['ingest', '--corpus', corpus], { env })).status).toBe(0)
  const [folder = ''] = readdirSync(index)
  const [database = ''] = readdirSync(join(index, folder)).filter((name) => name.endsWith('.sqlite'))
  return { corpus, env, database: join(index, folder, database) }
}

const damages: { name: string; damage(database: string): void; says: RegExp }[] = [
  {
    name: 'garbage',
    damage: (path) => writeFileSync(path, Buffer.alloc(8192, 0x5a)),
    says: /damaged[\s\S]*ingest --rebuild/,
  },
  { name: 'a cut file', damage: (path) => truncateSync(path, 9000), says: /damaged[\s\S]*ingest --rebuild/ },
  { name: 'a database of another program', damage: putForeign, says: /another program[\s\S]*ingest --rebuild/ },
]

function putForeign(path: string): void {
  writeFileSync(path, '')
  const Database = createRequire(import.meta.url)('better-sqlite3') as new (
    path: string,
  ) => { exec(sql: string): void; close(): void }
  const database = new Database(path)
  database.exec('CREATE TABLE theirs (value TEXT); INSERT INTO theirs VALUES (1)')
  database.close()
}

test.each(damages)('$name in the place of the index stops, and a rebuild mends it', async ({ name, damage, says }) => {
  const { corpus, env, database } = await builtIndex()
  damage(database)
  const content = readFileSync(database)
  for (const command of [['documents'], ['ask', '固原收入多少？'], ['ingest']]) {
    const run = await runTieout([...command, '--corpus', corpus], { env })
    expect(run.status, run.stderr).toBe(78)
    expect(run.stdout).toBe('')
    expect(run.stderr).toMatch(says)
  }
  expect(readFileSync(database).equals(content)).toBe(true)
  expect((await runTieout(['doctor', '--corpus', corpus], { env })).status).toBe(78)
  expect((await runTieout(['ingest', '--rebuild', '--corpus', corpus], { env })).status).toBe(0)
  const folder = join(database, '..')
  if (name.includes('another program')) {
    const kept = readdirSync(folder).filter((file) => readFileSync(join(folder, file)).equals(content))
    expect(kept).toHaveLength(1)
  }
  expect(JSON.parse((await runTieout(['documents', '--json', '--corpus', corpus], { env })).stdout)).toHaveLength(1)
})

test('an index that cannot be written says so and names another place', async () => {
  const file = join(newFolder('file'), 'file')
  writeFileSync(file, 'mine')
  const run = await runTieout(['documents', '--corpus', newCorpus(GOOD)], {
    env: { TIEOUT_INDEX: join(file, 'below') },
  })
  expect(run.status).toBe(78)
  expect(run.stderr).toMatch(/TIEOUT_INDEX/)
  expect(readFileSync(file, 'utf8')).toBe('mine')
})

describe.skipIf(process.platform === 'win32')('a disk that is full', () => {
  test('leaves the generation before it answering', async () => {
    const { corpus, env } = await builtIndex()
    const text = readFileSync(join(corpus, `${GOOD}.txt`), 'utf8')
    for (let i = 0; i < 8; i++) writeFileSync(join(corpus, `more-${i}.txt`), `${text}\n第${i}份。\n`)
    // The shell's limit on the size of files stands in for a full disk: writing beyond it fails.
    const limited = `ulimit -f 150; exec "$@"`
    const run = spawnSync('bash', ['-c', limited, 'bash', process.execPath, MAIN, 'ingest', '--corpus', corpus], {
      env: { PATH: process.env.PATH, LANG: 'en_US.UTF-8', ...env },
      encoding: 'utf8',
    })
    expect(run.stderr).toMatch(/disk is full[\s\S]*TIEOUT_INDEX/)
    expect(run.status).toBe(78)
    const old = await runTieout(['documents', '--json', '--no-ingest', '--corpus', corpus], { env })
    expect(JSON.parse(old.stdout)).toHaveLength(1)
    expect((await runTieout(['ingest', '--corpus', corpus], { env })).stdout).toMatch(/^8 added/)
  })
})

test('an index lives in its own folder and goes with it', async () => {
  const { corpus, env, database } = await builtIndex()
  expect(existsSync(join(corpus, 'index'))).toBe(false)
  mkdirSync(join(database, '..', 'theirs'))
  expect((await runTieout(['ingest', '--rebuild', '--corpus', corpus], { env })).status).toBe(0)
  expect(existsSync(join(database, '..', 'theirs'))).toBe(true)
})
