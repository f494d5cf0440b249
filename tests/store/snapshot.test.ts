import { unlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makePlace, openLibrary, runIngest, writeFiles } from '../library/small-library.js'

let place: ReturnType<typeof makePlace>
beforeEach(() => {
  place = makePlace()
  writeFiles(place.corpus, { 'a.txt': '收入=1.00', 'b.txt': '收入=2.00' })
})
afterEach(() => place.remove())

test('a reader keeps its generation over any number of later ones', async () => {
  await runIngest(place)
  const old = openLibrary(place.index)
  for (const value of ['3.00', '4.00', '5.00']) {
    writeFiles(place.corpus, { 'a.txt': `收入=${value}` })
    await runIngest(place)
  }
  unlinkSync(join(place.corpus, 'b.txt'))
  await runIngest(place)
  const fresh = openLibrary(place.index)
  expect([old.generation, fresh.generation]).toEqual([1, 5])
  expect([old.facts('a')[0]?.value, fresh.facts('a')[0]?.value]).toEqual(['1.00', '5.00'])
  expect(old.documents().map(({ id }) => id)).toEqual(['a', 'b'])
  expect(fresh.documents().map(({ id }) => id)).toEqual(['a'])
  expect(old.search('收入 2.00', { documents: ['b'], limit: 1 })).toHaveLength(1)
  expect(fresh.search('收入 2.00', { documents: ['b'], limit: 1 })).toEqual([])
  old.close()
  fresh.close()
})

test('parts are read once and stay the same objects', async () => {
  await runIngest(place)
  const library = openLibrary(place.index)
  expect(library.facts('a')).toBe(library.facts('a'))
  expect(library.documents()).toBe(library.documents())
  library.close()
})
