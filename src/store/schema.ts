import { SCHEMA_VERSION } from './database-file.js'
import type { Database } from './load-sqlite.js'

/**
 * One database holds one generation; readers of an earlier one keep it by the snapshot that the write-ahead log gives them.
 * A document's passages have consecutive numbers from `number` × 2^20, so that one range finds them in the full text.
 * `full_text` keeps no text of its own: passages do.
 */
const TABLES = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE files (path TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE documents (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  record BLOB NOT NULL,
  passages INTEGER NOT NULL,
  lengths BLOB NOT NULL
);
CREATE TABLE parts (document INTEGER NOT NULL, part TEXT NOT NULL, body BLOB NOT NULL, PRIMARY KEY (document, part));
CREATE TABLE passages (number INTEGER PRIMARY KEY, body BLOB NOT NULL);
CREATE VIRTUAL TABLE full_text USING fts5 (
  tokens, content = '', contentless_delete = 1, detail = 'none', tokenize = "ascii tokenchars '.'"
);
`

export const PASSAGES_PER_DOCUMENT = 2 ** 20

export function schemaVersion(database: Database): number {
  return Number(database.pragma('user_version', { simple: true }))
}

export function createTables(database: Database): void {
  database.exec(TABLES)
  database.pragma(`user_version = ${SCHEMA_VERSION}`)
}

/** Drops every table, for a rebuild or an older format. Shadow tables go with their virtual table. */
export function dropTables(database: Database): void {
  const names = database
    .prepare(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'full_text_%'",
    )
    .pluck()
    .all() as string[]
  for (const name of names) database.exec(`DROP TABLE "${name.replaceAll('"', '""')}"`)
  database.pragma('user_version = 0')
}

export type MetaKey = 'generation' | 'description' | 'vector-file'

export function readMeta(database: Database, key: MetaKey): unknown {
  const value = database.prepare('SELECT value FROM meta WHERE key = ?').pluck().get(key)
  return value === undefined ? null : JSON.parse(value as string)
}

export function writeMeta(database: Database, key: MetaKey, value: unknown): void {
  database.prepare('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)').run(key, JSON.stringify(value))
}
