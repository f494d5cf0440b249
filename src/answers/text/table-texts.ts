import { placeOfLine } from '../../core/place.js'
import type { DocumentRecord, FoundPassage, Library } from '../../library/types.js'
import type { Row, Table } from '../../tables/types.js'
import { searchable } from './coverage.js'

/** Shorter cells are names and words, not statements. */
const SHORTEST = 12
const NAME_ROW = /名称$/u

/**
 * Statements that stand in cells of tables (年度目标, 绩效目标), as passages under the name of their project and of their row.
 * Only what stands in the source without a gap and ends like a sentence: a cell that lost its end is no quote.
 */
export function tableTexts(document: DocumentRecord, library: Library): FoundPassage[] {
  const lines = library.sourceLines(document.id)
  return library.tables(document.id).flatMap((table) => {
    const project = table.rows.find((row) => NAME_ROW.test(row.name))?.texts[0]?.text
    return table.rows.flatMap((row) => textsOf(row, table, project, lines, document))
  })
}

function textsOf(
  row: Row,
  table: Table,
  project: string | undefined,
  lines: readonly string[],
  { id, path, pages }: DocumentRecord,
): FoundPassage[] {
  const section = [...table.section.slice(-1), table.title, ...(project === undefined ? [] : [project]), row.name]
  const held = searchable(lines.slice(row.lines.first - 1, row.lines.last).join(''))
  return row.texts
    .filter(({ text }) => text.length >= SHORTEST && /[。；！.]$/u.test(text.trim()) && held.includes(searchable(text)))
    .map(({ text }, at) => ({
      id: `${table.id}-${row.line}-${at}`,
      document: id,
      section: section.filter((part) => part !== ''),
      kind: 'row' as const,
      text,
      score: 0,
      source: {
        document: id,
        path,
        table: null,
        row: null,
        column: null,
        line: row.lines.first,
        ...placeOfLine(pages, row.lines.first),
        text: row.name,
      },
    }))
}
