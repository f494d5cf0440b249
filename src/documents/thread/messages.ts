import type { ReadPieces } from '../pieces.js'
import type { PieceFormat } from '../readers/piece-readers.js'
import type { PicturePage, RecognitionReply } from '../recognition/types.js'

/** What a reading thread is asked, and what it answers. Errors are told as data: a class does not survive the way. */
export interface ReadRequest {
  format: PieceFormat
  bytes: Uint8Array
  /** True where pictures of text may be sent back to be recognised. */
  recognizing: boolean
}

/** In the midst of reading: a page to be recognised. The program that does it is run, and ended, outside the thread. */
export interface PageToRecognize {
  recognize: PicturePage
}

export interface PageRecognized {
  recognized: RecognitionReply
}

export type ReadReply = { pieces: ReadPieces } | { error: { message: string; hint: string | null } }
