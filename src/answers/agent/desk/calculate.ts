import { z } from 'zod'
import type { Figure } from '../../../core/figure.js'
import { baseValue, describeUnit } from '../../../core/unit.js'
import { forbiddenCrossing } from '../../../gate/forbidden-crossing.js'
import { stageName } from '../../../language/stages.js'
import { scopePhrase } from '../../wording/scope-words.js'
import { type Desk, type DeskTool, figureOf, type Origin } from './contract.js'
import { partsProblem } from './parts.js'

const OPERATIONS = ['sum', 'difference', 'share', 'growth', 'times', 'average', 'convert'] as const
type Operation = (typeof OPERATIONS)[number]

const input = z.object({
  operation: z
    .enum(OPERATIONS)
    .describe(
      'sum and average of several; difference of two (the larger first); share of the first in the second; growth from the second to the first; times: the first as a multiple of the second; convert one to `unit`',
    ),
  figures: z.array(z.string()).min(1).max(40).describe('Figure ids, such as F1'),
  unit: z.string().default('').describe('For convert: 元, 万元 or 亿元'),
})

/** Exact arithmetic over figures of the ledger; the result is a figure with its proof. */
export const calculateTool: DeskTool = {
  offer: {
    name: 'calculate',
    description:
      'Works out a figure from figures that other tools gave. Refuses what cannot be set against each other, and says why.',
    parameters: z.toJSONSchema(input, { io: 'input' }),
  },
  call(args, desk) {
    const { operation, figures: ids, unit } = input.parse(args)
    const figures = ids.flatMap((id) => figureOf(desk, id) ?? [])
    if (figures.length < ids.length || new Set(ids).size < ids.length)
      return { error: 'unknown or repeated figure id', available: desk.ledger.figures.map((figure) => figure.id) }
    const problem = misfit(operation, figures, desk)
    if (problem !== null) return { error: problem }
    if (operation === 'convert') {
      const [figure] = figures
      const converted = figure === undefined ? null : desk.ledger.addConversion(figure, unit)
      if (figure === undefined || converted === null) return { error: 'that unit measures something else' }
      desk.says.set(converted.id, desk.says.get(figure.id) ?? converted.label)
      return describe(converted, desk)
    }
    const crossing = crossingOf(figures, desk.language === 'zh')
    const result = workOut(operation, figures, desk)
    if (result === null) return { error: 'cannot be worked out: units differ, or the base may be zero' }
    if (crossing !== null) desk.crossings.set(result.id, crossing)
    const scope = scopePhrase(result, result.stage === null ? null : stageOf(figures, desk), desk.language)
    desk.says.set(result.id, `${scope} ${result.label}`.trim())
    return { ...describe(result, desk), ...(crossing === null ? {} : { warning: crossing }) }
  },
}

/** The stage that all operands share, in the language of the answer. */
function stageOf(figures: Figure[], desk: Desk): string | null {
  const key = figures.flatMap((figure) => desk.origins.get(figure.id)?.key ?? [])[0]
  return key?.stage == null ? null : stageName(key.stage, desk.language)
}

function describe(figure: Figure, desk: Desk): object {
  return {
    id: figure.id,
    say: desk.says.get(figure.id),
    value: figure.value,
    unit: figure.unit,
    operation: figure.operation,
  }
}

/** Why these figures are not to be calculated with, or null. */
function misfit(operation: Operation, figures: Figure[], desk: Desk): string | null {
  const counts: Record<Operation, [number, number]> = {
    sum: [2, 40],
    average: [2, 40],
    difference: [2, 2],
    share: [2, 2],
    growth: [2, 2],
    times: [2, 2],
    convert: [1, 1],
  }
  const [least, most] = counts[operation]
  if (figures.length < least || figures.length > most) return `${operation} takes ${least} to ${most} figures`
  if (operation === 'convert') return null
  const origins = figures.map((figure) => desk.origins.get(figure.id))
  if (origins.some((origin) => origin === undefined))
    return 'calculate with figures of documents only, not with results'
  const known = origins.flatMap((origin) => origin ?? [])
  if (new Set(figures.map((figure) => describeUnit(figure.unit).base)).size > 1) return 'units measure different things'
  if (new Set(known.map(({ key }) => key.kind)).size > 1) return 'amounts, changes and rates do not mix'
  const kind = known[0]?.key.kind
  if (kind !== 'amount' && kind !== 'count') return 'calculate with amounts and counts only'
  const forbidden = forbiddenCrossing(known.map(({ key }) => key))
  if (forbidden !== null) return `never set against each other: ${forbidden}`
  if (desk.conflicts.some((one) => one.kind === 'contradiction' && figures.some(({ id }) => one.figures.includes(id))))
    return 'one of the figures is contradicted by another display of it'
  return crossingProblem(operation, known) ?? partsProblem(operation, known)
}

const DIMENSIONS = ['organization', 'year', 'stage', 'fund', 'flow', 'portion', 'level'] as const

/** Figures of one calculation may differ in their item, or for one item in exactly one of organization, year or stage. */
function crossingProblem(operation: Operation, origins: Origin[]): string | null {
  const differing = DIMENSIONS.filter((dimension) => new Set(origins.map(({ key }) => key[dimension])).size > 1)
  const items = new Set(origins.map(({ item }) => item.id)).size
  const names = new Set(origins.map(({ key }) => key.item?.name)).size
  const portionsOfOne = differing.every((dimension) => dimension === 'portion') && items === 1
  if (operation === 'growth' && (items > 1 || differing.join() !== 'year')) return 'growth takes one item of two years'
  if (differing.length === 0 || portionsOfOne) return null
  if (differing.length > 1 || !['organization', 'year', 'stage'].includes(differing[0] ?? ''))
    return `the figures differ in ${differing.join(', ')}: not the same scope`
  return names > 1 ? `the figures differ in ${differing.join()} and in the item` : null
}

function crossingOf(figures: Figure[], zh: boolean): string | null {
  const parts = [
    ...(new Set(figures.map((figure) => figure.stage)).size > 1 ? [zh ? '预算与决算' : 'stages'] : []),
    ...(new Set(figures.map((figure) => figure.year)).size > 1 ? [zh ? '年度' : 'years'] : []),
    ...(new Set(figures.map((figure) => figure.organization)).size > 1 ? [zh ? '单位' : 'organizations'] : []),
  ]
  if (parts.length === 0) return null
  return zh ? `参与计算的数${parts.join('、')}不同。` : `The figures differ in ${parts.join(', ')}.`
}

function workOut(operation: Operation, figures: Figure[], desk: Desk): Figure | null {
  const zh = desk.language === 'zh'
  const ordered = operation === 'difference' ? [...figures].sort((a, b) => baseValue(b).cmp(baseValue(a))) : figures
  const [first, second] = ordered
  if (first === undefined || second === undefined) return null
  const ids = ordered.map((figure) => figure.id)
  const names = namesOf(ordered)
  const [a = '', b = ''] = names
  const shapes: Record<Exclude<Operation, 'convert'>, { expression: string; label: string; as?: string }> = {
    sum: { expression: ids.join(' + '), label: zh ? `${names.join('与')}合计` : `${names.join(' and ')} together` },
    average: {
      expression: `avg(${ids.join(', ')})`,
      label: zh ? `${names.join('与')}平均` : `average of ${names.join(' and ')}`,
    },
    difference: { expression: ids.join(' - '), label: zh ? `${a}比${b}多` : `${a} exceeds ${b} by` },
    share: { expression: `share(${ids.join(', ')})`, label: zh ? `${a}占${b}的比重` : `share of ${a} in ${b}` },
    growth: {
      expression: `growth(${ids.join(', ')})`,
      label: zh ? `${a}比${b}的变化率` : `rate of change of ${a} against ${b}`,
    },
    times: {
      expression: ids.join(' / '),
      label: zh ? `${a}相当于${b}的倍数` : `${a} as a multiple of ${b}`,
      as: '倍',
    },
  }
  if (operation === 'convert') return null
  const { expression, label, as } = shapes[operation]
  const common = <T>(values: T[]): T | null => (new Set(values).size === 1 ? (values[0] ?? null) : null)
  const name = {
    label,
    organization: common(figures.map((figure) => figure.organization)),
    year: common(figures.map((figure) => figure.year)),
    stage: common(figures.map((figure) => figure.stage)),
  }
  return desk.ledger.addCalculation(expression, name, as === undefined ? {} : { as })
}

/** What tells the operands apart: their items, else organization or year with the item. */
function namesOf(figures: Figure[]): string[] {
  const labels = figures.map((figure) => figure.label)
  if (new Set(labels).size === labels.length) return labels
  const organizations = new Set(figures.map((figure) => figure.organization))
  return figures.map((figure) =>
    organizations.size > 1
      ? `${figure.organization ?? ''}${figure.label}`
      : `${figure.year ?? ''}年${figure.stage ?? ''}${figure.label}`,
  )
}
