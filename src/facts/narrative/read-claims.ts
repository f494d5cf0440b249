import { yearIn, yearsIn } from '../period-words.js'
import { claimKey, directionOf } from './claim-key.js'
import type { ClaimNumber } from './claim-numbers.js'
import { type ClaimContext, type ClaimState, setSubject, subjectContext } from './claim-state.js'
import { subjectOf } from './claim-subject.js'
import { inContext } from './claims-in-context.js'
import { isBaseAmount, readLead } from './lead.js'
import type { ReadClaim } from './read-claim.js'
import { findReasons } from './reasons.js'
import type { Passage } from './sections.js'
import { knownSubject, ownWords, type Subject } from './subject.js'

/** The year of a date that a state is reported for: 截至2023年底, 到2023年12月31日. */
const AS_OF =
  /(?:截[止至]\s*(?:到|至)?|到|至|^|[，。；])\s*((?:20\d{2}\s*年|上年|去年|本年)[^，。]{0,10}?)(?:底|末|31\s*日|30\s*日|初)/u
const STOPS = ['。', '；', ';']

/** Reads the claims of one passage in order; what one leaves open (subject, base, whole) the next one may use. */
export function readClaims(
  passage: Passage,
  numbers: ClaimNumber[],
  state: ClaimState,
  context: ClaimContext,
): { claims: ReadClaim[]; state: ClaimState } {
  const reasons = findReasons(passage.text)
  const claims: ReadClaim[] = []
  let position = 0
  for (const number of numbers) {
    const stretch = passage.text.slice(position, number.start)
    const cut = Math.max(...STOPS.map((mark) => stretch.lastIndexOf(mark))) + 1
    enterSentence(stretch.slice(0, cut), state, context)
    const isReason = reasons.some((reason) => number.start >= reason.start && number.end <= reason.end)
    const place = {
      text: stretch.slice(cut),
      ended: stretch.slice(0, cut),
      start: position + cut,
      isNewSentence: cut > 0,
      previous: claims.at(-1) ?? null,
    }
    claims.push(readClaim(number, place, isReason, state, context))
    position = number.end
  }
  return { claims: inContext(claims), state }
}

/** A full stop ends lists and comparisons; a sentence without figures that only names an item makes it the subject. */
function enterSentence(ended: string, state: ClaimState, context: ClaimContext): void {
  if (ended === '') return
  const isStop = ended.includes('。')
  const isCounting = state.whole?.flow === 'asset' || state.whole?.flow === 'staff'
  if (isStop || !state.isListing) state.base = null
  if (state.isListing && (isStop || isCounting)) {
    if (state.whole !== null) setSubject(state.whole, state)
    state.whole = null
    state.outer = []
    state.isListing = false
  }
  if (!isStop) return
  for (const sentence of ended.split(/[。；;]/u).slice(0, -1)) {
    // What goes on behind a comma (，主要用于培训。) says more of the figure before, and begins nothing.
    if (/^\s*(?:[，,、]|(?:主要)?用于)/u.test(sentence)) continue
    const topic = knownSubject(sentence, subjectContext(true, state, context))
    if (topic === null) continue
    setSubject(topic, state)
    state.isTopic = true
  }
}

/** The year that an introduction without figures reports its list for, or null. */
export function asOfYear(text: string, context: ClaimContext): number | null {
  const found = AS_OF.exec(text)
  return found === null ? null : yearIn(found[1] ?? '', context.period)
}

interface ClaimPlace {
  text: string
  /** What ended before it in the same stretch: the sentences without figures. */
  ended: string
  start: number
  isNewSentence: boolean
  previous: ReadClaim | null
}

function readClaim(
  number: ClaimNumber,
  place: ClaimPlace,
  isReason: boolean,
  state: ClaimState,
  context: ClaimContext,
): ReadClaim {
  const { previous } = place
  const lead = readLead(place.text, number.unit, context.period)
  const asOf = asOfYear(place.text, context)
  if (asOf !== null) state.asOf = asOf
  else if (yearsIn(place.ended + place.text).length > 0 || /计划|拟购/u.test(place.text)) state.asOf = null
  if (lead.closes && state.outer.length > 0) closeList(state)
  if (lead.whole !== null) beginList(lead.whole, lead.opens, state, context)
  if (lead.base !== null) state.base = lead.base
  const carried = state.subject
  const previousUnit = place.isNewSentence ? null : (previous?.number.unit ?? null)
  const subject = isReason
    ? null
    : subjectOf({ number, lead, isNewSentence: place.isNewSentence, previousUnit }, state, context)
  if (!isReason && subject !== carried && (subject !== null || lead.role.kind === 'amount')) setSubject(subject, state)
  const isCarried = subject !== null && subject === carried && previous !== null && previous.chain === state.chain
  if (!isReason) state.isTopic = false
  const key = claimKey(number, lead, subject, state, context)
  return {
    number,
    key: isBaseAmount(lead) ? { ...key, ...lead.base } : key,
    name: subject?.name ?? ownWords(lead.role.words, context.organizations),
    isKnown: subject?.known ?? true,
    whole: state.whole === null || state.whole === subject ? null : state.whole.name,
    direction: directionOf(number, lead),
    start: isCarried ? previous.start : place.start,
    chain: isReason ? -1 : state.chain,
  }
}

/** Behind the bracket that divided it, the whole is spoken of again: 3.50 万元（其中：购置费 0 万元；运行费 3.50 万元），比上年减少…. */
function closeList(state: ClaimState): void {
  const divided = state.whole
  state.whole = state.outer.pop() ?? null
  if (divided === null || state.subject === divided) return
  const { year, stage, budget } = state
  setSubject(divided, state)
  Object.assign(state, { year, stage, budget })
}

/** 其中 after an amount divides it; 本年支出包括 names what is divided. A bracket only interrupts the list around it. */
function beginList(words: string, isBracket: boolean, state: ClaimState, context: ClaimContext): void {
  const named: Subject | null = words === '' ? null : knownSubject(words, subjectContext(true, state, context))
  const whole = named ?? state.subject
  if (isBracket) state.outer.push(state.whole)
  state.isListing = true
  if (whole !== null) state.whole = { ...whole, fund: whole.fund ?? state.whole?.fund ?? null }
}
