import { placeOfLine } from '../core/place.js'
import type { LineRange } from '../documents/types.js'
import type { Table } from '../tables/types.js'
import type { CheckCell, CheckDocument } from './types.js'

/** Rules that conclude from what is not there: in a document of which a part is uncertain, it may be there. */
const FROM_ABSENCE: ReadonlySet<string> = new Set([
  'code-sets',
  'counts-lists',
  'empty-forms',
  'government-classes',
  'missing-breakdown',
  'missing-total',
  'narrative-reason',
  'numbering-gaps',
  'promised-forms',
  'prose-names',
  'section-names',
  'targets-agree',
])

/** What checks may look at of a document with pages that were recognised from pictures (图像识别). */
export interface CertainPart {
  document: CheckDocument
  /** Figures that stand on recognised pages. */
  left: number
  /** Whether a rule may speak of what it did not find. */
  mayConclude(rule: string): boolean
  /** Whether places in the text stand so near a recognised page that something between or below them may be on it. */
  isBroken(cells: readonly CheckCell[]): boolean
}

/**
 * Takes what was recognised out of a document before it is checked: an uncertain figure accuses no other and bears none out.
 * Tables that end or begin beside a recognised page go, too, because rows of theirs may be on it.
 */
export function certainPart(document: CheckDocument): CertainPart {
  const { pages = [] } = document
  const uncertain = pages.flatMap(({ recognized, page }) => (recognized === true && page !== null ? [page] : []))
  if (uncertain.length === 0) return { document, left: 0, mayConclude: () => true, isBroken: () => false }
  const isRecognized = (line: number | null): boolean => placeOfLine(pages, line).recognized === true
  const crossed = crossingRanges(document, isRecognized)
  const stays = (table: Table): boolean =>
    !isRecognized(table.lines.first) &&
    !isRecognized(table.lines.last) &&
    !crossed.some(({ first, last }) => table.lines.first <= last && first <= table.lines.last)
  const tables = document.tables.filter(stays)
  const ids = new Set(tables.map(({ id }) => id))
  const isCertain = ({ table, source }: { table: string | null; source: { line: number | null } }): boolean =>
    table === null ? !isRecognized(source.line) : ids.has(table)
  const { facts, blanks, definitions } = document.facts
  const left = document.tables
    .filter((table) => !ids.has(table.id))
    .reduce((sum, { rows }) => sum + rows.flatMap(({ cells }) => cells).filter(({ value }) => value !== null).length, 0)
  return {
    left,
    document: {
      ...document,
      blocks: document.blocks.filter(({ lines }) => !isRecognized(lines.first) && !isRecognized(lines.last)),
      tables,
      facts: {
        facts: facts.filter(isCertain),
        blanks: blanks.filter(isCertain),
        definitions: definitions.filter(({ source }) => !isRecognized(source.line)),
      },
    },
    mayConclude: (rule) => !FROM_ABSENCE.has(rule),
    isBroken(cells) {
      const told = cells.flatMap(({ table, page }) => (table === null && page !== null ? [page] : []))
      if (told.length === 0) return false
      const [first, last] = [Math.min(...told), Math.max(...told)]
      return uncertain.some((page) => page >= first && page <= last + 1)
    },
  }
}

/** Lines of tables that have a recognised page directly before or after them. */
function crossingRanges({ blocks }: CheckDocument, isRecognized: (line: number | null) => boolean): LineRange[] {
  const ordered = [...blocks].sort((a, b) => a.lines.first - b.lines.first)
  return ordered.flatMap(({ kind, lines }, at) => {
    if (kind !== 'grid' && kind !== 'flat') return []
    const [before, after] = [ordered[at - 1], ordered[at + 1]]
    const touches = isRecognized(before?.lines.last ?? null) || isRecognized(after?.lines.first ?? null)
    return touches ? [lines] : []
  })
}
