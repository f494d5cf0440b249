import type { Decimal } from '../../core/decimal.js'
import type { Figure } from '../../core/figure.js'

/** One bar, or one slice of a ring. Its length follows `size`; what is read is `shown`. */
export interface ChartPart {
  name: string
  /** What else tells it from the others: wording of the item, year and stage. */
  details: string[]
  /** The figure with its unit, as displayed. */
  shown: string
  /** In the base unit of all parts (元 for 万元); negative for a decrease. */
  size: Decimal
  /** Whether it is the answer, where the answer is one of several. */
  chosen: boolean
}

/** A chart before it is drawn: words and exact sizes, no pixels. */
export interface Chart {
  /** Bars start at nought. A ring shows parts that make up one whole exactly. */
  shape: 'bars' | 'ring'
  title: string
  lead: string
  parts: ChartPart[]
  /** The middle of a ring; null for bars. */
  whole: { name: string; shown: string; size: Decimal } | null
  /** What the reader must know to compare: scopes that differ, parts left out. */
  notes: string[]
  /** Figures whose sources are told under the chart. */
  figures: Figure[]
}
