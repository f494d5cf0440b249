import { Decimal } from '../../core/decimal.js'
import { add, contains, type Interval, negate, point } from '../../core/interval.js'
import type { Miss, Relation, Supposed, Verdict } from '../contract.js'
import type { CheckCell } from '../types.js'
import { coarsestStep, differsAt, displayed, inUnitOf, obstacle, plainZeros, standsForWidely } from './stand-for.js'

export interface Term {
  cell: CheckCell
  weight: 1 | -1
}

interface LinearOptions extends Pick<Relation, 'rule' | 'statement'> {
  severity?: Relation['severity']
  /** The cell that the rest adds up to. */
  whole: CheckCell
  parts: readonly Term[]
  /** Of one part that is too large for its whole: which of the two the message is about. Defaults to the whole. */
  told?: 'whole' | 'part'
  /** `=`: whole = Σ parts. `>=`: the parts are only some of the whole (其中). Defaults to `=`. */
  compare?: '=' | '>='
}

const ZERO = new Decimal(0)

/** whole = Σ ±parts (or ≥), judged on what the displays stand for: consistent when the intervals of both sides meet. */
export function linear(options: LinearOptions): Relation {
  const { whole, parts, compare = '=' } = options
  const [part] = options.told === 'part' && parts.length === 1 ? parts : []
  const cells = part === undefined ? [whole, ...parts.map(({ cell }) => cell)] : [part.cell, whole]
  const nothing = plainZeros(cells)
  const meant = (cell: CheckCell, supposed: Supposed | undefined): Interval =>
    (supposed?.has(cell.id) === true ? null : (nothing.get(cell.id) ?? null)) ??
    standsForWidely(cell, supposed) ??
    point(ZERO)
  const sumOf = (supposed: Supposed | undefined, without?: string): Interval =>
    parts.reduce((sum, { cell, weight }) => {
      if (cell.id === without) return sum
      const value = meant(cell, supposed)
      return add(sum, weight === 1 ? value : negate(value))
    }, point(ZERO))
  const wholeOf = (supposed: Supposed | undefined): Interval => meant(whole, supposed)
  /** whole − Σ parts. */
  const gapOf = (supposed: Supposed | undefined): Interval => add(wholeOf(supposed), negate(sumOf(supposed)))
  const fits = (gap: Interval): boolean => (compare === '=' ? contains(gap, ZERO) : gap.high.gte(0))

  return {
    rule: options.rule,
    severity: options.severity ?? 'error',
    statement: options.statement,
    cells,
    weight: 1,
    judge(supposed): Verdict {
      const reason = obstacle(cells, supposed)
      if (reason !== null) return { outcome: 'not-checked', reason }
      if (cells.every((cell) => cell.state !== 'figure' && supposed?.has(cell.id) !== true)) return { outcome: 'empty' }
      const gap = gapOf(supposed)
      const sum = parts.reduce((total, { cell, weight }) => total.plus(displayed(cell, supposed).times(weight)), ZERO)
      const difference = displayed(whole, supposed).minus(sum)
      const measure =
        whole.state === 'figure' ? whole : (parts.find(({ cell }) => cell.state === 'figure')?.cell ?? whole)
      const miss = (): Miss => ({
        ...(compare === '>=' ? { limit: part === undefined ? 'least' : 'most' } : {}),
        cell: whole,
        expected: inUnitOf(measure, sum),
        actual: inUnitOf(measure, displayed(whole, supposed)),
        difference: inUnitOf(measure, difference),
        explained: inUnitOf(measure, gap.high.minus(gap.low).div(2)),
        unit: measure.unit,
        ...(part === undefined ? {} : tooLarge(part.cell)),
      })
      const tooLarge = (cell: CheckCell): Partial<Miss> => ({
        cell,
        expected: inUnitOf(measure, displayed(whole, supposed)),
        actual: inUnitOf(measure, sum),
        difference: inUnitOf(measure, difference.neg()),
      })
      if (!fits(gap)) return { outcome: 'inconsistent', ...miss() }
      if (compare === '=' ? difference.isZero() : difference.gte(0)) return { outcome: 'holds' }
      const isSeen = supposed === undefined && differsAt(coarsestStep(cells), displayed(whole, supposed), sum)
      return { outcome: 'within-rounding', residue: isSeen ? miss() : null }
    },
    solve(id, supposed) {
      if (compare === '>=') return null
      if (whole.id === id) return sumOf(supposed)
      const own = parts.find(({ cell }) => cell.id === id)
      if (own === undefined || parts.filter(({ cell }) => cell.id === id).length > 1) return null
      const rest = add(wholeOf(supposed), negate(sumOf(supposed, id)))
      return own.weight === 1 ? rest : negate(rest)
    },
  }
}
