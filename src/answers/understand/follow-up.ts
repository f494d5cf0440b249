import { partsOf, type SlotKind, slotsOf, type Turn, wordsOf } from '../session.js'
import { combineLast, combinesLast } from './combine.js'
import { bare, type FollowUp, sure, unsure } from './outcome.js'
import { pickOffered } from './pick.js'
import type { Reading } from './reading.js'
import { compose, referentsOf, subjectsOf } from './referents.js'
import { isRemark } from './remarks.js'
import { substitute } from './substitute.js'

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
  const picked = pickOffered(text, turns)
  if (picked !== null && 'question' in picked) return sure(picked.question)
  if (picked !== null)
    return picked.choices.length > 0 ? { sure: false, suggestions: picked.choices } : unsure(turns, '')
  if (isRemark(text)) return last.clear && last.question !== '' ? sure(last.question) : unsure(turns, '')
  const named = reading.organizationNamed
  const subject = subjectsOf(partsOf(reading))
  if (reading.unheldPlaces.length > 0) return null
  if (named && subject.length > 0) return otherBoth(reading, text, last)
  const several = subject.length === 0 && !named && last.organizations.length > 0
  if (several && combinesLast(reading, text)) return combineLast(reading, turns)
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

/** 聊城的医疗呢: both are said, how it is asked is not. */
function otherBoth(reading: Reading, text: string, last: Turn): FollowUp | null {
  const says = partsOf(reading)
  const simple = last.clear && subjectsOf(last).length === 1 && last.organizations.length === 1
  if (simple && WITHIN.test(text) && subjectsOf(says).length === 1) {
    const scope = {
      organization: reading.organizations.join('和'),
      year: wordsOf(says, 'year'),
      stage: wordsOf(says, 'stage'),
    }
    return sure(
      compose(
        { ...scope, subject: `${subjectsOf(says).join('')}里的${innermost(subjectsOf(last).join(''))}` },
        '是多少',
      ),
    )
  }
  if (!/呢$/.test(text) || reading.intents.size > 0 || ASKS.test(text) || !simple) return null
  if (reading.organizations.length !== 1 || subjectsOf(says).length !== 1) return null
  const words = (kind: 'organization' | 'year' | 'stage') => wordsOf(says, kind)
  const organization = words('organization') === '' ? reading.organizations.join('') : words('organization')
  return sure(
    substitute(last, { organization, year: words('year'), stage: words('stage'), subject: subjectsOf(says).join('') }),
  )
}

/** 专项经费里的呢: the item of before, within this one. */
const WITHIN = /(?:里|里面|中|当中|下|下面)的?呢?$/

/** The item itself, without the row or column it was sought within. */
const innermost = (subject: string): string => subject.replace(/^.*[里中下]的/, '')

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
  if (!last.clear || before.length !== 1) {
    // Nothing to go back to beyond the organization.
  } else if (WITHIN.test(text)) {
    return sure(
      compose({ organization, ...scope, subject: `${text.replace(/的?呢?$/, '')}的${innermost(whole)}` }, '是多少'),
    )
  } else if (/^(?:它|其|该项目|这个项目|这项)的/.test(text)) {
    return sure(
      compose({ organization, ...scope, subject: `${whole}的` }, text.replace(/^(?:它|其|该项目|这个项目|这项)的/, '')),
    )
  } else if (/^(?:再)?(?:加上|加)/.test(text)) {
    return sure(
      compose(
        { organization, ...scope, subject: `${whole}和${text.replace(/^(?:再)?(?:加上|加)/, '')}` },
        '加起来是多少',
      ),
    )
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
    if (unit !== '' && WHY.test(last.question) && subjects.length === 1)
      return sure(compose({ organization, ...scope, subject }, `是多少${unit}`))
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

const WHY = /为什么|为何|为啥|怎么来|哪来的|原因|理由|why|reason/

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
