import { TieoutError } from '../../core/errors.js'
import { assembleDocument } from '../assemble.js'
import { decodeText } from '../decode.js'
import type { Recognize } from '../recognition/types.js'
import { type FileFormat, recognizeFormat } from '../recognize-format.js'
import { extensionOf, FOREIGN_EXTENSIONS, SUPPORTED_EXTENSIONS } from '../taken-extensions.js'
import { readInThread } from '../thread/read-in-thread.js'
import type { ReadDocument } from '../types.js'
import type { PieceFormat } from './piece-readers.js'
import { readText } from './text-reader.js'

const MAX_BYTES = 64 * 1024 * 1024

/** What a text without marks of its own is by its extension. */
const TEXT_KINDS: Readonly<Record<string, PieceFormat>> = { csv: 'csv', tsv: 'csv', html: 'html', htm: 'html' }

/**
 * Reads the bytes of one file with the reader of what it is by its content. `path` names it in messages; its extension says
 * what a text without marks of its own is.
 *
 * @param recognize reads pages that are pictures (图像识别), where a person chose it.
 * @throws TieoutError `bad-input` for an extension that is not taken in, a file over 64 MB, a format without a reader (with the
 * way out), and what the reader cannot read.
 */
export async function readDocument(
  path: string,
  bytes: Uint8Array,
  recognize: Recognize | null = null,
): Promise<ReadDocument> {
  const extension = extensionOf(path)
  if (!SUPPORTED_EXTENSIONS.includes(extension))
    throw new TieoutError('bad-input', `${path}: 不支持的文件类型。The file type "${extension}" is not supported.`, {
      hint: `可用的有 Supported: ${SUPPORTED_EXTENSIONS.filter((known) => !FOREIGN_EXTENSIONS.includes(known))
        .map((known) => `.${known}`)
        .join(', ')}.`,
    })
  if (bytes.length > MAX_BYTES)
    throw new TieoutError('bad-input', `${path}: 文件超过 64 MB。The file is larger than 64 MB.`, {
      hint: '请拆成每份公开一个文件。 Split the file into one disclosure each.',
    })
  try {
    return await readAs(recognizeFormat(bytes), extension, bytes, recognize)
  } catch (error) {
    if (!(error instanceof TieoutError)) throw error
    throw new TieoutError(
      error.code,
      `${path}: ${error.message}`,
      error.hint === null ? { cause: error } : { cause: error, hint: error.hint },
    )
  }
}

async function readAs(
  format: FileFormat,
  extension: string,
  bytes: Uint8Array,
  recognize: Recognize | null,
): Promise<ReadDocument> {
  if (typeof format === 'object') {
    const { name, wayOut } = format
    throw new TieoutError('bad-input', `内容是${name.zh}，不能读取。The content is ${name.en}, which cannot be read.`, {
      hint: `${wayOut.zh} ${wayOut.en}`,
    })
  }
  if (format === 'zip' && isContainer(extension)) throw damagedContainer(extension)
  if (format === 'zip')
    throw new TieoutError('bad-input', '内容是 zip，不能读取。The content is zip, which cannot be read.', {
      hint: '请先解压。 Unpack it first.',
    })
  const kind = format === 'text' ? TEXT_KINDS[extension] : format
  if (kind === undefined || (format === 'text' && bytes.length === 0)) {
    if (bytes.length > 0 && isBinary(extension) && !isReadable(bytes)) throw damagedContainer(extension)
    return readText(bytes)
  }
  return assembleDocument(await readInThread({ format: kind, bytes }, { recognize }), kind)
}

const CONTAINERS = ['ofd', 'docx', 'docm', 'dotx', 'dotm', 'xlsx', 'xlsm', 'xltx', 'xltm']

/** Formats that are never text: what carries their extension and not their mark is damaged. */
const BINARY = ['pdf', 'xls', 'xlt', 'zip', ...CONTAINERS]

const isBinary = (extension: string): boolean => BINARY.includes(extension)
/** Word, Excel and OFD files are zips: their parts are not found in one that was cut off. */
const isContainer = (extension: string): boolean => CONTAINERS.includes(extension)

function isReadable(bytes: Uint8Array): boolean {
  try {
    decodeText(bytes)
    return true
  } catch {
    return false
  }
}

function damagedContainer(extension: string): TieoutError {
  return new TieoutError(
    'bad-input',
    `内容不是完整的 ${extension} 文件（已损坏或没有下载完）。The content is no complete ${extension} file (damaged, or cut off while it was fetched).`,
    { hint: '请重新取得该文件。 Fetch the file again.' },
  )
}
