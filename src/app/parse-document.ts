import { checkDocument } from '../checks/check-document.js'
import { identifyDocument } from '../documents/identity.js'
import { readDocument } from '../documents/readers/registry.js'
import { runTesseract } from '../documents/recognition/run-tesseract.js'
import type { PicturePage, RecognitionSettings } from '../documents/recognition/types.js'
import { readContent } from '../facts/read-content.js'
import type { Vocabulary } from '../facts/vocabulary/types.js'
import { documentIdOf } from '../library/document-id.js'
import { hashBytes } from '../library/hash-bytes.js'
import type { ParsedDocument } from '../library/types.js'
import { makePassages } from '../search/chunks.js'

/**
 * Puts the way of a document together: bytes → blocks → tables → facts → passages, and what its checks find. `id` is what the
 * document is called among its neighbours.
 *
 * @param recognition how pictures of text are read, or null where nobody chose it.
 * @throws TieoutError for a file that cannot be used.
 */
export async function parseDocument(
  path: string,
  bytes: Uint8Array,
  vocabulary: Vocabulary,
  id: string = documentIdOf(path),
  recognition: RecognitionSettings | null = null,
): Promise<ParsedDocument> {
  const recognize = recognition === null ? null : (page: PicturePage) => runTesseract(page, recognition)
  const read = await readDocument(path, bytes, recognize)
  const identity = identifyDocument(read)
  const { sourceLines, blocks } = read
  const pages = read.pages === undefined ? {} : { pages: read.pages }
  const { tables, facts } = readContent({ id, path, identity, ...pages }, read, vocabulary)
  const { report, findings } = checkDocument({ id, path, identity, blocks, sourceLines, ...pages, tables, facts })
  const passages = makePassages({ id, path, ...pages }, read, tables, facts.definitions)
  return {
    record: {
      ...identity,
      id,
      path,
      hash: hashBytes(bytes),
      bytes: bytes.length,
      lines: read.sourceLines.length,
      encoding: read.encoding,
      ...pages,
      warnings: [...read.warnings, ...tables.flatMap(({ warnings }) => warnings)],
      counts: { tables: tables.length, facts: facts.facts.length, passages: passages.length },
    },
    sourceLines,
    tables,
    facts,
    passages,
    check: { report, findings },
  }
}
