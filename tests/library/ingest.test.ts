import { renameSync, rmSync, unlinkSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { describeLibrary, makePlace, openLibrary, parseLines, runIngest, writeFiles } from './small-library.js'

let place: ReturnType<typeof makePlace>
beforeEach(() => {
  place = makePlace()
})
afterEach(() => place.remove())

describe('ingest', () => {
  test('takes in what is new and changed, takes out what is gone, and leaves the rest', async () => {
    writeFiles(place.corpus, { 'a.txt': '甲\n收入=1.00', 'b.txt': '乙\n收入=2.00', 'sub/c.md': '丙\n收入=3.00' })
    const first = await runIngest(place)
    expect(first).toEqual({
      generation: 1,
      changed: true,
      added: ['a', 'b', 'sub/c'],
      updated: [],
      removed: [],
      unchanged: 0,
      problems: [],
    })
    writeFiles(place.corpus, { 'b.txt': '乙\n收入=2.50', 'd.txt': '丁' })
    unlinkSync(join(place.corpus, 'a.txt'))
    const parsed: string[] = []
    const second = await runIngest(place, {
      parse: (path, bytes) => {
        parsed.push(path)
        return parseLines(path, bytes)
      },
    })
    expect(second).toMatchObject({ generation: 2, added: ['d'], updated: ['b'], removed: ['a'], unchanged: 1 })
    expect(parsed).toEqual(['b.txt', 'd.txt'])
    const library = openLibrary(place.index)
    expect(library.documents().map(({ id }) => id)).toEqual(['b', 'd', 'sub/c'])
    expect(library.facts('b').map(({ value }) => value)).toEqual(['2.50'])
    expect(() => library.facts('a')).toThrow(expect.objectContaining({ code: 'not-found' }))
    library.close()
  })

  test('makes no generation when nothing changed, not even when files were touched', async () => {
    writeFiles(place.corpus, { 'a.txt': '甲' })
    await runIngest(place)
    expect(await runIngest(place)).toMatchObject({ generation: 1, changed: false, unchanged: 1 })
    utimesSync(join(place.corpus, 'a.txt'), new Date(2020, 1, 1), new Date(2020, 1, 1))
    expect(await runIngest(place)).toMatchObject({ generation: 1, changed: false, unchanged: 1 })
  })

  test('sees a change of the same length, written with the old time', async () => {
    const old = new Date(2020, 1, 1)
    writeFiles(place.corpus, { 'a.txt': '收入=1.00' })
    utimesSync(join(place.corpus, 'a.txt'), old, old)
    await runIngest(place)
    writeFiles(place.corpus, { 'a.txt': '收入=7.00' })
    utimesSync(join(place.corpus, 'a.txt'), old, old)
    expect(await runIngest(place)).toMatchObject({ updated: ['a'] })
  })

  test('derives everything again under another version', async () => {
    writeFiles(place.corpus, { 'a.txt': '甲', 'b.txt': '乙' })
    await runIngest(place)
    expect(await runIngest(place, { derivation: 'next' })).toMatchObject({ generation: 2, updated: ['a', 'b'] })
  })

  test.each([
    ['a file that cannot be used', 'BAD', 'bad-input'],
    ['a file that its reader fails on', 'CRASH', 'reader-failed'],
  ])('names %s, does the rest, and does not keep its earlier version', async (_, content, code) => {
    writeFiles(place.corpus, { 'a.txt': '收入=1.00', 'b.txt': '乙' })
    await runIngest(place)
    writeFiles(place.corpus, { 'a.txt': content, 'c.txt': '丙' })
    const report = await runIngest(place)
    expect(report).toMatchObject({
      added: ['c'],
      removed: ['a'],
      unchanged: 1,
      problems: [{ path: 'a.txt', warning: { code } }],
    })
    expect(report.problems[0]?.warning.message.zh).toContain('a.txt')
    const again = await runIngest(place)
    expect(again).toMatchObject({ changed: false, problems: [{ path: 'a.txt', warning: { code } }] })
    const library = openLibrary(place.index)
    expect(library.notices().map((notice) => notice.code)).toContain(code)
    library.close()
    writeFiles(place.corpus, { 'a.txt': '收入=1.00' })
    expect(await runIngest(place)).toMatchObject({ added: ['a'], problems: [] })
  })

  test('takes the first of two files with the same bytes, and the other when the first goes', async () => {
    writeFiles(place.corpus, { 'a.txt': '甲\n收入=1.00', 'b.txt': '甲\n收入=1.00' })
    const report = await runIngest(place)
    expect(report).toMatchObject({ added: ['a'], problems: [{ path: 'b.txt', warning: { code: 'duplicate' } }] })
    unlinkSync(join(place.corpus, 'a.txt'))
    expect(await runIngest(place)).toMatchObject({ added: ['b'], removed: ['a'], problems: [] })
  })

  test('tells files apart whose names differ by extension only, whichever came first', async () => {
    const idsOf = (): string[][] => {
      const library = openLibrary(place.index)
      const ids = library.documents().map(({ id, path }) => [id, path])
      library.close()
      return ids
    }
    writeFiles(place.corpus, { 'a.md': '甲\n收入=1.00' })
    await runIngest(place)
    expect(idsOf()).toEqual([['a', 'a.md']])
    writeFiles(place.corpus, { 'a.txt': '乙\n收入=2.00' })
    expect(await runIngest(place)).toMatchObject({ added: ['a', 'a.md'], removed: [], problems: [] })
    expect(idsOf()).toEqual([
      ['a', 'a.txt'],
      ['a.md', 'a.md'],
    ])
    expect(await runIngest(place)).toMatchObject({ changed: false, unchanged: 2 })
    unlinkSync(join(place.corpus, 'a.txt'))
    expect(await runIngest(place)).toMatchObject({ removed: ['a.md'], problems: [] })
    expect(idsOf()).toEqual([['a', 'a.md']])
  })

  test('leaves the index as it was when parsing is cancelled or the environment breaks', async () => {
    writeFiles(place.corpus, { 'a.txt': '甲' })
    await runIngest(place)
    const before = describeLibrary(place.index, ['甲'])
    writeFiles(place.corpus, { 'a.txt': '甲甲', 'b.txt': '乙' })
    const failing = runIngest(place, {
      onProgress: (done) => {
        if (done === 2) throw new Error('stop')
      },
    })
    await expect(failing).rejects.toThrow('stop')
    expect(describeLibrary(place.index, ['甲'])).toEqual(before)
    expect(await runIngest(place)).toMatchObject({ generation: 2, added: ['b'], updated: ['a'] })
  })
})

describe('any order of changes', () => {
  const NAMES = ['a.txt', 'b.txt', 'c.md', 'c.md.txt', 'c.txt', 'sub/d.txt']
  const CONTENTS = [
    '收入=1.00\n项目支出情况',
    '支出=2.00\n收入的说明',
    'BAD',
    '公用经费=3.00\n收入 648.03 万元',
    '甲\n乙\n丙',
  ]
  const QUERIES = ['收入多少', '公用经费 3.00', '项目支出']
  const write = fc.record({
    kind: fc.constant('write'),
    name: fc.constantFrom(...NAMES),
    content: fc.constantFrom(...CONTENTS),
  })
  const remove = fc.record({ kind: fc.constant('remove'), name: fc.constantFrom(...NAMES), content: fc.constant('') })
  const move = fc.record({
    kind: fc.constant('move'),
    name: fc.constantFrom(...NAMES),
    content: fc.constantFrom(...NAMES),
  })
  const take = fc.record({ kind: fc.constant('ingest'), name: fc.constant(''), content: fc.constant('') })

  test('gives the answers of a rebuild', async () => {
    const steps = fc.array(fc.oneof(write, write, remove, move, take), { minLength: 4, maxLength: 14 })
    await fc.assert(
      fc.asyncProperty(steps, async (sequence) => {
        const own = makePlace()
        try {
          for (const step of sequence) {
            if (step.kind === 'write') writeFiles(own.corpus, { [step.name]: step.content })
            else if (step.kind === 'remove') rmSync(join(own.corpus, step.name), { force: true })
            else if (step.kind === 'move') moveIfThere(own.corpus, step.name, step.content)
            else await runIngest(own)
          }
          const kept = await runIngest(own)
          const incremental = describeLibrary(own.index, QUERIES)
          const rebuilt = { ...own, index: `${own.index}-rebuilt` }
          const fresh = await runIngest(rebuilt)
          expect(incremental).toEqual(describeLibrary(rebuilt.index, QUERIES))
          expect(kept.problems).toEqual(fresh.problems)
        } finally {
          own.remove()
        }
      }),
      { numRuns: 40 },
    )
  })

  function moveIfThere(corpus: string, from: string, to: string): void {
    try {
      renameSync(join(corpus, from), join(corpus, to))
    } catch {
      // Nothing to move, or no folder to move into: the step does nothing.
    }
  }
})
