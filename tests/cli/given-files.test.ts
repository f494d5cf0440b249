import { cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { BUNDLED, newCorpus, newFolder, runTieout } from './run-tieout.js'

const places = () => readdirSync(tmpdir()).filter((name) => name.startsWith('tieout-given-')).length

test('ask, tables and facts read a file outside the corpus for this once, and keep nothing of it', async () => {
  const corpus = newCorpus('weinan-2024-budget')
  const folder = newFolder('given')
  cpSync(join(BUNDLED, 'chizhou-2024-budget.txt'), join(folder, 'x.txt'))
  const before = places()
  const asked = await runTieout(['ask', '办公费是多少', '--document', './x.txt', '--corpus', corpus, '--json'], {
    cwd: folder,
  })
  expect([asked.status, JSON.parse(asked.stdout).figures[0]]).toMatchObject([
    0,
    { value: '2.32', source: { document: 'x' } },
  ])
  expect(asked.stderr).toContain('Read for this once and not kept: x.txt')
  const tables = await runTieout(['tables', 'x.txt', '--corpus', corpus, '--json'], { cwd: folder })
  expect([tables.status, JSON.parse(tables.stdout)[0].document]).toEqual([0, 'x'])
  const facts = await runTieout(['facts', join(folder, 'x.txt'), '--corpus', corpus, '--json'])
  expect([facts.status, JSON.parse(facts.stdout)[0].document]).toEqual([0, 'x'])
  const documents = await runTieout(['documents', '--corpus', corpus, '--json'])
  expect(JSON.parse(documents.stdout).map(({ id }: { id: string }) => id)).toEqual(['weinan-2024-budget'])
  expect(places()).toBe(before)
})

test('two files of one name are two documents', async () => {
  const folder = newFolder('given')
  for (const [within, name] of [
    ['one', 'chizhou-2024-budget'],
    ['two', 'guyuan-2024-budget'],
  ] as const) {
    mkdirSync(join(folder, within))
    cpSync(join(BUNDLED, `${name}.txt`), join(folder, within, 'a.txt'))
  }
  const args = ['facts', 'one/a.txt', 'two/a.txt', '--corpus', newCorpus('weinan-2024-budget'), '--json']
  const { status, stdout } = await runTieout(args, { cwd: folder })
  expect([status, new Set(JSON.parse(stdout).map(({ document }: { document: string }) => document)).size]).toEqual([
    0, 2,
  ])
})

test('a name that the corpus has means its document, and files outside are not mixed with it', async () => {
  const corpus = newCorpus('weinan-2024-budget')
  const folder = newFolder('given')
  writeFileSync(join(folder, 'weinan-2024-budget.txt'), 'nothing\n')
  const own = await runTieout(['tables', 'weinan-2024-budget.txt', '--corpus', corpus, '--json'], { cwd: folder })
  expect([own.status, JSON.parse(own.stdout)[0].document]).toEqual([0, 'weinan-2024-budget'])
  cpSync(join(BUNDLED, 'chizhou-2024-budget.txt'), join(folder, 'x.txt'))
  const mixed = await runTieout(['facts', 'x.txt', 'weinan-2024-budget', '--corpus', corpus], { cwd: folder })
  expect([mixed.status, mixed.stderr]).toEqual([
    64,
    expect.stringContaining('outside the corpus cannot be used together'),
  ])
})

test('a file that is not there, or holds nothing that can be read, says so', async () => {
  const corpus = newCorpus('weinan-2024-budget')
  const folder = newFolder('given')
  expect((await runTieout(['facts', 'none.txt', '--corpus', corpus], { cwd: folder })).stderr).toContain(
    'no document none.txt',
  )
  writeFileSync(join(folder, 'broken.pdf'), '%PDF-1.7 cut')
  const broken = await runTieout(['ask', '办公费', '--document', 'broken.pdf', '--corpus', corpus], { cwd: folder })
  expect([broken.status, broken.stderr]).toEqual([65, expect.stringContaining('broken.pdf')])
  expect(existsSync(join(corpus, 'broken.pdf'))).toBe(false)
})
