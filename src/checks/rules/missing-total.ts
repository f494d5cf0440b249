import type { CellIndex } from '../cells.js'
import type { Notice, Outcome, Rule } from '../contract.js'
import { cellOfMeasure, cellsOfMeasure, isSummable, type Lane, lanesOf, measureTitle } from '../forms/lanes.js'
import type { RowGroup } from '../forms/row-groups.js'
import { rowTitle } from '../forms/row-groups.js'
import { isAmount } from '../forms/sum-relation.js'
import { totalGroups } from '../forms/total-groups.js'
import { placeText } from '../wording.js'

/** A total row that is filled in some columns and blank in one whose rows carry figures. */
export const missingTotal: Rule = {
  name: 'missing-total',
  title: { zh: '合计行漏填', en: 'a total left blank' },
  *check(document, { cells }): Iterable<Outcome> {
    for (const table of document.tables)
      for (const lane of lanesOf(table))
        for (const group of totalGroups(lane)) for (const notice of noticesOf(lane, group, cells)) yield { notice }
  },
}

function noticesOf(lane: Lane, group: RowGroup, cells: CellIndex): Notice[] {
  const { table } = lane
  const row = table.rows[group.whole]
  if (row === undefined) return []
  const read = lane.measures
    .filter((measure) => isSummable(table, measure))
    .map((measure) => ({
      measure,
      whole: cellOfMeasure(cells, table, group.whole, measure),
      parts: group.parts.flatMap((part) => cellsOfMeasure(cells, table, part, measure)).filter(isAmount),
    }))
  const isFilled = read.some(({ whole }) => whole !== null && isAmount(whole))
  return read.flatMap(({ measure, whole, parts }) => {
    if (!isFilled || whole === null || whole.state !== 'blank' || parts.length === 0) return []
    const where = placeText(whole)
    return [
      {
        rule: missingTotal.name,
        severity: 'warning' as const,
        cells: [whole, ...parts.slice(0, 4)],
        message: {
          zh: `${where.zh}：此栏各行有数，合计却为空，同一行其他栏已填。`,
          en: `${where.en}: the rows of this column carry figures, but its total is blank while other columns have theirs.`,
        },
        about: [whole.tableTitle ?? '', rowTitle(row), measureTitle(table, measure)],
      },
    ]
  })
}
