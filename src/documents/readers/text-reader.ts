import { buildBlocks } from '../build-blocks.js'
import { readCaption } from '../captions.js'
import { decodeText } from '../decode.js'
import { layoutOf } from '../grid-lines.js'
import { isPageNumber } from '../line-kind.js'
import { limitLines } from '../piece-limits.js'
import type { DataWarning, ReadDocument } from '../types.js'

/** Reads .txt and .md disclosures into blocks: headings, joined paragraphs, pipe and tab tables, flattened tables, each with its lines. */
export function readText(bytes: Uint8Array): ReadDocument {
  const { text, encoding, damaged } = decodeText(bytes)
  const sourceLines = text.split(/\r\n|\n|\r/)
  limitLines(sourceLines)
  const lines = sourceLines
    .map((line, at) => ({
      text: withoutMarks(line.replace(/[\f\v\ufeff\u200b]/g, '')),
      line: at + 1,
      level: levelOf(line),
    }))
    .filter((line) => line.text.trim() !== '' || line.text.includes('\t'))
    .filter((line) => !isPageNumber(line.text))
    .map((line) => ({ ...line, layout: layoutOf(line.text) }))
  const warnings: DataWarning[] = []
  if (damaged > 0)
    warnings.push({
      code: 'damaged-characters',
      message: { zh: `有 ${damaged} 处字符无法解码。`, en: `${damaged} characters could not be decoded.` },
      line: null,
    })
  return { blocks: buildBlocks(lines), warnings, encoding, sourceLines }
}

const MARKDOWN_HEADING = /^ {0,3}(#{1,6})\s+(?=\S)/

/** Depth that Markdown gives a heading (## 第一部分), or null for other lines and for captions of tables. */
function levelOf(line: string): number | null {
  const marks = MARKDOWN_HEADING.exec(line)?.[1]
  return marks === undefined || readCaption(withoutMarks(line)) !== null ? null : marks.length
}

const withoutMarks = (line: string): string =>
  line.replace(MARKDOWN_HEADING, '').replace(/^\*\*([^*。，；]{2,40})\*\*$/, '$1')
