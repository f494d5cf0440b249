import type { IndexedItem } from '../../facts/item-index.js'
import type { InterfaceLanguage } from '../../language/stages.js'
import type { WrittenNumber } from '../../language/written-number.js'
import type { Intent, Sense } from './senses.js'

/** A word of the question that names an item (or several, when the name is shared or shortened). */
export interface Term {
  text: string
  start: number
  end: number
  /** `exact`: a full name or alias; `code`; `part`: a stretch of longer names; `typo`: after correcting one slip. */
  match: 'exact' | 'code' | 'part' | 'typo'
  items: IndexedItem[]
  corrected: string | null
}

export interface SenseWord {
  text: string
  start: number
  senses: readonly Sense[]
}

/** What was understood of a question, word by word; every stretch of it is in one of these lists. */
export interface Reading {
  /** Folded question that the positions refer to. */
  text: string
  language: InterfaceLanguage
  organizations: string[]
  /** True when the question itself names the organization; false when a default stands in. */
  organizationNamed: boolean
  unheldPlaces: string[]
  /** Where held organizations are named, so that a remark in brackets can be given to one of them. */
  mentions: { organizations: string[]; start: number; end: number }[]
  terms: Term[]
  senses: SenseWord[]
  /** Words that name a row above, a column or a title. */
  contexts: string[]
  /** Codes that no held item has. */
  unheldCodes: string[]
  /** Standard names and aliases of the field that no document at hand has. */
  unheldNames: string[]
  years: { year: number | null; relative: number | null; text: string; end: number }[]
  given: WrittenNumber[]
  unit: string | null
  intents: Set<Intent>
  /** Words that carry meaning and were not understood. */
  unknown: string[]
  corrections: { from: string; to: string }[]
  /** The whole question that a follow-up stood for, or null. */
  completedFrom: string | null
}
