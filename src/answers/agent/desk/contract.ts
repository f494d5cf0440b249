import type { Conflict, Figure, Quote } from '../../../core/figure.js'
import type { QuantityKey } from '../../../core/quantity.js'
import type { IndexedItem } from '../../../facts/item-index.js'
import { Ledger } from '../../../gate/ledger.js'
import type { InterfaceLanguage } from '../../../language/stages.js'
import type { DocumentRecord } from '../../../library/types.js'
import type { ToolContext } from '../../../tools/contract.js'
import type { OfferedTool } from '../chat.js'

/** Where the figures of one question are collected while the model asks for them. */
export interface Desk {
  language: InterfaceLanguage
  context: ToolContext
  /** Documents that may be asked. */
  documents: DocumentRecord[]
  ledger: Ledger
  /** What each figure of a document is of, by figure id. */
  origins: Map<string, Origin>
  /** The words that a sentence names a figure with, by figure id. */
  says: Map<string, string>
  /** Displays of one quantity that disagree. */
  conflicts: Conflict[]
  /** Dimensions that a calculation crosses, by figure id, as sentences. */
  crossings: Map<string, string>
  /** What stands around a quote, by quote id. */
  surroundings: Map<string, string>
}

export interface Origin {
  key: QuantityKey
  item: IndexedItem
  /** Words that stand around the figure in its document. */
  words: string[]
}

/** A tool as the model has it: the arguments were written by the model, the text is what it reads. */
export interface DeskTool {
  offer: OfferedTool
  /** @throws z.ZodError for arguments that do not fit. */
  call(args: Readonly<Record<string, unknown>>, desk: Desk): unknown
}

export function openDesk(context: ToolContext, documents: DocumentRecord[], language: InterfaceLanguage): Desk {
  return {
    language,
    context,
    documents,
    ledger: new Ledger(),
    origins: new Map(),
    says: new Map(),
    conflicts: [],
    crossings: new Map(),
    surroundings: new Map(),
  }
}

/** The figure of an id, or undefined when no tool gave one. */
export function figureOf(desk: Desk, id: string): Figure | undefined {
  return desk.ledger.figures.find((figure) => figure.id === id)
}

export function quoteOf(desk: Desk, id: string): Quote | undefined {
  return desk.ledger.quotes.find((quote) => quote.id === id)
}
