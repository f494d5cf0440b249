import type { ReadDocument } from '../documents/types.js'
import { readFacts } from '../facts/read-facts.js'
import type { DocumentFacts } from '../facts/types.js'
import type { Vocabulary } from '../facts/vocabulary/types.js'
import { supposeColumns } from '../tables/suppose-columns.js'
import type { Table } from '../tables/types.js'
import type { CheckDocument } from './types.js'

/**
 * What checks look at: the document as it was read, and where figures could not be placed because of a mistake, the
 * supposed places and the facts that follow from them.
 */
export function prepareForChecks(
  document: Pick<CheckDocument, 'id' | 'path' | 'identity'>,
  read: ReadDocument,
  tables: Table[],
  facts: DocumentFacts,
  vocabulary: Vocabulary,
): CheckDocument {
  const { blocks, sourceLines } = read
  const supposed = tables.map(supposeColumns)
  const changed = supposed.some((table, at) => table !== tables[at])
  return {
    ...document,
    blocks,
    sourceLines,
    tables: supposed,
    facts: changed ? readFacts(document, read, supposed, vocabulary) : facts,
  }
}
