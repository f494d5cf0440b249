import type { Item, QuantityKey, Scheme } from '../../core/quantity.js'
import { cleanName } from '../clean-name.js'
import { readFund } from '../fund-words.js'
import type { FormContext } from '../identify-form.js'
import { type DocumentPeriod, stageIn, yearIn } from '../period-words.js'
import type { Fact } from '../types.js'
import type { Lookup } from '../vocabulary/lookup.js'
import type { ClaimNumber } from './claim-numbers.js'
import type { ClaimState, SectionScope } from './claim-state.js'
import { type Lead, readLead } from './lead.js'
import { findReasons } from './reasons.js'
import type { Passage } from './sections.js'
import { isPlainFund, isSource, knownSubject, ownWords, type Subject, sameSubject } from './subject.js'

/** A number with everything its clause says about it. */
export interface ReadClaim {
  number: ClaimNumber
  key: Omit<QuantityKey, 'organization' | 'level'>
  name: string
  /** Name of what the claim is a part of, or null. */
  whole: string | null
  direction: Fact['direction']
  /** Where the words of the claim begin in the passage. */
  start: number
  chain: number
}

export interface ClaimContext {
  scope: SectionScope
  organizations: string[]
  lookup: Lookup
  period: DocumentPeriod
}

const AS_OF = /截[止至]\s*(?:到|至)?\s*([^，。]{0,16}?)(?:底|末|31\s*日|30\s*日|初)/u
const ONLY_PERIOD =
  /^(?:20\d{2}年?度?|全年|年初|本年度?|当年|年度|调整后?的?|支出|收入|部门|单位|预算|决算|执行|数|金额|安排|规模|为|是|的)*$/u
/** 支出决算为: another stage of the subject that was named. */
const STAGE_OF_SIDE = /^(?:支出|收入)(?:决算|预算|执行)数?(?:为|是)$/u
const GENERIC = /^(?:价值|原值|净值|金额|购置费|涉及金额|涉及预算金额|涉及预算资金|涉及资金|预算金额|资金规模)$/u

/** Reads the claims of one passage in order; what one leaves open (subject, base, whole) the next one may use. */
export function readClaims(
  passage: Passage,
  numbers: ClaimNumber[],
  start: ClaimState,
  context: ClaimContext,
): { claims: ReadClaim[]; state: ClaimState } {
  const reasons = findReasons(passage.text)
  const state = start
  const claims: ReadClaim[] = []
  let position = 0
  for (const number of numbers) {
    const stretch = passage.text.slice(position, number.start)
    const lastMark = Math.max(stretch.lastIndexOf('。'), stretch.lastIndexOf('；'), stretch.lastIndexOf(';'))
    enterSentence(stretch.slice(0, lastMark + 1), state, context)
    const lead = readLead(stretch.slice(lastMark + 1), number.unit, context.period)
    const asOf = AS_OF.exec(stretch.slice(lastMark + 1))
    if (asOf !== null) state.asOf = yearIn(asOf[1] ?? '', context.period)
    const isReason = reasons.some((reason) => number.start >= reason.start && number.end <= reason.end)
    claims.push(readClaim(number, lead, isReason, state, context, claims.at(-1) ?? null, position + lastMark + 1))
    position = number.end
  }
  return { claims, state }
}

/** A full stop ends lists and comparisons; a sentence without figures that only names an item makes it the subject. */
function enterSentence(ended: string, state: ClaimState, context: ClaimContext): void {
  if (ended === '') return
  const isStop = ended.includes('。')
  const isCounting = state.whole?.flow === 'asset' || state.whole?.flow === 'staff'
  if (isStop || !state.isListing) state.base = null
  if (!isStop && !(state.isListing && isCounting)) return
  if (state.isListing) {
    if (state.whole !== null) setSubject(state.whole, state)
    state.whole = null
    state.isListing = false
  }
  if (!isStop) return
  state.asOf = null
  for (const sentence of ended.split(/[。；;]/u).slice(0, -1)) {
    const subject = knownSubject(sentence, subjectContext(true, state, context))
    if (subject !== null) setSubject(subject, state)
  }
}

function subjectContext(isMoney: boolean, state: ClaimState, context: ClaimContext) {
  const { form } = context.scope
  return {
    section: form,
    scheme: listScheme(state.whole, form),
    isMoney,
    flow: state.whole?.flow ?? form.flow,
    organizations: context.organizations,
    lookup: context.lookup,
  }
}

/** Parts of 人员经费 and 公用经费 are economic items wherever they are listed. */
function listScheme(whole: Subject | null, form: FormContext): Scheme | null {
  if (whole?.portion === 'personnel' || whole?.portion === 'public') return 'economic-department'
  return whole?.item.code !== null && whole !== null ? whole.item.scheme : form.scheme
}

function setSubject(subject: Subject, state: ClaimState): void {
  if (state.subject === null || !sameSubject(state.subject, subject) || state.subject !== subject) state.chain += 1
  state.subject = subject
  state.stage = null
  state.year = null
}

function readClaim(
  number: ClaimNumber,
  lead: Lead,
  isReason: boolean,
  state: ClaimState,
  context: ClaimContext,
  previous: ReadClaim | null,
  start: number,
): ReadClaim {
  const { role } = lead
  if (lead.closes && state.outer.length > 0) state.whole = state.outer.pop() ?? null
  if (lead.whole !== null) {
    if (lead.opens) state.outer.push(state.whole)
    beginList(lead.whole, state, context)
  }
  if (lead.base !== null) state.base = lead.base
  const carried = state.subject
  const subject = isReason ? null : subjectOf(number, lead, state, context, previous)
  if (subject !== null && subject !== carried) setSubject(subject, state)
  const item = subject === null ? null : placed(subject, state, context)
  const claim = {
    number,
    name: subject?.name ?? ownWords(role.words, context.organizations),
    whole: state.whole === null || state.whole === subject ? null : state.whole.name,
    direction: directionOf(number, lead),
    start:
      subject !== null && subject === carried && previous !== null && previous.chain === state.chain
        ? previous.start
        : start,
    chain: isReason ? -1 : state.chain,
  }
  return { ...claim, key: keyOf(number, lead, subject, item, state, context) }
}

function beginList(words: string, state: ClaimState, context: ClaimContext): void {
  const named = words === '' ? null : knownSubject(words, subjectContext(true, state, context))
  const whole = named ?? state.subject
  if (whole === null) return
  state.whole = { ...whole, fund: whole.fund ?? state.whole?.fund ?? null }
  state.isListing = true
}

function subjectOf(
  number: ClaimNumber,
  lead: Lead,
  state: ClaimState,
  context: ClaimContext,
  previous: ReadClaim | null,
): Subject | null {
  const { role } = lead
  const isMoney = /元$/u.test(number.unit) || number.unit === '%'
  const search = subjectContext(isMoney, state, context)
  const words = role.words.trim()
  if (role.kind === 'amount' && state.whole !== null && state.whole.flow !== 'income' && isMoney) {
    if (isPlainFund(words) && !/本年|当年/u.test(words))
      return { ...state.whole, fund: readFund(words).fund, name: cleanName(words) }
    if (isSource(words)) return part(words, state.whole)
  }
  const plain = ownWords(words, context.organizations)
  const isOpen = plain === '' || ONLY_PERIOD.test(plain)
  const namesSide = /支出|收入/u.test(words) && !(STAGE_OF_SIDE.test(words) && state.subject !== null)
  if (!isOpen || (namesSide && role.kind === 'amount')) {
    const known = knownSubject(words, search)
    if (known !== null) return known
  }
  if (!isOpen) {
    if (GENERIC.test(plain)) return generic(plain, state, context)
    if (context.scope.project !== null && /预算安排|资金分配|预算规模|得分/u.test(lead.before.join('') + words))
      return projectSubject(context.scope.project, plain)
    return role.kind === 'change' ? null : unknownSubject(number, plain, state, context)
  }
  for (const clause of lead.before) {
    const known = knownSubject(clause, search)
    if (known !== null) return known
  }
  if (role.kind !== 'amount') return state.subject
  if (words === '' && previous !== null && !isMoney) return repeated(number, previous, state)
  const isProject = state.subject === null || !state.subject.known || state.subject.item.scheme === 'project'
  if (context.scope.project !== null && isProject) return projectSubject(context.scope.project, plain)
  return words === '' && isMoney && lead.before.length > 0 ? null : state.subject
}

/** 价值 and 购置费 speak of the thing named before them. */
function generic(words: string, state: ClaimState, context: ClaimContext): Subject | null {
  if (state.subject === null)
    return context.scope.project === null ? null : projectSubject(context.scope.project, words)
  const within = words === '价值' ? state.subject.item.within : words
  return { ...state.subject, item: { ...state.subject.item, within }, name: `${state.subject.name}${words}` }
}

function projectSubject(name: string, words: string): Subject {
  const within = /得分/u.test(words) ? '自评得分' : null
  return {
    item: { scheme: 'project', code: null, name, within },
    flow: within === null ? 'expenditure' : 'target',
    fund: null,
    portion: 'project',
    name,
    known: true,
  }
}

function part(words: string, whole: Subject): Subject {
  const name = cleanName(words)
  const within = whole.item.within === null ? name : `${whole.item.within}／${name}`
  return { ...whole, item: { ...whole.item, within }, name }
}

/** 2 批次、10 人次: the second number counts the same thing in another unit. */
function repeated(number: ClaimNumber, previous: ReadClaim, state: ClaimState): Subject | null {
  return previous.number.unit === number.unit ? null : state.subject
}

const SENTENCE_LIKE = /[，。]|是|了|并|为了|要求|根据|按照|推动|确保|努力|不断|进一步/u

/** Words that the vocabulary does not know stand for themselves, as long as they are a name and no sentence. */
function unknownSubject(number: ClaimNumber, words: string, state: ClaimState, context: ClaimContext): Subject | null {
  const isCount = number.unit !== '' && !/元$|%/u.test(number.unit)
  const isCountedAfter = /^[个项类家种名条件所]$/u.test(number.unit) && /^\p{Script=Han}{2,6}$/u.test(number.following)
  const name = isCountedAfter ? number.following : words.length >= 2 && words.length <= 40 ? words : ''
  if (name === '' || /[和与及对]$/u.test(name) || SENTENCE_LIKE.test(name) || !/\p{Script=Han}/u.test(name)) return null
  const within = (isCount ? occasion(state.subject) : null) ?? state.whole?.item.name ?? null
  const flow = state.whole?.flow ?? context.scope.form.flow ?? (isCount ? 'activity' : null)
  return { item: { scheme: 'form', code: null, name, within }, flow, fund: null, portion: null, name, known: false }
}

/** What is counted beside an expenditure (接待 2 批次 beside 国内接待费) is counted for it. */
function occasion(subject: Subject | null): string | null {
  if (subject === null || subject.flow !== 'expenditure') return null
  return subject.known ? subject.item.name : subject.item.within
}

/** The item as the section narrows it: what a performance chapter only refers to is not the item itself. */
function placed(subject: Subject, state: ClaimState, context: ClaimContext): Item {
  const { form } = context.scope
  if (subject.item.scheme === 'project') return subject.item
  const refers = form.flow === 'target' || form.form === 'performance'
  const staff =
    state.whole !== null && !subject.known && subject.item.within === null ? state.whole.item.name : subject.item.within
  return refers ? { ...subject.item, within: joined(staff, '绩效管理') } : { ...subject.item, within: staff }
}

const joined = (a: string | null, b: string): string => (a === null ? b : `${a}／${b}`)

function keyOf(
  number: ClaimNumber,
  lead: Lead,
  subject: Subject | null,
  item: Item | null,
  state: ClaimState,
  context: ClaimContext,
): ReadClaim['key'] {
  const { role } = lead
  const { period, scope } = context
  const isState = subject?.flow === 'asset' || subject?.flow === 'staff'
  const said = stageIn(lead.period, period)
  const own = role.kind === 'amount' && said.said ? said.stage : null
  const unclear = role.kind === 'amount' && said.said && said.stage === null
  if (role.kind === 'amount' && said.said) state.stage = said.stage
  const year =
    (isState ? state.asOf : null) ??
    yearIn(lead.period, period) ??
    (role.kind === 'amount' ? null : state.year) ??
    period.year
  if (role.kind === 'amount') state.year = year
  const stage = isState && state.asOf !== null ? 'execution' : unclear ? null : (own ?? state.stage ?? period.stage)
  const flow = subject === null ? null : (subject.flow ?? scope.form.flow)
  const kind = kindOf(number, lead)
  return {
    year,
    stage: role.kind === 'completion' && subject !== null ? (period.stage ?? stage) : stage,
    fund: subject === null ? null : fundOf(subject, state, scope.form),
    flow,
    item:
      kind === 'count' && flow !== 'asset' && flow !== 'staff' && item !== null
        ? { ...item, within: joined(item.within, number.unit) }
        : item,
    portion: portionOf(subject, flow, state, scope.form),
    kind,
    base: baseOf(role, state, context),
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

function baseOf(role: Lead['role'], state: ClaimState, context: ClaimContext): QuantityKey['base'] {
  const { period } = context
  if (role.kind === 'change') return { year: state.base?.year ?? null, stage: state.base?.stage ?? null, item: null }
  if (role.kind === 'completion') return { year: period.year, stage: completionBase(role.of, period), item: null }
  if (role.kind !== 'share') return null
  const named = role.whole === '' ? null : knownSubject(role.whole, subjectContext(true, state, context))
  const whole = named ?? (role.whole === '' ? state.whole : null)
  const bySection = role.whole === '' && isStructureOf(context.scope.form, state.subject) ? '本年支出' : null
  return { year: period.year, stage: period.stage, item: whole === null ? bySection : wholeName(whole) }
}

const wholeName = (whole: Subject): string =>
  [whole.item.name, whole.portion ?? ''].filter((word) => word !== '' && word !== 'total').join('／')

/** Functional classes in a chapter on one fund's expenditure are shares of that expenditure. */
function isStructureOf(form: FormContext, subject: Subject | null): boolean {
  return (
    form.scheme === 'functional' &&
    form.flow === 'expenditure' &&
    form.fund !== null &&
    subject?.item.scheme === 'functional'
  )
}

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

function directionOf(number: ClaimNumber, lead: Lead): Fact['direction'] {
  if (lead.role.kind !== 'change') return null
  return /^-?0*(?:\.0*)?$/.test(number.value) ? 'none' : lead.role.direction
}
