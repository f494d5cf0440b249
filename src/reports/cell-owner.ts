import type { FindingCell } from '../checks/types.js'
import type { CheckedDocument } from './checked-document.js'

/**
 * The document that a cell of a finding stands in. A finding over several documents names the document before the table;
 * the cell is then given back as its own document knows it.
 */
export function ownerOf(
  cell: FindingCell,
  own: CheckedDocument,
  documents: readonly CheckedDocument[],
): { document: CheckedDocument; cell: FindingCell } {
  for (const document of documents) {
    const { id } = document.report
    if (cell.table === id) return { document, cell: { ...cell, table: null } }
    if (cell.table?.startsWith(`${id}·`) === true)
      return { document, cell: { ...cell, table: cell.table.slice(id.length + 1) } }
  }
  return { document: own, cell }
}
