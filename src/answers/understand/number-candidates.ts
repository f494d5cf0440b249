import type { ItemIndex } from '../../facts/item-index.js'
import { findNumbers } from '../../language/numbers.js'
import { findYears } from '../../language/years.js'
import type { Meaning } from './meaning.js'
import type { Candidate } from './segment.js'

const CODE = /(?<![\d.])\d{3}(?:\s?\d{2}){0,2}(?![\d.]|,\d)/g
const AFTER_NUMBER = /^\s?(?:年(?!初)|元|万|亿|千|%|人(?!员)|家|个(?!人和)|项(?!目)|次|条|件|辆|月|日|号)/

export function codeCandidates(text: string, index: ItemIndex, knownCodes: ReadonlySet<string>): Candidate<Meaning>[] {
  const candidates: Candidate<Meaning>[] = []
  for (const match of text.matchAll(CODE)) {
    const code = match[0].replace(/\s/g, '')
    const start = match.index
    const end = start + match[0].length
    if (AFTER_NUMBER.test(text.slice(end))) continue
    const items = index.byCode.get(code)
    if (items !== undefined)
      candidates.push({
        start,
        end,
        weight: (end - start) * 12 + 6,
        meaning: { type: 'term', match: 'code', items, corrected: null },
      })
    else if (knownCodes.has(code) || /^[235]\d{4}(?:\d{2})?$/.test(code))
      candidates.push({ start, end, weight: (end - start) * 11, meaning: { type: 'code', code } })
  }
  return candidates
}

/** The years of a question; 2022年底, 2022年末 name the year, too, unless a balance (年末结转) is named so. */
export function yearCandidates(text: string): Candidate<Meaning>[] {
  return findYears(text).flatMap((mention): Candidate<Meaning>[] => {
    const { start, end } = mention
    const year: Candidate<Meaning> = { start, end, weight: (end - start) * 11 + 3, meaning: { type: 'year', mention } }
    const rest = text.slice(end - 1, end + 8)
    // 2024年末结转和结余: the balance keeps its 年.
    if (YEAR_OF_BALANCE.test(rest)) return [year, { ...year, end: end - 1, weight: (end - start) * 11 }]
    if (!AT_YEAR_END.test(rest)) return [year]
    return [year, { start: end, end: end + 1, weight: 9, meaning: { type: 'filler' } }]
  })
}

const YEAR_OF_BALANCE = /^年[初末].{0,5}结/
const AT_YEAR_END = /^年[底末]/

export function numberCandidates(text: string): Candidate<Meaning>[] {
  return findNumbers(text).map((number) => ({
    start: number.start,
    end: number.end,
    weight: (number.end - number.start) * (number.unit === '' ? 6 : 9) + 1,
    meaning: { type: 'number', number },
  }))
}
