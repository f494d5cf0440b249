import { Decimal } from '../../core/decimal.js'
import type { Figure } from '../../core/figure.js'
import { baseValue } from '../../core/unit.js'
import { displayValue } from '../../gate/display.js'
import type { FigureName } from '../../gate/ledger.js'
import type { FigureGroup } from '../../tools/find-figures.js'
import { crossesForbidden } from '../crossing.js'
import { type Draft, startDraft } from '../draft.js'
import { enterOperand, type Operand } from '../operands.js'
import { refuseCrossing, refuseTooMany } from '../refusals.js'
import { resolveSubject } from '../resolve-subject.js'
import { bySpending } from '../understand/by-spending.js'
import type { Reading, Term } from '../understand/reading.js'
import type { Scope } from '../understand/scope.js'
import { describeScope } from '../wording/figure-sentence.js'
import type { KindContext, QuestionKind } from './contract.js'

/** 加起来、占比、相差、几倍 — exact arithmetic over two or more figures of one organization. */
export const arithmetic: QuestionKind = {
  name: 'arithmetic',
  serves: ['sum', 'share', 'difference', 'times', 'list'],
  answer(reading, context) {
    const plan = planArithmetic(reading)
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
    return work(plan.operation, operands, reading, draft, sources)
  },
}

/** 培训费占公用经费: the part is what the portion holds of it, where the form splits the item by portions. */
function inWhole(plan: Plan, terms: Term[], organization: string, reading: Reading, context: KindContext): Term[] {
  const [part, whole] = plan.operands
  if (
    plan.operation !== 'share' ||
    terms !== part ||
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

type Operation = 'sum' | 'share' | 'difference' | 'times'

interface Plan {
  operation: Operation
  operands: Term[][]
}

const IN = /(?:里面|里头|里边|里|中|内|当中|之中|其中|下|的)/

/** Reads which words are operands of what; null when the question is not plainly arithmetic over named items. */
function planArithmetic(reading: Reading): Plan | null {
  const operation = chooseOperation(reading)
  if (operation === null) return null
  const groups = insideProject(groupOperands(reading))
  if (operation === 'sum') return groups.length >= 2 ? { operation, operands: groups } : null
  const narrowed = narrowPortions(groups, reading)
  if (narrowed.length !== 2) return null
  const [first, second] = narrowed
  if (first === undefined || second === undefined) return null
  if (operation === 'share' && wholeComesFirst(reading, first, second)) return { operation, operands: [second, first] }
  return { operation, operands: [first, second] }
}

/** 那个项目里，通讯费占总成本: a project named first is where the others are looked up. */
function insideProject(groups: Term[][]): Term[][] {
  const [first, ...rest] = groups
  const isProject =
    first?.every(
      (term) =>
        term.items.length > 0 &&
        term.items.every((item) => item.item.scheme === 'project' || item.item.within !== null),
    ) ?? false
  return first !== undefined && isProject && rest.length >= 2 ? rest.map((terms) => [...first, ...terms]) : groups
}

/** 工会经费里公用经费列支的比人员经费列支的: beside an item, portions are portions of that item. */
function narrowPortions(groups: Term[][], reading: Reading): Term[][] {
  const isPortion = (terms: Term[]): boolean =>
    terms.every(
      (term) =>
        term.items.length > 0 &&
        term.items.every(
          (item) =>
            item.facts.some((fact) => fact.key.portion !== null && fact.key.portion !== 'total') &&
            TOTAL.test(item.item.name),
        ),
    )
  const plain = groups.filter((terms) => !isPortion(terms))
  const portions = groups.filter(isPortion)
  const [item] = plain
  if (plain.length !== 1 || item === undefined || portions.length === 0 || groups[0] !== item) return groups
  const has = (portion: Term[]): boolean =>
    item.some((term) =>
      term.items.some((one) =>
        one.facts.some((fact) =>
          portion.some((word) =>
            word.items.some((other) => other.facts.some((mine) => mine.key.portion === fact.key.portion)),
          ),
        ),
      ),
    )
  if (!portions.every(has)) return groups
  if (portions.length === 2) return portions.map((portion) => [...item, ...portion])
  const [portion] = portions
  // 办公费里专项业务经费列支的部分: the portion of the item, in the item.
  if (portion !== undefined && portions.length === 1 && LISTED.test(reading.text)) return [item, [...item, ...portion]]
  return groups
}

const LISTED = /列支|开支的|承担|安排的/
const TOTAL = /^(?:本年支出|支出总计)$/

function chooseOperation(reading: Reading): Operation | null {
  const { intents, text } = reading
  if (intents.has('times')) return 'times'
  if (intents.has('share')) return 'share'
  if (intents.has('difference')) return 'difference'
  if (intents.has('sum')) return 'sum'
  return /一共|总共|合计|共计|拢共|共多少|共有/.test(text) && reading.terms.length >= 2 && !intents.has('list')
    ? 'sum'
    : null
}

/** 总支出 and 全部预算 are operands too, though they are no item's name. */
function totalOperands(reading: Reading): Term[] {
  return reading.senses
    .filter((word) => word.senses.some((sense) => sense.type === 'total'))
    .map((word) => ({
      text: word.text,
      start: word.start,
      end: word.start + word.text.length,
      match: 'exact',
      items: [],
      corrected: null,
    }))
}

/** Each term that names an item of its own is an operand; a code right beside its name belongs to it. */
function groupOperands(reading: Reading): Term[][] {
  const groups: Term[][] = []
  const operands = [...reading.terms, ...totalOperands(reading)].sort((a, b) => a.start - b.start)
  for (const term of operands) {
    const last = groups.at(-1)
    const previous = last?.at(-1)
    const beside =
      previous !== undefined &&
      /^[\s(),、:]*$/.test(reading.text.slice(previous.end, term.start)) &&
      !/[、,]/.test(reading.text.slice(previous.end, term.start))
    const sameItem = previous !== undefined && term.items.some((item) => previous.items.includes(item))
    if (last !== undefined && beside && sameItem) last.push(term)
    else groups.push([term])
  }
  return groups
}

/** 基本支出里人员经费占比: without a word behind 占 and with 里 between, the first is the whole; 甲在乙里占多少 keeps its order. */
function wholeComesFirst(reading: Reading, first: Term[], second: Term[]): boolean {
  const at = reading.text.search(/占/)
  const [a, b] = [first.at(-1), second[0]]
  if (a === undefined || b === undefined) return false
  const bothBefore = at < 0 || (a.end <= at && (second.at(-1)?.end ?? 0) <= at)
  const between = reading.text.slice(a.end, b.start)
  return bothBefore && IN.test(between) && !/在/.test(between)
}

function work(
  operation: Operation,
  operands: Operand[],
  reading: Reading,
  draft: Draft,
  sources: string[],
): Draft | null {
  const [first, second] = operands
  if (first === undefined || second === undefined) return null
  const zh = reading.language === 'zh'
  const ids = operands.map((operand) => operand.figure.id)
  const scope = commonScope(operands.map((operand) => operand.figure))
  const labels = operands.map((operand) => operand.figure.label)
  const larger =
    operation === 'difference' && baseValue(first.figure).lt(baseValue(second.figure))
      ? [second, first]
      : [first, second]
  const expression = {
    sum: ids.join(' + '),
    share: `share(${first.figure.id}, ${second.figure.id})`,
    difference: `${larger[0]?.figure.id} - ${larger[1]?.figure.id}`,
    times: `${first.figure.id} / ${second.figure.id}`,
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
  const result = draft.ledger.addCalculation(expression, name, operation === 'times' ? { as: '倍' } : {})
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
  for (const operand of operands)
    draft.lines.push(
      `· ${operand.figure.label} ${displayValue(operand.figure.value, operand.figure.unit)} [${operand.mark}]`,
    )
  draft.lines.push(...describeScope(reading, [first.scope]), ...sources)
  const crossing = crossings(operands, zh)
  if (crossing !== null) {
    draft.warnings.push(crossing)
    draft.lines.splice(1, 0, crossing)
  }
  return draft
}

function describeResult(operation: Operation, labels: string[], ordered: string[], zh: boolean): string {
  switch (operation) {
    case 'sum':
      return zh ? `${labels.join('与')}合计` : `${labels.join(' and ')} together`
    case 'share':
      return zh ? `${labels[0]}占${labels[1]}的比重` : `share of ${labels[0]} in ${labels[1]}`
    case 'difference':
      return zh ? `${ordered[0]}比${ordered[1]}多` : `${ordered[0]} exceeds ${ordered[1]} by`
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
function crossings(operands: Operand[], zh: boolean): string | null {
  const stages = new Set(operands.map((operand) => operand.figure.stage))
  const years = new Set(operands.map((operand) => operand.figure.year))
  const parts = [
    ...(stages.size > 1 ? [zh ? '预算与决算' : 'stages'] : []),
    ...(years.size > 1 ? [zh ? '年度' : 'years'] : []),
  ]
  if (parts.length === 0) return null
  return zh ? `注意：参与计算的数${parts.join('、')}不同。` : `Note: the figures differ in ${parts.join(', ')}.`
}
