import type { IndexedItem } from '../../facts/item-index.js'
import type { WrittenNumber } from '../../language/written-number.js'
import type { YearMention } from '../../language/years.js'
import type { OrganizationSpan } from './organizations.js'
import type { Term } from './reading.js'
import type { Sense } from './senses.js'

/** What a stretch of a question may mean, before the segmentation has chosen. */
export type Meaning =
  | { type: 'organization'; span: OrganizationSpan }
  | { type: 'term'; match: Term['match']; items: IndexedItem[]; corrected: string | null }
  | { type: 'sense'; senses: readonly Sense[] }
  | { type: 'context' }
  | { type: 'year'; mention: YearMention }
  | { type: 'number'; number: WrittenNumber }
  | { type: 'code'; code: string }
  | { type: 'known'; name: string }
  | { type: 'filler' }
