import type { CellIndex } from '../cells.js'
import type { Outcome, Relation, Rule } from '../contract.js'
import { columnGroups, columnTitle } from '../forms/column-groups.js'
import { cellOfMeasure, isSummable, type Lane, lanesOf } from '../forms/lanes.js'
import { numberedGroups, rowTitle } from '../forms/row-groups.js'
import { sumRelation, trusted } from '../forms/sum-relation.js'
import type { CheckCell } from '../types.js'

/** What stands after 其中 is at most its whole, in rows and in columns. */
export const ofWhich: Rule = {
  name: 'of-which',
  title: { zh: '其中项不大于总项', en: 'a part is at most its whole' },
  *check(document, { cells }): Iterable<Outcome> {
    for (const table of document.tables)
      for (const lane of lanesOf(table))
        for (const relation of trusted([...inRows(lane, cells), ...inColumns(lane, cells)])) yield { relation }
  },
}

function inRows(lane: Lane, cells: CellIndex): Relation[] {
  const { table } = lane
  return numberedGroups(lane).flatMap(({ whole, parts: [part], compare }) => {
    const [above, below] = [table.rows[whole], part === undefined ? undefined : table.rows[part]]
    if (compare !== '>=' || part === undefined || above === undefined || below === undefined) return []
    const names = [rowTitle(above), rowTitle(below)]
    return lane.measures.flatMap((measure) => {
      if (!isSummable(table, measure)) return []
      return atMost(cellOfMeasure(cells, table, whole, measure), cellOfMeasure(cells, table, part, measure), names)
    })
  })
}

function inColumns(lane: Lane, cells: CellIndex): Relation[] {
  return columnGroups(lane).flatMap(({ whole, parts: [part], compare }) => {
    if (compare !== '>=' || part === undefined) return []
    const names = [columnTitle(lane, whole), columnTitle(lane, part)]
    return lane.rows.flatMap((row) => atMost(cells.at(lane.table, row, whole), cells.at(lane.table, row, part), names))
  })
}

function atMost(
  whole: ReturnType<typeof cellOfMeasure>,
  part: ReturnType<typeof cellOfMeasure>,
  [wholeName = '', partName = '']: string[],
): Relation[] {
  if (whole === null || part === null || part.state === 'blank') return []
  // A whole that is negative (a deficit, a correction) bounds nothing, and neither does a change.
  if (whole.value?.startsWith('-') === true || isChange(whole) || isChange(part)) return []
  const relation = sumRelation({
    rule: ofWhich.name,
    whole,
    parts: [part],
    compare: '>=',
    statement: { zh: `“${wholeName}” ≥ 其中“${partName}”`, en: `“${wholeName}” ≥ its part “${partName}”` },
  })
  return relation === null ? [] : [relation]
}

const isChange = ({ fact, column }: CheckCell): boolean =>
  fact?.key.kind === 'change' || /增减|变动|增加|减少/u.test(column ?? '')
