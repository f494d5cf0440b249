import type { Vocabulary } from '../facts/vocabulary/types.js'
import { Ledger } from '../gate/ledger.js'
import type { InterfaceLanguage } from '../language/stages.js'
import { restrictLibrary } from '../library/restrict-library.js'
import type { Library } from '../library/types.js'
import type { Desk } from './contract.js'
import { createItemIndexes } from './shared/item-indexes.js'

/** Opens a desk with an empty ledger over these documents, or over all that are held. */
export function openDesk(
  library: Library,
  vocabulary: Vocabulary,
  { documents, language }: { documents: readonly string[] | null; language: InterfaceLanguage },
): Desk {
  const allowed = documents === null ? library : restrictLibrary(library, documents)
  return {
    library: allowed,
    vocabulary,
    itemIndex: createItemIndexes(allowed, vocabulary),
    ledger: new Ledger(),
    language,
  }
}
