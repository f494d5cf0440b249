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

export function yearCandidates(text: string): Candidate<Meaning>[] {
  return findYears(text).map((mention) => ({
    start: mention.start,
    end: mention.end,
    weight: (mention.end - mention.start) * 11 + 3,
    meaning: { type: 'year', mention },
  }))
}

export function numberCandidates(text: string): Candidate<Meaning>[] {
  return findNumbers(text).map((number) => ({
    start: number.start,
    end: number.end,
    weight: (number.end - number.start) * (number.unit === '' ? 6 : 9) + 1,
    meaning: { type: 'number', number },
  }))
}
