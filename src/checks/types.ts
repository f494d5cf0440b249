import type { PageStart } from '../core/place.js'
import type { DocumentIdentity, ReadDocument } from '../documents/types.js'
import type { DocumentFacts, Fact } from '../facts/types.js'
import type { Table } from '../tables/types.js'

/** A text for people in both interface languages. */
export interface Bilingual {
  zh: string
  en: string
}

/** What rules look at: one document, read. Pure data; drafts and documents of a corpus alike. */
export interface CheckDocument {
  id: string
  path: string
  identity: DocumentIdentity
  blocks: ReadDocument['blocks']
  sourceLines: string[]
  /** Where pages or sheets begin; absent for text. */
  pages?: PageStart[]
  tables: Table[]
  facts: DocumentFacts
}

/**
 * A place of the document that a relation is about: a cell of a table (figure, blank or unread) or a claim of the prose.
 * `blank` is an empty cell of a row that was read whole; `unread` one whose column or number is not known.
 */
export interface CheckCell {
  /** Unique within the document: `T3:r5:c2` for cells, the fact's id for claims, `l12` for a place in the text. */
  id: string
  state: 'figure' | 'blank' | 'unread' | 'text'
  /** Id of the table, null in prose. */
  table: string | null
  /** Number and title of the table, null in prose. */
  tableTitle: string | null
  row: string | null
  /** Column path joined with ` / `, null in prose. */
  column: string | null
  line: number | null
  page: number | null
  sheet: string | null
  /** Address in a sheet: `B7`. */
  cell: string | null
  /** Plain decimal string with its sign; null for blank, unread and text. */
  value: string | null
  unit: string
  decimals: number
  bound: Fact['bound']
  /** The fact that was read from this place, if any. */
  fact: Fact | null
}

export type Severity = 'error' | 'warning' | 'info'

/** What `cells` of a finding say in `check --json`. */
export interface FindingCell {
  table: string | null
  row: string | null
  column: string | null
  line: number | null
  page: number | null
  sheet: string | null
  cell: string | null
  value: string | null
  unit: string
}

/** One consequence of a finding's root: a relation that fails for the same cause. */
export interface Consequence {
  rule: string
  message: Bilingual
  cells: FindingCell[]
  difference: string | null
}

/** What a check reports; documented in the README and kept by tests. */
export interface Finding {
  /** Stable hash of rule, organization, item and column names; not of lines. */
  id: string
  rule: string
  severity: Severity
  document: string
  message: Bilingual
  cells: FindingCell[]
  /** Plain decimal strings in the unit of the first cell, or words where the finding is about words; null when there is none. */
  expected: string | null
  actual: string | null
  difference: string | null
  /** The most that rounding explains, in the same unit; null where rounding plays no part. */
  explainedByRounding: string | null
  /** The single change that settles most of what failed: a supposition, never a fact. */
  hypothesis: { cell: FindingCell; value: string } | null
  rootOf: Consequence[]
}

/** How much of a document was checked. A relation of k displays counts k − 1. */
export interface Coverage {
  checked: number
  holds: number
  withinRounding: number
  inconsistent: number
  notChecked: { rule: string; reason: string; count: number }[]
  /** Figures of tables without the goals of indicators: all, those that a relation with a verdict covers, those without a known column. */
  cells: { numeric: number; inRelation: number; unplaced: number }
}

export interface DocumentReport {
  id: string
  path: string
  organization: string | null
  year: number | null
  stage: 'budget' | 'accounts' | null
  coverage: Coverage
}

/** What is kept of the check of one document. */
export interface CheckResult {
  report: DocumentReport
  findings: Finding[]
}

/** The result of checking documents: `tieout check --json`. */
export interface CheckReport {
  documents: DocumentReport[]
  findings: Finding[]
}
