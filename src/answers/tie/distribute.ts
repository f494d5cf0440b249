import { sameDimension } from '../../core/unit.js'
import { restatesNumber } from '../../gate/compare-number.js'
import type { Mention } from './mentions.js'
import type { StatedNumber } from './stated-numbers.js'

/** What one number of a list told with 分别 has to itself. */
export interface Share {
  organization: Mention | null
  year: Mention | null
  stage: Mention | null
  /** Its own words of the item; null where all numbers of the list share them. */
  words: string | null
  /** Where the words begin that all numbers of the list share, and its first number. */
  from: number
  first: number
}

const RESPECTIVELY = /分别|依次|各为|respectively/iu
const JOINT = /^\s*(?:[、，,]|和|与|及|以及|and|, and)?\s*(?:约)?\s*$/iu
const SPLIT = /、|，|,|和|与|及|\band\b/giu

/**
 * A、B分别为1和2: which name belongs to which number. The names stand in the sentence before the first number; they are
 * organizations, years, stages or items, as many as there are numbers. Numbers of a list that does not come out get nothing
 * (`null`): they are not read at all.
 */
export function distribute(
  plain: string,
  numbers: readonly StatedNumber[],
  mentionsAt: (start: number, end: number) => readonly Mention[],
  sentenceStart: (offset: number) => number,
): Map<StatedNumber, Share | null> {
  const shares = new Map<StatedNumber, Share | null>()
  for (const [index, number] of numbers.entries()) {
    if (shares.has(number)) continue
    const start = Math.max(sentenceStart(number.start), numbers[index - 1]?.end ?? 0)
    const group = [number]
    for (let next = index + 1; next < numbers.length; next += 1) {
      const [last, one] = [group.at(-1), numbers[next]]
      if (last === undefined || one === undefined || !JOINT.test(plain.slice(last.end, one.start))) break
      group.push(one)
    }
    const last = group.at(-1) ?? number
    const said = plain.slice(start, number.start)
    const isList =
      RESPECTIVELY.test(said) || /^[^。；;.\n]{0,12}respectively/iu.test(plain.slice(last.end, last.end + 20))
    if (!isList || group.length < 2) {
      if (group.length > 1 && !/[（(]/u.test(plain.slice(number.end, numbers[index + 1]?.start)))
        for (const [at, one] of group.entries()) {
          const former = group[at - 1]
          if (former !== undefined && sameDimension(former.unit, one.unit) && !restatesNumber(one, former))
            shares.set(one, null)
        }
      continue
    }
    const own = mentionsAt(start, number.start).filter(
      (mention) => mention.start >= start && mention.end <= number.start && !mention.isBase,
    )
    const parts = partsOf(plain, start, number.start, own, group.length)
    for (const [at, one] of group.entries()) shares.set(one, parts?.[at] ?? null)
  }
  return shares
}

function partsOf(plain: string, start: number, end: number, mentions: Mention[], count: number): Share[] | null {
  const none: Share = { organization: null, year: null, stage: null, words: null, from: start, first: end }
  for (const kind of ['organization', 'year', 'stage'] as const) {
    const own = mentions.filter((mention) => mention.kind === kind)
    if (own.length === count) return own.map((mention) => ({ ...none, [kind]: mention }))
  }
  let words = ''
  let at = start
  for (const mention of mentions) {
    if (mention.start < at || mention.kind === 'stage') continue
    words += plain.slice(at, mention.start)
    at = mention.end
  }
  words = (words + plain.slice(at, end)).replace(
    /(?:分别|依次)?(?:为|是|安排|达到?)?\s*(?:约)?$|\b(?:was|were|are|is)\b.*$/iu,
    '',
  )
  const list = words.split(/[：:]/u).at(-1) ?? ''
  const parts = list
    .split(SPLIT)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const kept = parts.slice(-count)
  return kept.length === count && parts.length - count <= 1 ? kept.map((part) => ({ ...none, words: part })) : null
}
