import type { Passage } from '../library/types.js'

/** What a passage is found by: its own text and the headings it stands under. */
export function indexTextOf(passage: Passage): string {
  return [...passage.section, passage.text].join('\n')
}
