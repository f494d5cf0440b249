import { parentPort } from 'node:worker_threads'
import { TieoutError } from '../../core/errors.js'
import { limitPieces } from '../piece-limits.js'
import { PIECE_READERS } from '../readers/piece-readers.js'
import type { PicturePage, RecognitionReply } from '../recognition/types.js'
import type { PageRecognized, PageToRecognize, ReadReply, ReadRequest } from './messages.js'

/** The thread in which files of foreign formats are parsed, so that one that exhausts memory or time ends with its thread. */
parentPort?.on('message', (message: ReadRequest | PageRecognized) => {
  if ('recognized' in message) waiting?.(message.recognized)
  else void reply(message).then((answer) => parentPort?.postMessage(answer))
})

/** Takes the reply for the page that was sent last: pages are recognised one after the other. */
let waiting: ((reply: RecognitionReply) => void) | null = null

function recognize(page: PicturePage): Promise<RecognitionReply> {
  const message: PageToRecognize = { recognize: page }
  return new Promise((resolve) => {
    waiting = resolve
    parentPort?.postMessage(message)
  })
}

async function reply({ format, bytes, recognizing }: ReadRequest): Promise<ReadReply> {
  try {
    const read = await PIECE_READERS[format]()
    const pieces = await read(bytes, recognizing ? recognize : null)
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
