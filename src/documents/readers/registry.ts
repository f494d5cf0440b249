import { TieoutError } from '../../core/errors.js'
import type { ReadDocument } from '../types.js'
import { readText } from './text-reader.js'

const MAX_BYTES = 64 * 1024 * 1024

type Reader = (bytes: Uint8Array) => ReadDocument

const READERS: Readonly<Record<string, Reader>> = { txt: readText, md: readText }

/** File name extensions that can be read, without the dot. */
export const SUPPORTED_EXTENSIONS: readonly string[] = Object.keys(READERS)

/**
 * Reads the bytes of one file with the reader of its extension. `path` names it in messages.
 * Throws TieoutError `bad-input` for an unknown extension, a file over 64 MB, and what the reader cannot read.
 */
export function readDocument(path: string, bytes: Uint8Array): ReadDocument {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const dot = name.lastIndexOf('.')
  const extension = dot < 0 ? '' : name.slice(dot + 1).toLowerCase()
  const reader = Object.hasOwn(READERS, extension) ? READERS[extension] : undefined
  if (reader === undefined)
    throw new TieoutError('bad-input', `${path}: 不支持的文件类型。The file type "${extension}" is not supported.`, {
      hint: `Supported: ${SUPPORTED_EXTENSIONS.map((known) => `.${known}`).join(', ')}.`,
    })
  if (bytes.length > MAX_BYTES)
    throw new TieoutError('bad-input', `${path}: 文件超过 64 MB。The file is larger than 64 MB.`, {
      hint: 'Split the file into one disclosure each.',
    })
  try {
    return reader(bytes)
  } catch (error) {
    if (!(error instanceof TieoutError)) throw error
    throw new TieoutError(
      error.code,
      `${path}: ${error.message}`,
      error.hint === null ? { cause: error } : { cause: error, hint: error.hint },
    )
  }
}
