import { cleanName } from '../clean-name.js'
import { readFund } from '../fund-words.js'
import { type ClaimContext, type ClaimState, subjectContext } from './claim-state.js'
import { isBaseAmount } from './lead.js'
import { isPlainFund, isSource, knownSubject, ownWords, type Subject, withoutOrganizations } from './subject.js'
import { unknownSubject, type WordsPlace } from './unknown-subject.js'

const ONLY_PERIOD =
  /^(?:20\d{2}年?度?|全年|年初|本年度?|当年|年度|年|调整后?的?|支出|收入|部门|单位|预算|决算|执行|实际|数|金额|安排|编列|列|批复|规模|在|为|是|的|共)*$/u
/** 本单位2024年 in front of 预算支出 begins a new statement; bare 决算支出 goes on with the subject. */
const NEW_STATEMENT = /20\d{2}|单位|部门|本年|当年|总/u
const GENERIC =
  /^(?:合?计|总|折合|对应|涉及|所涉|相应|一项)*(?:价值|原值|净值|金额|购置费|预算金额|预算资金|预算|资金|资金规模|合同金额|费用|所需费用|购置费用)$/u
const VALUE = /价值|原值|净值/u
/** 全部为一般公共预算拨款 says where all of it comes from: how much of which item is not said. */
const ALL_FROM = /(?:均为|全部为|全部是|全为|都是|都为|均是|均来自|全部来自|均由)(?=\p{Script=Han})/u

/** 绩效目标管理涉及一般公共预算拨款 speaks of a part of that fund, whatever part it is. */
const INVOLVED = /涉及\p{Script=Han}{0,12}(?:拨款|公共预算|基金预算|财政资金)/u

/** What the subject of a claim is chosen from. */
export interface SubjectPlace extends WordsPlace {
  /** Unit of the claim before in the same sentence, or null. */
  previousUnit: string | null
}

/**
 * The subject of a claim: the words of its own clause, else what the sentence named before, else the subject of the claims
 * before where the words only go on with it. Null when they leave it open: nothing is paired across items.
 */
export function subjectOf(place: SubjectPlace, state: ClaimState, context: ClaimContext): Subject | null {
  const { number, lead } = place
  const { role } = lead
  const isMoney = /元$/u.test(number.unit) || number.unit === '%'
  const search = subjectContext(isMoney, state, context)
  const words = role.words.trim()
  if (role.kind === 'amount' && isMoney) {
    if (ALL_FROM.test(words) || INVOLVED.test(words)) return null
    if (isBaseAmount(lead)) return place.isNewSentence ? null : state.subject
    const source = bySource(words, state, context)
    if (source !== undefined) return source
  }
  const plain = ownWords(words, context.organizations)
  const isOpen = plain === '' || ONLY_PERIOD.test(plain)
  if (!isOpen || startsOver(words, place, state)) {
    const known = knownSubject(words, search)
    if (known !== null) return known
  }
  if (!isOpen && GENERIC.test(plain)) return generic(plain, place, state, context)
  if (!isOpen) return otherSubject(place, plain, state, context)
  const goesOn = state.subject !== null && (!place.isNewSentence || state.isTopic)
  const { project, isBudgetOnly } = context.scope
  if (!goesOn && isOpen && isBudgetOnly && project !== null) return projectSubject(project, plain)
  if (!goesOn) {
    for (const clause of lead.before) {
      const known = knownSubject(clause, search)
      if (known !== null) return known
    }
  }
  if (role.kind === 'earlier') return ofSameItem(role.of, state.subject, search)
  if (role.kind !== 'amount') return state.subject
  if (words === '' && !isMoney)
    return place.previousUnit === null || place.previousUnit === number.unit ? null : state.subject
  const isProject = state.subject === null || !state.subject.known || state.subject.item.scheme === 'project'
  if (context.scope.project !== null && isProject) return projectSubject(context.scope.project, plain)
  return words === '' && lead.before.length > 0 ? null : state.subject
}

/** 比2029年“三公”经费年初预算: the item may be named again; another one would be compared with, and is not paired. */
function ofSameItem(
  words: string,
  subject: Subject | null,
  search: Parameters<typeof knownSubject>[1],
): Subject | null {
  if (subject === null || words === '' || ONLY_PERIOD.test(words)) return subject
  const named = knownSubject(words, search)
  return named === null || named.item.name === subject.item.name ? subject : null
}

/** 支出预算 and 预算收入 name a total, unless they only give another stage of the subject of the same sentence. */
function startsOver(words: string, place: SubjectPlace, state: ClaimState): boolean {
  const side = /支出|收入/u.exec(words)?.[0]
  if (side === undefined || place.lead.role.kind !== 'amount') return false
  if (state.subject === null || NEW_STATEMENT.test(words) || (place.isNewSentence && !state.isTopic)) return true
  return (state.subject.flow === 'income') !== (side === '收入')
}

/** Money by fund or source: a part of what is being divided. Undefined when the words are something else. */
function bySource(words: string, state: ClaimState, context: ClaimContext): Subject | null | undefined {
  const text = withoutOrganizations(cleanName(words), context.organizations).replace(/^由/u, '')
  const fundOnly = text.replace(/(?:安排的?(?:支出)?)?(?:为|是)?$/u, '').replace(/^20\d{2}年?度?/u, '')
  const divided = state.whole ?? (isSource(text) ? state.subject : null)
  const whole = divided?.flow === 'expenditure' || divided?.flow === 'procurement' ? divided : null
  if (isPlainFund(fundOnly) && !/本年|当年|结转|结余/u.test(fundOnly)) {
    if (whole !== null) return { ...whole, fund: readFund(fundOnly).fund, name: text }
    if (/安排的支出/u.test(text)) {
      const item = { scheme: 'form' as const, code: null, name: '本年支出', within: null }
      return { item, flow: 'expenditure', fund: readFund(fundOnly).fund, portion: null, name: text, known: true }
    }
    return undefined
  }
  const isBalanceOrYear =
    whole !== null && readFund(text).fund !== null && /本年|当年|结转|结余/u.test(text) && !/(?:支出|收入)$/u.test(text)
  if (!isSource(text) && !(isBalanceOrYear && state.whole !== null)) return undefined
  return whole === null ? null : part(text, whole)
}

function part(printed: string, whole: Subject): Subject {
  const name = printed.replace(/(?:为|是|共)+$/u, '')
  const within = whole.item.within === null ? name : `${whole.item.within}／${name}`
  return { ...whole, item: { ...whole.item, within }, name }
}

/** 价值 and 购置费 speak of the thing named before them. */
function generic(words: string, place: SubjectPlace, state: ClaimState, context: ClaimContext): Subject | null {
  const search = subjectContext(VALUE.test(words), state, context)
  const named = place.lead.before.map((clause) => knownSubject(clause, search)).find((one) => one !== null)
  const subject = named ?? state.subject
  if (subject === null) return context.scope.project === null ? null : projectSubject(context.scope.project, words)
  const within = VALUE.test(words) ? subject.item.within : words
  return { ...subject, item: { ...subject.item, within }, name: `${subject.name}${words}` }
}

function otherSubject(place: SubjectPlace, plain: string, state: ClaimState, context: ClaimContext): Subject | null {
  const { role, before } = place.lead
  const { project } = context.scope
  if (project !== null && /预算安排|资金分配|预算规模|得分|自评得/u.test(before.join('') + role.words))
    return projectSubject(project, plain)
  return role.kind === 'change' ? null : unknownSubject(place, plain, state, context)
}

function projectSubject(name: string, words: string): Subject {
  const isScore = /得分|自评得/u.test(words)
  const item = { scheme: 'project' as const, code: null, name, within: isScore ? '自评得分' : null }
  return { item, flow: isScore ? 'target' : 'expenditure', fund: null, portion: 'project', name, known: true }
}
