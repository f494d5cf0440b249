import { describeUnit } from '../../core/unit.js'
import { joinBlanks } from '../../facts/clean-name.js'
import type { Table } from '../../tables/types.js'
import type { CellIndex } from '../cells.js'
import type { Outcome, Relation, Rule } from '../contract.js'
import { isZero } from '../forms/sum-relation.js'
import { displayed, inUnitOf, obstacle, standsFor } from '../relations/stand-for.js'
import type { CheckCell } from '../types.js'

/** Columns and lines that may well be below zero: changes, balances, adjustments, what is taken off or paid back. */
const MAY_BE_NEGATIVE =
  /增减|增[（(]|增加|减少|变动|变化|±|\+\/-|比上年|较上年|差额|差异|差$|调整|调增|调减|调剂|核减|压减|净|盈余|亏损|结转|结余|余额|收回|退回|缴回|冲减|冲销|抵减|抵扣|抵销|折旧|摊销|备抵|减值|^减[：:]|利润|损益|收益/u
/** With fewer figures that are not below zero a form says nothing about what is usual in it. */
const LEAST_USUAL = 3

/** An amount below zero where every other one is not: most often a slip. What is no amount of income or expenditure is left alone. */
export const negativeAmounts: Rule = {
  name: 'negative-amounts',
  title: { zh: '金额不为负数', en: 'amounts are not below zero' },
  *check(document, { cells }): Iterable<Outcome> {
    for (const table of document.tables) {
      if (table.shape !== 'list') continue
      const known = [...table.columns.keys()].filter((column) => isAmountColumn(table, column))
      for (const own of known) yield* outliers(figuresOf(table, [own], cells))
      // Figures whose column is not known: only where no column of the form may be negative.
      if (table.columns.every((column, at) => column.role !== 'figure' || known.includes(at)))
        yield* outliers(figuresOf(table, known, cells), true)
    }
  },
}

interface Figure {
  cell: CheckCell
  isPlaced: boolean
  /** True when the line itself may be negative. */
  isFree: boolean
}

function figuresOf(table: Table, columns: readonly number[], cells: CellIndex): Figure[] {
  return table.rows.flatMap((row, at) => {
    const isFree = namesAbove(table, at).some((name) => MAY_BE_NEGATIVE.test(joinBlanks(name)))
    const placed = columns.map((column) => ({ cell: cells.at(table, at, column), isPlaced: true, isFree }))
    const unplaced = cells.unplacedIn(table, at).map((cell) => ({ cell, isPlaced: false, isFree }))
    return [...placed, ...(columns.length > 1 || row.cells.length === 1 ? unplaced : [])]
  })
}

function* outliers(figures: readonly Figure[], unplacedOnly = false): Iterable<Outcome> {
  const counted = figures.filter(({ cell, isFree }) => cell.state === 'figure' && !isFree && isPlainAmount(cell))
  const negative = counted.filter(({ cell }) => cell.value?.startsWith('-') === true && !isZero(cell))
  const usual = counted.filter(({ cell }) => !isZero(cell) && cell.value?.startsWith('-') !== true)
  const [only, ...others] = negative
  if (only === undefined || others.length > 0 || usual.length < LEAST_USUAL) return
  if (unplacedOnly === only.isPlaced) return
  yield { relation: notBelowZero(only.cell) }
}

/** A relation, not a notice, so that a sum which disproves the same cell and this one are told as one mistake. */
function notBelowZero(cell: CheckCell): Relation {
  return {
    rule: negativeAmounts.name,
    severity: 'warning',
    statement: {
      zh: '同类金额均不为负数，此处疑为多写了负号',
      en: 'no other amount of its kind is below zero: most likely a sign too many',
    },
    cells: [cell],
    weight: 1,
    judge(supposed) {
      const reason = obstacle([cell], supposed)
      if (reason !== null) return { outcome: 'not-checked', reason }
      const own = standsFor(cell, supposed)
      if (own === null || own.high.gte(0)) return { outcome: 'holds' }
      const value = displayed(cell, supposed)
      return {
        outcome: 'inconsistent',
        cell,
        expected: inUnitOf(cell, value.abs()),
        actual: inUnitOf(cell, value),
        difference: inUnitOf(cell, value.times(2)),
        explained: inUnitOf(cell, value.times(0)),
        unit: cell.unit,
      }
    },
    solve(id, supposed) {
      const own = id === cell.id ? standsFor(cell, supposed) : null
      return own === null ? null : { low: own.high.abs(), high: own.low.abs() }
    },
  }
}

const isPlainAmount = ({ fact }: CheckCell): boolean =>
  fact === null || (fact.key.kind === 'amount' && fact.key.flow !== 'position')

function isAmountColumn(table: Table, at: number): boolean {
  const column = table.columns[at]
  const unit = column?.unit ?? table.unit
  return (
    column?.role === 'figure' &&
    describeUnit(unit).dimension === 'money' &&
    !column.path.some((label) => MAY_BE_NEGATIVE.test(joinBlanks(label)))
  )
}

/** Names of a row and of the rows above it. */
function namesAbove(table: Table, at: number): string[] {
  const names: string[] = []
  for (let row = table.rows[at]; row !== undefined && names.length < 8; ) {
    names.push(row.name)
    row = row.parent === null ? undefined : table.rows[row.parent]
  }
  return names
}
