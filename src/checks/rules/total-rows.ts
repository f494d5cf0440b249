import { joinBlanks } from '../../facts/clean-name.js'
import type { CellIndex } from '../cells.js'
import type { Outcome, Relation, Rule } from '../contract.js'
import { cellOfMeasure, cellsOfMeasure, hasStrayRows, isSummable, type Lane, lanesOf, rowsOf } from '../forms/lanes.js'
import { nestedList } from '../forms/nested-list.js'
import { endsOfWhich, type RowGroup } from '../forms/row-groups.js'
import { sumRelation, trusted } from '../forms/sum-relation.js'
import { listsThreePublics } from '../forms/three-publics.js'
import { isMixed, totalGroups } from '../forms/total-groups.js'
import { linear } from '../relations/linear.js'

/** 合计 and 总计 = Σ of the rows they total, in every column; 总计 = 本年合计 + 结转 and 结余. */
export const totalRows: Rule = {
  name: 'total-rows',
  title: { zh: '合计等于各行之和', en: 'a total is the sum of its rows' },
  *check(document, { cells }): Iterable<Outcome> {
    for (const table of document.tables)
      for (const lane of lanesOf(table)) {
        if (listsThreePublics(lane)) continue
        const groups = groupsOf(lane, cells)
        if (hasStrayRows(lane)) {
          if (groups.length > 0)
            yield { skipped: { rule: totalRows.name, reason: 'unread-cell', count: groups.length } }
          continue
        }
        const relations = groups.flatMap((group) => relationsOf(lane, group, cells))
        for (const relation of trusted(relations)) yield { relation }
        for (const relation of [...groups.flatMap((group) => repeated(lane, group, cells)), ...nested(lane, cells)])
          yield { relation }
      }
  },
}

/** Where a form does not say where 其中 ends, the reading in which the fewest totals fail: an error must fail in all. */
function groupsOf(lane: Lane, cells: CellIndex): RowGroup[] {
  const readings = endsOfWhich(lane)
    .flatMap((free) => readingsOf(lane, totalGroups(lane, free)))
    .map((groups) => {
      const relations = groups.flatMap((group) => relationsOf(lane, group, cells))
      return { groups, fails: relations.filter((relation) => relation.judge().outcome === 'inconsistent').length }
    })
  const fewest = Math.min(...readings.map(({ fails }) => fails))
  return readings.find(({ fails }) => fails === fewest)?.groups ?? []
}

/** A row that repeats the total above it figure by figure may be the heading of the rows below (the office whose they are). */
function readingsOf(lane: Lane, groups: RowGroup[]): RowGroup[][] {
  const { rows } = lane.table
  const shown = (index: number): string =>
    JSON.stringify(rows[index]?.cells.map(({ column, value }) => [column, value]))
  const without = groups.map((group) => {
    const [first, ...others] = group.parts
    return first !== undefined && others.length > 1 && shown(first) === shown(group.whole)
      ? { ...group, parts: others }
      : group
  })
  return without.some((group, at) => group !== groups[at]) ? [groups, without] : [groups]
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

/** The total of a single row repeats it figure by figure, whatever columns the figures stand in. */
function repeated(lane: Lane, group: RowGroup, cells: CellIndex): Relation[] {
  const [only, ...others] = group.parts
  if (only === undefined || others.length > 0) return []
  const [total, row] = [cells.unplacedIn(lane.table, group.whole), cells.unplacedIn(lane.table, only)]
  const sizes = [group.whole, only].map((index) => lane.table.rows[index]?.cells.length)
  if (total.length !== row.length || sizes[0] !== sizes[1]) return []
  return total.flatMap((whole, at) => {
    const part = row[at]
    return part === undefined
      ? []
      : [
          linear({
            rule: totalRows.name,
            whole,
            parts: [{ cell: part, weight: 1 }],
            statement: { zh: '合计行与唯一的明细行逐数相同', en: 'the total of one row repeats it' },
          }),
        ]
  })
}

/** Lists of headings and lines on one level: each heading repeats the total, and the lines add up to it. */
function nested(lane: Lane, cells: CellIndex): Relation[] {
  const rows = rowsOf(lane)
  const [total] = rows
  const [measure, ...others] = lane.measures.filter((one) => isSummable(lane.table, one))
  const isOne = rows.filter(({ row }) => row.isTotal).length === 1 && total?.row.isTotal === true
  if (!isOne || !isMixed(rows) || measure === undefined || others.length > 0) return []
  const read = nestedList(rows.flatMap(({ index }) => cellsOfMeasure(cells, lane.table, index, measure)))
  const whole = cellOfMeasure(cells, lane.table, total.index, measure)
  if (read === null || whole === null) return []
  const heading = read.headings.map((cell) =>
    linear({
      rule: totalRows.name,
      whole: cell,
      parts: [{ cell: whole, weight: 1 }],
      statement: { zh: '小标题行 = 合计', en: 'a heading repeats the total' },
    }),
  )
  const sum = sumRelation({
    rule: totalRows.name,
    whole,
    parts: read.lines,
    statement: { zh: '合计 = 各项目之和', en: 'the total = the sum of the lines' },
  })
  return sum === null ? heading : [...heading, sum]
}
