import { joinBlanks } from '../../facts/clean-name.js'
import type { Outcome, Rule, RuleContext } from '../contract.js'
import { linear } from '../relations/linear.js'
import type { CheckCell, CheckDocument } from '../types.js'

const WEIGHT = /^(?:分值|权重)(?:（[^）]*）)?$/u
/** Fewer weights than this are no whole set of indicators. */
const LEAST_WEIGHTS = 3

/** The weights of the indicators of one form add up to 100, those of its parts to what the part says ((10分)). */
export const weights: Rule = {
  name: 'weights',
  title: { zh: '绩效指标分值合计为满分', en: 'weights of indicators add up to the full score' },
  *check(document: CheckDocument, { cells }: RuleContext): Iterable<Outcome> {
    for (const table of document.tables) {
      if (table.shape !== 'performance') continue
      for (const [column, { path }] of table.columns.entries()) {
        if (!WEIGHT.test(joinBlanks(path.at(-1) ?? ''))) continue
        const parts = table.rows.flatMap((row, at) => {
          const cell = cells.at(table, at, column)
          return !row.isTotal && cell.state === 'figure' ? [cell] : []
        })
        if (parts.length < LEAST_WEIGHTS) continue
        yield {
          relation: linear({
            rule: weights.name,
            severity: 'warning',
            whole: hundred(table.id, parts[0]),
            parts: parts.map((cell) => ({ cell, weight: 1 as const })),
            statement: { zh: '各项指标分值之和 = 100', en: 'weights of the indicators add up to 100' },
          }),
        }
      }
    }
  },
}

/** What the weights are compared with: a number of the form's rules, not of the document. */
function hundred(table: string, like: CheckCell | undefined): CheckCell {
  return {
    id: `${table}:hundred`,
    state: 'figure',
    table: null,
    tableTitle: like?.tableTitle ?? null,
    row: '100',
    column: null,
    line: null,
    page: null,
    sheet: null,
    cell: null,
    value: '100',
    unit: like?.unit ?? '',
    decimals: 2,
    bound: null,
    fact: null,
  }
}
