import type { Readable } from 'node:stream'
import { crc32 } from 'node:zlib'
import type { Entry, ZipFile } from 'yauzl'
import { TieoutError } from '../../core/errors.js'
import { entryName, holdsControls, isUnsafeName } from './entry-name.js'
import { ARCHIVE_LIMITS, type ArchiveLimits } from './limits.js'

/** One file of an archive. Its name is for people and for telling entries apart: nothing is ever written under it. */
export interface ArchiveEntry {
  name: string
  /** Unpacked size as declared; reading fails when it is not kept. */
  size: number
  /** @throws TieoutError `bad-input` for a damaged entry. */
  read(): Promise<Uint8Array>
}

/** Stored and deflated: what every program writes by itself. */
const METHODS = new Set([0, 8])
const SYMBOLIC_LINK = 0o120000
const FILE_TYPE = 0o170000

/**
 * Opens a zip in memory: the one way to any of them, be it an archive, a Word file or a workbook. Everything that is declared
 * is judged before anything is unpacked.
 *
 * @throws TieoutError `bad-input` for a damaged or encrypted archive, one over the limits, names that lead out of it (`..`,
 * absolute ones), links, and entries that lie over each other.
 */
export async function openArchive(bytes: Uint8Array, limits: ArchiveLimits = ARCHIVE_LIMITS): Promise<ArchiveEntry[]> {
  const { fromBuffer } = await import('yauzl')
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const zip = await new Promise<ZipFile>((resolve, reject) => {
    fromBuffer(buffer, { lazyEntries: true, decodeStrings: false, autoClose: false }, (error, file) => {
      if (error === null) resolve(file)
      else reject(damaged(error))
    })
  })
  if (zip.entryCount > limits.entries)
    throw refused(
      `压缩包有 ${zip.entryCount} 个文件，上限 ${limits.entries}`,
      `the archive holds ${zip.entryCount} files, more than ${limits.entries}`,
    )
  const found = await listEntries(zip)
  judge(found, bytes.length, limits)
  return found
    .filter(({ name }) => !name.endsWith('/'))
    .map(({ name, entry }) => ({ name, size: entry.uncompressedSize, read: () => readEntry(zip, entry, name) }))
}

interface Found {
  name: string
  entry: Entry
}

function listEntries(zip: ZipFile): Promise<Found[]> {
  return new Promise((resolve, reject) => {
    const found: Found[] = []
    zip.on('entry', (entry: Entry) => {
      found.push({ name: entryName(entry), entry })
      zip.readEntry()
    })
    zip.on('end', () => resolve(found))
    zip.on('error', (error: Error) => reject(/encryption/.test(error.message) ? encrypted() : damaged(error)))
    zip.readEntry()
  })
}

function judge(found: readonly Found[], size: number, limits: ArchiveLimits): void {
  let packed = 0
  let unpacked = 0
  const names = new Set<string>()
  for (const { name, entry } of found) {
    if (holdsControls(name)) throw refused('条目名含有控制字符', 'the name of an entry holds control characters')
    if (isUnsafeName(name)) throw refused(`条目名“${name}”指向压缩包之外`, `the entry name "${name}" leads out of it`)
    if (((entry.externalFileAttributes >>> 16) & FILE_TYPE) === SYMBOLIC_LINK)
      throw refused(`条目“${name}”是链接`, `the entry "${name}" is a link`)
    if (entry.isEncrypted()) throw encrypted()
    // Which of two entries of one name is meant, nobody can tell.
    if (names.has(name)) throw refused(`有两个条目都叫“${name}”`, `two of its entries have the name "${name}"`)
    names.add(name)
    if (entry.uncompressedSize > limits.entryBytes)
      throw refused(
        `条目“${name}”超过 ${megabytes(limits.entryBytes)}`,
        `the entry "${name}" is larger than ${megabytes(limits.entryBytes)}`,
      )
    if (entry.uncompressedSize > limits.ratioFrom && entry.uncompressedSize > entry.compressedSize * limits.ratio)
      throw refused(
        `条目“${name}”的压缩比超过 ${limits.ratio}:1`,
        `the entry "${name}" is packed more than ${limits.ratio}:1`,
      )
    packed += entry.compressedSize
    unpacked += entry.uncompressedSize
  }
  if (unpacked > limits.totalBytes)
    throw refused(
      `解压后超过 ${megabytes(limits.totalBytes)}`,
      `unpacked it is larger than ${megabytes(limits.totalBytes)}`,
    )
  if (packed > size) throw refused('条目互相重叠', 'its entries lie over each other')
}

async function readEntry(zip: ZipFile, entry: Entry, name: string): Promise<Uint8Array> {
  if (!METHODS.has(entry.compressionMethod))
    throw new TieoutError(
      'bad-input',
      `条目“${name}”的压缩方法（${entry.compressionMethod}）不能读取。The entry "${name}" is packed by a method (${entry.compressionMethod}) that cannot be read.`,
      { hint: '请用普通 zip（Deflate）重新打包。 Pack it anew as a plain zip (Deflate).' },
    )
  try {
    const stream = await new Promise<Readable>((resolve, reject) => {
      zip.openReadStream(entry, (error, opened) => (error === null ? resolve(opened) : reject(error)))
    })
    const chunks: Buffer[] = []
    // yauzl ends the stream with an error as soon as it holds more than was declared.
    for await (const chunk of stream) chunks.push(chunk as Buffer)
    const content = Buffer.concat(chunks)
    if (crc32(content) !== entry.crc32) throw new Error('checksum does not match')
    return content
  } catch (cause) {
    throw new TieoutError('bad-input', `条目“${name}”已损坏。The entry "${name}" is damaged.`, {
      cause,
      hint: '请重新取得该文件。 Fetch the file again.',
    })
  }
}

const megabytes = (bytes: number): string => `${Math.round(bytes / 1_048_576)} MB`

function damaged(cause: Error): TieoutError {
  return new TieoutError(
    'bad-input',
    '文件已损坏，或者不是完整的 zip（docx、xlsx、ofd 都是 zip）。The file is damaged or no complete zip (docx, xlsx and ofd are zips).',
    { cause, hint: '请重新取得该文件。 Fetch the file again.' },
  )
}

function encrypted(): TieoutError {
  return new TieoutError('bad-input', '文件已加密。The file is encrypted.', {
    hint: '请取消密码后再存一份。 Save it without a password.',
  })
}

function refused(zh: string, en: string): TieoutError {
  return new TieoutError('bad-input', `${zh}，未读取；it was not read: ${en}.`, {
    hint: '请只打包公开文件本身。 Pack the disclosures themselves only.',
  })
}
