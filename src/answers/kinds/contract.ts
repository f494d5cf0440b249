import type { ItemIndex } from '../../facts/item-index.js'
import type { DocumentRecord } from '../../library/types.js'
import type { ToolContext } from '../../tools/contract.js'
import type { Draft } from '../draft.js'
import type { Reading } from '../understand/reading.js'
import { statingFigures } from '../understand/scope.js'
import type { Intent } from '../understand/senses.js'

/** What a kind of question may use to answer. */
export interface KindContext extends ToolContext {
  /** Documents that may be asked, after `--document` and privacy. */
  documents: DocumentRecord[]
  itemIndex(documents: string[]): ItemIndex
}

/** A kind of question: one file, registered in `registry.ts`, tried in order; null passes the question on. */
export interface QuestionKind {
  name: string
  /** Intents this kind knows how to serve; a question with any other intent is not offered to it. */
  serves: readonly Intent[]
  /** True when words that are no item or field word may be words of a text to be found; otherwise they stop the kind. */
  readsText?: boolean
  /** True when numbers of the question are judged or used by the kind itself; otherwise each must be a figure of the answer. */
  readsNumbers?: boolean
  /** True when a question may name two years, the second being what is compared with. */
  readsYears?: boolean
  /** False when a question may leave the organization out; such kinds are offered it first. */
  needsOrganization?: false
  /** True when a question whose figure was refused may still be offered to it. */
  answersAfterRefusal?: boolean
  answer(reading: Reading, context: KindContext): Draft | null
}

/** 今年 of an organization: the year of its newest document, whatever the clock says. */
export function newestYear(organization: string, context: KindContext): number {
  const held = statingFigures(context.documents.filter((record) => record.organization === organization))
  return Math.max(...held.map((record) => record.year ?? 0))
}
