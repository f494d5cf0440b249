import type { FlatBlock } from '../documents/types.js'
import { tokenize } from './flat-tokens.js'
import type { TableDraft } from './table-input.js'

/**
 * A table of a drawn page that could not be told from the places of its words. Blanks between them, which prove columns in
 * flattened text, are no better than the places: a form's own line numbers and figures of rows that were read elsewhere would
 * fill columns that are not theirs. So every figure is kept without a column, no row is said to be blank, and a warning says it.
 */
export function withoutPlaces(draft: TableDraft, block: FlatBlock): TableDraft {
  const rows = draft.rows
    .filter(({ cells }) => cells.length > 0)
    .map((row) => ({
      ...row,
      parent: null,
      texts: [],
      cells: row.cells.map((cell) => ({ ...cell, column: null, placement: 'unproven' as const })),
    }))
  const holdsFigures = block.rows.some(({ text }) => tokenize(text).some(({ kind }) => kind !== 'text'))
  const warning = {
    code: 'unplaced-table',
    line: block.lines.first,
    message: {
      zh: `第 ${block.lines.first} 行起的表格没有可以确定的列，其中的数未读入；请取有表格线的版本。`,
      en: `The columns of the table from line ${block.lines.first} on cannot be told: its figures were not read; fetch a version with ruled tables.`,
    },
  }
  return {
    ...draft,
    shape: 'list',
    rows,
    empty: draft.empty && !holdsFigures,
    usedRelations: [],
    hypotheses: [],
    warnings: holdsFigures ? [warning] : [],
  }
}
