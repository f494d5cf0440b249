import type { Answer } from '../../answers/types.js'
import type { Figure } from '../../core/figure.js'
import type { ReportLanguage } from '../check-words.js'

/** One picture, ready to be sent or written to a file. */
export interface Picture {
  /** For people whose screen shows no picture, and for those who cannot see it: title, names and exact figures, in plain words. */
  alt: string
  /** The same drawing as markup: no script, style sheet, link or event; document text is escaped. */
  svg: string
  /** At most 2,000 pixels wide and 4,000 high, and below 1 MB. */
  png: Uint8Array
  /** Pixels of the PNG. */
  width: number
  height: number
}

/**
 * Draws answers and places of documents.
 *
 * Guaranteed: the same input gives the same bytes; every digit in a picture is a figure of the input as displayed there,
 * with its unit; text is drawn with the program's own font, so a machine without any font shows the same; nothing is
 * fetched. `null` is no failure: the input has no shape that a picture tells truthfully, and its text says everything.
 * Text of documents may hold anything; control and direction marks become visible, long text is shortened with …
 */
export interface Pictures {
  /** A chart of the figures that answer, worded in the language of the question; null when they cannot be compared in one. */
  chart(answer: Answer): Promise<Picture | null>
  /**
   * The rows and columns around the cell that a figure stands in, the cell marked. `beside` marks further figures where
   * they stand in the same table. Null for a figure that stands in no table (a quote, a calculation, a given number).
   */
  cutOut(figure: Figure, options: { language: ReportLanguage; beside?: readonly Figure[] }): Promise<Picture | null>
}
