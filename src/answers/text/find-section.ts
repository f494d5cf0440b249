import type { TextAspect } from '../../facts/vocabulary/types.js'
import { labelOf } from '../../language/sentences.js'
import type { DocumentRecord, FoundPassage, Library } from '../../library/types.js'
import { tableTexts } from './table-texts.js'

/** How many passages are looked through, and how many and how long a section may be to be quoted whole. */
const LOOKED_AT = 400
const MOST_PASSAGES = 12
const MOST_CHARACTERS = 1_600

/**
 * What stands under the label or heading that a question asks for (主要职责：…; 机构设置), where it names nothing further: the
 * passages in the document's order, or null when there is no such heading or too much under it.
 */
export function findSection(aspect: TextAspect, record: DocumentRecord, library: Library): FoundPassage[] | null {
  if (aspect.labels.length === 0) return null
  const fits = (title: string) => aspect.labels.some((word) => title.includes(word))
  const found = library
    .search(aspect.labels.join(' '), { documents: [record.id], limit: LOOKED_AT })
    .filter((passage) => passage.kind === 'prose' && aspect.aspect !== 'target')
    .sort((a, b) => (a.source.line ?? 0) - (b.source.line ?? 0))
  const isMarked = ({ text }: FoundPassage) =>
    aspect.marks.length === 0 || aspect.marks.some((mark) => text.includes(mark))
  const labelled = found.filter((passage) => fits(labelOf(passage.text)) && isMarked(passage))
  if (labelled.length > 0) return fitting(labelled)
  const headed = found.filter((passage) => fits(passage.section.at(-1) ?? '') && isMarked(passage))
  // A statement in a table stands under the name of its row; copies of it are one.
  if (headed.length === 0)
    return fitting(firstOfEach(tableTexts(record, library).filter(({ section }) => fits(section.at(-1) ?? ''))))
  const first = headed[0]?.section.join('\n')
  return fitting(headed.filter((passage) => passage.section.join('\n') === first))
}

function firstOfEach(passages: FoundPassage[]): FoundPassage[] {
  return [...new Map([...passages].reverse().map((passage) => [passage.text, passage])).values()].reverse()
}

function fitting(passages: FoundPassage[]): FoundPassage[] | null {
  const length = passages.reduce((sum, { text }) => sum + text.length, 0)
  return passages.length === 0 || passages.length > MOST_PASSAGES || length > MOST_CHARACTERS ? null : passages
}
