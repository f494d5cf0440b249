import type { z } from 'zod'
import type { ItemIndex } from '../facts/item-index.js'
import type { Vocabulary } from '../facts/vocabulary/types.js'
import type { Ledger } from '../gate/ledger.js'
import type { InterfaceLanguage } from '../language/stages.js'
import type { Library } from '../library/types.js'

/** What every tool may look at: one open generation and the domain vocabulary. Tools have no side effects. */
export interface ToolContext {
  library: Library
  vocabulary: Vocabulary
  /** Items of some documents; cached by the caller, because several tools of one question ask for the same. */
  itemIndex(documents: string[]): ItemIndex
}

/**
 * What the calls of one conversation share: figures and quotes that a reply names are entered in the ledger, the only
 * thing that a call changes. The library holds the documents that this conversation may open, and no others.
 */
export interface Desk extends ToolContext {
  ledger: Ledger
  /** Language of the labels. */
  language: InterfaceLanguage
}

/**
 * One capability, called alike by the offline engine and by a language model. `input` is the zod schema of the arguments;
 * `run` returns data, and says what was available when nothing was found.
 */
export interface Tool<Input, Output> {
  name: string
  description: string
  input: z.ZodType<Input>
  run(input: Input, context: ToolContext): Output
}
