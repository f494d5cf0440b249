import { existsSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openReader } from '../../src/store/open-reader.js'
import { describeLibrary, makePlace, openLibrary, runIngest, writeFiles } from '../library/small-library.js'

let place: ReturnType<typeof makePlace>
let path: string
beforeEach(() => {
  place = makePlace()
  path = join(place.index, 'library.sqlite')
  const lines = Array.from({ length: 400 }, (_, i) => `项目${i}=${i}.00`).join('\n')
  writeFiles(place.corpus, { 'a.txt': lines, 'b.txt': `乙\n${lines}` })
})
afterEach(() => place.remove())

const readAll = () => describeLibrary(place.index, ['项目'])

/** Damage to the file of a good index, each of another kind. */
const DAMAGES: [string, () => void][] = [
  ['garbage instead of it', () => writeFileSync(path, 'not a database '.repeat(1000))],
  ['only its first bytes', () => truncateSync(path, 50)],
  ['only its first half', () => truncateSync(path, Math.floor(readFileSync(path).length / 2))],
  ['zeroes in its middle', () => overwrite(0.3, 0.7, 0)],
  ['noise in its middle', () => overwrite(0.2, 0.8, 0xa5)],
]

function overwrite(from: number, to: number, value: number): void {
  const bytes = readFileSync(path)
  bytes.fill(value, Math.floor(bytes.length * from), Math.floor(bytes.length * to))
  writeFileSync(path, bytes)
}

describe('a damaged index', () => {
  test.each(DAMAGES)('with %s says so, and a rebuild repairs it', async (_, damage) => {
    await runIngest(place)
    const good = readAll()
    damage()
    expect(readAll).toThrow(
      expect.objectContaining({ code: 'index-corrupt', hint: expect.stringContaining('--rebuild') }),
    )
    await runIngest(place, { rebuild: true })
    expect(readAll()).toEqual(good)
  })

  test('never gives a value in which one byte changed', async () => {
    writeFiles(place.corpus, { 'a.txt': '收入=123456.78' })
    await runIngest(place)
    const database = new Sqlite(path)
    const stored = database.prepare("SELECT rowid, body FROM parts WHERE part = 'facts'").all() as {
      rowid: number
      body: Buffer
    }[]
    for (const { rowid, body } of stored) {
      const at = body.length - 3
      body.writeUInt8((body[at] ?? 0) ^ 1, at)
      database.prepare('UPDATE parts SET body = ? WHERE rowid = ?').run(body, rowid)
    }
    database.close()
    const library = openLibrary(place.index)
    expect(() => library.facts('a')).toThrow(expect.objectContaining({ code: 'index-corrupt' }))
    library.close()
  })

  test('that was never written to counts as none', async () => {
    mkdirSync(place.index)
    writeFileSync(path, '')
    expect(openReader(place.index)).toBeNull()
    expect(await runIngest(place)).toMatchObject({ generation: 1 })
  })
})

describe("another program's database", () => {
  const makeForeign = () => {
    mkdirSync(place.index)
    const database = new Sqlite(path)
    database.exec("CREATE TABLE notes (text TEXT); INSERT INTO notes VALUES ('precious')")
    database.close()
  }

  test('is refused and left as it is', async () => {
    makeForeign()
    const before = readFileSync(path)
    expect(() => openReader(place.index)).toThrow(expect.objectContaining({ code: 'index-foreign' }))
    await expect(runIngest(place)).rejects.toMatchObject({ code: 'index-foreign' })
    expect(readFileSync(path)).toEqual(before)
    expect(readdirSync(place.index)).toEqual(['library.sqlite'])
  })

  test('is set aside by a rebuild, never deleted', async () => {
    makeForeign()
    await runIngest(place, { rebuild: true })
    expect(openLibrary(place.index).documents()).toHaveLength(2)
    const aside = new Sqlite(`${path}.set-aside-1`, { readonly: true })
    expect(aside.prepare('SELECT text FROM notes').pluck().get()).toBe('precious')
    aside.close()
  })
})

test('an index of a newer format is refused until a rebuild is asked for', async () => {
  await runIngest(place)
  const database = new Sqlite(path)
  database.pragma('user_version = 99')
  database.close()
  expect(() => openReader(place.index)).toThrow(expect.objectContaining({ code: 'index-foreign' }))
  await expect(runIngest(place)).rejects.toMatchObject({ code: 'index-foreign' })
  expect(await runIngest(place, { rebuild: true })).toMatchObject({ added: ['a', 'b'] })
})

describe('a full disk', () => {
  test('leaves the generation before it', async () => {
    await runIngest(place)
    const good = readAll()
    writeFiles(place.corpus, { 'c.txt': Array.from({ length: 5000 }, (_, i) => `第${i}项=${i}.00`).join('\n') })
    const pageLimit = Math.ceil(readFileSync(path).length / 4096) + 2
    await expect(runIngest(place, { pageLimit })).rejects.toMatchObject({ code: 'disk-full' })
    expect(readAll()).toEqual(good)
    expect(existsSync(join(place.index, 'write.lock'))).toBe(false)
    expect(await runIngest(place)).toMatchObject({ generation: 2, added: ['c'] })
  })

  test('in the first ingest leaves no index', async () => {
    await expect(runIngest(place, { pageLimit: 12 })).rejects.toMatchObject({ code: 'disk-full' })
    expect(openReader(place.index)).toBeNull()
  })
})

test('a rebuild goes on counting generations and passages', async () => {
  await runIngest(place)
  const reader = openLibrary(place.index)
  const before = reader.search('项目 7', { documents: ['a'], limit: 3 })
  expect(await runIngest(place, { rebuild: true })).toMatchObject({ generation: 2, added: ['a', 'b'] })
  expect(reader.search('项目 7', { documents: ['a'], limit: 3 })).toEqual(before)
  reader.close()
})
