import type { TextAspect } from '../../facts/vocabulary/types.js'
import type { FoundPassage, Library } from '../../library/types.js'
import { labelOf } from './sentences.js'

/** How many passages are looked through, and how many and how long a section may be to be quoted whole. */
const LOOKED_AT = 80
const MOST_PASSAGES = 12
const MOST_CHARACTERS = 1_600

/**
 * What stands under the label or heading that a question asks for (主要职责：…; 机构设置), where it names nothing further: the
 * passages in the document's order, or null when there is no such heading or too much under it.
 */
export function findSection(aspect: TextAspect, document: string, library: Library): FoundPassage[] | null {
  if (aspect.labels.length === 0) return null
  const fits = (title: string) => aspect.labels.some((word) => title.includes(word))
  const found = library
    .search(aspect.labels.join(' '), { documents: [document], limit: LOOKED_AT })
    .filter((passage) => passage.kind === 'prose')
    .sort((a, b) => (a.source.line ?? 0) - (b.source.line ?? 0))
  const isMarked = ({ text }: FoundPassage) =>
    aspect.marks.length === 0 || aspect.marks.some((mark) => text.includes(mark))
  const labelled = found.filter((passage) => fits(labelOf(passage.text)) && isMarked(passage))
  if (labelled.length > 0) return fitting(labelled)
  const headed = found.filter((passage) => fits(passage.section.at(-1) ?? '') && isMarked(passage))
  const first = headed[0]?.section.join('\n')
  return fitting(headed.filter((passage) => passage.section.join('\n') === first))
}

function fitting(passages: FoundPassage[]): FoundPassage[] | null {
  const length = passages.reduce((sum, { text }) => sum + text.length, 0)
  return passages.length === 0 || passages.length > MOST_PASSAGES || length > MOST_CHARACTERS ? null : passages
}
