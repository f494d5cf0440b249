import { chmodSync, closeSync, mkdirSync, openSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { createMemorySessions } from '../library/memory-sessions.js'
import type { SessionKeeper } from '../library/ports.js'
import { SESSION_LIMITS } from '../library/session-limits.js'
import { inspectDatabase, setDatabaseAside } from './database-file.js'
import { type Database, loadSqlite, openDatabase } from './load-sqlite.js'

const SESSIONS_FILE = 'sessions.sqlite'
/** `TIES` in SQLite's application id: how conversations are told from an index and from other programs' data. */
const APPLICATION_ID = 0x54494553
const SCHEMA_VERSION = 1
const OWNER_ONLY = 0o600

/** A sentence about conversations that could not be kept or read. */
export interface SessionTrouble {
  zh: string
  en: string
}

/**
 * Conversations in a database of their own beside the index, so that taking documents in again keeps them. Readable by its
 * owner only; several processes may write at a time. A damaged file is set aside and a new one begun; where none can be
 * written, the conversation lasts as long as the process. Either is told through `tell`, nothing throws.
 */
export function openSessions(folder: string, tell: (trouble: SessionTrouble) => void): SessionKeeper {
  const path = join(folder, SESSIONS_FILE)
  const memory = createMemorySessions()
  let database: Database | null = null
  let lost = false
  const open = (): Database | null => {
    if (database === null && !lost) database = prepare(path, tell)
    return database
  }
  const giveUp = (error: unknown): void => {
    database?.close()
    database = null
    lost = true
    tell({
      zh: `对话没有保存（${reasonOf(error)}），本次只在内存里记住。`,
      en: `The conversation is not kept (${reasonOf(error)}); it is remembered in memory only.`,
    })
  }
  /** Tries on the file, once more on a new file where the old one is damaged, else in memory. */
  const attempt = <T>(work: (database: Database) => T, instead: () => T): T => {
    for (let left = 2; left > 0 && !lost; left--) {
      try {
        const opened = open()
        return opened === null ? instead() : work(opened)
      } catch (error) {
        database?.close()
        database = null
        if (left === 1 || !isDamage(error)) giveUp(error)
        else startAnew(path, tell)
      }
    }
    return instead()
  }
  return {
    turns: (name) =>
      attempt(
        (opened) =>
          opened.prepare('SELECT body FROM turns WHERE session = ? ORDER BY number').pluck().all(name).map(String),
        () => memory.turns(name),
      ),
    append: (name, turn) =>
      attempt(
        (opened) => append(opened, name, turn),
        () => memory.append(name, turn),
      ),
    forget: (name) =>
      attempt(
        (opened) => opened.prepare('DELETE FROM turns WHERE session = ?').run(name).changes > 0,
        () => memory.forget(name),
      ),
    close() {
      database?.close()
      database = null
    },
  }
}

/** Opens the file, made private before anything is in it. */
function prepare(path: string, tell: (trouble: SessionTrouble) => void): Database {
  mkdirSync(join(path, '..'), { recursive: true })
  if (!['fresh', 'ours'].includes(inspectDatabase(path, APPLICATION_ID))) startAnew(path, tell)
  closeSync(openSync(path, 'a', OWNER_ONLY))
  if ((statSync(path).mode & 0o077) !== 0) chmodSync(path, OWNER_ONLY)
  const database = openDatabase(loadSqlite(), path, { timeout: 5_000 })
  try {
    // What was forgotten is overwritten, not only unlinked.
    database.pragma('secure_delete = ON')
    database.transaction(() => createTable(database)).immediate()
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

function createTable(database: Database): void {
  const version = Number(database.pragma('user_version', { simple: true }))
  if (version > SCHEMA_VERSION) throw new Error(`format ${version}`)
  if (version === SCHEMA_VERSION) return
  database.exec(
    'CREATE TABLE turns (number INTEGER PRIMARY KEY AUTOINCREMENT, session TEXT NOT NULL, body TEXT NOT NULL); CREATE INDEX turns_of_session ON turns (session, number)',
  )
  database.pragma(`application_id = ${APPLICATION_ID}`)
  database.pragma(`user_version = ${SCHEMA_VERSION}`)
}

function append(database: Database, name: string, turn: string): void {
  if (turn.length > SESSION_LIMITS.turnLength) return
  database
    .transaction(() => {
      database.prepare('INSERT INTO turns (session, body) VALUES (?, ?)').run(name, turn)
      database
        .prepare(
          'DELETE FROM turns WHERE session = ? AND number NOT IN (SELECT number FROM turns WHERE session = ? ORDER BY number DESC LIMIT ?)',
        )
        .run(name, name, SESSION_LIMITS.turns)
      database
        .prepare(
          'DELETE FROM turns WHERE session IN (SELECT session FROM turns GROUP BY session ORDER BY max(number) DESC LIMIT -1 OFFSET ?)',
        )
        .run(SESSION_LIMITS.sessions)
    })
    .immediate()
}

function startAnew(path: string, tell: (trouble: SessionTrouble) => void): void {
  const name = setDatabaseAside(path)
  tell({
    zh: `对话记录 ${path} 已损坏，改名为 ${name} 保留；对话重新开始。`,
    en: `The conversations in ${path} are damaged; the file is kept as ${name} and a new one begun.`,
  })
}

function isDamage(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB' || code === 'SQLITE_ERROR'
}

function reasonOf(error: unknown): string {
  if (error instanceof Error && 'code' in error) return String(error.code)
  return error instanceof Error ? error.message : String(error)
}
