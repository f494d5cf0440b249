import type { Decimal } from '../../core/decimal.js'
import { type Interval, meet } from '../../core/interval.js'
import type { Miss, Relation, Supposed, Verdict } from '../contract.js'
import type { CheckCell } from '../types.js'
import {
  coarsestStep,
  differsAt,
  displayed,
  inUnitOf,
  obstacle,
  standsFor,
  standsForWidely,
  widened,
} from './stand-for.js'

interface DisplaysOptions extends Pick<Relation, 'rule' | 'statement'> {
  severity?: Relation['severity']
  /** Two or more displays of one quantity; the first is the one that the others are compared with in words. */
  cells: readonly CheckCell[]
}

/** k displays of one quantity: what all of them stand for must meet. Counts as k − 1 relations. */
export function displays(options: DisplaysOptions): Relation {
  const cells = [...options.cells]
  const others = (id: string | null, supposed?: Supposed): Interval | null => {
    let common: Interval | null = null
    for (const cell of cells) {
      if (cell.id === id) continue
      const own = standsForWidely(cell, supposed)
      if (own === null) return null
      const next: Interval | null = common === null ? own : meet(common, own)
      if (next === null) return null
      common = next
    }
    return common
  }
  const missFrom = (at: number, from: number, supposed?: Supposed): Verdict => {
    const [judged, against] = [cells[at], cells[from]]
    if (judged === undefined || against === undefined) return { outcome: 'not-checked', reason: 'unread-cell' }
    const [value, reference] = [displayed(judged, supposed), displayed(against, supposed)]
    return {
      outcome: 'inconsistent',
      cell: judged,
      against,
      expected: inUnitOf(judged, reference),
      actual: inUnitOf(judged, value),
      difference: inUnitOf(judged, value.minus(reference)),
      explained: inUnitOf(judged, slack(against, judged, supposed)),
      unit: judged.unit,
    }
  }
  /** A display that is no correct rounding of another (535.45 beside 535.46), though both can be true. */
  const residueOf = (values: readonly Decimal[]): Miss | null => {
    const odd = oddOne(cells, values)
    const [value, reference] = [values[odd.at], values[odd.reference]]
    const pair = [cells[odd.at], cells[odd.reference]].filter((cell) => cell !== undefined)
    if (value === undefined || reference === undefined || !differsAt(coarsestStep(pair), value, reference)) return null
    const verdict = missFrom(odd.at, odd.reference)
    return verdict.outcome === 'inconsistent' ? verdict : null
  }
  return {
    rule: options.rule,
    severity: options.severity ?? 'error',
    statement: options.statement,
    cells,
    weight: cells.length - 1,
    judge(supposed): Verdict {
      const reason = obstacle(cells, supposed)
      if (reason !== null) return { outcome: 'not-checked', reason }
      if (cells.every((cell) => cell.state === 'blank' && supposed?.has(cell.id) !== true)) return { outcome: 'empty' }
      const values = cells.map((cell) => displayed(cell, supposed))
      const [first] = values
      if (others(null, supposed) !== null)
        return values.every((value) => first !== undefined && value.eq(first))
          ? { outcome: 'holds' }
          : { outcome: 'within-rounding', residue: supposed === undefined ? residueOf(values) : null }
      const odd = oddOne(cells, values)
      return missFrom(odd.at, odd.reference, supposed)
    },
    seenFrom(id) {
      const verdict = this.judge()
      if (verdict.outcome !== 'inconsistent' || verdict.cell.id === id) return verdict
      const at = cells.findIndex((cell) => cell.id === id)
      const own = cells[at]
      const range = own === undefined ? null : standsFor(own)
      if (own === undefined || range === null) return verdict
      const reference = cells.findIndex((cell) => {
        const other = cell === own ? null : standsFor(cell)
        return other !== null && meet(widened(cell, other), widened(own, range)) === null
      })
      return reference === -1 ? verdict : missFrom(at, reference)
    },
    solve: (id, supposed) => (cells.some((cell) => cell.id === id) ? others(id, supposed) : null),
  }
}

/** The display that stands alone against most others; without a majority the last against the first. */
function oddOne(cells: readonly CheckCell[], values: readonly Decimal[]): { at: number; reference: number } {
  const alike = values.map((value) => values.filter((other) => other.eq(value)).length)
  const most = Math.max(...alike)
  const reference = alike.indexOf(most)
  const common = values[reference]
  const odd = values.findIndex(
    (value, at) => at !== reference && common !== undefined && !value.eq(common) && alike[at] === Math.min(...alike),
  )
  return { at: odd === -1 ? cells.length - 1 : odd, reference }
}

function slack(a: CheckCell | undefined, b: CheckCell, supposed?: Supposed): Decimal {
  const width = (cell: CheckCell | undefined): Decimal | null => {
    const own = cell === undefined ? null : standsFor(cell, supposed)
    if (own === null || cell === undefined) return null
    const wide = widened(cell, own)
    return wide.high.minus(wide.low).div(2)
  }
  const [left, right] = [width(a), width(b)]
  if (left === null || right === null) return displayed(b, supposed).times(0)
  return left.plus(right)
}
