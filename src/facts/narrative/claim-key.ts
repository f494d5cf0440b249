import type { Item, QuantityKey } from '../../core/quantity.js'
import type { FormContext } from '../identify-form.js'
import { type DocumentPeriod, stageIn, yearIn } from '../period-words.js'
import type { ClaimNumber } from './claim-numbers.js'
import { type ClaimContext, type ClaimState, subjectContext } from './claim-state.js'
import type { Lead } from './lead.js'
import { knownSubject, type Subject } from './subject.js'

export type ClaimKey = Omit<QuantityKey, 'organization' | 'level'>

/** The item as the section narrows it: what a performance chapter only refers to is not the item itself. */
function placed(subject: Subject, state: ClaimState, context: ClaimContext): Item {
  const { form } = context.scope
  if (subject.item.scheme === 'project') return subject.item
  const refers = form.flow === 'target' || form.form === 'performance'
  const { whole } = state
  const isPart = whole !== null && (!subject.known || isBought(whole, subject))
  const staff = isPart && subject.item.within === null ? whole.item.name : subject.item.within
  if (!refers) return { ...subject.item, within: staff }
  // A code's name in a text on performance is a word like any other (年租赁费): its classification is not meant.
  const item: Item =
    subject.item.code === null ? subject.item : { scheme: 'form', code: null, name: subject.name, within: null }
  return { ...item, within: joined(staff, context.scope.project ?? '绩效管理') }
}

/** 购置车辆0辆，其中：执法执勤用车0辆: a kind of car among those to be bought is not the cars of that kind that are there. */
function isBought(whole: Subject, part: Subject): boolean {
  return whole.flow === 'asset' && part.flow === 'asset' && /购[置买]|新[增购]|添置|配备|更新/u.test(whole.item.name)
}

const joined = (a: string | null, b: string): string => (a === null ? b : `${a}／${b}`)

/** The quantity of a claim: what its subject, its own words and the section say; unknown parts are null. */
export function claimKey(
  number: ClaimNumber,
  lead: Lead,
  subject: Subject | null,
  state: ClaimState,
  context: ClaimContext,
): ClaimKey {
  const { role } = lead
  const item = subject === null ? null : placed(subject, state, context)
  const { period, scope } = context
  const isState = subject?.flow === 'asset' || subject?.flow === 'staff'
  const said = stageIn(lead.period, period)
  const own = role.kind === 'amount' && said.said ? said.stage : null
  const unclear = role.kind === 'amount' && said.said && said.stage === null
  if (role.kind === 'amount' && said.said) {
    state.stage = said.stage
    if (said.stage !== null && said.stage !== 'final-accounts' && said.stage !== 'execution') state.budget = said.stage
  }
  const year =
    (isState ? state.asOf : null) ??
    yearIn(lead.period, period) ??
    (role.kind === 'amount' ? null : state.year) ??
    period.year
  if (role.kind === 'amount') state.year = year
  const stage = isState && state.asOf !== null ? 'execution' : unclear ? null : (own ?? state.stage ?? period.stage)
  const flow = subject === null ? null : (subject.flow ?? scope.form.flow)
  const kind = kindOf(number, lead)
  const earlier = role.kind === 'earlier' ? state.base : null
  return {
    year: role.kind === 'earlier' ? (earlier?.year ?? null) : year,
    stage:
      role.kind === 'earlier'
        ? (earlier?.stage ?? null)
        : role.kind === 'completion' && subject !== null
          ? (period.stage ?? stage)
          : stage,
    fund: subject === null ? null : fundOf(subject, state, scope.form),
    flow,
    item:
      kind === 'count' && flow !== 'asset' && flow !== 'staff' && item !== null
        ? { ...item, within: joined(item.within, number.unit) }
        : item,
    portion: portionOf(subject, flow, state, scope.form),
    kind,
    base: baseOf(role, flow, state, context),
  }
}

function kindOf(number: ClaimNumber, lead: Lead): QuantityKey['kind'] {
  const { role } = lead
  if (role.kind === 'share') return 'share'
  if (role.kind === 'completion') return 'rate'
  if (role.kind === 'change') return number.unit === '%' ? 'rate' : 'change'
  if (number.unit === '%') return number.bound === null ? 'rate' : 'target'
  return /元$/u.test(number.unit) ? 'amount' : 'count'
}

function baseOf(
  role: Lead['role'],
  flow: QuantityKey['flow'],
  state: ClaimState,
  context: ClaimContext,
): QuantityKey['base'] {
  const { period } = context
  if (role.kind === 'change') return { year: state.base?.year ?? null, stage: state.base?.stage ?? null, item: null }
  if (role.kind === 'completion')
    return { year: period.year, stage: completionBase(role.of, period) ?? state.budget, item: null }
  if (role.kind !== 'share') return null
  const named = role.whole === '' ? null : knownSubject(role.whole, subjectContext(true, state, context))
  const whole = named ?? (role.whole === '' ? state.whole : null)
  const bySection = role.whole === '' && isStructureOf(context.scope.form, state.subject) ? '本年支出' : null
  return { year: period.year, stage: period.stage, item: whole === null ? bySection : wholeName(whole, flow) }
}

const wholeName = (whole: Subject, flow: QuantityKey['flow']): string =>
  [
    whole.item.name !== '收支总计' || flow === null ? whole.item.name : flow === 'income' ? '收入总计' : '支出总计',
    whole.portion ?? '',
  ]
    .filter((word) => word !== '' && word !== 'total')
    .join('／')

/** Functional classes in a chapter on one fund's expenditure are shares of that expenditure. */
function isStructureOf(form: FormContext, subject: Subject | null): boolean {
  return (
    form.scheme === 'functional' &&
    form.flow === 'expenditure' &&
    form.fund !== null &&
    subject?.item.scheme === 'functional'
  )
}

/** 完成年初预算的 names the budget; 预算完成率 alone compares with the one that the sentence stated. */
function completionBase(words: string, period: DocumentPeriod): QuantityKey['stage'] {
  const { stage, said } = stageIn(words, {
    year: period.year,
    stage: period.stage === 'initial-budget' ? period.stage : null,
  })
  return said ? stage : null
}

function fundOf(subject: Subject, state: ClaimState, form: FormContext): QuantityKey['fund'] {
  if (subject.fund !== null) return subject.fund
  if (
    subject.flow === 'staff' ||
    subject.flow === 'asset' ||
    subject.flow === 'activity' ||
    subject.flow === 'target' ||
    subject.flow === 'procurement'
  )
    return 'all'
  if (state.whole !== null && state.whole !== subject && state.whole.fund !== null && subject.flow === state.whole.flow)
    return state.whole.fund
  return form.fund
}

function portionOf(
  subject: Subject | null,
  flow: QuantityKey['flow'],
  state: ClaimState,
  form: FormContext,
): QuantityKey['portion'] {
  if (subject === null || flow === null) return null
  if (flow !== 'expenditure') return 'total'
  if (subject.portion !== null) return subject.portion
  const isClassified = subject.item.scheme !== 'form'
  const whole = state.whole
  if (whole !== null && whole !== subject && isClassified && whole.item.name === '本年支出')
    return whole.portion ?? form.portion ?? 'total'
  if (!isClassified && subject.item.name !== '本年支出') return 'total'
  return form.portion ?? 'total'
}

export function directionOf(number: ClaimNumber, lead: Lead): 'increase' | 'decrease' | 'none' | null {
  if (lead.role.kind !== 'change') return null
  return /^-?0*(?:\.0*)?$/.test(number.value) ? 'none' : lead.role.direction
}
