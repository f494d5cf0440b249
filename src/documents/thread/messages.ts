import type { ReadPieces } from '../pieces.js'
import type { PieceFormat } from '../readers/piece-readers.js'

/** What a reading thread is asked, and what it answers. Errors are told as data: a class does not survive the way. */
export interface ReadRequest {
  format: PieceFormat
  bytes: Uint8Array
}

export type ReadReply = { pieces: ReadPieces } | { error: { message: string; hint: string | null } }
