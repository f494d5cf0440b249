import { randomUUID } from 'node:crypto'
import { closeSync, linkSync, openSync, readFileSync, renameSync, statSync, unlinkSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { isGone, ownIdentity, type ProcessIdentity } from './process-identity.js'
import { busyError } from './sqlite-errors.js'

const LOCK_FILE = 'write.lock'
const POLL_MS = 50
/** A lock without content this old was left by a process that died while making it. */
const EMPTY_LOCK_MS = 2_000

interface LockContent extends ProcessIdentity {
  token: string
}

export interface WriterLock {
  release(): void
}

/**
 * Lets one process at a time write an index, and tells the others which one it is. A lock whose process is gone is taken
 * over. SQLite's own lock, held for the whole of the writing, guards the data even where two processes misjudge this file.
 *
 * @throws TieoutError `index-busy` after `waitMs`.
 */
export async function acquireLock(folder: string, waitMs: number): Promise<WriterLock> {
  const path = join(folder, LOCK_FILE)
  const content: LockContent = { ...ownIdentity(), token: randomUUID() }
  const until = performance.now() + waitMs
  for (;;) {
    if (create(path, content)) return { release: () => release(path, content.token) }
    const holder = readLock(path)
    if (holder !== 'gone' && isDead(path, holder)) takeOver(path, holder)
    else if (holder !== 'gone') {
      if (performance.now() >= until) throw busyError(folder, holder?.pid ?? null)
      await pause(POLL_MS)
    }
  }
}

function create(path: string, content: LockContent): boolean {
  let descriptor: number
  try {
    descriptor = openSync(path, 'wx')
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false
    throw error
  }
  try {
    writeSync(descriptor, JSON.stringify(content))
  } catch (error) {
    unlinkSync(path)
    throw error
  } finally {
    closeSync(descriptor)
  }
  return true
}

/** `gone` when there is no lock any more, null when its content is not (yet) readable. */
function readLock(path: string): LockContent | null | 'gone' {
  try {
    const content: unknown = JSON.parse(readFileSync(path, 'utf8'))
    return isLockContent(content) ? content : null
  } catch (error) {
    return hasCode(error, 'ENOENT') ? 'gone' : null
  }
}

function isDead(path: string, holder: LockContent | null): boolean {
  if (holder !== null) return isGone(holder)
  const stats = statSync(path, { throwIfNoEntry: false })
  return stats !== undefined && Date.now() - stats.mtimeMs > EMPTY_LOCK_MS
}

/**
 * Takes a dead lock away under a name of our own, then looks again: if it is another's fresh lock that came between, it is
 * put back.
 */
function takeOver(path: string, dead: LockContent | null): void {
  const aside = `${path}.${process.pid}-${randomUUID()}`
  try {
    renameSync(path, aside)
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return
    throw error
  }
  const taken = readLock(aside)
  const fresh = taken !== 'gone' && taken !== null && taken.token !== dead?.token
  if (fresh) {
    try {
      linkSync(aside, path)
    } catch {
      // A third process holds the lock now: SQLite's lock decides between the two.
    }
  }
  unlinkSync(aside)
}

function release(path: string, token: string): void {
  const holder = readLock(path)
  if (holder !== 'gone' && holder !== null && holder.token === token) unlinkSync(path)
}

function isLockContent(value: unknown): value is LockContent {
  if (typeof value !== 'object' || value === null) return false
  const { pid, token, host, started } = value as Record<string, unknown>
  const identity =
    typeof pid === 'number' && typeof host === 'string' && (started === null || typeof started === 'string')
  return identity && typeof token === 'string'
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
