import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { newCorpus, newFolder, runTieout } from './run-tieout.js'

test('doctor tells the state before and after the first ingest', async () => {
  const corpus = newCorpus('guyuan-2024-budget')
  const before = await runTieout(['doctor', '--corpus', corpus])
  expect(before.status, before.stdout).toBe(0)
  expect(before.stdout).toMatch(/Node 2\d/)
  expect(before.stdout).toMatch(/better-sqlite3 \d/)
  expect(before.stdout).toMatch(/no index yet/)
  await runTieout(['ingest', '--corpus', corpus])
  const after = await runTieout(['doctor', '--corpus', corpus])
  expect(after.stdout).toMatch(/generation 1, 1 document/)
  expect(after.stdout).toMatch(/utf-8/)
})

const troubles: { name: string; args: string[]; env: Record<string, string>; says: RegExp }[] = [
  { name: 'a missing corpus', args: ['--corpus', '/no/such'], env: {}, says: /trouble.*\/no\/such does not exist/ },
  { name: 'an empty corpus', args: ['--corpus', newCorpus()], env: {}, says: /trouble.*no readable file/ },
  {
    name: 'an unknown organization',
    args: ['--corpus', await ingested()],
    env: { TIEOUT_ORGANIZATION: '海棠市财政局' },
    says: /trouble.*海棠市财政局/,
  },
]

async function ingested(): Promise<string> {
  const corpus = newCorpus('guyuan-2024-budget')
  await runTieout(['ingest', '--corpus', corpus])
  return corpus
}

test.each(troubles)('doctor finds $name and looks at the rest', async ({ args, env, says }) => {
  const run = await runTieout(['doctor', ...args], { env })
  expect(run.status).toBe(78)
  expect(run.stdout).toMatch(says)
  expect(run.stdout).toMatch(/good.*better-sqlite3/)
})

test('doctor names what could not be used', async () => {
  const corpus = await ingested()
  writeFileSync(join(corpus, 'bad.txt'), '')
  await runTieout(['ingest', '--corpus', corpus])
  expect((await runTieout(['doctor', '--corpus', corpus])).stdout).toMatch(/note.*bad\.txt/)
})

test('doctor names unusable rows of an own vocabulary', async () => {
  const vocabulary = newFolder('vocabulary')
  writeFileSync(join(vocabulary, 'codes-functional.csv'), 'code,name,source\n20199,其他,\n')
  const run = await runTieout(['doctor', '--corpus', await ingested()], { env: { TIEOUT_VOCABULARY: vocabulary } })
  expect(run.stdout).toMatch(/note.*codes-functional\.csv line 2/)
})
