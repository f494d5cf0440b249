import type { Source } from './source.js'

/** `cell` and `quote` stand in a document, `calculation` follows from operands, `given` came from the question, `constant` is 100 or a count of operands. */
export type Basis = 'cell' | 'quote' | 'calculation' | 'given' | 'constant'

/** Another display of the same quantity, told beside the first. */
export interface AlsoShown extends Source {
  value: string
  unit: string
}

/**
 * A figure with its proof, exactly as answers export it. `value` is a plain decimal string before its unit (69.36 with `%`);
 * `interval` holds the bounds in the same unit: what a displayed number stands for under round-to-nearest.
 */
export interface Figure {
  id: string
  label: string
  organization: string | null
  year: number | null
  stage: string | null
  value: string
  unit: string
  exact: boolean
  interval: [string, string]
  /** True where it, or something it was worked out from, was recognised from a picture (图像识别): not verified. Absent otherwise. */
  recognized?: true
  basis: Basis
  /** Expression over figure ids in the grammar of `tieout calculate`; null unless basis is `calculation`. */
  operation: string | null
  operands: string[]
  source: (Source & { also: AlsoShown[] }) | null
}

/** A verbatim passage; joined line breaks apart, `text` equals the source lines. */
export interface Quote {
  id: string
  text: string
  source: Source
}

export interface Conflict {
  kind: 'variant' | 'contradiction'
  figures: string[]
  note: string
}
