import { createHash } from 'node:crypto'
import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs'
import { join } from 'node:path'
import type { VectorKeeper } from '../library/ports.js'
import { inspectDatabase, setDatabaseAside } from './database-file.js'
import { type Database, loadSqlite, openDatabase } from './load-sqlite.js'

const FILE = 'embeddings.sqlite'
/** `TIEV` in SQLite's application id. */
const APPLICATION_ID = 0x54494556
const SCHEMA_VERSION = 1
const OWNER_ONLY = 0o600

/** Vectors of one embedder kept beside the index; `dimension` is what they were found to have, null at first. */
export interface EmbeddingFile extends VectorKeeper {
  readonly dimension: number | null
  setDimension(dimension: number): void
  close(): void
}

/**
 * Opens the vectors of one embedder, by a hash of the text they belong to: what was fetched once is never fetched again, also
 * after an interruption or a rebuild. Where no file can be read or written they last as long as the process.
 */
export function openEmbeddingFile(folder: string, embedder: string): EmbeddingFile {
  const database = prepare(join(folder, FILE))
  const memory = new Map<string, Float32Array>()
  let dimension = database === null ? null : (quietly(() => dimensionOf(database, embedder)) ?? null)
  const select = database?.prepare('SELECT vector FROM vectors WHERE key = ?').pluck()
  const insert = database?.prepare('INSERT OR IGNORE INTO vectors (key, vector) VALUES (?, ?)')
  const keyOf = (text: string): Buffer => createHash('sha256').update(embedder).update('\0').update(text).digest()
  return {
    get dimension() {
      return dimension
    },
    setDimension(found) {
      dimension = found
      quietly(() =>
        database?.prepare('INSERT OR REPLACE INTO embedders (name, dimension) VALUES (?, ?)').run(embedder, found),
      )
    },
    get(text) {
      const held = memory.get(text)
      if (held !== undefined) return held
      const bytes: unknown = quietly(() => select?.get(keyOf(text)))
      return Buffer.isBuffer(bytes) && bytes.length === 4 * (dimension ?? 0) ? vectorOf(bytes) : null
    },
    put(entries) {
      const kept = quietly(() => {
        if (database === null || insert === undefined) return false
        database
          .transaction(() => {
            for (const { text, vector } of entries) insert.run(keyOf(text), bytesOf(vector))
          })
          .immediate()
        return true
      })
      if (kept !== true) for (const { text, vector } of entries) memory.set(text, vector)
    },
    close: () => database?.close(),
  }
}

function prepare(path: string): Database | null {
  return (
    quietly(() => {
      mkdirSync(join(path, '..'), { recursive: true })
      if (!['fresh', 'ours'].includes(inspectDatabase(path, APPLICATION_ID))) setDatabaseAside(path)
      closeSync(openSync(path, 'a', OWNER_ONLY))
      chmodSync(path, OWNER_ONLY)
      const database = openDatabase(loadSqlite(), path, { timeout: 5_000 })
      const version = Number(database.pragma('user_version', { simple: true }))
      if (version > SCHEMA_VERSION) return null
      if (version < SCHEMA_VERSION) {
        database.exec(
          'CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, vector BLOB NOT NULL) WITHOUT ROWID; CREATE TABLE IF NOT EXISTS embedders (name TEXT PRIMARY KEY, dimension INTEGER NOT NULL)',
        )
        database.pragma(`application_id = ${APPLICATION_ID}`)
        database.pragma(`user_version = ${SCHEMA_VERSION}`)
      }
      return database
    }) ?? null
  )
}

function dimensionOf(database: Database, embedder: string): number | null {
  const found: unknown = database.prepare('SELECT dimension FROM embedders WHERE name = ?').pluck().get(embedder)
  return typeof found === 'number' ? found : null
}

/** Numbers are kept as float32, little endian, whatever machine writes them. */
function bytesOf(vector: Float32Array): Buffer {
  const bytes = Buffer.alloc(4 * vector.length)
  vector.forEach((value, at) => {
    bytes.writeFloatLE(value, 4 * at)
  })
  return bytes
}

function vectorOf(bytes: Buffer): Float32Array {
  return Float32Array.from({ length: bytes.length / 4 }, (_, at) => bytes.readFloatLE(4 * at))
}

/** What is kept only saves time and money: without it the work goes on. */
function quietly<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}
