import { parentPort } from 'node:worker_threads'
import { TieoutError } from '../../core/errors.js'
import { limitPieces } from '../piece-limits.js'
import { PIECE_READERS } from '../readers/piece-readers.js'
import type { ReadReply, ReadRequest } from './messages.js'

/** The thread in which files of foreign formats are parsed, so that one that exhausts memory or time ends with its thread. */
parentPort?.on('message', (request: ReadRequest) => {
  void reply(request).then((message) => parentPort?.postMessage(message))
})

async function reply({ format, bytes }: ReadRequest): Promise<ReadReply> {
  try {
    const read = await PIECE_READERS[format]()
    const pieces = await read(bytes)
    limitPieces(pieces.pieces)
    return { pieces }
  } catch (error) {
    if (error instanceof TieoutError) return { error: { message: error.message, hint: error.hint } }
    const words = error instanceof Error ? error.message.split('\n', 1)[0] : String(error)
    return {
      error: {
        message: `文件无法读取（${words}）。The file cannot be read (${words}).`,
        hint: '文件可能已损坏：请重新取得或重新保存。 It may be damaged: fetch it or save it again.',
      },
    }
  }
}
