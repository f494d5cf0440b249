import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createPassageSearch } from '../../src/search/passage-search.js'
import { openReader } from '../../src/store/open-reader.js'
import { embedder, makePlace, openLibrary, runIngest, writeFiles } from '../library/small-library.js'

let place: ReturnType<typeof makePlace>
beforeEach(async () => {
  place = makePlace()
  writeFiles(place.corpus, {
    'east.txt':
      '培训费预算 1.00 万元，较上年减少，主要原因是压缩开支\n会议费预算 2.00 万元\n公务用车运行费 3.00 万元\n机关运行经费 41.46 万元',
    'west.txt': '培训费预算 9.00 万元\n政府采购支出 0.88 万元\n公务用车运行费 3.00 万元',
  })
  await runIngest(place)
})
afterEach(() => place.remove())

const found = (query: string, documents: string[], limit = 3) => {
  const library = openLibrary(place.index)
  try {
    return library.search(query, { documents, limit }).map(({ document, id }) => `${document} ${id}`)
  } finally {
    library.close()
  }
}

describe('search', () => {
  test.each<[string, string[], string]>([
    ['培训费为啥少了', ['east', 'west'], 'east p1'],
    ['采购花了多少', ['east', 'west'], 'west p2'],
    ['0.88', ['east', 'west'], 'west p2'],
    ['41.4600万元', ['east', 'west'], 'east p4'],
    ['how much for training?', ['west'], 'west p1'],
  ])('for %s in %j finds %s first', (query, documents, first) => {
    expect(found(query, documents)[0]).toBe(first)
  })

  test('keeps to the documents that were asked for', () => {
    expect(found('培训费', ['west']).every((name) => name.startsWith('west'))).toBe(true)
    expect(found('机关运行经费 41.46', ['west'])).not.toContain('east p4')
    expect(found('培训费', ['nowhere'])).toEqual([])
    expect(found('培训费', [])).toEqual([])
  })

  test('gives equal passages in the order of documents and lines, however the documents are named', () => {
    const tied = found('公务用车运行费', ['west', 'east', 'west'], 2)
    expect(tied).toEqual(['east p3', 'west p3'])
  })

  test('in one document does not depend on what else is held', async () => {
    const before = found('培训费为啥少了', ['east'], 10)
    writeFiles(place.corpus, { 'aaa.txt': '培训费\n'.repeat(50), 'zzz.txt': '会议费较上年减少\n原因' })
    await runIngest(place)
    expect(found('培训费为啥少了', ['east'], 10)).toEqual(before)
  })

  test('takes any question for words, never for a query', () => {
    const library = openLibrary(place.index)
    const documents = library.documents().map(({ id }) => id)
    const odd = fc.constantFrom(
      '"',
      '*',
      ' OR ',
      ' NEAR(',
      'tokens:',
      '^',
      '-',
      "'; DROP TABLE passages; --",
      '\0',
      '\ud800',
      '培训费',
      ')',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(odd, fc.string({ unit: 'binary', maxLength: 5 })), { maxLength: 12 }), (parts) => {
        expect(library.search(parts.join(''), { documents, limit: 5 }).length).toBeLessThanOrEqual(5)
      }),
    )
    expect(library.search('培训费'.repeat(100_000), { documents, limit: 1 })).toHaveLength(1)
    expect(library.search('培训费', { documents, limit: 0 })).toEqual([])
    library.close()
  })
})

test('over more documents than ranges are asked for one by one, the same passages are found', async () => {
  const files = Object.fromEntries(
    Array.from({ length: 24 }, (_, i) => [`n${String(i).padStart(2, '0')}.txt`, `第${i}单位\n差旅费 ${i}.50 万元`]),
  )
  writeFiles(place.corpus, files)
  await runIngest(place)
  const library = openLibrary(place.index)
  const numbered = library.documents().flatMap(({ id }) => (id.startsWith('n') ? [id] : []))
  const some = numbered.filter((id) => id !== 'n07')
  expect(library.search('差旅费 7.50', { documents: numbered, limit: 1 })).toMatchObject([{ document: 'n07' }])
  expect(library.search('差旅费 7.50', { documents: some, limit: 50 }).map(({ document }) => document)).not.toContain(
    'n07',
  )
  library.close()
})

test('without hnswlib-node the same is found, with a notice', () => {
  const plain = openLibrary(place.index)
  const without = openLibrary(place.index, { loadHnswlib: () => null, approximateFrom: 1 })
  const documents = ['east', 'west']
  expect(without.search('培训费', { documents, limit: 5 })).toEqual(plain.search('培训费', { documents, limit: 5 }))
  expect(without.notices().map(({ code }) => code)).toEqual(['missing-hnswlib'])
  plain.close()
  without.close()
})

test.each([
  ['another embedder', { name: 'endpoint-model' }],
  ['another dimension', { dimension: 1536 }],
])('an index built with %s is refused with the command that rebuilds it', (_, over) => {
  const reader = openReader(place.index)
  if (reader === null) throw new Error('no index')
  const open = () => createPassageSearch(reader, { folder: place.index, embedder: { ...embedder, ...over } })
  expect(open).toThrow(
    expect.objectContaining({ code: 'configuration', hint: expect.stringContaining('ingest --rebuild') }),
  )
  reader.close()
})
