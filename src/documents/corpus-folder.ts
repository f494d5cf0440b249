import { type Dirent, lstatSync, readdirSync, realpathSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { TieoutError } from '../core/errors.js'
import { type FileFingerprint, fingerprintOf } from './file-fingerprint.js'
import { describe, type FileContent, isInside, readStable } from './stable-read.js'
import type { DataWarning } from './types.js'

/** A file of the corpus that may be ingested. */
export interface CorpusEntry {
  /** Path inside the corpus, with `/`. */
  path: string
  fingerprint: FileFingerprint
  /** Bytes of one state of the file with the stamps of that state. Throws TieoutError `bad-input`. */
  read(): FileContent
}

/** A place of the corpus that cannot be used, with a sentence that names it. */
interface CorpusProblem {
  path: string
  warning: DataWarning
}

export interface CorpusListing {
  /** Real path of the corpus. */
  root: string
  /** In code-point order of the paths. */
  entries: CorpusEntry[]
  problems: CorpusProblem[]
  /** Files of other kinds: neither read nor wrong. */
  ignored: string[]
}

export interface CorpusOptions {
  /** Lower case, with the point: `.txt`. */
  extensions: readonly string[]
  maxBytes?: number
}

export const MAX_FILE_BYTES = 64 * 1_048_576

/**
 * Lists what a corpus folder holds, in the same order on every machine. Hidden names are passed over; whatever cannot be
 * used becomes a problem with its path, so that the rest can be done.
 *
 * @throws TieoutError `not-found` when the folder is missing, `bad-input` when the path is no folder.
 */
export function listCorpus(folder: string, options: CorpusOptions): CorpusListing {
  const root = realCorpusRoot(folder)
  const maxBytes = options.maxBytes ?? MAX_FILE_BYTES
  const listing: CorpusListing = { root, entries: [], problems: [], ignored: [] }
  const pending = ['']
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    for (const child of readFolder(root, at, listing)) {
      if (child.name.startsWith('.')) continue
      const path = at === '' ? child.name : `${at}/${child.name}`
      if (child.isDirectory() && !hasExtension(path, options.extensions)) pending.push(path)
      else if (!hasExtension(path, options.extensions)) noteOther(root, path, listing)
      else visitFile(root, path, maxBytes, listing)
    }
  }
  listing.entries.sort((a, b) => compareCodePoints(a.path, b.path))
  listing.problems.sort((a, b) => compareCodePoints(a.path, b.path))
  listing.ignored.sort(compareCodePoints)
  return listing
}

/** Real path of a corpus folder, so that one corpus has one index however it is reached. */
export function realCorpusRoot(folder: string): string {
  let root: string
  try {
    root = realpathSync(folder)
  } catch (cause) {
    throw new TieoutError('not-found', `资料夹 ${folder} 不存在。 The corpus folder ${folder} does not exist.`, {
      cause,
      hint: '用 --corpus 指定存放公开文件的文件夹。 Name the folder that holds the documents with --corpus.',
    })
  }
  if (!statSync(root).isDirectory()) {
    throw new TieoutError('bad-input', `${folder} 不是文件夹。 ${folder} is not a folder.`, {
      hint: '用 --corpus 指定文件夹，而不是文件。 Name a folder with --corpus, not a file.',
    })
  }
  return root
}

/** Order by Unicode code points: the same on every machine, unlike locale order or UTF-16 order. */
export function compareCodePoints(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i)
    const y = b.charCodeAt(i)
    if (x !== y) return liftSurrogate(x) - liftSurrogate(y)
  }
  return a.length - b.length
}

/** Surrogates stand for code points above U+FFFF, so they sort after U+E000–U+FFFF. */
function liftSurrogate(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit
}

function readFolder(root: string, at: string, listing: CorpusListing): Dirent[] {
  try {
    return readdirSync(join(root, at), { withFileTypes: true })
  } catch (error) {
    const path = at === '' ? '.' : at
    listing.problems.push(
      problem(
        path,
        'unreadable',
        `文件夹无法读取（${describe(error)}）`,
        `the folder cannot be read (${describe(error)})`,
      ),
    )
    return []
  }
}

/** Files of other kinds are only named; a link to a folder is named as a problem, because its content would be missed. */
function noteOther(root: string, path: string, listing: CorpusListing): void {
  try {
    const absolute = join(root, path)
    if (lstatSync(absolute).isSymbolicLink() && statSync(absolute).isDirectory()) {
      listing.problems.push(
        problem(path, 'link-to-folder', '是指向文件夹的链接，未读取', 'is a link to a folder and was not followed'),
      )
      return
    }
  } catch {
    // A broken link of another kind is as uninteresting as any other file.
  }
  listing.ignored.push(path)
}

function visitFile(root: string, path: string, maxBytes: number, listing: CorpusListing): void {
  const absolute = join(root, path)
  const refuse = (code: string, zh: string, en: string) => listing.problems.push(problem(path, code, zh, en))
  try {
    if (!isInside(root, realpathSync(absolute))) {
      refuse('link-outside', '链接到资料夹之外，未读取', 'is a link out of the corpus and was not read')
      return
    }
    const stats = statSync(absolute, { bigint: true })
    if (stats.isDirectory()) {
      refuse('folder-named-as-file', '是文件夹，却用了文件的名字', 'is a folder with the name of a file')
    } else if (!stats.isFile()) {
      refuse('not-a-file', '不是普通文件', 'is not a regular file')
    } else if (stats.size > BigInt(maxBytes)) {
      const limit = `${Math.round(maxBytes / 1_048_576)} MB`
      refuse('too-large', `超过 ${limit}，未读取`, `is larger than ${limit} and was not read`)
    } else {
      const fingerprint = fingerprintOf(stats)
      listing.entries.push({ path, fingerprint, read: () => readStable(root, absolute, path, maxBytes) })
    }
  } catch (error) {
    refuse('unreadable', `无法读取（${describe(error)}）`, `cannot be read (${describe(error)})`)
  }
}

function hasExtension(path: string, extensions: readonly string[]): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const dot = name.lastIndexOf('.')
  return dot > 0 && extensions.includes(name.slice(dot).toLowerCase())
}

function problem(path: string, code: string, zh: string, en: string): CorpusProblem {
  return { path, warning: { code, message: { zh: `${path}：${zh}。`, en: `${path}: ${en}.` }, line: null } }
}
