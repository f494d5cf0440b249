import { COUNTIES_THAT_SOUND_LIKE_PREFECTURES } from './county-names.js'
import { lookAlike } from './look-alike.js'
import { soundAlike } from './pinyin.js'

/** A name found in a text, exactly or with a typo. Offsets are of the text given. */
export interface NameMatch {
  candidate: string
  start: number
  end: number
  /** `exact`, `homophone` (same sounds), `shape` (look-alike character), `typo` (one other character, one too many, one missing, two swapped). */
  kind: 'exact' | 'homophone' | 'shape' | 'typo'
  /** How far the next best candidate is behind; at least 1. */
  margin: number
}

interface Scored {
  candidate: string
  start: number
  end: number
  kind: NameMatch['kind']
  cost: number
}

const HAN = /^\p{Script=Han}+$/u
/** What may stand after a name of two characters that was typed with a homophone: 新预算 does not name 新余. */
const AFTER_SHORT_NAME =
  /^(?:$|[\s\p{P}\p{S}0-9]|市|省|州|盟|地区|自治|政府|热线|政务|便民|市民|中心|预算|决算|部门|单位|的|那|这|今年|去年|本年|上年|前年|明年|和|与|跟|同|比|呢|有|是|两|编)/u
const PLACE_SUFFIX = /(?:自治区|自治州|地区|特别行政区|[市省县区州盟旗])$/u
const LATIN_LENGTH = 9
const MAX_TEXT = 2000

/**
 * Finds the name that a text means, allowing one slip: a homophone for any name of two characters or more, a look-alike
 * character from three, any one-character slip from four; Latin names one letter from nine. An exact known name always
 * wins, and what it covers is never taken for a typo: pass every known name, so that 西安 is not read as 延安 nor 广州 as 杭州.
 * Null when nothing is near, or two candidates are equally near.
 */
export function matchWithTypo(candidates: readonly string[], text: string): NameMatch | null {
  const exact = longestExact(candidates, text)
  if (exact !== null) return exact
  const found = candidates.flatMap((candidate) => nearest(candidate, text.slice(0, MAX_TEXT)) ?? [])
  found.sort((a, b) => a.cost - b.cost || b.candidate.length - a.candidate.length)
  const [best, ...others] = found
  // 公积金 within 住房公积金 is the same reading of the same stretch, not another one.
  const next = others.find((other) => best === undefined || !isWithin(other, best))
  if (best === undefined || (next !== undefined && next.cost <= best.cost)) return null
  const { cost, ...match } = best
  return { ...match, margin: next === undefined ? 99 : next.cost - cost }
}

function isWithin(inner: Scored, outer: Scored): boolean {
  return outer.start <= inner.start && inner.end <= outer.end && outer.candidate.includes(inner.candidate)
}

/** The longest known name that occurs in the text; the first of equally long ones. */
function longestExact(candidates: readonly string[], text: string): NameMatch | null {
  let best: NameMatch | null = null
  let length = 0
  for (const candidate of candidates) {
    if (candidate === '') continue
    const start = indexOfName(text, candidate)
    const better = candidate.length > length || (candidate.length === length && best !== null && start < best.start)
    if (start < 0 || !better) continue
    best = { candidate, start, end: start + candidate.length, kind: 'exact', margin: 99 }
    length = candidate.length
  }
  return best
}

/** Han names wherever they are not part of another place's name; Latin names as whole words, whatever their case. */
function indexOfName(text: string, name: string): number {
  const latin = !HAN.test(name) && /[A-Za-z]/u.test(name)
  const [within, wanted] = latin ? [text.toLowerCase(), name.toLowerCase()] : [text, name]
  const letter = /\p{Script=Latin}/u
  for (let at = within.indexOf(wanted); at >= 0; at = within.indexOf(wanted, at + 1)) {
    const [before, after] = [within.charAt(at - 1), within.charAt(at + wanted.length)]
    if (latin ? !letter.test(before) && !letter.test(after) : !isPartOfPlace(name, before, after)) return at
  }
  return -1
}

/** 朝阳区 is not 朝阳, 和田县 not 和田, and 义乌市 holds no 乌市 (a short form of one character may follow function words only). */
function isPartOfPlace(name: string, before: string, after: string): boolean {
  if (/[区县镇乡旗]/u.test(after) && !PLACE_SUFFIX.test(name)) return true
  return (
    name.length === 2 &&
    name.endsWith('市') &&
    HAN.test(before) &&
    !'问查下在和与跟比给把看的从于对是及同向'.includes(before)
  )
}

/** Length of a name without 市, 州 …: what a slip is measured against, since 李家庄市 is not 石家庄市. */
const coreLength = (name: string): number => name.length - (PLACE_SUFFIX.exec(name)?.[0].length ?? 0)

function nearest(candidate: string, text: string): Scored | null {
  return HAN.test(candidate) ? nearestHan(candidate, text) : nearestLatin(candidate, text)
}

function nearestHan(candidate: string, text: string): Scored | null {
  const { length } = candidate
  if (length < 2) return null
  let best: Scored | null = null
  const keep = (found: Scored | null) => {
    if (found !== null && (best === null || found.cost < best.cost)) best = found
  }
  for (let start = 0; start + length - 1 <= text.length; start++) {
    keep(compareSame(candidate, text, start))
    if (coreLength(candidate) >= 4) {
      keep(oneMissing(candidate, text, start))
      keep(oneTooMany(candidate, text, start))
    }
  }
  return best
}

/** Compares with as many characters of the text: homophones, look-alikes, one other character, two swapped. */
function compareSame(candidate: string, text: string, start: number): Scored | null {
  const { length } = candidate
  const written = text.slice(start, start + length)
  if (written.length < length || !HAN.test(written)) return null
  const different: number[] = []
  for (let at = 0; at < length; at++) if (written.charAt(at) !== candidate.charAt(at)) different.push(at)
  const scored = (kind: NameMatch['kind'], cost: number): Scored => ({
    candidate,
    start,
    end: start + length,
    kind,
    cost,
  })
  if (different.length === 0 || COUNTIES_THAT_SOUND_LIKE_PREFECTURES.has(written.slice(0, 2))) return null
  const [first = 0, second] = different
  const core = coreLength(candidate) || length
  const most = core <= 2 ? 1 : 2
  if (different.length <= most && different.every((at) => soundAlike(written.charAt(at), candidate.charAt(at)))) {
    const free = length > 2 || AFTER_SHORT_NAME.test(text.slice(start + length, start + length + 2))
    return free && length - different.length >= 1 ? scored('homophone', different.length * 2) : null
  }
  if (different.length === 1) {
    if (core >= 3 && lookAlike(written.charAt(first), candidate.charAt(first))) return scored('shape', 3)
    return core >= 4 ? scored('typo', 4) : null
  }
  const swapped =
    different.length === 2 &&
    second === first + 1 &&
    written.charAt(first) === candidate.charAt(second) &&
    written.charAt(second) === candidate.charAt(first)
  return swapped && core >= 4 ? scored('typo', 4) : null
}

function oneMissing(candidate: string, text: string, start: number): Scored | null {
  const length = candidate.length - 1
  const written = text.slice(start, start + length)
  if (written.length < length) return null
  const prefix = commonPrefix(written, candidate)
  // A name without its first or last character is another, shorter word more often than a slip.
  if (prefix === 0 || prefix >= length || written.slice(prefix) !== candidate.slice(prefix + 1)) return null
  return { candidate, start, end: start + length, kind: 'typo', cost: 5 }
}

function oneTooMany(candidate: string, text: string, start: number): Scored | null {
  const length = candidate.length + 1
  const written = text.slice(start, start + length)
  if (written.length < length || !HAN.test(written)) return null
  const prefix = commonPrefix(written, candidate)
  if (prefix === 0 || prefix >= candidate.length || written.slice(prefix + 1) !== candidate.slice(prefix)) return null
  return { candidate, start, end: start + length, kind: 'typo', cost: 5 }
}

function commonPrefix(a: string, b: string): number {
  let at = 0
  while (at < a.length && a.charAt(at) === b.charAt(at)) at += 1
  return at
}

/** Romanized names differ by a letter too easily (Zhuzhou, Zhuozhou): only long ones, with the first letter right. */
function nearestLatin(candidate: string, text: string): Scored | null {
  const wanted = candidate.toLowerCase()
  if (wanted.length < LATIN_LENGTH) return null
  for (const word of text.matchAll(/[\p{Script=Latin}']{8,40}/gu)) {
    const written = word[0].toLowerCase()
    if (written.charAt(0) === wanted.charAt(0) && isOneLetterOff(written, wanted)) {
      return { candidate, start: word.index, end: word.index + word[0].length, kind: 'typo', cost: 4 }
    }
  }
  return null
}

/** One letter replaced, missing, too many, or two swapped. */
function isOneLetterOff(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  const prefix = commonPrefix(a, b)
  const rest = (text: string, skip: number) => text.slice(prefix + skip)
  if (a.length < b.length) return rest(a, 0) === rest(b, 1)
  if (a.length > b.length) return rest(a, 1) === rest(b, 0)
  if (rest(a, 1) === rest(b, 1)) return true
  return (
    a.charAt(prefix) === b.charAt(prefix + 1) && a.charAt(prefix + 1) === b.charAt(prefix) && rest(a, 2) === rest(b, 2)
  )
}
