import { placeOfLine } from '../core/place.js'
import type { ReadDocument } from './types.js'

/**
 * A document as the part that its file states and the part that was recognised from pictures (图像识别), each as if the other
 * were not there: line numbers stay, the other's lines are empty. A document of one kind is one part.
 */
export function partsByCertainty(read: ReadDocument): { read: ReadDocument; recognized: boolean }[] {
  const { pages = [], blocks, sourceLines } = read
  const kinds = new Set(pages.map(({ recognized }) => recognized === true))
  if (!kinds.has(true)) return [{ read, recognized: false }]
  if (!kinds.has(false)) return [{ read, recognized: true }]
  const isRecognized = (line: number): boolean => placeOfLine(pages, line).recognized === true
  return [false, true].map((recognized) => ({
    recognized,
    read: {
      ...read,
      // A block over both kinds of pages is uncertain as a whole.
      blocks: blocks.filter(({ lines }) => (isRecognized(lines.first) || isRecognized(lines.last)) === recognized),
      sourceLines: sourceLines.map((text, at) => (isRecognized(at + 1) === recognized ? text : '')),
    },
  }))
}
