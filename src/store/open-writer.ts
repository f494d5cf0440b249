import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { StoreWriter } from '../library/ports.js'
import {
  APPLICATION_ID,
  clearDatabase,
  inspectDatabase,
  newerSchema,
  requireOurs,
  SCHEMA_VERSION,
} from './database-file.js'
import { type Database, loadSqlite, openDatabase, type SqliteModule } from './load-sqlite.js'
import { DATABASE_FILE } from './open-reader.js'
import { createTables, dropTables, type MetaKey, readMeta, schemaVersion, writeMeta } from './schema.js'
import { corrupt, guarded, translateStoreError } from './sqlite-errors.js'
import { writerOf } from './writer.js'
import { acquireLock } from './writer-lock.js'

export interface WriterOptions {
  /** Start from nothing; also replaces a damaged index, and sets a foreign file aside under another name. */
  rebuild?: boolean
  /** How long to wait for another writer, in milliseconds. */
  waitMs?: number
  /** Most pages (of 4 KiB) the database may have; beyond it writing fails as on a full disk. */
  pageLimit?: number
  sqlite?: SqliteModule
}

const WAIT_MS = 10_000

/**
 * Opens an index for writing, making its folder where there is none. One writer at a time: a second one waits.
 *
 * @throws TieoutError `index-busy`, `index-corrupt`, `index-foreign`, `read-only`, `disk-full`, `missing-package`.
 */
export async function openWriter(folder: string, options: WriterOptions = {}): Promise<StoreWriter> {
  const path = join(folder, DATABASE_FILE)
  const sqlite = options.sqlite ?? loadSqlite()
  const waitMs = options.waitMs ?? WAIT_MS
  const started = performance.now()
  guarded(folder, () => mkdirSync(folder, { recursive: true }))
  const lock = await acquireLock(folder, waitMs).catch((error: unknown) => {
    throw translateStoreError(folder, error)
  })
  try {
    const left = Math.max(0, Math.ceil(waitMs - (performance.now() - started)))
    const database = guarded(path, () => openForWriting(path, sqlite, options, left))
    return writerOf(database, path, () => lock.release())
  } catch (error) {
    lock.release()
    throw error
  }
}

function openForWriting(path: string, sqlite: SqliteModule, options: WriterOptions, waitMs: number): Database {
  const state = inspectDatabase(path)
  if (options.rebuild !== true) {
    requireOurs(path, state)
    return openTransaction(path, sqlite, options, waitMs)
  }
  if (state === 'garbage' || state === 'foreign') clearDatabase(path)
  try {
    return openTransaction(path, sqlite, options, waitMs)
  } catch (error) {
    const translated = translateStoreError(path, error)
    const code = translated instanceof Error && 'code' in translated ? translated.code : null
    if (code !== 'index-corrupt' && code !== 'index-foreign') throw error
    clearDatabase(path)
    return openTransaction(path, sqlite, options, waitMs)
  }
}

/** The database with its one transaction begun and its tables there. */
function openTransaction(path: string, sqlite: SqliteModule, options: WriterOptions, waitMs: number): Database {
  const database = openDatabase(sqlite, path, { timeout: waitMs })
  try {
    // The mark comes first and outside the log, so that a writer killed right here leaves a file that is known as ours.
    if (Number(database.pragma('application_id', { simple: true })) !== APPLICATION_ID) {
      database.pragma(`application_id = ${APPLICATION_ID}`)
    }
    database.pragma('journal_mode = WAL')
    database.pragma('synchronous = FULL')
    if (options.pageLimit !== undefined) database.pragma(`max_page_count = ${options.pageLimit}`)
    database.exec('BEGIN IMMEDIATE')
    prepareTables(database, path, options.rebuild === true)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

function prepareTables(database: Database, path: string, rebuild: boolean): void {
  const version = schemaVersion(database)
  if (version > SCHEMA_VERSION) throw newerSchema(path, version)
  if (version === SCHEMA_VERSION && !rebuild) return
  // Numbers of generations and passages go on, so that a reader never takes a new one for its own.
  const generation = version === 0 ? null : (readMeta(database, 'generation') as number | null)
  if (version !== 0) {
    if (database.pragma('quick_check(1)', { simple: true }) !== 'ok') throw corrupt(path)
    dropTables(database)
  }
  createTables(database)
  const key: MetaKey = 'generation'
  if (generation !== null) writeMeta(database, key, generation)
}
