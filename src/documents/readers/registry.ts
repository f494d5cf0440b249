import { TieoutError } from '../../core/errors.js'
import { assembleDocument } from '../assemble.js'
import type { ReadPieces } from '../pieces.js'
import { type FileFormat, recognizeFormat } from '../recognize-format.js'
import type { ReadDocument } from '../types.js'
import { readText } from './text-reader.js'

const MAX_BYTES = 64 * 1024 * 1024

/** Formats of plain words; every other one has a reader of pieces. */
type Container = Exclude<Extract<FileFormat, string>, 'text'>

/** One reader a format, loaded when the first file of the format comes: a question over an index needs none of them. */
const PIECE_READERS: Readonly<Partial<Record<Container, () => Promise<(bytes: Uint8Array) => Promise<ReadPieces>>>>> = {
  pdf: async () => (await import('./pdf/pdf-reader.js')).readPdf,
}

const NAMES: Readonly<Record<Container, string>> = {
  pdf: 'PDF',
  docx: 'Word (docx)',
  xlsx: 'Excel (xlsx)',
  xls: 'Excel (xls)',
  html: 'HTML',
  ofd: 'OFD',
  zip: 'zip, Office (docx, xlsx)',
}

/** Extensions of files that are taken in, without the dot; what each file is, its content says. */
export const SUPPORTED_EXTENSIONS: readonly string[] = ['txt', 'md', 'pdf']

/**
 * Reads the bytes of one file with the reader of what it is by its content. `path` names it in messages; its extension says
 * what a text without marks of its own is.
 *
 * @throws TieoutError `bad-input` for an extension that is not taken in, a file over 64 MB, a format without a reader (with the
 * way out), and what the reader cannot read.
 */
export async function readDocument(path: string, bytes: Uint8Array): Promise<ReadDocument> {
  const extension = extensionOf(path)
  if (!SUPPORTED_EXTENSIONS.includes(extension))
    throw new TieoutError('bad-input', `${path}: 不支持的文件类型。The file type "${extension}" is not supported.`, {
      hint: `Supported: ${SUPPORTED_EXTENSIONS.map((known) => `.${known}`).join(', ')}.`,
    })
  if (bytes.length > MAX_BYTES)
    throw new TieoutError('bad-input', `${path}: 文件超过 64 MB。The file is larger than 64 MB.`, {
      hint: 'Split the file into one disclosure each.',
    })
  try {
    return await readAs(recognizeFormat(bytes), bytes)
  } catch (error) {
    if (!(error instanceof TieoutError)) throw error
    throw new TieoutError(
      error.code,
      `${path}: ${error.message}`,
      error.hint === null ? { cause: error } : { cause: error, hint: error.hint },
    )
  }
}

async function readAs(format: FileFormat, bytes: Uint8Array): Promise<ReadDocument> {
  if (format === 'text') return readText(bytes)
  if (typeof format === 'object') {
    const { name, wayOut } = format
    throw new TieoutError('bad-input', `内容是${name.zh}，不能读取。The content is ${name.en}, which cannot be read.`, {
      hint: `${wayOut.zh} ${wayOut.en}`,
    })
  }
  const load = PIECE_READERS[format]
  if (load === undefined) {
    const name = NAMES[format]
    throw new TieoutError('bad-input', `内容是 ${name}，不能读取。The content is ${name}, which cannot be read.`, {
      hint: '请另存为 UTF-8 文本。 Save it as UTF-8 text.',
    })
  }
  const read = await load()
  return assembleDocument(await read(bytes), format)
}

function extensionOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const dot = name.lastIndexOf('.')
  return dot < 0 ? '' : name.slice(dot + 1).toLowerCase()
}
