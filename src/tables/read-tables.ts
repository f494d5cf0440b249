import type { ReadDocument } from '../documents/types.js'
import { collectTables } from './collect-tables.js'
import { DocumentLabels } from './document-labels.js'
import { readFlatTable } from './flat-table.js'
import { readGridTable } from './grid-table.js'
import { isPerformanceFlat, readPerformanceFlat } from './performance-flat.js'
import { isPerformanceGrid, readPerformanceGrid } from './performance-grid.js'
import { withRowUnits } from './row-units.js'
import type { TableDraft, TableInput } from './table-input.js'
import type { Table } from './types.js'
import { withoutPlaces } from './without-places.js'

/** Reads every table of a document, in order, with ids T1 on. Trouble in a table becomes a warning of it, never an exception. */
export function readTables(_document: { id: string; path: string }, read: ReadDocument): Table[] {
  const tables: Table[] = []
  const labels = new DocumentLabels(read.sourceLines)
  const { inputs, unit } = collectTables(read.blocks)
  for (const input of inputs) {
    const read = readOne(input, unit, labels)
    if (read === null) continue
    const draft = withRowUnits(read)
    const table: Table = {
      ...draft,
      id: `T${tables.length + 1}`,
      notes: input.notes,
      section: input.head.section,
      lines: input.lines,
    }
    labels.learn(table)
    tables.push(table)
  }
  return tables
}

function readOne(input: TableInput, inherited: string | null, labels: DocumentLabels): TableDraft | null {
  const { content, head } = input
  if (content.kind === 'flat') {
    const { block } = content
    const draft = isPerformanceFlat(block)
      ? readPerformanceFlat(block, head, inherited)
      : readFlatTable(block, head, inherited, labels)
    return block.positioned === true ? withoutPlaces(draft, block) : draft
  }
  if (isPerformanceGrid(content.rows)) return readPerformanceGrid(content.rows, head, inherited)
  const draft = readGridTable(content.rows, head, inherited)
  return draft.rows.length === 0 && draft.title === '' ? null : draft
}
