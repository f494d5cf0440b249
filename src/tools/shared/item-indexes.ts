import { buildItemIndex, type ItemIndex } from '../../facts/item-index.js'
import type { Vocabulary } from '../../facts/vocabulary/types.js'
import type { Library } from '../../library/types.js'

/** Indexes of the items of some documents, each built once. */
export function createItemIndexes(library: Library, vocabulary: Vocabulary): (documents: string[]) => ItemIndex {
  const indexes = new Map<string, ItemIndex>()
  return (documents) => {
    const id = documents.join('\n')
    const known = indexes.get(id)
    if (known !== undefined) return known
    const built = buildItemIndex(
      documents.flatMap((one) => library.facts(one)),
      documents.flatMap((one) => library.blanks(one)),
      vocabulary,
    )
    indexes.set(id, built)
    return built
  }
}
