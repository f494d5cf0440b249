import { partsOf, type SlotKind, slotsOf, type Turn, wordsOf } from '../session.js'
import type { Reading } from './reading.js'
import { compose, referentsOf, subjectsOf } from './referents.js'
import { substitute } from './substitute.js'

/** The whole question that a follow-up stands for, or that its subject cannot be told, with whole questions it may mean. */
export type FollowUp = { sure: true; question: string } | { sure: false; suggestions: string[] }

const BOTH =
  /[这那](?:两|三|几)(?:项|个|家|笔|者)|^(?:两|三)(?:项|者|个数)|[它他]们|两家|两个单位|两个城市|两市|these two|the two|them|both|(?:哪个|哪项|谁)(?:更|比较)?(?:多|大|高|少|小|低)|which (?:one )?is (?:more|larger|higher|less|smaller|lower|bigger)/
/** Remarks on the answer itself: it is told again, with its source and with what it says of zero, blank and contradiction. */
const REPEATS = new RegExp(
  [
    '(?:你|您)?(?:确定|肯定|真的|没错|没搞错)(?:吗|么|吧)?',
    '(?:在|是)?(?:出处|来源|原文|哪一?页|第几页|第几行|哪一行|哪张表|哪个表|哪里|哪儿)(?:里|上)?(?:写的|来的|看到的)?(?:是?(?:哪里|什么|哪))?(?:呢|啊)?',
    '从?哪(?:里|儿)?来的|有(?:什么)?依据吗',
    '再说一遍',
    '(?:到底|究竟|那)?(?:以)?哪一?个(?:数|数字)?(?:才)?(?:对|是对的|正确|准|准确|为准|是真的)(?:呢|啊)?',
    '(?:是|到底是|究竟是)?(?:没|未|没有)(?:公开|公布|披露|填|写)(?:吗|么)?(?:还是.{0,12})?',
    '(?:是)?(?:真的|确实)(?:没有|没花|是零|是0|为零)(?:吗|么)?|是(?:零|0|空白|没填|空的)(?:吗|么|还是.{0,12})',
    '为(?:什么|啥)(?:是|会)?空(?:着|的|白|白的)',
    "(?:are you )?sure|(?:what is |what's )?(?:the )?source|where(?: is (?:it|that) from)?|which (?:one )?is (?:right|correct)",
  ]
    .map((form) => `^(?:${form})$`)
    .join('|'),
)
const ORDINAL = /^(?:那|就|要|选|看|查)?第([一二三四五六七八九十两]|\d{1,2})(?:个|项|家|条|种|行)(?:的)?/
const ENGLISH_ORDINAL = /^(?:and )?(?:the )?(first|second|third|fourth|fifth|last)(?: one)?\b/
/** A conjunction in front of an organization sets it beside the one of before. */
const CONTRAST = /^(?:那|那么)?(?:比|跟|和|与|同|compared|than|versus|vs)/
/** Words that make a question a whole one although it names no item. */
const WHOLE_INTENTS = ['how', 'define', 'library', 'list', 'consistency'] as const

/**
 * Completes a question that leaves out what the conversation already said (那医疗呢？ 固原呢？ 这两项加起来 换成元 为什么), by
 * putting what it says into the question before it; null when nothing is missing. Where more than one subject could be
 * meant, or the question before was not understood, nothing is guessed.
 */
export function completeFollowUp(reading: Reading, turns: readonly Turn[]): FollowUp | null {
  const newest = turns.at(-1)
  if (newest === undefined) return null
  const last = withoutNumbers(standing(turns, newest))
  const text = bare(reading.text)
  const picked = pick(text, turns)
  if (picked !== null) return picked
  if (REPEATS.test(text)) return last.clear && last.question !== '' ? sure(last.question) : unsure(turns, '')
  const named = reading.organizationNamed
  const subject = subjectsOf(partsOf(reading))
  if (reading.unheldPlaces.length > 0) return null
  if (named && subject.length > 0) return otherBoth(reading, text, last)
  if (subject.length === 0 && BOTH.test(reading.text) && !named) return both(reading, turns)
  if (named) return otherOrganization(reading, text, turns, last)
  if (subject.length > 0) return otherSubject(reading, text, turns, last)
  return sameSubject(reading, text, turns, last)
}

/** A question about the same that was refused (another year) does not change what is talked about. */
function standing(turns: readonly Turn[], newest: Turn): Turn {
  const about = (one: Turn): string => [...one.organizations, ...subjectsOf(one)].join('|')
  if (newest.answered) return newest
  const answered = turns.filter((one) => one.answered).at(-1)
  return answered !== undefined && about(answered) === about(newest) ? answered : newest
}

/** A number that the person gave belongs to the question it stood in: a follow-up to it asks for the figure itself. */
function withoutNumbers(last: Turn): Turn {
  const [subject, ...others] = subjectsOf(last)
  const rest = last.slots.reduceRight((text, slot) => text.slice(0, slot.start) + text.slice(slot.end), last.question)
  if (!/\d/.test(rest) || subject === undefined || others.length > 0) return last
  const parts = [
    { kind: 'organization' as const, text: last.organizations.join('和') },
    { kind: 'year' as const, text: wordsOf(last, 'year') },
    { kind: 'stage' as const, text: wordsOf(last, 'stage') },
    { kind: 'subject' as const, text: subject },
  ]
  const slots: Turn['slots'] = []
  let question = ''
  for (const { kind, text } of parts) {
    if (text === '') continue
    slots.push({ kind, start: question.length, end: question.length + text.length })
    question += text
  }
  return { ...last, question: `${question}是多少`, slots }
}

const sure = (question: string): FollowUp => ({ sure: true, question })

/** What may be meant: what was asked about lately, each with the words of the question. */
function unsure(turns: readonly Turn[], ask: string): FollowUp {
  const plain = turns.at(-1)?.language === 'en' ? 'how much is it' : '是多少'
  const suggestions = referentsOf(turns)
    .slice(0, 3)
    .map((one) => compose(one, ask === '' ? plain : ask))
  return { sure: false, suggestions }
}

/** The question without the words that only tie it to what was said before. */
function bare(text: string): string {
  return text
    .replace(/^(?:那么|那|还有|然后|再看|and |so |then )\s*/, '')
    .replace(/^(?:what about|how about)\s+/, '')
    .replace(/[?!。.,;\s]+$/, '')
    .trim()
}

const DIGITS = '一二三四五六七八九十'
const ENGLISH_DIGITS = ['first', 'second', 'third', 'fourth', 'fifth']

/** 第二个呢, 2: one of the questions or items that were offered. */
function pick(text: string, turns: readonly Turn[]): FollowUp | null {
  const match = ORDINAL.exec(text) ?? ENGLISH_ORDINAL.exec(text) ?? /^(\d{1,2})$/.exec(text)
  if (match === null) return null
  const word = match[1] ?? ''
  const choices = [...turns.slice(-3)].reverse().find((one) => one.choices.length > 0)?.choices ?? []
  if (choices.length === 0) return /^\d+$/.test(text) ? null : unsure(turns, '')
  const number = /^\d+$/.test(word)
    ? Number.parseInt(word, 10)
    : word === '两'
      ? 2
      : Math.max(DIGITS.indexOf(word), ENGLISH_DIGITS.indexOf(word)) + 1
  const choice = choices[word === 'last' ? choices.length - 1 : number - 1]
  if (choice === undefined) return { sure: false, suggestions: choices }
  const rest = text
    .slice(match[0].length)
    .replace(/^呢|呢$/, '')
    .trim()
  if (rest === '' || /^(?:是)?多少$/.test(rest)) return sure(choice)
  return sure(`${choice.replace(/(?:是|为)?多少[?？]?$|[?？]$/, '')}${rest}`)
}

/** 这两项加起来, 它们差多少: the last two things that were asked about. */
function both(reading: Reading, turns: readonly Turn[]): FollowUp {
  const count = /三/.test(reading.text) ? 3 : 2
  const ask = bare(reading.text).replace(BOTH_WORDS, '')
  const found = referentsOf(turns).slice(0, count).reverse()
  if (found.length < count || turns.slice(-count).some((one) => !one.clear)) return unsure(turns, '')
  const organizations = [...new Set(found.map((one) => one.organization))]
  const subjects = [...new Set(found.map((one) => one.subject))]
  const years = [...new Set(found.map((one) => one.year))]
  const stages = [...new Set(found.map((one) => one.stage))]
  if (years.length > 1 || stages.length > 1) return unsure(turns, '')
  const [organization = ''] = organizations
  const [subject = ''] = subjects
  const scope = { year: years[0] ?? '', stage: stages[0] ?? '' }
  const joined = subjects.join('和')
  if (organizations.length === 1) return sure(compose({ organization, ...scope, subject: joined }, ask))
  if (subjects.length === 1) return sure(compose({ organization: organizations.join('和'), ...scope, subject }, ask))
  return sure(found.map((one) => compose({ ...one, ...scope }, '')).join('和') + ask)
}

const BOTH_WORDS =
  /[这那]?(?:两|三|几)(?:项|个数|个|家|笔|者)|[它他]们|两个单位|两个城市|两市|these two|the two|\bthem\b|\bboth\b/

/** 聊城的医疗呢: both are said, how it is asked is not. */
function otherBoth(reading: Reading, text: string, last: Turn): FollowUp | null {
  const says = partsOf(reading)
  const simple = last.clear && subjectsOf(last).length === 1 && last.organizations.length === 1
  if (!/呢$/.test(text) || reading.intents.size > 0 || ASKS.test(text) || !simple) return null
  if (reading.organizations.length !== 1 || subjectsOf(says).length !== 1) return null
  const words = (kind: 'organization' | 'year' | 'stage') => wordsOf(says, kind)
  const organization = words('organization') === '' ? reading.organizations.join('') : words('organization')
  return sure(
    substitute(last, { organization, year: words('year'), stage: words('stage'), subject: subjectsOf(says).join('') }),
  )
}

/** Words that ask by themselves, whatever was asked before. */
const ASKS = /多少|几|how (?:much|many)|什么|吗$|么$/

function otherOrganization(reading: Reading, text: string, turns: readonly Turn[], last: Turn): FollowUp | null {
  const whole = reading.unknown.length > 0 || WHOLE_INTENTS.some((intent) => reading.intents.has(intent))
  const asks = reading.intents.size > 0 || ASKS.test(text)
  const subjects = subjectsOf(last)
  const words = wordsOf(partsOf(reading), 'organization', '和')
  const name = words === '' ? reading.organizations.join('和') : words
  if (whole || reading.contexts.length > 0) return null
  // 渭南的预算是多少 is a whole question: the total is meant.
  if (reading.intents.size === 0 && ASKS.test(text) && partsOf(reading).slots.some((slot) => slot.kind === 'stage'))
    return null
  if (last.question === '') return unsure(turns, '')
  const year = wordsOf(partsOf(reading), 'year')
  const stage = wordsOf(partsOf(reading), 'stage')
  // What was not understood may have gone on about an item that was asked for before.
  const before = referentsOf(turns).filter((one) => last.organizations.includes(one.organization))
  if (!last.clear && subjects.length === 0 && before.length > 0)
    return {
      sure: false,
      suggestions: before.slice(0, 3).map((one) => compose({ ...one, organization: name }, '是多少')),
    }
  if (asks && (subjects.length !== 1 || !last.clear)) return unsure(turns, '')
  const [subject = ''] = subjects
  const own = { year: year === '' ? wordsOf(last, 'year') : year, stage: stage === '' ? wordsOf(last, 'stage') : stage }
  if (asks && CONTRAST.test(reading.text)) {
    const [organization = ''] = last.organizations
    if (last.organizations.length !== 1) return unsure(turns, '')
    return sure(compose({ organization, ...own, subject }, text))
  }
  if (asks)
    return sure(compose({ organization: name, ...own, subject }, without(reading, ['organization', 'year', 'stage'])))
  if (last.organizations.length > 1) {
    if (subjects.length !== 1) return unsure(turns, '')
    return sure(compose({ organization: name, ...own, subject }, '是多少'))
  }
  return sure(substitute(last, { organization: name, year, stage }))
}

function otherSubject(reading: Reading, text: string, turns: readonly Turn[], last: Turn): FollowUp | null {
  const known = [...turns].reverse().find((one) => one.organizations.length > 0)
  if (known === undefined || reading.intents.has('across')) return null
  const organization = known.organizations.join('和')
  const year = wordsOf(partsOf(reading), 'year')
  const stage = wordsOf(partsOf(reading), 'stage')
  const before = subjectsOf(last)
  const [whole = ''] = before
  const scope = { year: year === '' ? wordsOf(known, 'year') : '', stage: stage === '' ? wordsOf(known, 'stage') : '' }
  if (/^(?:它|这个|这项)?占/.test(text) && reading.intents.has('share')) {
    if (before.length !== 1 || !last.clear) return unsure(turns, '')
    return sure(compose({ organization, ...scope, subject: whole }, text.replace(/^(?:它|这个|这项)/, '')))
  }
  if (INSIDE.test(text) && reading.intents.has('share') && before.length === 1)
    return sure(
      compose({ organization, ...scope, subject: '' }, text.replace(INSIDE, '').replace(/占比|占/, `占${whole}的比例`)),
    )
  const asks = reading.intents.size > 0 || ASKS.test(text)
  const words = subjectsOf(partsOf(reading))
  const shareOfTwo = before.length === 2 && /占/.test(last.question)
  const replaces =
    turns.at(-1)?.organizations.length !== 0 && last.clear && words.length === 1 && (before.length === 1 || shareOfTwo)
  if (!asks && replaces) return sure(substitute(last, { subject: words.join(''), year, stage }))
  return sure(compose({ organization, ...scope, subject: '' }, asks ? text : `${text.replace(/呢$/, '')}是多少`))
}

const INSIDE = /^其中的?|里面|当中|of which/

function sameSubject(reading: Reading, text: string, turns: readonly Turn[], last: Turn): FollowUp | null {
  const known = [...turns].reverse().find((one) => one.organizations.length > 0)
  const organization = known?.organizations.join('和') ?? ''
  if (reading.intents.has('library')) return null
  const says = partsOf(reading)
  const subjects = subjectsOf(last)
  const [subject = ''] = subjects
  const [year, stage, unit] = [wordsOf(says, 'year', '和'), wordsOf(says, 'stage'), wordsOf(says, 'unit')]
  const count = (turn: Pick<Turn, 'slots'>, kind: SlotKind) => turn.slots.filter((slot) => slot.kind === kind).length
  const carried = (kind: 'year' | 'stage') => (count(last, kind) > 1 ? '' : wordsOf(last, kind))
  const scope = { year: year === '' ? carried('year') : '', stage: stage === '' ? carried('stage') : '' }
  const related = relate(text, subject)
  if (related !== null) {
    const stages = /决算比/.test(related) ? '' : scope.stage
    return last.clear && subjects.length === 1
      ? sure(compose({ organization, ...scope, stage: stages, subject }, related))
      : unsure(turns, '')
  }
  const listed = reading.intents.has('list') && reading.contexts.length === 0 && subjects.length === 1 && last.clear
  const facet = reading.intents.has('completion') && /指标|目标/.test(text)
  const whole = WHOLE_INTENTS.some((intent) => reading.intents.has(intent)) && !listed
  if (reading.unknown.length > 0 || whole || facet)
    return organization === '' ? null : sure(compose({ organization, year: '', stage: '', subject: '' }, text))
  const slots = year !== '' || stage !== '' || unit !== ''
  const asks =
    reading.intents.size > 0 || (ASKS.test(text) && !/^(?:那)?(?:是|到底是|一共|总共|一共是)?多少钱?$/.test(text))
  if (last.question === '' || (!last.clear && (asks || !slots))) return unsure(turns, asks ? text : '')
  if (!asks) {
    if (!slots) return /多少/.test(text) ? sure(last.question) : unsure(turns, '')
    const several = (kind: SlotKind) => count(says, kind) > 1 || (count(says, kind) === 1 && count(last, kind) > 1)
    return several('year') || several('stage') ? unsure(turns, '') : sure(substitute(last, { year, stage, unit }))
  }
  if (subjects.length !== 1) return unsure(turns, text)
  const named = stage === '' ? subject : subject.replace(/(?<=[收支出入])[预决]算|^[预决]算(?=[收支])/, '')
  const front = last.organizations.length === 0 && /加起来|合计|总共|一共|平均/.test(text) ? '各单位' : organization
  // 哪家最多 goes over all offices, 最大的三项 stays with the one at hand.
  const everyone = reading.intents.has('across') && !reading.intents.has('list')
  if (everyone) return sure(compose({ organization: '', ...scope, subject }, text))
  if (year !== '' || stage !== '')
    return sure(
      compose(
        {
          organization,
          year: year === '' ? scope.year : year,
          stage: stage === '' ? scope.stage : stage,
          subject: named,
        },
        without(reading, ['year', 'stage']),
      ),
    )
  return sure(compose({ organization: front, ...scope, subject: named }, text))
}

/** 占总的多少, 超了多少: what the item is set beside goes without saying: its side's total, the budget at the year's start. */
function relate(text: string, subject: string): string | null {
  const whole = /收入/.test(subject) ? '总收入' : '总支出'
  const share = text.replace(/占(?:了)?(?:总的|全部的?|总数的?|总额的?|整个的?|总体的?)/, `占${whole}`)
  if (share !== text) return share
  return /^超(?:支|出|预算)?了?多少钱?$/.test(text) ? `决算比年初预算${text}` : null
}

/** The question without the stretches that say these. */
function without(reading: Reading, kinds: readonly string[]): string {
  let text = reading.text
  for (const slot of [...slotsOf(reading)].reverse())
    if (kinds.includes(slot.kind)) text = text.slice(0, slot.start) + text.slice(slot.end)
  return bare(text)
}
