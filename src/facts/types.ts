import type { QuantityKey } from '../core/quantity.js'
import type { Source } from '../core/source.js'

/** One numeric cell or one narrative claim. `id` is stable within its document (f1, f2, … in document order). */
export interface Fact {
  id: string
  document: string
  origin: 'cell' | 'claim'
  key: QuantityKey
  /** Plain decimal string, with the sign the source gives it; a stated decrease keeps its magnitude (see `direction`). */
  value: string
  unit: string
  /** Digits after the point as displayed: fixes the interval the display stands for. */
  decimals: number
  bound: '>=' | '<=' | '>' | '<' | null
  /** A second economic code of the same row (30101 beside 50501): kept for the reader, never a fact of its own. */
  second: { code: string; name: string } | null
  /** For changes: what the words or the sign say. */
  direction: 'increase' | 'decrease' | 'none' | null
  /** The words of the document that give the reason, verbatim, else null. */
  reason: string | null
  /** Name as printed (numbering removed), before it was made canonical; a claim's subject words. */
  name: string
  /** Names of the rows above, outermost first; for claims the headings above, then the whole a part is stated under. */
  parents: string[]
  /** Column path (cells) or [] (claims). */
  column: string[]
  /** Table id, or null for claims. */
  table: string | null
  tableTitle: string | null
  /** Indexes into the table's rows and columns, or null for claims. */
  cell: { row: number; column: number } | null
  source: Source
}

/** A row whose cell in a figure column is blank: published, but nothing entered. */
export interface BlankCell {
  document: string
  table: string
  tableTitle: string
  key: QuantityKey
  name: string
  parents: string[]
  column: string[]
  /** Indexes into the table's rows and columns. */
  cell: { row: number; column: number }
  source: Source
}

/** Everything read from one document that answers are made of. */
export interface DocumentFacts {
  facts: Fact[]
  blanks: BlankCell[]
  /** Glossary entries (名词解释). */
  definitions: { term: string; text: string; source: Source }[]
}
