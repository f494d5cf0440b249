import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { IndexDescription, StoreReader } from '../library/ports.js'
import type { DocumentRecord } from '../library/types.js'
import {
  inspectDatabase,
  newerSchema,
  requireOurs,
  SCHEMA_VERSION,
  sizeOf,
  withoutWriteAheadLog,
} from './database-file.js'
import { type Database, loadSqlite, openDatabase, type SqliteModule } from './load-sqlite.js'
import { passageSourceOf, readFiles } from './passage-rows.js'
import { readMeta, schemaVersion } from './schema.js'
import { unsealJson } from './sealed.js'
import { corrupt, guarded } from './sqlite-errors.js'

export const DATABASE_FILE = 'library.sqlite'

/** Parts of a document that are kept as one value each, in the names of their columns of `parts`. */
export type DocumentPart = 'tables' | 'facts' | 'blanks' | 'definitions' | 'source-lines' | 'check'

/**
 * Opens the current generation of an index. It stays readable, unchanged, until it is closed, whatever writers do
 * meanwhile; hold it for the length of a question, not of a service, so that the write-ahead log can be emptied.
 *
 * Null when there is no index yet (or one of an older format, which the next ingest replaces).
 * @throws TieoutError `index-corrupt`, `index-foreign`, `read-only`, `missing-package`.
 */
export function openReader(folder: string, sqlite?: SqliteModule): StoreReader | null {
  const path = join(folder, DATABASE_FILE)
  return guarded(path, () => {
    const state = inspectDatabase(path)
    if (state === 'fresh') return null
    requireOurs(path, state)
    const database = openSnapshot(path, sqlite ?? loadSqlite())
    try {
      const version = schemaVersion(database)
      if (version > SCHEMA_VERSION) throw newerSchema(path, version)
      const reader = version < SCHEMA_VERSION ? null : readerOf(database, path)
      if (reader === null) database.close()
      return reader
    } catch (error) {
      database.close()
      throw error
    }
  })
}

/** Opens the file with a read transaction begun; from memory where its folder allows no shared-memory file beside it. */
function openSnapshot(path: string, sqlite: SqliteModule): Database {
  try {
    return begin(openDatabase(sqlite, path, { readonly: true, fileMustExist: true, timeout: 5_000 }))
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    const blocked = code.startsWith('SQLITE_CANTOPEN') || code.startsWith('SQLITE_READONLY')
    // A log that was not written back yet belongs to the content and cannot be left out.
    if (!blocked || sizeOf(`${path}-wal`) > 0) throw error
    return begin(openDatabase(sqlite, withoutWriteAheadLog(readFileSync(path)), { readonly: true }))
  }
}

function begin(database: Database): Database {
  try {
    database.exec('BEGIN')
    // The snapshot begins with the first read.
    database.prepare('SELECT count(*) FROM sqlite_master').get()
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

function readerOf(database: Database, path: string): StoreReader | null {
  const generation = readMeta(database, 'generation') as number | null
  const description = readMeta(database, 'description') as IndexDescription | null
  if (generation === null || description === null) return null
  const partOf = database
    .prepare('SELECT body FROM parts WHERE part = ? AND document = (SELECT number FROM documents WHERE id = ?)')
    .pluck()
  const readPart = (document: string, part: DocumentPart) =>
    guarded(path, () => {
      const body = partOf.get(part, document) as Buffer | undefined
      if (body === undefined) throw corrupt(path)
      return unsealJson(body, true, path)
    })
  return {
    ...passageSourceOf(database, path),
    generation,
    description: () => description,
    files: () => guarded(path, () => readFiles(database)),
    documents: () =>
      guarded(path, () => {
        const bodies = database.prepare('SELECT record FROM documents ORDER BY id').pluck().all() as Buffer[]
        return bodies.map((body) => unsealJson(body, false, path) as DocumentRecord)
      }),
    tables: (document) => readPart(document, 'tables') as ReturnType<StoreReader['tables']>,
    facts: (document) => readPart(document, 'facts') as ReturnType<StoreReader['facts']>,
    blanks: (document) => readPart(document, 'blanks') as ReturnType<StoreReader['blanks']>,
    definitions: (document) => readPart(document, 'definitions') as ReturnType<StoreReader['definitions']>,
    sourceLines: (document) => readPart(document, 'source-lines') as string[],
    check: (document) => readPart(document, 'check') as ReturnType<StoreReader['check']>,
    close: () => {
      if (database.open) database.close()
    },
  }
}
