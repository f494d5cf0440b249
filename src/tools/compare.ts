import { z } from 'zod'
import { Decimal } from '../core/decimal.js'
import type { Figure } from '../core/figure.js'
import { baseValue, describeUnit, sameDimension } from '../core/unit.js'
import type { Desk } from './contract.js'
import { dataName, dataText } from './shared/data-text.js'
import { enterCalculation, figureOf } from './shared/enter-calculation.js'
import { ToolFailure } from './shared/failure.js'
import { figureView, withoutNulls } from './shared/figure-view.js'
import { modelTool } from './shared/model-tool.js'
import { crossingsOf, DIMENSIONS } from './shared/scope-crossing.js'

const input = z.object({
  figures: z
    .array(z.string().regex(/^F\d{1,6}$/, 'an id of a figure such as F1'))
    .min(2)
    .max(60)
    .describe('Ids of the figures to compare'),
  crossing: z
    .array(z.enum(DIMENSIONS))
    .default([])
    .describe('Scopes in which the figures differ because the question itself sets them against each other'),
})

/** Which of some figures is larger: an order, and for two the difference. */
export const compare = modelTool({
  name: 'compare',
  description:
    'Orders figures that were found, largest first, judged exactly in one unit. "sameAsNext" means that rounding leaves open which of two neighbours is larger: do not call one of them larger. For two figures the difference is entered as a figure.',
  input,
  run({ figures: ids, crossing }, desk) {
    if (new Set(ids).size < ids.length) throw new ToolFailure('bad-arguments', 'A figure is named twice.')
    const figures = ids.map((id) => figureOf(id, desk))
    requireOneUnit(figures)
    const crossings = crossingsOf(figures, crossing, desk)
    const ordered = [...figures].sort((a, b) => baseValue(b).cmp(baseValue(a)))
    const [larger, smaller] = ordered
    const isPair = ordered.length === 2 && larger !== undefined && smaller !== undefined
    return {
      ordered: ordered.map((figure, at) => rankView(figure, ordered[at + 1], desk)),
      ...(isPair
        ? { difference: figureView(enterCalculation(`${larger.id} - ${smaller.id}`, { crossing }, desk).figure, desk) }
        : {}),
      ...(crossings.length === 0 ? {} : { crossings, mind: 'Name each crossing in the answer.' }),
    }
  },
})

function requireOneUnit([first, ...others]: Figure[]): void {
  const other = others.find((one) => first !== undefined && !sameDimension(one.unit, first.unit))
  if (first === undefined || other === undefined) return
  throw new ToolFailure(
    'not-comparable',
    `${first.id} is in ${first.unit || 'no unit'} and ${other.id} in ${other.unit || 'no unit'}: they cannot be compared.`,
  )
}

function rankView(figure: Figure, next: Figure | undefined, desk: Desk): Record<string, unknown> {
  const { id, label, organization, year, stage, value, unit } = figure
  const bound = desk.ledger.bounds.get(id) ?? null
  return {
    id,
    label: dataText(label),
    ...withoutNulls({ organization: dataName(organization), year, stage, bound }),
    value,
    unit,
    ...(next !== undefined && !lowest(figure).gt(highest(next)) ? { sameAsNext: true } : {}),
  }
}

const lowest = ({ interval, unit }: Figure): Decimal => new Decimal(interval[0]).times(describeUnit(unit).factor)
const highest = ({ interval, unit }: Figure): Decimal => new Decimal(interval[1]).times(describeUnit(unit).factor)
