import { chmodSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { describeLibrary, makePlace, openLibrary, runIngest, writeFiles } from '../library/small-library.js'
import { compileForProcess, runScript } from './run-process.js'

let compiled: ReturnType<typeof compileForProcess>
let place: ReturnType<typeof makePlace>
beforeAll(() => {
  compiled = compileForProcess('tests/store/store-process.ts', { without: [] })
})
afterAll(() => compiled.remove())
beforeEach(() => {
  place = makePlace()
  writeFiles(place.corpus, { 'a.txt': '收入=1.00', 'b.txt': '收入=2.00', 'c.txt': '收入=3.00' })
})
afterEach(() => place.remove())

const start = (mode: string, ...rest: string[]) =>
  runScript(compiled.script, [mode, place.corpus, place.index, ...rest])

describe('a writer that is killed', () => {
  test('in the first ingest leaves nothing that is taken for an index', async () => {
    const writer = start('hang')
    await writer.printed('writing')
    writer.child.kill('SIGKILL')
    await writer.ended
    expect(() => openLibrary(place.index)).toThrow('no index')
    expect(await runIngest(place)).toMatchObject({ generation: 1, added: ['a', 'b', 'c'] })
  })

  test('in a later one leaves the generation before it; the next ingest succeeds', async () => {
    await runIngest(place)
    const before = describeLibrary(place.index, ['收入'])
    writeFiles(place.corpus, { 'a.txt': '收入=7.00', 'b.txt': '收入=8.00', 'c.txt': '收入=9.00' })
    const writer = start('hang')
    await writer.printed('writing')
    expect(describeLibrary(place.index, ['收入'])).toEqual(before)
    writer.child.kill('SIGKILL')
    await writer.ended
    expect(existsSync(join(place.index, 'write.lock'))).toBe(true)
    const reading = await start('read').ended
    expect(JSON.parse(reading.lines[0] ?? '')).toEqual(JSON.parse(JSON.stringify(before)))
    expect((await start('write').ended).lines).toEqual(['generation 2'])
    expect(readdirSync(place.index).filter((name) => name.includes('lock'))).toEqual([])
    const library = openLibrary(place.index)
    expect(library.facts('c').map(({ value }) => value)).toEqual(['9.00'])
    library.close()
  })
})

describe('a second writer', () => {
  test('gives up after its wait while the first one works, and says which process that is', async () => {
    const first = start('hang')
    await first.printed('writing')
    const second = await start('write', '300').ended
    expect(second.lines[0]).toBe('error index-busy')
    await expect(runIngest(place, { waitMs: 100 })).rejects.toThrow(String(first.child.pid))
    first.child.kill('SIGKILL')
    await first.ended
  })

  test('waits for the first one and goes on when it ends', async () => {
    const first = start('hang')
    await first.printed('writing')
    const second = start('write')
    setTimeout(() => first.child.kill('SIGKILL'), 200)
    expect((await second.ended).lines).toEqual(['generation 1'])
    await first.ended
  })

  test('many at once all succeed, one after the other', async () => {
    const writers = Array.from({ length: 4 }, () => start('write'))
    const ends = await Promise.all(writers.map(({ ended }) => ended))
    expect(ends.map(({ lines }) => lines)).toEqual(writers.map(() => ['generation 1']))
  })

  const leaveLock = (identity: { pid: number; started: string | null; host: string }) => {
    mkdirSync(place.index)
    writeFileSync(join(place.index, 'write.lock'), JSON.stringify({ ...identity, token: 'x' }))
  }

  test('takes over a lock of a process that is gone', async () => {
    leaveLock({ pid: 2 ** 22 + 1, started: null, host: hostname() })
    expect(await runIngest(place, { waitMs: 500 })).toMatchObject({ generation: 1 })
  })

  test.skipIf(process.platform !== 'linux')(
    'takes over a lock whose process id now belongs to another process',
    async () => {
      leaveLock({ pid: process.pid, started: '1', host: hostname() })
      expect(await runIngest(place, { waitMs: 500 })).toMatchObject({ generation: 1 })
    },
  )

  test('does not judge a lock of another machine', async () => {
    leaveLock({ pid: 2 ** 22 + 1, started: null, host: `not-${hostname()}` })
    await expect(runIngest(place, { waitMs: 100 })).rejects.toMatchObject({ code: 'index-busy' })
  })
})

describe('an index folder that cannot be written to', () => {
  const NOBODY = 65_534
  const asNobody = (mode: string) => {
    const user = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {}
    return runScript(compiled.script, [mode, place.corpus, place.index, '300'], user).ended
  }

  test.skipIf(process.platform === 'win32')('is read all the same; writing says what to do', async () => {
    await runIngest(place)
    chmodSync(join(place.corpus, '..'), 0o755)
    chmodSync(place.index, 0o555)
    chmodSync(join(place.index, 'library.sqlite'), 0o444)
    const before = JSON.parse(JSON.stringify(describeLibrary(place.index, ['收入'])))
    const reading = await asNobody('read')
    expect(JSON.parse(reading.lines[0] ?? '')).toEqual(before)
    const writing = await asNobody('write')
    expect(writing.lines[0]).toBe('error read-only')
    expect(writing.lines[1]).toContain('TIEOUT_INDEX')
    chmodSync(place.index, 0o755)
  })
})

describe('without the package', () => {
  test('a command names it and what to install', async () => {
    const bare = compileForProcess('tests/store/store-process.ts', { without: ['better-sqlite3'] })
    try {
      const { lines } = await runScript(bare.script, ['write', place.corpus, place.index]).ended
      expect(lines[0]).toBe('error missing-package')
      expect(lines[1]).toContain('npm install better-sqlite3')
      expect(existsSync(place.index)).toBe(false)
    } finally {
      bare.remove()
    }
  })
})
