import { detectLanguage } from '../../language/language-of.js'
import { foldText } from '../../language/normalize.js'
import { findNumbers } from '../../language/numbers.js'
import type { WrittenNumber } from '../../language/written-number.js'
import { matchWithTypo } from '../../language/similar.js'
import { findYears, type YearMention } from '../../language/years.js'
import type { IndexedItem, ItemIndex } from '../../facts/item-index.js'
import type { OrganizationSpan } from './organizations.js'
import type { Reading, SenseWord, Term } from './reading.js'
import { type Candidate, segment } from './segment.js'
import { LONGEST_SENSE_WORD, type Sense, senseLexicon } from './senses.js'
import { chineseFillers, englishFillers, LONGEST_FILLER } from './words.js'

type Meaning =
  | { type: 'organization'; span: OrganizationSpan }
  | { type: 'term'; match: Term['match']; items: IndexedItem[]; corrected: string | null }
  | { type: 'sense'; senses: readonly Sense[] }
  | { type: 'context' }
  | { type: 'year'; mention: YearMention }
  | { type: 'number'; number: WrittenNumber }
  | { type: 'code'; code: string }
  | { type: 'filler' }

/** Text that matching works on: folded, lower case, without blanks beside Chinese characters and without quotation marks. */
export function squeeze(question: string): string {
  return foldText(question)
    .toLowerCase()
    .replace(/["'“”‘’《》〈〉「」『』]/g, '')
    .replace(/\s+(?=[\p{Script=Han}(),:;?!])|(?<=[\p{Script=Han}(),:;?!])\s+/gu, '')
}

/** Reads a question word by word against the items of the documents it may be about. */
export function readQuestion(question: string, index: ItemIndex, organizationSpans: OrganizationSpan[], knownCodes: ReadonlySet<string>): Reading {
  const text = squeeze(question)
  const candidates: Candidate<Meaning>[] = [
    ...organizationCandidates(organizationSpans),
    ...wordCandidates(text, index),
    ...codeCandidates(text, index, knownCodes),
    ...yearCandidates(text),
    ...numberCandidates(text),
  ]
  const first = segment(text.length, candidates)
  const repaired = repairTypos(text, index, first, candidates)
  return collect(text, question, repaired)
}

function organizationCandidates(spans: OrganizationSpan[]): Candidate<Meaning>[] {
  return spans.map((span) => {
    const length = span.end - span.start
    return { start: span.start, end: span.end, weight: span.kind === 'place' ? length * 12 + 4 : length * 7, meaning: { type: 'organization', span } }
  })
}

/** Item names, parts of names, words of the field, contexts and fillers, at every position. */
function wordCandidates(text: string, index: ItemIndex): Candidate<Meaning>[] {
  const candidates: Candidate<Meaning>[] = []
  const longest = Math.max(index.longestName, LONGEST_SENSE_WORD, LONGEST_FILLER)
  for (let start = 0; start < text.length; start++) {
    if (text[start] === ' ') continue
    let part = 0
    for (let end = start + 1; end <= Math.min(text.length, start + longest); end++) {
      const word = text.slice(start, end)
      if (splitsLatinWord(text, start, end)) continue
      const bare = word.replace(/[\s,、:]/g, '')
      const items = word === bare || bare.length > 3 ? index.byName.get(bare) : undefined
      const length = end - start
      if (items !== undefined) candidates.push({ start, end, weight: length * 10 + 6, meaning: { type: 'term', match: 'exact', items, corrected: null } })
      const senses = senseLexicon.get(word)
      if (senses !== undefined) candidates.push({ start, end, weight: length * 10 + 2, meaning: { type: 'sense', senses } })
      if (isFiller(word)) candidates.push({ start, end, weight: length * 8 + 2, meaning: { type: 'filler' } })
      if (index.contexts.has(bare) && length >= 2) candidates.push({ start, end, weight: length * 9, meaning: { type: 'context' } })
      if (length >= 2 && HAN_WORD.test(word) && index.haystack.includes(word)) part = end
    }
    if (part > start) {
      for (let end = part; end >= start + 2; end--) {
        const word = text.slice(start, end)
        const items = itemsWith(word, index)
        if (items.length > 0) candidates.push({ start, end, weight: (end - start) * 9 - 8, meaning: { type: 'term', match: 'part', items, corrected: null } })
      }
    }
  }
  return candidates
}

const HAN_WORD = /^[\p{Script=Han}()a-z\d]+$/u

function isFiller(word: string): boolean {
  return chineseFillers.has(word) || englishFillers.has(word) || /^[,.?!;:，。？！；：、()\s~…-]$/.test(word)
}

function splitsLatinWord(text: string, start: number, end: number): boolean {
  const latin = (at: number): boolean => /[a-z]/.test(text[at] ?? '')
  return (latin(start) && latin(start - 1)) || (latin(end - 1) && latin(end))
}

function itemsWith(part: string, index: ItemIndex): IndexedItem[] {
  const found: IndexedItem[] = []
  for (const entry of index.items.values()) if (entry.names.some((name) => name.includes(part))) found.push(entry)
  return found
}

const CODE = /(?<![\d.])\d{3}(?:\s?\d{2}){0,2}(?![\d.]|,\d)/g
const AFTER_NUMBER = /^\s?(?:年|元|万|亿|千|%|人|家|个|项|次|条|件|辆|月|日|号)/

function codeCandidates(text: string, index: ItemIndex, knownCodes: ReadonlySet<string>): Candidate<Meaning>[] {
  const candidates: Candidate<Meaning>[] = []
  for (const match of text.matchAll(CODE)) {
    const code = match[0].replace(/\s/g, '')
    const start = match.index
    const end = start + match[0].length
    if (AFTER_NUMBER.test(text.slice(end))) continue
    const items = index.byCode.get(code)
    if (items !== undefined) candidates.push({ start, end, weight: (end - start) * 12 + 6, meaning: { type: 'term', match: 'code', items, corrected: null } })
    else if (knownCodes.has(code) || /^[235]\d{4}(?:\d{2})?$/.test(code)) candidates.push({ start, end, weight: (end - start) * 11, meaning: { type: 'code', code } })
  }
  return candidates
}

function yearCandidates(text: string): Candidate<Meaning>[] {
  return findYears(text).map((mention) => ({ start: mention.start, end: mention.end, weight: (mention.end - mention.start) * 11 + 3, meaning: { type: 'year', mention } }))
}

function numberCandidates(text: string): Candidate<Meaning>[] {
  return findNumbers(text).map((number) => ({ start: number.start, end: number.end, weight: (number.end - number.start) * 9 + 1, meaning: { type: 'number', number } }))
}

/** Stretches that nothing covers are tried once more as an item's name with one wrong character. */
function repairTypos(text: string, index: ItemIndex, chosen: Candidate<Meaning>[], candidates: Candidate<Meaning>[]): Candidate<Meaning>[] {
  const gaps = uncovered(text, chosen)
  if (gaps.length === 0) return chosen
  const names = [...index.byName.keys()].filter((name) => name.length >= 3)
  const repairs: Candidate<Meaning>[] = []
  for (const gap of gaps) {
    for (let start = Math.max(0, gap.start - 6); start <= gap.start; start++) {
      for (let end = gap.end; end <= Math.min(text.length, gap.end + 8); end++) {
        if (end - start < 3) continue
        const name = matchWithTypo(names, text.slice(start, end))
        const items = name === null ? undefined : index.byName.get(name)
        if (name !== null && items !== undefined) repairs.push({ start, end, weight: (end - start) * 10, meaning: { type: 'term', match: 'typo', items, corrected: name } })
      }
    }
  }
  return repairs.length === 0 ? chosen : segment(text.length, [...candidates, ...repairs])
}

function uncovered(text: string, chosen: Candidate<Meaning>[]): { start: number; end: number }[] {
  const gaps: { start: number; end: number }[] = []
  let at = 0
  for (const span of [...chosen, { start: text.length, end: text.length }]) {
    if (span.start > at) gaps.push({ start: at, end: span.start })
    at = Math.max(at, span.end)
  }
  return gaps.filter((gap) => /[\p{L}\p{N}]/u.test(text.slice(gap.start, gap.end)))
}

function collect(text: string, question: string, chosen: Candidate<Meaning>[]): Reading {
  const reading: Reading = {
    text,
    language: detectLanguage(question),
    organizations: [],
    organizationNamed: false,
    unheldPlaces: [],
    terms: [],
    senses: [],
    contexts: [],
    unheldCodes: [],
    years: [],
    given: [],
    unit: null,
    intents: new Set(),
    unknown: [],
    corrections: [],
  }
  const nameWords: OrganizationSpan[] = []
  for (const { start, end, meaning } of chosen) {
    const word = text.slice(start, end)
    switch (meaning.type) {
      case 'organization':
        if (meaning.span.kind === 'name') nameWords.push(meaning.span)
        else if (meaning.span.organizations.length === 0) reading.unheldPlaces.push(word)
        else {
          reading.organizationNamed = true
          for (const name of meaning.span.organizations) if (!reading.organizations.includes(name)) reading.organizations.push(name)
          if (meaning.span.corrected !== null) reading.corrections.push({ from: word, to: meaning.span.corrected })
        }
        break
      case 'term':
        reading.terms.push({ text: word, start, end, match: meaning.match, items: meaning.items, corrected: meaning.corrected })
        if (meaning.corrected !== null) reading.corrections.push({ from: word, to: meaning.corrected })
        break
      case 'sense':
        addSense(reading, { text: word, start, senses: meaning.senses })
        break
      case 'context':
        reading.contexts.push(word)
        break
      case 'year':
        reading.years.push({ year: meaning.mention.year, relative: meaning.mention.relative, text: word })
        break
      case 'number':
        reading.given.push(meaning.number)
        break
      case 'code':
        reading.unheldCodes.push(meaning.code)
        break
      case 'filler':
        break
    }
  }
  narrowByName(reading, nameWords)
  for (const gap of uncovered(text, chosen)) reading.unknown.push(...text.slice(gap.start, gap.end).split(/[^\p{L}\p{N}]+/u).filter((word) => word !== ''))
  return reading
}

function addSense(reading: Reading, word: SenseWord): void {
  reading.senses.push(word)
  for (const sense of word.senses) {
    if (sense.type === 'intent') reading.intents.add(sense.intent)
    if (sense.type === 'unit') reading.unit = sense.unit
  }
}

/** Words of organizations' names choose among several organizations of one place, and stand alone where no place is named. */
function narrowByName(reading: Reading, words: OrganizationSpan[]): void {
  if (words.length === 0) return
  const score = (name: string): number => words.reduce((sum, word) => sum + (word.organizations.includes(name) ? word.end - word.start : 0), 0)
  const pool = reading.organizations.length > 0 ? reading.organizations : [...new Set(words.flatMap((word) => word.organizations))].sort()
  const best = Math.max(...pool.map(score))
  const chosen = pool.filter((name) => score(name) === best)
  if (reading.organizations.length > 0) {
    if (reading.organizations.length > 1 && chosen.length === 1) reading.organizations = chosen
  } else if (best >= 3 && chosen.length === 1) {
    reading.organizations = chosen
    reading.organizationNamed = true
  }
}
