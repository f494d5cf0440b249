import { evaluate } from '../../calculate/evaluate.js'
import type { Figure } from '../../core/figure.js'
import { sameDimension } from '../../core/unit.js'
import { displayOf, standingOf } from '../../gate/compare-number.js'
import type { Answer } from '../types.js'
import type { Asked } from './compose-questions.js'
import { UNKNOWN, type Verdict } from './judge-statement.js'
import { namesFigure } from './names-figure.js'
import { resolveAmong } from './resolve-among.js'
import type { StatedNumber } from './stated-numbers.js'

/**
 * A share or a multiple worked out from the two figures that its words name, each asked for alone. It only bears a number
 * out: where the engine itself would not set the two side by side, another reading may be meant.
 */
export function deriveQuotient(number: StatedNumber, asked: Asked, amountOf: (item: string) => Answer | null): Verdict {
  const { role, subject } = asked
  if (role.kind !== 'share' && role.kind !== 'ratio') return UNKNOWN
  const base = role.kind === 'share' ? role.whole : role.other
  const [one, other] = [onlyFigure(subject, amountOf), onlyFigure(base, amountOf)]
  if (one === null || other === null || !sameDimension(one.figure.unit, other.figure.unit)) return UNKNOWN
  const [part, whole] = [one.figure, { ...other.figure, id: `${other.figure.id}0` }]
  const operands = [part, whole]
  const operation = role.kind === 'share' ? `share(${part.id}, ${whole.id})` : `${part.id} / ${whole.id}`
  const result = evaluate(operation, { resolve: resolveAmong(operands) })
  if (!result.ok) return UNKNOWN
  const unit = role.kind === 'share' ? '%' : '倍'
  if (standingOf(number, { ...displayOf({ value: result.value, unit }), decimals: 4 }) !== 'agrees') return UNKNOWN
  const figure: Figure = {
    id: 'F99',
    label: role.kind === 'share' ? `${part.label}占${whole.label}的比重` : `${part.label}相当于${whole.label}的倍数`,
    organization: part.organization === whole.organization ? part.organization : null,
    year: part.year === whole.year ? part.year : null,
    stage: part.stage === whole.stage ? part.stage : null,
    value: result.value,
    unit,
    exact: result.exact,
    interval: result.interval,
    basis: 'calculation',
    operation,
    operands: operands.map(({ id }) => id),
    source: null,
  }
  return { ...UNKNOWN, status: 'tied', figure, among: [figure, ...operands] }
}

/** The single figure of a document that an item has; null where it has several, or the words name another. */
function onlyFigure(item: string, amountOf: (item: string) => Answer | null): { figure: Figure } | null {
  const answer = item === '' ? null : amountOf(item)
  if (answer === null || answer.status !== 'answered') return null
  const [first, second] = answer.results.flatMap((id) => answer.figures.find((figure) => figure.id === id) ?? [])
  if (first === undefined || second !== undefined || first.source === null || !namesFigure(item, first.label))
    return null
  return { figure: first }
}
