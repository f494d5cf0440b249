import type { Vocabulary } from '../facts/vocabulary/types.js'
import { Ledger } from '../gate/ledger.js'
import type { InterfaceLanguage } from '../language/stages.js'
import { currentLibrary } from '../library/document-versions.js'
import { restrictLibrary } from '../library/restrict-library.js'
import type { Library } from '../library/types.js'
import type { Desk } from './contract.js'
import { modelTools } from './registry.js'
import { createItemIndexes } from './shared/item-indexes.js'
import type { ModelTool } from './shared/model-tool.js'
import { type TextReader, tieText } from './tie-text.js'

/** The tools of one conversation with the desk that they share. */
export interface Toolbox {
  desk: Desk
  tools: readonly ModelTool[]
  /** Does a call that searches, once what it needs from elsewhere is there. */
  settle<T>(work: () => T): Promise<T>
}

export interface ToolboxOptions {
  /** Ids of the documents that may be opened; null for all that are held and that no other one corrects. */
  documents: readonly string[] | null
  language: InterfaceLanguage
  /** Reads texts over the same documents; without it there is no `tie_text`. */
  readText?: TextReader
  settle?: Toolbox['settle']
}

/** Lays the tools out over some documents, with an empty ledger. */
export function openToolbox(library: Library, vocabulary: Vocabulary, options: ToolboxOptions): Toolbox {
  const { documents, language, readText, settle = async (work) => work() } = options
  const allowed = documents === null ? currentLibrary(library) : restrictLibrary(library, documents)
  const desk = {
    library: allowed,
    vocabulary,
    itemIndex: createItemIndexes(allowed, vocabulary),
    ledger: new Ledger(),
    language,
  }
  return { desk, tools: readText === undefined ? modelTools : [...modelTools, tieText(readText)], settle }
}
