import { joinBlanks } from '../../facts/clean-name.js'
import type { CellIndex } from '../cells.js'
import type { Outcome, Relation, Rule } from '../contract.js'
import { cellOfMeasure, cellsOfMeasure, isSummable, type Lane, lanesOf } from '../forms/lanes.js'
import type { RowGroup } from '../forms/row-groups.js'
import { sumRelation, trustedSums } from '../forms/sum-relation.js'
import { listsThreePublics } from '../forms/three-publics.js'
import { totalGroups } from '../forms/total-groups.js'

/** 合计 and 总计 = Σ of the rows they total, in every column; 总计 = 本年合计 + 结转 and 结余. */
export const totalRows: Rule = {
  name: 'total-rows',
  title: { zh: '合计等于各行之和', en: 'a total is the sum of its rows' },
  *check(document, { cells }): Iterable<Outcome> {
    for (const table of document.tables)
      for (const lane of lanesOf(table)) {
        if (listsThreePublics(lane)) continue
        const relations = totalGroups(lane).flatMap((group) => relationsOf(lane, group, cells))
        for (const relation of trustedSums(relations)) yield { relation }
      }
  },
}

function relationsOf(lane: Lane, group: RowGroup, cells: CellIndex): Relation[] {
  const { table } = lane
  const row = table.rows[group.whole]
  if (row === undefined) return []
  const name = joinBlanks(row.name)
  const carried = group.parts.some((part) => table.rows[part]?.isTotal === true)
  return lane.measures.flatMap((measure) => {
    if (!isSummable(table, measure)) return []
    const whole = cellOfMeasure(cells, table, group.whole, measure)
    const parts = group.parts.flatMap((part) => cellsOfMeasure(cells, table, part, measure))
    const statement = carried
      ? { zh: `${name} = 本年合计 + 其后各行`, en: `${name} = the total of the year + the rows after it` }
      : { zh: `${name} = 各行之和`, en: `${name} = the sum of the rows` }
    const relation = whole === null ? null : sumRelation({ rule: totalRows.name, whole, parts, statement })
    return relation === null ? [] : [relation]
  })
}
