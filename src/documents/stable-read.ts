import { closeSync, constants, fstatSync, openSync, readSync, realpathSync } from 'node:fs'
import { sep } from 'node:path'
import { TieoutError } from '../core/errors.js'
import { type FileFingerprint, fingerprintOf, sameFingerprint } from './file-fingerprint.js'

export interface FileContent {
  bytes: Uint8Array
  /** The stamps that belong to exactly these bytes. */
  fingerprint: FileFingerprint
}

const ATTEMPTS = 3
const CHUNK = 1 << 20

/** Whether a real path lies in a folder given by its real path. */
export function isInside(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep)
}

/**
 * Reads a file of the corpus so that its bytes belong to one state of it: a file that changes meanwhile is read again.
 *
 * @throws TieoutError `bad-input` when it keeps changing, grows over `maxBytes`, is no regular file, leaves the corpus by a
 * link or cannot be read.
 */
export function readStable(root: string, absolutePath: string, shownPath: string, maxBytes: number): FileContent {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const content = readOnce(root, absolutePath, shownPath, maxBytes)
    if (content !== null) return content
  }
  throw new TieoutError(
    'bad-input',
    `${shownPath} 在读取时一直在变化。 ${shownPath} keeps changing while it is read.`,
    {
      hint: '等它写完后再试。 Try again when it has been written.',
    },
  )
}

function readOnce(root: string, absolutePath: string, shownPath: string, maxBytes: number): FileContent | null {
  let descriptor: number | null = null
  try {
    // Between listing and reading a link may have been put in the file's place.
    const real = realpathSync(absolutePath)
    if (!isInside(root, real)) throw outsideError(shownPath)
    // O_NONBLOCK: opening a pipe that took the file's place must not wait for its other end.
    descriptor = openSync(real, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    const before = fstatSync(descriptor, { bigint: true })
    if (!before.isFile())
      throw new TieoutError('bad-input', `${shownPath} 不是普通文件。 ${shownPath} is not a regular file.`)
    if (before.size > BigInt(maxBytes)) throw tooLargeError(shownPath, maxBytes)
    const bytes = readAll(descriptor, Number(before.size), maxBytes, shownPath)
    const fingerprint = fingerprintOf(fstatSync(descriptor, { bigint: true }))
    const unchanged = sameFingerprint(fingerprintOf(before), fingerprint) && bytes.length === fingerprint.size
    return unchanged ? { bytes, fingerprint } : null
  } catch (error) {
    if (error instanceof TieoutError) throw error
    throw new TieoutError('bad-input', `${shownPath} 无法读取（${describe(error)}）。 ${shownPath} cannot be read.`, {
      cause: error,
      hint: '检查该文件是否存在、是否有读取权限。 Check that the file exists and may be read.',
    })
  } finally {
    if (descriptor !== null) closeSync(descriptor)
  }
}

function readAll(descriptor: number, expected: number, maxBytes: number, shownPath: string): Uint8Array {
  // One byte more than expected shows growth without a second pass.
  let buffer = new Uint8Array(expected + 1)
  let length = 0
  for (;;) {
    const count = readSync(descriptor, buffer, length, buffer.length - length, null)
    if (count === 0) return buffer.subarray(0, length)
    length += count
    if (length > maxBytes) throw tooLargeError(shownPath, maxBytes)
    if (length === buffer.length) {
      const larger = new Uint8Array(buffer.length + CHUNK)
      larger.set(buffer)
      buffer = larger
    }
  }
}

function outsideError(shownPath: string): TieoutError {
  return new TieoutError('bad-input', `${shownPath} 链接到资料夹之外。 ${shownPath} is a link out of the corpus.`)
}

function tooLargeError(shownPath: string, maxBytes: number): TieoutError {
  const limit = `${Math.round(maxBytes / 1_048_576)} MB`
  return new TieoutError('bad-input', `${shownPath} 超过 ${limit}。 ${shownPath} is larger than ${limit}.`)
}

export function describe(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : String(error)
}
