import { joinBlanks } from '../../facts/clean-name.js'
import type { Outcome, Relation, Rule } from '../contract.js'
import { type Lane, lanesOf } from '../forms/lanes.js'
import { trusted } from '../forms/sum-relation.js'
import { linear } from '../relations/linear.js'

/** The columns of 政府性基金预算财政拨款收入支出决算表 (公开08表) and forms like it, in the order of the sum. */
const COLUMNS = [
  /^(?:年初|上年)结转(?:和|及)?(?:结余)?$/u,
  /^本年收入$/u,
  /^本年支出$/u,
  /^年末结转(?:和|及)?(?:结余)?$/u,
]

/** 年末结转和结余 = 年初结转和结余 + 本年收入 − 本年支出, where a form has these columns and no others. */
export const carriedForward: Rule = {
  name: 'carried-forward',
  title: { zh: '年末结转等于年初结转加收入减支出', en: 'what is carried forward' },
  *check(document, { cells }): Iterable<Outcome> {
    for (const table of document.tables)
      for (const lane of lanesOf(table)) {
        const [opening, income, expenditure, closing] = columnsOf(lane)
        if (opening === undefined || income === undefined || expenditure === undefined || closing === undefined)
          continue
        const relations = lane.rows.flatMap((row): Relation[] => {
          const whole = cells.at(table, row, closing)
          const parts = [
            { cell: cells.at(table, row, opening), weight: 1 as const },
            { cell: cells.at(table, row, income), weight: 1 as const },
            { cell: cells.at(table, row, expenditure), weight: -1 as const },
          ]
          return [
            linear({
              rule: carriedForward.name,
              whole,
              parts,
              statement: {
                zh: '年末结转和结余 = 年初结转和结余 + 本年收入 - 本年支出',
                en: 'carried forward = brought forward + income − expenditure',
              },
            }),
          ]
        })
        for (const relation of trusted(relations)) yield { relation }
      }
  },
}

/** One column for each: its own, or the 小计 below it. Empty where the form has other columns: 结余分配 and the like take part too. */
function columnsOf(lane: Lane): number[] {
  const heads = lane.measures.flatMap(([column]) => {
    const path = column === undefined ? [] : (lane.table.columns[column]?.path ?? []).map(joinBlanks)
    const place = COLUMNS.findIndex((name) => path.some((label) => name.test(label)))
    const isOwn = COLUMNS[place]?.test(path.at(-1) ?? '') === true || /^(?:小计|合计)$/u.test(path.at(-1) ?? '')
    return column === undefined ? [] : [{ column, place, isOwn }]
  })
  if (heads.some(({ place }) => place === -1)) return []
  const chosen = COLUMNS.map((_, place) => heads.filter((head) => head.place === place && head.isOwn))
  return chosen.every((own) => own.length === 1) ? chosen.flatMap((own) => own.map(({ column }) => column)) : []
}
