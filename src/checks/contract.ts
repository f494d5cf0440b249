import type { Interval } from '../core/interval.js'
import type { Fact } from '../facts/types.js'
import type { CellIndex } from './cells.js'
import type { Bilingual, CheckCell, CheckDocument, Severity } from './types.js'

/** Values that stand in for those of cells while a cause is searched, by cell id. */
export type Supposed = ReadonlyMap<string, Interval>

export type Verdict =
  /** The displayed numbers fit as printed. */
  | { outcome: 'holds' }
  /** What they stand for can be true together. `residue` tells a difference in the last digit (尾差), if one is seen. */
  | { outcome: 'within-rounding'; residue: Miss | null }
  | ({ outcome: 'inconsistent' } & Miss)
  /** Cells that are not known make no verdict; the reason is a word of `NOT_CHECKED`. */
  | { outcome: 'not-checked'; reason: NotChecked }
  /** Every cell is blank: nothing is claimed and nothing counted. */
  | { outcome: 'empty' }

/** By how much a place misses what the others ask of it. */
export interface Miss {
  /** The place that `actual` stands at: the message is worded about it. */
  cell: CheckCell
  /** For displays of one quantity: the place that it is compared with. */
  against?: CheckCell
  /** Where the others only set a bound: `expected` is the least, or the most, that it may be. */
  limit?: 'least' | 'most'
  /** Plain decimal strings in `unit`: what the other cells ask of the shown cell, what it says, by how much it misses. */
  expected: string
  actual: string
  difference: string
  /** The most that rounding explains. */
  explained: string
  unit: string
}

/** Why a relation has no verdict; the wording for people is in `wording.ts`. */
export type NotChecked =
  | 'unread-cell'
  | 'doubtful-table'
  | 'used-for-placing'
  | 'recognized'
  | 'zero-base'
  | 'other-unit'
  | 'unknown-sign'
  | 'bound'

/**
 * A statement that must be true of numbers of the document whatever was rounded. Relations are judged one by one, and
 * when some fail, the change of a single cell that settles most of them is the cause they are reported under.
 */
export interface Relation {
  rule: string
  /** Of a relation that fails. Most are errors: they cannot be true. */
  severity: Severity
  /** Every place that takes part. The first is the one that the relation is worded about. */
  cells: CheckCell[]
  /** What must hold, in words without numbers: 合计 = 基本支出 + 项目支出. */
  statement: Bilingual
  /** Says how many relations this counts as: 1, or k − 1 for k displays of one quantity. */
  weight: number
  judge(supposed?: Supposed): Verdict
  /** The verdict as seen from one of its cells, for relations whose cells are alike (displays of one quantity). */
  seenFrom?(cell: string): Verdict
  /** Values (in base units) of one of its cells that would make it true, the others unchanged; null when none does. */
  solve(cell: string, supposed?: Supposed): Interval | null
}

/** Something to look at that is not an equation between numbers: a missing form, a reason that contradicts its figure. */
export interface Notice {
  rule: string
  severity: Severity
  cells: CheckCell[]
  message: Bilingual
  /** Names (not lines or values) that make this notice the same one in the next run. */
  about: string[]
  expected?: string | null
  actual?: string | null
  difference?: string | null
  explainedByRounding?: string | null
}

/** Something that a rule would have checked and could not. */
export interface Skipped {
  rule: string
  reason: NotChecked
  count: number
}

export type Outcome = { relation: Relation } | { notice: Notice } | { skipped: Skipped }

/** What a rule may look at besides the document. */
export interface RuleContext {
  cells: CellIndex
}

/** One of several documents that are judged against each other. Its cells have ids that no other document has. */
export interface TogetherDocument {
  id: string
  organization: string | null
  level: CheckDocument['identity']['level']
  year: number | null
  kind: CheckDocument['identity']['kind']
  facts: readonly Fact[]
  cellOf(fact: Fact): CheckCell
}

/**
 * One rule: one file in `rules/`, listed by the generated registry, explained by a page in `docs/checks/`.
 * Rules are pure, know no organization and no form by number, and yield outcomes in any order.
 */
export interface Rule {
  /** kebab-case; the name of the file and of the page. */
  name: string
  title: Bilingual
  /** Judges one document by itself. */
  check?(document: CheckDocument, context: RuleContext): Iterable<Outcome>
  /** Judges documents of one organization, or of a department and its units, against each other, the oldest first; only when they are checked together. */
  together?(documents: readonly TogetherDocument[]): Iterable<Relation>
}
