import type { Table } from '../../tables/types.js'
import type { CellIndex } from '../cells.js'
import type { Outcome, Rule } from '../contract.js'
import { indexAmounts } from '../forms/amount-index.js'
import { isAmount } from '../forms/sum-relation.js'
import { linear } from '../relations/linear.js'
import { displayed } from '../relations/stand-for.js'
import type { CheckCell } from '../types.js'

const WHOLE = new Set(['收入总计', '支出总计', '本年收入', '本年支出'])
/** Contracts and programmes of many years may be more than the money of one year; not this many times. */
const MOST_TIMES = 10

/** An amount many times all the money of the document: its form says 万元 over figures in 元. */
export const unitMagnitude: Rule = {
  name: 'unit-magnitude',
  title: { zh: '金额单位与量级相符', en: 'amounts fit the unit of their form' },
  *check(document, { cells }): Iterable<Outcome> {
    const totals = indexAmounts(document, cells).all.filter(
      ({ key, cell }) =>
        isAmount(cell) &&
        key.fund === 'all' &&
        key.portion === 'total' &&
        key.year === document.identity.year &&
        key.item?.code === null &&
        WHOLE.has(key.item.name),
    )
    const whole = largest(totals.map(({ cell }) => cell))
    if (whole === null || displayed(whole).lte(0)) return
    for (const table of document.tables) {
      if (table.id === whole.table || table.shape !== 'list') continue
      const most = largest(expenditureOf(table, document, cells))
      if (most === null || displayed(most).lte(displayed(whole).times(MOST_TIMES))) continue
      yield {
        relation: linear({
          rule: unitMagnitude.name,
          severity: 'warning',
          whole,
          parts: [{ cell: most, weight: 1 }],
          compare: '>=',
          statement: {
            zh: `“${most.tableTitle ?? ''}”的金额不应是全部收支的${MOST_TIMES}倍以上，多半是单位写错`,
            en: `amounts of “${most.tableTitle ?? ''}” are not ${MOST_TIMES} times all income and expenditure: most likely the unit is wrong`,
          },
        }),
      }
    }
  },
}

/** Income and expenditure of a form; what an office owns may be worth many years of its money. */
const expenditureOf = (
  table: Table,
  document: Parameters<NonNullable<Rule['check']>>[0],
  cells: CellIndex,
): CheckCell[] =>
  document.facts.facts
    .filter(
      ({ table: id, cell, key }) =>
        id === table.id &&
        cell !== null &&
        key.kind === 'amount' &&
        (key.flow === 'expenditure' || key.flow === 'income' || key.flow === 'procurement'),
    )
    .map((fact) => cells.ofFact(fact))
    .filter(({ unit }) => /元$/u.test(unit))

const largest = (cells: readonly CheckCell[]): CheckCell | null =>
  cells.reduce<CheckCell | null>(
    (most, cell) => (cell.state === 'figure' && (most === null || displayed(cell).gt(displayed(most))) ? cell : most),
    null,
  )
