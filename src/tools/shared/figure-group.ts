import type { IndexedItem } from '../../facts/item-index.js'
import type { BlankCell, Fact } from '../../facts/types.js'

/** Displays of one quantity: facts with the same item, scope and kind. */
export interface FigureGroup {
  document: string
  item: IndexedItem
  facts: Fact[]
  /** Groups of other schemes that show the same value under the same name. */
  twins?: FigureGroup[]
}

export interface FoundFigures {
  groups: FigureGroup[]
  /** Cells of the same description that the document leaves blank. */
  blanks: BlankCell[]
  /** What the documents would have if one condition were dropped: names the condition and the values that occur. */
  available: { condition: 'year' | 'stages' | 'fund' | 'flow' | 'portions' | 'contexts' | 'kinds'; values: string[] }[]
}
