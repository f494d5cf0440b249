import type { IndexedItem, ItemIndex } from '../../facts/item-index.js'
import { detectLanguage } from '../../language/language-of.js'
import { foldText } from '../../language/normalize.js'
import { findNumbers } from '../../language/numbers.js'
import { matchWithTypo, type NameMatch } from '../../language/similar.js'
import type { WrittenNumber } from '../../language/written-number.js'
import { findYears, type YearMention } from '../../language/years.js'
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
  | { type: 'known'; name: string }
  | { type: 'filler' }

/** Text that matching works on: folded, lower case, without blanks beside Chinese characters and without quotation marks. */
export function squeeze(question: string): string {
  return foldText(question)
    .toLowerCase()
    .replace(/(\d{3,})((?:19|20)\d{2}年)/g, '$1 $2')
    .replace(/(?<=[a-z])['’]s\b/g, '')
    .replace(/["'“”‘’《》〈〉「」『』]/g, '')
    .replace(/\s+(?=[\p{Script=Han}(),:;?!])|(?<=[\p{Script=Han}(),:;?!])\s+/gu, '')
}

/** Names and codes of the field that a question may use although no document at hand has them. */
export interface KnownNames {
  names: ReadonlySet<string>
  codes: ReadonlySet<string>
  /** How many organizations are held. */
  organizations: number
}

/** Reads a question word by word against the items of the documents it may be about. */
export function readQuestion(
  question: string,
  index: ItemIndex,
  organizationSpans: OrganizationSpan[],
  known: KnownNames,
): Reading {
  const text = squeeze(question)
  const candidates: Candidate<Meaning>[] = [
    ...organizationCandidates(text, organizationSpans, known.organizations),
    ...wordCandidates(text, index, known.names, organizationSpans),
    ...codeCandidates(text, index, known.codes),
    ...yearCandidates(text),
    ...numberCandidates(text),
  ]
  const first = segment(text.length, candidates)
  const repaired = repairTypos(text, index, first, candidates)
  return collect(text, question, repaired)
}

function organizationCandidates(text: string, spans: OrganizationSpan[], held: number): Candidate<Meaning>[] {
  return ownNameWords(text, spans, held).map(({ span, attached }) => {
    const length = span.end - span.start
    return {
      start: span.start,
      end: span.end,
      weight: span.kind === 'place' ? length * 12 + 4 : attached ? length * 12 : length * 9 - 2,
      meaning: { type: 'organization', span },
    }
  })
}

/**
 * Words of an organization's name count where they belong to the organization that is named, and the short ones (中心, 服务)
 * only right behind its place or its other words; elsewhere they are words of the question.
 */
function ownNameWords(
  text: string,
  spans: OrganizationSpan[],
  held: number,
): { span: OrganizationSpan; attached: boolean }[] {
  const placed = spans.filter((span) => span.kind === 'place')
  const named = new Set(placed.flatMap((span) => span.organizations))
  const ends = new Set(placed.map((span) => span.end))
  const kept = placed.map((span) => ({ span, attached: true }))
  for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (span.kind === 'place') continue
    // 热线 and 中心 are in most names held: anyone may use them of any of these offices.
    const common = span.organizations.length * 2 >= held
    if (named.size > 0 && !common && !span.organizations.some((name) => named.has(name))) continue
    const attached = [0, 1, 2].some((gap) => ends.has(span.start - gap)) || /[家个]$/.test(text.slice(0, span.start))
    if (span.end - span.start < 4 && named.size > 0 && !attached) continue
    kept.push({ span, attached: attached && named.size > 0 })
    ends.add(span.end)
  }
  return kept
}

/** Item names, parts of names, words of the field, contexts and fillers, at every position. */
function wordCandidates(
  text: string,
  index: ItemIndex,
  known: ReadonlySet<string>,
  spans: OrganizationSpan[],
): Candidate<Meaning>[] {
  const candidates: Candidate<Meaning>[] = []
  const longest = Math.max(index.longestName, LONGEST_SENSE_WORD, LONGEST_FILLER, LONGEST_KNOWN)
  for (let start = 0; start < text.length; start++) {
    if (text[start] === ' ') continue
    let part = 0
    for (let end = start + 1; end <= Math.min(text.length, start + longest); end++) {
      const word = text.slice(start, end)
      if (splitsLatinWord(text, start, end)) continue
      const edged = /^[\s,、:]|[\s,、:]$/.test(word)
      const bare = word.replace(/[\s,、:]/g, '')
      const senses = senseLexicon.get(word)
      const isTotal = senses?.some((sense) => sense.type === 'total') ?? false
      const items = !isTotal && !edged && (word === bare || bare.length > 3) ? index.byName.get(bare) : undefined
      const length = end - start
      if (items !== undefined)
        candidates.push({
          start,
          end,
          weight: length * 11 + 2,
          meaning: { type: 'term', match: 'exact', items, corrected: null },
        })
      else if (!edged && known.has(bare))
        candidates.push({ start, end, weight: length * 11, meaning: { type: 'known', name: word } })
      if (senses !== undefined)
        candidates.push({ start, end, weight: length * 11 + 1, meaning: { type: 'sense', senses } })
      if (isFiller(word))
        candidates.push({ start, end, weight: length === 1 ? 9 : length * 9 + 2, meaning: { type: 'filler' } })
      if (index.contexts.has(bare) && length >= 2)
        candidates.push({ start, end, weight: length * 9, meaning: { type: 'context' } })
      if (length >= 2 && HAN_WORD.test(word) && index.haystack.includes(word)) part = end
    }
    if (part > start) {
      for (let end = part; end >= start + 2; end--) {
        const word = text.slice(start, end)
        const items = itemsWith(word, index)
        if (items.length > 0)
          candidates.push({
            start,
            end,
            weight: isShortProject(items, start, end, spans) ? (end - start) * 12 : (end - start) * 9 - 8,
            meaning: { type: 'term', match: 'part', items, corrected: null },
          })
      }
    }
  }
  return candidates
}

/** Standard names are shorter than this. */
const LONGEST_KNOWN = 30

/** 热线专项经费: projects are called by the end of their long names; words of an organization's name are none. */
function isShortProject(items: IndexedItem[], start: number, end: number, spans: OrganizationSpan[]): boolean {
  return (
    end - start >= 5 &&
    items.every((item) => item.item.scheme === 'project') &&
    !spans.some((span) => span.start <= start && end <= span.end)
  )
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
const AFTER_NUMBER = /^\s?(?:年(?!初)|元|万|亿|千|%|人(?!员)|家|个|项(?!目)|次|条|件|辆|月|日|号)/

function codeCandidates(text: string, index: ItemIndex, knownCodes: ReadonlySet<string>): Candidate<Meaning>[] {
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

function yearCandidates(text: string): Candidate<Meaning>[] {
  return findYears(text).map((mention) => ({
    start: mention.start,
    end: mention.end,
    weight: (mention.end - mention.start) * 11 + 3,
    meaning: { type: 'year', mention },
  }))
}

function numberCandidates(text: string): Candidate<Meaning>[] {
  return findNumbers(text).map((number) => ({
    start: number.start,
    end: number.end,
    weight: (number.end - number.start) * (number.unit === '' ? 6 : 9) + 1,
    meaning: { type: 'number', number },
  }))
}

/** Stretches that nothing covers are tried once more as an item's name with one wrong character. */
function repairTypos(
  text: string,
  index: ItemIndex,
  chosen: Candidate<Meaning>[],
  candidates: Candidate<Meaning>[],
): Candidate<Meaning>[] {
  const gaps = uncovered(text, chosen)
  if (gaps.length === 0) return chosen
  const longer = [...index.byName.keys()].filter((name) => name.length >= 3)
  const repairs: Candidate<Meaning>[] = []
  for (const gap of gaps) {
    const from = Math.max(0, gap.start - 8)
    const window = text.slice(from, gap.end + 8)
    const covers = (match: NameMatch | null): boolean =>
      match !== null && match.kind !== 'exact' && from + match.start <= gap.start && from + match.end >= gap.end
    const [match] = [matchWithTypo(longer, window)].filter(covers)
    if (match === undefined || match === null) continue
    const start = from + match.start
    const end = from + match.end
    const items = index.byName.get(match.candidate)
    if (items === undefined || start > gap.start || end < gap.end) continue
    repairs.push({
      start,
      end,
      weight: (end - start) * 10,
      meaning: { type: 'term', match: 'typo', items, corrected: match.candidate },
    })
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
    mentions: [],
    terms: [],
    senses: [],
    contexts: [],
    unheldCodes: [],
    unheldNames: [],
    years: [],
    given: [],
    unit: null,
    intents: new Set(),
    unknown: [],
    corrections: [],
    completedFrom: null,
  }
  const nameWords: OrganizationSpan[] = []
  const unheld: { name: string; start: number; end: number }[] = []
  for (const { start, end, meaning } of chosen) {
    const word = text.slice(start, end)
    switch (meaning.type) {
      case 'organization':
        if (meaning.span.kind === 'name') nameWords.push(meaning.span)
        else if (meaning.span.organizations.length === 0) reading.unheldPlaces.push(word)
        else {
          reading.organizationNamed = true
          reading.mentions.push({ organizations: meaning.span.organizations, start, end })
          for (const name of meaning.span.organizations)
            if (!reading.organizations.includes(name)) reading.organizations.push(name)
          if (meaning.span.corrected !== null) reading.corrections.push({ from: word, to: meaning.span.corrected })
        }
        break
      case 'term':
        reading.terms.push({
          text: word,
          start,
          end,
          match: meaning.match,
          items: meaning.items,
          corrected: meaning.corrected,
        })
        if (meaning.corrected !== null) reading.corrections.push({ from: word, to: meaning.corrected })
        break
      case 'sense':
        addSense(reading, { text: word, start, senses: meaning.senses })
        break
      case 'context':
        reading.contexts.push(word)
        break
      case 'year':
        reading.years.push({ year: meaning.mention.year, relative: meaning.mention.relative, text: word, end })
        break
      case 'number':
        if (meaning.number.unit === '') reading.unknown.push(word)
        else if (!/几|多少/.test(word)) reading.given.push(meaning.number)
        break
      case 'code':
        reading.unheldCodes.push(meaning.code)
        break
      case 'known':
        unheld.push({ name: meaning.name, start, end })
        break
      case 'filler':
        break
    }
  }
  joinCodeAndName(reading)
  reading.unheldNames = unheld
    .filter((one) => !isGloss(text, one.start, one.end, reading))
    .map((one) => one.name)
    .filter(
      (name) =>
        !reading.terms.some(
          (term) => term.items.length > 0 && term.items.every((item) => item.names.some((one) => one.includes(name))),
        ),
    )
  narrowByName(reading, nameWords)
  for (const gap of uncovered(text, chosen)) {
    if (explainedByBracket(text, gap.end, reading)) continue
    for (const match of text.slice(gap.start, gap.end).matchAll(/[\p{L}\p{N}]+/gu)) {
      const start = gap.start + match.index
      if (!isGloss(text, start, start + match[0].length, reading)) reading.unknown.push(match[0])
    }
  }
  return reading
}

/**
 * "official receptions (公务接待费)": the English words directly before a Chinese name in brackets gloss it and say nothing
 * more. Words further away, and words of time or manner, do.
 */
function isGloss(text: string, start: number, end: number, reading: Reading): boolean {
  const open = text.indexOf('(', end)
  const close = text.indexOf(')', open)
  if (
    open < 0 ||
    close < 0 ||
    !reading.terms.some((term) => term.start > open && term.end <= close && HAN.test(term.text))
  )
    return false
  const between = text
    .slice(start, open)
    .split(/\s+/)
    .filter((word) => word !== '')
  return (
    between.length <= 6 &&
    between.every((word) => /^[a-z-]+$/.test(word) && !englishFillers.has(word) && !QUALIFIER.test(word))
  )
}

const HAN = /\p{Script=Han}/u
const QUALIFIER =
  /^(?:month|monthly|quarter|quarterly|week|weekly|daily|day|hourly|average|first|second|third|fourth|last|next|previous|prior|former|temporary|overseas|foreign|non-.*|without|except|excluding|not|no|half|twice|double|target|growth|share)s?$/

/** 五险一金（养老、医保 …）: what stands in the bracket right behind a word says what it means. */
function explainedByBracket(text: string, end: number, reading: Reading): boolean {
  if (text[end] !== '(') return false
  const close = text.indexOf(')', end)
  return reading.terms.filter((term) => term.start > end && term.end <= close).length >= 2
}

/** 2080506职业年金缴费 names one item twice: beside a code, a shorter name may be part of the coded item's. */
function joinCodeAndName(reading: Reading): void {
  const coded = reading.terms.filter((term) => term.match === 'code').flatMap((term) => term.items)
  for (const term of reading.terms) {
    if (term.match === 'code') continue
    const word = term.text.replace(/[\s,、:]/g, '')
    for (const item of coded)
      if (!term.items.includes(item) && item.names.some((name) => name.includes(word)))
        term.items = [...term.items, item]
  }
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
  const score = (name: string): number =>
    words.reduce((sum, word) => sum + (word.organizations.includes(name) ? word.end - word.start : 0), 0)
  const pool =
    reading.organizations.length > 0
      ? reading.organizations
      : [...new Set(words.flatMap((word) => word.organizations))].sort()
  const best = Math.max(...pool.map(score))
  const chosen = pool.filter((name) => score(name) === best)
  if (reading.organizations.length > 0) {
    if (reading.organizations.length > 1 && chosen.length === 1) reading.organizations = chosen
  } else if (best >= 3 && chosen.length === 1) {
    reading.organizations = chosen
    reading.organizationNamed = true
  }
}
