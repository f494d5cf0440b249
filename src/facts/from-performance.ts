import type { Table } from '../tables/types.js'
import type { FactDocument, UnnumberedFact } from './from-tables.js'
import type { BlankCell } from './types.js'
import type { Lookup } from './vocabulary/lookup.js'

export function performanceFacts(
  _document: FactDocument,
  _table: Table,
  _lookup: Lookup,
): { facts: UnnumberedFact[]; blanks: BlankCell[] } {
  return { facts: [], blanks: [] }
}
