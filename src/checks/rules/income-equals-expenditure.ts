import { joinBlanks } from '../../facts/clean-name.js'
import type { Table } from '../../tables/types.js'
import type { CellIndex } from '../cells.js'
import type { Outcome, Relation, Rule } from '../contract.js'
import { type Lane, lanesOf, rowsOf } from '../forms/lanes.js'
import { linear } from '../relations/linear.js'
import type { CheckCell } from '../types.js'

/** 收入总计 = 支出总计 where a form prints both sides; every lane of expenditure has the same 本年支出合计 and 总计. */
export const incomeEqualsExpenditure: Rule = {
  name: 'income-equals-expenditure',
  title: { zh: '收入总计等于支出总计', en: 'total income equals total expenditure' },
  *check(document, { cells }): Iterable<Outcome> {
    for (const table of document.tables) for (const relation of relationsOf(table, cells)) yield { relation }
  },
}

function relationsOf(table: Table, cells: CellIndex): Relation[] {
  const lanes = lanesOf(table)
  const income = lanes.filter(({ name }) => /收入/u.test(name) && !/支出/u.test(name))
  const expenditure = lanes.filter((lane) => !income.includes(lane) && lane.name !== '')
  const [one] = income
  if (one === undefined || income.length > 1) return []
  const grand = (lane: Lane): CheckCell | null => totalCell(lane, /^(?:收入|支出|收支|收、支)?总计$/u, cells)
  const ofYear = (lane: Lane): CheckCell | null =>
    totalCell(lane, /^(?:本年|当年|本年度)支出(?:合计|小计|总计)$/u, cells)
  const [first, ...others] = expenditure
  return [
    ...expenditure.flatMap((lane) =>
      equal(grand(one), grand(lane), { zh: '收入总计 = 支出总计', en: 'total income = total expenditure' }),
    ),
    ...(first === undefined
      ? []
      : others.flatMap((lane) =>
          equal(ofYear(first), ofYear(lane), {
            zh: '各分类的本年支出合计相同',
            en: 'expenditure of the year is the same in every classification',
          }),
        )),
  ]
}

/** The total of a lane in its first column of figures: 合计 where funds stand beside it. */
function totalCell(lane: Lane, name: RegExp, cells: CellIndex): CheckCell | null {
  const rows = rowsOf(lane).filter(({ row }) => row.isTotal && name.test(joinBlanks(row.name)))
  const column = lane.measures[0]?.[0]
  const [only] = rows
  if (only === undefined || rows.length > 1 || column === undefined) return null
  const cell = cells.at(lane.table, only.index, column)
  return cell.state === 'figure' ? cell : null
}

function equal(a: CheckCell | null, b: CheckCell | null, statement: Relation['statement']): Relation[] {
  if (a === null || b === null) return []
  return [linear({ rule: incomeEqualsExpenditure.name, whole: b, parts: [{ cell: a, weight: 1 }], statement })]
}
