import type { ReadPieces } from '../pieces.js'
import type { Recognize } from '../recognition/types.js'

/** `recognize` reads pictures of text where a person chose it; readers without pages have no use for it. */
type PieceReader = (bytes: Uint8Array, recognize: Recognize | null) => Promise<ReadPieces>

/** One reader a format, loaded when the first file of the format comes: a question over an index needs none of them. */
export const PIECE_READERS = {
  pdf: async () => (await import('./pdf/pdf-reader.js')).readPdf,
  ofd: async () => (await import('./ofd/read-ofd.js')).readOfd,
  docx: async () => (await import('./word/read-docx.js')).readDocx,
  xlsx: async () => (await import('./sheet/read-workbook.js')).readXlsx,
  xls: async () => (await import('./sheet/read-workbook.js')).readXls,
  html: async () => (await import('./markup/read-html.js')).readHtml,
  csv: async () => (await import('./sheet/read-delimited.js')).readDelimited,
} satisfies Record<string, () => Promise<PieceReader>>

/** A format whose files are read into pieces. */
export type PieceFormat = keyof typeof PIECE_READERS
