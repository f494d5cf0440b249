import type { CellIndex } from '../cells.js'
import type { Outcome, Relation, Rule } from '../contract.js'
import { type ColumnGroup, columnGroups, columnTitle, containedGroups } from '../forms/column-groups.js'
import { type Lane, lanesOf } from '../forms/lanes.js'
import { sumRelation, trustedSums } from '../forms/sum-relation.js'

/** 合计 = 基本支出 + 项目支出, 基本支出 = 人员经费 + 公用经费, 合计 = Σ funds: what the header tree says of every row. */
export const columnSum: Rule = {
  name: 'column-sum',
  title: { zh: '合计栏等于各栏之和', en: 'a total column is the sum of its columns' },
  *check(document, { cells }): Iterable<Outcome> {
    for (const table of document.tables)
      for (const lane of lanesOf(table))
        for (const group of [...columnGroups(lane), ...containedGroups(lane)]) {
          if (group.compare !== '=') continue
          for (const relation of trustedSums(relationsOf(lane, group, cells))) yield { relation }
        }
  },
}

function relationsOf(lane: Lane, group: ColumnGroup, cells: CellIndex): Relation[] {
  const { table } = lane
  const title = columnTitle(lane, group.whole)
  const names = group.parts.map((part) => columnTitle(lane, part))
  const short = names.length <= 4
  const statement = {
    zh: `${title} = ${short ? names.join(' + ') : '其余各栏之和'}`,
    en: `${title} = ${short ? names.join(' + ') : 'the sum of the other columns'}`,
  }
  return lane.rows.flatMap((row) => {
    const parts = group.parts.map((part) => cells.at(table, row, part))
    const relation = sumRelation({ rule: columnSum.name, whole: cells.at(table, row, group.whole), parts, statement })
    return relation === null ? [] : [relation]
  })
}
