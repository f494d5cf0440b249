import { chmodSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createMemorySessions } from '../../src/library/memory-sessions.js'
import type { SessionKeeper } from '../../src/library/ports.js'
import { SESSION_LIMITS } from '../../src/library/session-limits.js'
import { openSessions } from '../../src/store/session-database.js'
import { makePlace, runIngest, writeFiles } from '../library/small-library.js'
import { compileForProcess, runScript } from './run-process.js'

let place: ReturnType<typeof makePlace>
let told: string[] = []
beforeEach(() => {
  place = makePlace()
  told = []
})
afterEach(() => place.remove())

const open = () => openSessions(place.index, ({ zh, en }) => told.push(zh, en))
const file = () => join(place.index, 'sessions.sqlite')

/** Work on a freshly opened store, closed again: as one command does it. */
function once<T>(work: (sessions: SessionKeeper) => T): T {
  const sessions = open()
  try {
    return work(sessions)
  } finally {
    sessions.close()
  }
}

describe.each([
  ['in memory', () => createMemorySessions()],
  ['in a file', () => open()],
])('conversations %s', (_, make) => {
  test('keep their turns in order, apart from each other', () => {
    const sessions = make()
    for (const [name, turn] of [
      ['one', 'a'],
      ['two', 'x'],
      ['one', 'b'],
    ] as const)
      sessions.append(name, turn)
    expect([sessions.turns('one'), sessions.turns('two'), sessions.turns('three')]).toEqual([['a', 'b'], ['x'], []])
    expect([sessions.forget('one'), sessions.forget('one'), sessions.turns('one')]).toEqual([true, false, []])
    sessions.close()
  })

  test('are bounded: the oldest turns go, then the conversation that was silent longest', () => {
    const sessions = make()
    const turns = Array.from({ length: SESSION_LIMITS.turns + 3 }, (_one, at) => `turn ${at}`)
    for (const turn of turns) sessions.append('long', turn)
    expect(sessions.turns('long')).toEqual(turns.slice(-SESSION_LIMITS.turns))
    sessions.append('long', 'x'.repeat(SESSION_LIMITS.turnLength + 1))
    expect(sessions.turns('long')).toHaveLength(SESSION_LIMITS.turns)
    for (let at = 0; at < SESSION_LIMITS.sessions - 1; at++) sessions.append(`s${at}`, 'a')
    sessions.append('long', 'spoken again')
    sessions.append('one more', 'a')
    expect([sessions.turns('long').at(-1), sessions.turns('s0'), sessions.turns('s1')]).toEqual([
      'spoken again',
      [],
      ['a'],
    ])
    sessions.close()
  })
})

test('a conversation outlives the process and every ingest, and only its owner may read it', async () => {
  writeFiles(place.corpus, { 'a.txt': '收入=1.00' })
  await runIngest(place)
  once((sessions) => sessions.append('clerk', 'a'))
  expect(statSync(file()).mode & 0o777).toBe(0o600)
  writeFiles(place.corpus, { 'a.txt': '收入=2.00' })
  await runIngest(place)
  await runIngest(place, { rebuild: true })
  chmodSync(file(), 0o644)
  once((sessions) => sessions.append('clerk', 'b'))
  expect(statSync(file()).mode & 0o777).toBe(0o600)
  expect(once((sessions) => sessions.turns('clerk'))).toEqual(['a', 'b'])
  expect(told).toEqual([])
})

const damages: [string, (path: string) => void, kept: boolean][] = [
  ['no database', (path) => writeFileSync(path, 'these are no conversations'), true],
  ['a cut header', (path) => writeFileSync(path, 'SQLite format 3\0cut'), true],
  ['a database of another program', (path) => new Database(path).exec('CREATE TABLE a (b)').close(), true],
  [
    'pages of rubbish',
    (path) => {
      once((sessions) => sessions.append('clerk', 'x'.repeat(9000)))
      const descriptor = new Database(path)
      descriptor.close()
      const size = statSync(path).size
      const whole = Buffer.alloc(size, 7)
      new Uint8Array(whole.buffer).set(headerOf(path))
      writeFileSync(path, whole)
    },
    true,
  ],
  [
    'tables gone',
    (path) => {
      once((sessions) => sessions.append('clerk', 'a'))
      new Database(path).exec('DROP TABLE turns').close()
    },
    true,
  ],
  [
    'a newer format',
    (path) => {
      once((sessions) => sessions.append('clerk', 'a'))
      const database = new Database(path)
      database.pragma('user_version = 99')
      database.close()
    },
    false,
  ],
  ['a folder in its place', (path) => mkdirSync(path), false],
]

function headerOf(path: string): Uint8Array {
  return new Uint8Array(new Database(path, { readonly: true }).serialize().subarray(0, 100))
}

test.each(damages)('%s is told, stops nothing and is not lost', (_name, damage, recovers) => {
  mkdirSync(place.index, { recursive: true })
  damage(file())
  const read = once((sessions) => {
    sessions.append('clerk', 'new')
    return sessions.turns('clerk')
  })
  expect(read).toEqual(['new'])
  expect(told).toHaveLength(2)
  const asides = readdirSync(place.index).filter((name) => name.includes('set-aside') && !name.endsWith('-journal'))
  expect(asides).toHaveLength(recovers ? 1 : 0)
  told = []
  expect(once((sessions) => sessions.turns('clerk'))).toEqual(recovers ? ['new'] : [])
  expect(told).toHaveLength(recovers ? 0 : 2)
})

test('processes that write at the same time lose nothing', async () => {
  const compiled = compileForProcess('tests/store/session-process.ts', { without: [] })
  try {
    const names = ['a', 'b', 'c', 'd']
    const count = SESSION_LIMITS.turns
    const runs = names.map((name) => runScript(compiled.script, [place.index, name, String(count)]).ended)
    expect((await Promise.all(runs)).map(({ lines }) => lines)).toEqual(names.map(() => ['done']))
    for (const name of names)
      expect(once((sessions) => sessions.turns(name))).toEqual(
        Array.from({ length: count }, (_, at) => `${name} ${at + 1}`),
      )
  } finally {
    compiled.remove()
  }
})
