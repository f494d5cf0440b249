import type { FlatBlock } from '../documents/types.js'
import type { GridRow } from './grid-rows.js'

/** What stands above a table: everything its reader needs that is not in its cells. */
export interface TableHead {
  number: string
  title: string
  unit: string | null
  section: string[]
}

/** One table with the words around it, before it is read. */
export interface TableInput {
  head: TableHead
  /** Rows of a table whose cells are separated in the source (pages joined), or the lines of a flattened one. */
  content: { kind: 'grid'; rows: GridRow[] } | { kind: 'flat'; block: FlatBlock }
  notes: { text: string; line: number }[]
  lines: { first: number; last: number }
}

/** A table as its reader leaves it; id, notes and section are added by the caller. */
export type TableDraft = Omit<import('./types.js').Table, 'id' | 'notes' | 'section' | 'lines'>
