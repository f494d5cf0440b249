import { closeSync, openSync, readSync, renameSync, statSync, unlinkSync } from 'node:fs'
import { TieoutError } from '../core/errors.js'
import { REBUILD_HINT } from './sqlite-errors.js'

/** `TIEO` in SQLite's application id: how an index is told from any other database. */
export const APPLICATION_ID = 0x5449454f
/** Raised whenever the tables change; an older index is built anew, a newer one is left alone. */
export const SCHEMA_VERSION = 2

const MAGIC = 'SQLite format 3\0'
const HEADER_BYTES = 100
const APPLICATION_ID_AT = 68
const WRITE_FORMAT_AT = 18

/** What a file at the index's place is, by its first bytes: `fresh` is missing or was never written to. */
export type DatabaseState = 'fresh' | 'ours' | 'foreign' | 'garbage'

export function inspectDatabase(path: string, applicationId = APPLICATION_ID): DatabaseState {
  let descriptor: number
  try {
    descriptor = openSync(path, 'r')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 'fresh'
    throw error
  }
  try {
    const header = Buffer.alloc(HEADER_BYTES)
    const count = readSync(descriptor, header, 0, HEADER_BYTES, 0)
    if (count === 0) return 'fresh'
    if (count < HEADER_BYTES || header.toString('latin1', 0, MAGIC.length) !== MAGIC) return 'garbage'
    return header.readUInt32BE(APPLICATION_ID_AT) === applicationId ? 'ours' : 'foreign'
  } finally {
    closeSync(descriptor)
  }
}

/** Refuses whatever is no index of this program, before anything is written to it. */
export function requireOurs(path: string, state: DatabaseState): void {
  if (state === 'garbage') {
    throw new TieoutError('index-corrupt', `${path} 不是数据库或已损坏。 ${path} is not a database, or damaged.`, {
      hint: REBUILD_HINT,
    })
  }
  if (state === 'foreign') throw foreign(path)
}

function foreign(path: string): TieoutError {
  return new TieoutError('index-foreign', `${path} 是其他程序的数据库。 ${path} is a database of another program.`, {
    hint: `用 TIEOUT_INDEX 指定别处；或 tieout ingest --rebuild，该文件会改名保留。 Name another place with TIEOUT_INDEX, or run tieout ingest --rebuild: the file is kept under another name.`,
  })
}

export function newerSchema(path: string, version: number): TieoutError {
  return new TieoutError(
    'index-foreign',
    `索引 ${path} 由更新版本的 Tieout 建立（格式 ${version}）。 The index ${path} was built by a newer Tieout (format ${version}).`,
    { hint: `升级 Tieout，或：${REBUILD_HINT} Or upgrade Tieout.` },
  )
}

/**
 * Clears the index's place for a rebuild. Only a file that carries this program's mark is deleted; anything else found
 * under the name is set aside under another name, because Tieout did not make it. Returns that name, or null.
 */
export function clearDatabase(path: string): string | null {
  const state = inspectDatabase(path)
  if (state !== 'ours' && state !== 'fresh') return setDatabaseAside(path)
  for (const suffix of ['', ...COMPANIONS]) removeIfThere(path + suffix)
  return null
}

/** Moves a database away under a free name, with what SQLite keeps beside it; returns that name. */
export function setDatabaseAside(path: string): string {
  const name = freeName(path)
  for (const suffix of ['', ...COMPANIONS]) renameIfThere(path + suffix, name + suffix)
  return name
}

const COMPANIONS = ['-wal', '-shm', '-journal']

/**
 * A database in a folder that cannot be written to: SQLite would have to create its shared-memory file beside it. Loaded
 * into memory it needs none; its header must then say that it has no write-ahead log.
 */
export function withoutWriteAheadLog(content: Buffer): Buffer {
  const copy = Buffer.from(content)
  copy[WRITE_FORMAT_AT] = 1
  copy[WRITE_FORMAT_AT + 1] = 1
  return copy
}

export function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0
}

function freeName(path: string): string {
  for (let n = 1; ; n++) {
    const name = `${path}.set-aside-${n}`
    if (statSync(name, { throwIfNoEntry: false }) === undefined) return name
  }
}

function removeIfThere(path: string): void {
  if (statSync(path, { throwIfNoEntry: false }) !== undefined) unlinkSync(path)
}

function renameIfThere(from: string, to: string): void {
  if (statSync(from, { throwIfNoEntry: false }) !== undefined) renameSync(from, to)
}
