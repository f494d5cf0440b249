import type { BlankCell, Fact } from '../../facts/types.js'
import type { CellIndex } from '../cells.js'
import type { Outcome, Relation, Rule } from '../contract.js'
import { rowsOfFacts, sameSubject } from '../forms/row-facts.js'
import { trusted } from '../forms/sum-relation.js'
import { linear } from '../relations/linear.js'
import { ratio } from '../relations/ratio.js'
import type { CheckCell } from '../types.js'

type Placed = Fact | BlankCell

/** 增减额 = this year − the year compared with; 增减% from the two years and from the change: by what the columns mean, row by row. */
export const changeColumns: Rule = {
  name: 'change-columns',
  title: { zh: '增减额与增减率', en: 'changes and their percentages' },
  *check(document, { cells }): Iterable<Outcome> {
    const [changes, rates]: [Relation[], Relation[]] = [[], []]
    for (const row of rowsOfFacts(document))
      for (const one of row) {
        if (one.key.kind !== 'change' && one.key.kind !== 'rate') continue
        const [now, before] = operandsOf(one, row)
        if (now === null || before === null) continue
        const found = {
          own: placeOf(one, cells),
          now: placeOf(now, cells),
          before: placeOf(before, cells),
        }
        if (one.key.kind === 'change') changes.push(difference(found))
        else rates.push(...growthOf(found, row, one, cells))
      }
    for (const relation of [...trusted(changes), ...trusted(rates)]) yield { relation }
  },
}

const placeOf = (one: Placed, cells: CellIndex): CheckCell => ('value' in one ? cells.ofFact(one) : cells.ofBlank(one))

/** The amounts that a change or rate compares: one column each, else it is not known which. */
function operandsOf(one: Placed, row: readonly Placed[]): [Placed | null, Placed | null] {
  const { key } = one
  // A column that only says 减少 prints magnitudes, whose sign is not known.
  const isUnsigned = one.column.some((words) => /减少|下降|节约/u.test(words) && !/增/u.test(words))
  if (isUnsigned || key.base?.year == null || key.base.stage == null || key.year === null || key.stage === null)
    return [null, null]
  const amount = (year: number | null, stage: string | null): Placed | null => {
    const ofYear = row.filter(
      (other) => other.key.kind === 'amount' && other.key.year === year && sameSubject(one, other),
    )
    const found = ofYear.filter((other) => other.key.stage === stage)
    // 比上年增减 does not say which figure of last year: where there is one column of it, that one.
    const [only, ...others] = found.length === 0 && year !== key.year ? ofYear : found
    return only !== undefined && others.length === 0 ? only : null
  }
  const [now, before] = [amount(key.year, key.stage), amount(key.base.year, key.base.stage)]
  return now === before ? [null, null] : [now, before]
}

interface Operands {
  own: CheckCell
  now: CheckCell
  before: CheckCell
}

function difference({ own, now, before }: Operands): Relation {
  return linear({
    rule: changeColumns.name,
    whole: own,
    parts: [
      { cell: now, weight: 1 },
      { cell: before, weight: -1 },
    ],
    statement: { zh: '增减额 = 本期数 − 对比期数', en: 'change = this period − the period compared with' },
  })
}

/** A blank percentage states nothing; an empty base gives none. */
function growthOf({ own, now, before }: Operands, row: readonly Placed[], one: Placed, cells: CellIndex): Relation[] {
  if (own.state !== 'figure' || before.state !== 'figure') return []
  if (isCompletion(one))
    return [
      ratio({
        rule: changeColumns.name,
        form: 'share',
        percent: own,
        a: now,
        b: before,
        statement: { zh: '执行率 = 执行数 ÷ 预算数', en: 'completion rate = outturn ÷ budget' },
      }),
    ]
  const found = [
    ratio({
      rule: changeColumns.name,
      form: 'growth',
      percent: own,
      a: now,
      b: before,
      statement: { zh: '增减% = 本期数 ÷ 对比期数 − 1', en: 'growth = this period ÷ the period compared with − 1' },
    }),
  ]
  const change = row.filter((other) => other.key.kind === 'change' && sameSubject(one, other) && sameBase(one, other))
  const [only] = change
  if (only !== undefined && change.length === 1 && 'value' in only)
    found.push(
      ratio({
        rule: changeColumns.name,
        form: 'growth-over-base',
        percent: own,
        a: placeOf(only, cells),
        b: before,
        statement: { zh: '增减% = 增减额 ÷ 对比期数', en: 'growth = change ÷ the period compared with' },
      }),
    )
  return found
}

const isCompletion = (one: Placed): boolean =>
  one.column.some((words) => /执行率|完成率|完成.*[%％]|为预算/u.test(words))

const sameBase = (a: Placed, b: Placed): boolean =>
  a.key.base?.year === b.key.base?.year && a.key.base?.stage === b.key.base?.stage
