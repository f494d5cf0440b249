import { Decimal } from '../../core/decimal.js'
import type { Figure } from '../../core/figure.js'
import { baseValue } from '../../core/unit.js'
import { displayValue } from '../../gate/display.js'
import type { FigureName } from '../../gate/ledger.js'
import type { FigureGroup } from '../../tools/find-figures.js'
import { crossesForbidden } from '../crossing.js'
import { type Draft, startDraft } from '../draft.js'
import { enterOperand, type Operand } from '../operands.js'
import { type ArithmeticOperation, type ArithmeticPlan, planArithmetic, TOTAL } from '../plan-arithmetic.js'
import { refuseCrossing, refuseTooMany } from '../refusals.js'
import { resolveSubject } from '../resolve-subject.js'
import { bySpending } from '../understand/by-spending.js'
import type { Reading, Term } from '../understand/reading.js'
import type { Scope } from '../understand/scope.js'
import { refuseUnfit } from '../unfit-operands.js'
import { describeScope } from '../wording/figure-sentence.js'
import type { KindContext, QuestionKind } from './contract.js'

/** 加起来、占比、相差、几倍 — exact arithmetic over two or more figures of one organization. */
export const arithmetic: QuestionKind = {
  name: 'arithmetic',
  serves: ['sum', 'share', 'difference', 'times', 'list', 'across'],
  answer(reading, context) {
    // 高 and 低 compare two figures here; a superlative chooses among many.
    const plan = /最/.test(reading.text) ? null : planArithmetic(reading)
    const [organization, ...others] = reading.organizations
    if (plan === null || organization === undefined || others.length > 0) return null
    const draft = startDraft()
    const sources: string[] = []
    const found: { group: FigureGroup; scope: Scope }[] = []
    for (const terms of plan.operands) {
      const own = forOperand(reading, inWhole(plan, terms, organization, reading, context))
      const resolved = resolveSubject(own.reading, own.terms, organization, context)
      if (!resolved.found) return resolved.draft
      const [group, ...more] = resolved.groups
      if (group === undefined) return null
      if (more.length > 0) return refuseTooMany(reading, organization, resolved.groups)
      found.push({ group, scope: resolved.scope })
    }
    const operands = alignSchemes(found).map(({ group, scope }) => enterOperand(reading, group, scope, draft, sources))
    if (new Set(operands.map((operand) => operand.figure.id)).size !== operands.length) return null
    if (crossesForbidden(operands)) return refuseCrossing(reading)
    const unfit = refuseUnfit(plan, operands, reading.language === 'zh')
    if (unfit !== null) return unfit
    return work(plan, operands, reading, draft, sources)
  },
}

/** 培训费占公用经费: the part is what the portion holds of it, where the form splits the item by portions. */
function inWhole(
  plan: ArithmeticPlan,
  terms: Term[],
  organization: string,
  reading: Reading,
  context: KindContext,
): Term[] {
  const whole = plan.operands[plan.added]
  if (
    plan.operation !== 'share' ||
    !plan.operands.slice(0, plan.added).includes(terms) ||
    whole === undefined ||
    whole.some((term) => term.items.length === 0)
  )
    return terms
  const portions = whole.every((term) =>
    term.items.every((item) => item.facts.every((fact) => fact.key.portion !== null && fact.key.portion !== 'total')),
  )
  const splits = terms.some((term) =>
    term.items.some((item) => new Set(item.facts.map((fact) => fact.key.portion)).size > 1),
  )
  if (!portions || !splits || terms.some((term) => term.items.some((item) => TOTAL.test(item.item.name)))) return terms
  const both = [...terms, ...whole]
  return resolveSubject(forOperand(reading, both).reading, both, organization, context).found || isSplitByPortion(terms)
    ? both
    : terms
}

function isSplitByPortion(terms: Term[]): boolean {
  return terms.some((term) =>
    term.items.some((item) =>
      item.facts.some((fact) => fact.key.portion === 'personnel' || fact.key.portion === 'public'),
    ),
  )
}

/** A total is looked up by its own word alone; an item without the words of the totals beside it. */
function forOperand(reading: Reading, terms: Term[]): { reading: Reading; terms: Term[] } {
  const [only] = terms
  const isTotal = only !== undefined && only.items.length === 0
  const senses = bySpending(reading.senses).filter((word) => {
    const total = word.senses.some((sense) => sense.type === 'total')
    return isTotal ? word.start === only.start || !total : !total
  })
  return { reading: { ...reading, senses }, terms: isTotal ? [] : terms }
}

/** 养老与公积金 stand under functional and economic codes alike: one scheme is taken for all, where all have it. */
function alignSchemes(found: { group: FigureGroup; scope: Scope }[]): { group: FigureGroup; scope: Scope }[] {
  for (const scheme of ['economic-department', 'functional', 'economic-government'] as const) {
    const chosen = found.map(({ group, scope }) => {
      const options = [group, ...(group.twins ?? [])]
      const fitting = group.item.item.code === null ? group : options.find((one) => one.item.item.scheme === scheme)
      return fitting === undefined ? null : { group: fitting, scope }
    })
    const whole = chosen.flatMap((one) => (one === null ? [] : [one]))
    if (whole.length === found.length) return whole
  }
  return found
}

function work(plan: ArithmeticPlan, all: Operand[], reading: Reading, draft: Draft, sources: string[]): Draft | null {
  const { operation } = plan
  const zh = reading.language === 'zh'
  const scope = commonScope(all.map((operand) => operand.figure))
  const operands = addUp(all, plan.added, draft, zh)
  const [first, second] = operands ?? []
  if (operands === null || first === undefined || second === undefined) return null
  const ids = operands.map((operand) => operand.figure.id)
  const labels = operands.map((operand) => operand.figure.label)
  const larger =
    (operation === 'difference' || operation === 'percent') && baseValue(first.figure).lt(baseValue(second.figure))
      ? [second, first]
      : [first, second]
  const expression = {
    sum: ids.join(' + '),
    share: `share(${first.figure.id}, ${second.figure.id})`,
    difference: `${larger[0]?.figure.id} - ${larger[1]?.figure.id}`,
    times: `${first.figure.id} / ${second.figure.id}`,
    // Always in percent of what stands behind 比.
    percent:
      larger[0] === first
        ? `growth(${first.figure.id}, ${second.figure.id})`
        : `(${second.figure.id} - ${first.figure.id}) / ${second.figure.id}`,
  }[operation]
  const name: FigureName = {
    ...scope,
    label: describeResult(
      operation,
      labels,
      larger.map((operand) => operand.figure.label),
      zh,
    ),
  }
  const as = { times: '倍', percent: '%', sum: null, share: null, difference: null }[operation]
  const result = draft.ledger.addCalculation(expression, name, as === null ? {} : { as })
  if (result === null || (operation === 'share' && new Decimal(result.value).gt(100))) return null
  const asked =
    reading.unit !== null && reading.unit !== result.unit ? draft.ledger.addConversion(result, reading.unit) : null
  draft.results.push(asked ?? result)
  const shown = asked === null ? [result] : [asked, result]
  const opening = [
    scope.organization ?? '',
    scope.year === null ? '' : zh ? `${scope.year}年` : `${scope.year}`,
    scope.stage ?? '',
  ]
    .join(zh ? '' : ' ')
    .trim()
  const about = (asked ?? result).exact ? '' : zh ? '约 ' : 'about '
  draft.lines.push(
    `${opening} ${name.label} ${about}${shown.map((figure) => displayValue(figure.value, figure.unit)).join(zh ? '，即 ' : ', that is ')}`,
  )
  for (const operand of all)
    draft.lines.push(
      `· ${operand.figure.label} ${displayValue(operand.figure.value, operand.figure.unit)} [${operand.mark}]`,
    )
  draft.lines.push(...describeScope(reading, [first.scope]), ...sources)
  const crossing = crossings(plan, all, zh)
  if (crossing !== null) {
    draft.warnings.push(crossing)
    draft.lines.splice(1, 0, crossing)
  }
  return draft
}

/** The first operands as one, added up; null when they do not add up. */
function addUp(operands: Operand[], added: number, draft: Draft, zh: boolean): Operand[] | null {
  const [first] = operands
  if (added === 1 || first === undefined) return operands
  const parts = operands.slice(0, added).map((operand) => operand.figure)
  const label = describeResult(
    'sum',
    parts.map((figure) => figure.label),
    [],
    zh,
  )
  const sum = draft.ledger.addCalculation(parts.map((figure) => figure.id).join(' + '), {
    ...commonScope(parts),
    label,
  })
  return sum === null ? null : [{ ...first, figure: sum }, ...operands.slice(added)]
}

function describeResult(operation: ArithmeticOperation, labels: string[], ordered: string[], zh: boolean): string {
  switch (operation) {
    case 'sum':
      return zh ? `${labels.join('与')}合计` : `${labels.join(' and ')} together`
    case 'share':
      return zh ? `${labels[0]}占${labels[1]}的比重` : `share of ${labels[0]} in ${labels[1]}`
    case 'difference':
      return zh ? `${ordered[0]}比${ordered[1]}多` : `${ordered[0]} exceeds ${ordered[1]} by`
    case 'percent': {
      const more = ordered[0] === labels[0]
      if (zh) return `${labels[0]}比${labels[1]}${more ? '高' : '低'}的百分比`
      return `percentage by which ${labels[0]} is ${more ? 'higher' : 'lower'} than ${labels[1]}`
    }
    case 'times':
      return zh ? `${labels[0]}相当于${labels[1]}的倍数` : `${labels[0]} as a multiple of ${labels[1]}`
  }
}

function commonScope(figures: Figure[]): { organization: string | null; year: number | null; stage: string | null } {
  const common = <T>(values: T[]): T | null => (new Set(values).size === 1 ? (values[0] ?? null) : null)
  return {
    organization: common(figures.map((figure) => figure.organization)),
    year: common(figures.map((figure) => figure.year)),
    stage: common(figures.map((figure) => figure.stage)),
  }
}

/** Names a dimension that differs between operands although the question did not ask to cross it. */
function crossings(plan: ArithmeticPlan, operands: Operand[], zh: boolean): string | null {
  const stages = new Set(operands.map((operand) => operand.figure.stage))
  const years = new Set(operands.map((operand) => operand.figure.year))
  const funds = new Set(operands.flatMap((operand) => operand.group.facts[0]?.key.fund ?? []))
  const parts = [
    ...(funds.size > 1 && plan.operation !== 'share' ? [zh ? '资金来源' : 'source of funds'] : []),
    ...(stages.size > 1 ? [zh ? '预算与决算' : 'stages'] : []),
    ...(years.size > 1 ? [zh ? '年度' : 'years'] : []),
  ]
  if (parts.length === 0) return null
  return zh ? `注意：参与计算的数${parts.join('、')}不同。` : `Note: the figures differ in ${parts.join(', ')}.`
}
