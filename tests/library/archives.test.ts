import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { archiveMembers } from '../../src/documents/archive/archive-members.js'
import { listCorpus } from '../../src/documents/corpus-folder.js'
import { archiveOf } from '../../src/library/archive-path.js'
import { compareWithIndex } from '../../src/library/staleness.js'
import { openReader } from '../../src/store/open-reader.js'
import { makeZip } from '../documents/make-files.js'
import { describeLibrary, makePlace, openLibrary, runIngest } from './small-library.js'

const places: ReturnType<typeof makePlace>[] = []
const start = () => {
  const place = makePlace()
  places.push(place)
  return place
}
afterEach(() => {
  for (const place of places.splice(0)) place.remove()
})

const text = (name: string, words: string) => ({ name, bytes: new TextEncoder().encode(words) })
const ingestZips = (place: ReturnType<typeof makePlace>) =>
  runIngest(place, { expand: archiveMembers, extensions: ['.txt', '.zip'] })
const put = (place: ReturnType<typeof makePlace>, name: string, bytes: Uint8Array) =>
  writeFileSync(join(place.corpus, name), bytes)
const idsOf = (index: string) => {
  const library = openLibrary(index)
  try {
    return library.documents().map(({ id }) => id)
  } finally {
    library.close()
  }
}

describe('a zip in the corpus', () => {
  test('is the documents inside it, under its own name', async () => {
    const place = start()
    put(
      place,
      '2024.zip',
      makeZip([text('甲/预算.txt', '甲 预算 1.00'), text('乙.txt', '乙 预算 2.00'), text('b.zip', 'PK')]),
    )
    const report = await ingestZips(place)
    expect(report.added).toEqual(['2024.zip/乙', '2024.zip/甲/预算'])
    expect(report.problems.map(({ path, warning }) => [path, warning.code])).toEqual([
      ['2024.zip/b.zip', 'nested-archive'],
    ])
    expect(await ingestZips(place)).toMatchObject({ changed: false, unchanged: 2 })
  })

  test('changes, loses and gives back its documents as a fresh index would', async () => {
    const place = start()
    const states = [
      [text('a.txt', '甲 1.00'), text('b.txt', '乙 2.00')],
      [text('a.txt', '甲 3.00')],
      [text('b.txt', '乙 2.00'), text('c.txt', '乙 2.00')],
    ]
    for (const entries of states) {
      put(place, 'x.zip', makeZip(entries))
      await ingestZips(place)
      const fresh = start()
      put(fresh, 'x.zip', makeZip(entries))
      await ingestZips(fresh)
      expect(describeLibrary(place.index, ['甲'])).toEqual(describeLibrary(fresh.index, ['甲']))
    }
    expect(idsOf(place.index)).toEqual(['x.zip/b'])
    rmSync(join(place.corpus, 'x.zip'))
    await ingestZips(place)
    expect(idsOf(place.index)).toEqual([])
  })

  test('is current as long as it has not changed', async () => {
    const place = start()
    put(place, 'x.zip', makeZip([text('a.txt', '甲 1.00')]))
    await ingestZips(place)
    const reader = openReader(place.index)
    if (reader === null) throw new Error('no index')
    const state = () =>
      compareWithIndex(
        listCorpus(place.corpus, { extensions: ['.txt', '.zip'] }),
        reader.files(),
        reader.description(),
        reader.description(),
      ).state
    expect(state()).not.toBe('changed')
    put(place, 'x.zip', makeZip([text('a.txt', '甲 2.00')]))
    expect(state()).toBe('changed')
    reader.close()
  })

  test('that cannot be read takes its documents with it', async () => {
    const place = start()
    put(place, 'x.zip', makeZip([text('a.txt', '甲 1.00')]))
    await ingestZips(place)
    put(place, 'x.zip', makeZip([text('a.txt', '甲 1.00'), text('../b.txt', '乙')]))
    const report = await ingestZips(place)
    expect(report.problems[0]?.warning.message.en).toMatch(/leads out/)
    expect(idsOf(place.index)).toEqual([])
  })

  test('names in GBK are read as Chinese', async () => {
    const name = Buffer.from([0xd4, 0xa4, 0xcb, 0xe3, ...Buffer.from('.txt')])
    const archive = await archiveMembers('x.zip', makeZip([{ ...text('', '甲'), name }]))
    expect(archive?.members.map(({ path }) => path)).toEqual(['x.zip/预算.txt'])
  })
})

test('archiveOf names the file that a path leads into', () => {
  const files = new Set(['a/b.zip', 'c.zip'])
  expect(['a/b.zip/x.txt', 'c.zip/d/e.txt', 'a/b.zip', 'a/x.txt'].map((path) => archiveOf(path, files))).toEqual([
    'a/b.zip',
    'c.zip',
    null,
    null,
  ])
})
