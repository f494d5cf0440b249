import type { CellIndex } from '../cells.js'
import type { Outcome, Relation, Rule } from '../contract.js'
import { cellOfMeasure, cellsOfMeasure, isSummable, type Lane, lanesOf } from '../forms/lanes.js'
import { codeGroups, numberedGroups, type RowGroup, rowTitle } from '../forms/row-groups.js'
import { sumRelation, trustedSums } from '../forms/sum-relation.js'

/** 类 = Σ款, 款 = Σ项, a numbered line = Σ of the lines numbered below it: in every column. */
export const classSum: Rule = {
  name: 'class-sum',
  title: { zh: '类等于款之和，款等于项之和', en: 'a class is the sum of its parts' },
  *check(document, { cells }): Iterable<Outcome> {
    for (const table of document.tables)
      for (const lane of lanesOf(table)) {
        const read = (groups: readonly RowGroup[]): Relation[] =>
          groups.filter(({ compare }) => compare === '=').flatMap((group) => relationsOf(lane, group, cells))
        for (const relation of [...trustedSums(read(codeGroups(lane))), ...trustedSums(read(numberedGroups(lane)))])
          yield { relation }
      }
  },
}

function relationsOf(lane: Lane, group: RowGroup, cells: CellIndex): Relation[] {
  const { table } = lane
  const row = table.rows[group.whole]
  if (row === undefined) return []
  const name = rowTitle(row)
  return lane.measures.flatMap((measure) => {
    if (!isSummable(table, measure)) return []
    const whole = cellOfMeasure(cells, table, group.whole, measure)
    const parts = group.parts.flatMap((part) => cellsOfMeasure(cells, table, part, measure))
    const relation =
      whole === null
        ? null
        : sumRelation({
            rule: classSum.name,
            whole,
            parts,
            statement: { zh: `“${name}” = 下级各行之和`, en: `“${name}” = the sum of the lines below it` },
          })
    return relation === null ? [] : [relation]
  })
}
