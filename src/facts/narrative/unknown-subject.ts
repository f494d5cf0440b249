import { readFund } from '../fund-words.js'
import type { ClaimNumber } from './claim-numbers.js'
import type { ClaimContext, ClaimState } from './claim-state.js'
import type { Lead } from './lead.js'
import type { Subject } from './subject.js'

const SENTENCE_LIKE = /[，。]|是|了|并|为了|要求|根据|按照|推动|确保|努力|不断|进一步/u
const COUNTED_AFTER = /^[个项类家种名条件所]$/u
/** 由两类组成 does not count 组成. */
const NO_NOUN = /^(?:组成|构成|方面|部分|左右|以[上内下]|分别|增|减|用于|均|全)/u
const PLANNED = /(?:计划|拟)(?:购|新|配|采|更)/u
/** 话务员由原来的 24 名: what was before; 增至 50 人: what is now. */
const FORMER = /^(.{2,20}?)(?:由|从)(?:原来|原有|原先|原|上年|去年)的?$/u
const CHANGED_TO = /^(?:增|减|降|升|扩|提|缩)\p{Script=Han}{0,2}[至到]$/u
const LIMIT = /以上(?:（含）|含)?$/u
const LONGEST_NAME = 40

/** Where a claim stands: its number, the words before it, and whether a full stop or semicolon came between. */
export interface WordsPlace {
  number: ClaimNumber
  lead: Lead
  isNewSentence: boolean
}

/**
 * Words that the vocabulary does not know stand for themselves, as long as they are a name and no sentence. A count may
 * name what it counts behind the number (2 个项目); words that belong to the number before are nobody's.
 */
export function unknownSubject(
  place: WordsPlace,
  plain: string,
  state: ClaimState,
  context: ClaimContext,
): Subject | null {
  const { number, lead } = place
  const isCount = number.unit !== '' && !/元$|%/u.test(number.unit)
  const said = state.whole?.flow ?? context.scope.form.flow
  if (isCount && CHANGED_TO.test(plain)) return withoutFormer(place, state)
  const former = isCount ? FORMER.exec(plain)?.[1] : undefined
  const after = countedAfter(number, lead)
  if (after === null && /、\s*$/u.test(lead.role.words)) return null
  if (after === null && former === undefined && isCount && said === null && number.following !== '') return null
  const name = former ?? after ?? (plain.length <= LONGEST_NAME ? plannedName(plain, place, state) : '')
  if (!isName(name)) return null
  const within =
    (former === undefined ? null : '原有') ??
    (isCount ? occasion(state.subject) : null) ??
    state.whole?.item.name ??
    null
  return {
    item: { scheme: 'form', code: null, name, within },
    flow: said ?? (isCount ? 'activity' : null),
    fund: isCount ? null : readFund(name).fund,
    portion: null,
    name,
    known: false,
  }
}

function isName(name: string): boolean {
  const balanced = ['“”', '（）', '《》'].every(
    ([open = '', close = '']) => name.split(open).length === name.split(close).length,
  )
  return (
    name.length >= 2 &&
    balanced &&
    !/[和与及对]$/u.test(name) &&
    !SENTENCE_LIKE.test(name) &&
    /\p{Script=Han}/u.test(name)
  )
}

/** 0个行政单位、0个参公管理事业单位: the noun behind the number; a longer one only where nothing before it could be meant. */
function countedAfter(number: ClaimNumber, lead: Lead): string | null {
  const { following } = number
  if (!COUNTED_AFTER.test(number.unit) || NO_NOUN.test(following)) return null
  const longest = /^\s*$|、\s*$/u.test(lead.role.words) ? 12 : 6
  return /^\p{Script=Han}{2,}$/u.test(following) && following.length <= longest ? following : null
}

/** 增至 50 人 goes on with what 由原来的 24 名 began. */
function withoutFormer(place: WordsPlace, state: ClaimState): Subject | null {
  const { subject } = state
  if (subject === null || place.isNewSentence || subject.item.within !== '原有') return null
  return { ...subject, item: { ...subject.item, within: null } }
}

/** Things to be bought are not things held: 计划 stays in the name, and a limit of price keeps the noun that it limits. */
function plannedName(plain: string, place: WordsPlace, state: ClaimState): string {
  const { lead, isNewSentence } = place
  const own = /(?:计划|拟).*$/u.exec(plain)?.[0]
  const isPlanned = PLANNED.test(lead.role.words) || (!isNewSentence && /^计划/u.test(state.subject?.name ?? ''))
  const topic = /^(.{2,10})方面$/u.exec(lead.before[0] ?? '')?.[1]
  const noun = topic ?? /以上(?:（含）|含)?的(.{2,12})$/u.exec(state.subject?.name ?? '')?.[1]
  const name = isPlanned && own !== undefined ? own : plain
  const limited = LIMIT.test(name) && noun !== undefined ? `${name}的${noun}` : name
  return isPlanned && !/计划|拟/u.test(limited)
    ? `计划${/^[购新配采更]/u.test(limited) ? '' : '购置'}${limited}`
    : limited
}

/** What is counted beside an expenditure (接待 2 批次 beside 国内接待费) is counted for it. */
function occasion(subject: Subject | null): string | null {
  if (subject === null || subject.flow !== 'expenditure') return null
  return subject.known ? subject.item.name : subject.item.within
}
