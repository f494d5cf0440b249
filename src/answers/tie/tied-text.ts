import type { Figure } from '../../core/figure.js'

/** `tied`: the documents bear the number out in its role; `contradicted`: they give another figure for that very role. */
export type TieStatus = 'tied' | 'contradicted' | 'unknown'

/** One number of a text with what the documents say to it. */
export interface TiedNumber {
  /** The characters of the text, unit included. */
  text: string
  /** Plain decimal string before its unit, and the unit as the text has it. */
  value: string
  unit: string
  /** 1-based, counted in code points. */
  line: number
  column: number
  status: TieStatus
  /** The figure that stands in this role, with source or operation; null where none is certain. */
  figure: Figure | null
  /** What the text should say, in its own unit; null unless contradicted by one figure. */
  expected: string | null
  /** Figures that the words may also mean. */
  candidates: Figure[]
}

/** A number with its place in the text (UTF-16 offsets), for marking it. */
export interface PlacedNumber extends TiedNumber {
  start: number
  end: number
}

export interface TiedText {
  numbers: PlacedNumber[]
  /** Every figure that a derivation goes back to, by its id. */
  figures: Figure[]
}
