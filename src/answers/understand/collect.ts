import { detectLanguage } from '../../language/language-of.js'
import type { WrittenNumber } from '../../language/written-number.js'
import { explainedByBracket, isGloss } from './gloss.js'
import type { Meaning } from './meaning.js'
import { namesOne, type OrganizationSpan } from './organizations.js'
import type { Reading, SenseWord } from './reading.js'
import { uncovered } from './repair-typos.js'
import type { Candidate } from './segment.js'

/** Gathers what the chosen stretches mean into the reading of the question. */
export function collect(text: string, question: string, chosen: Candidate<Meaning>[]): Reading {
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
        if (isNoYear(meaning.number)) reading.unknown.push(word)
        if (meaning.number.unit === '' && !isLimit(text, start, end)) reading.unknown.push(word)
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

/** 9005年 is no span of years, and no year of these documents either. */
function isNoYear({ unit, value }: WrittenNumber): boolean {
  return unit === '年' && /^\d{4,}$/.test(value)
}

/** top 3, 95以上, above 95: a bare number that says how many rows, or beyond which, is no word passed over. */
function isLimit(text: string, start: number, end: number): boolean {
  return (
    /(?:\btop|\b(?:larg|small|bigg|high|low)est|前|above|over|below|under|exceed(?:s|ing|ed)?|than|超过|高于|低于|至少)\s?$/.test(
      text.slice(Math.max(0, start - 12), start),
    ) || /^\s?(?:以上|以下|(?:larg|small|bigg|high|low)est\b)/.test(text.slice(end, end + 10))
  )
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
  const score = (name: string): number =>
    words.reduce((sum, word) => sum + (word.organizations.includes(name) ? word.end - word.start : 0), 0)
  const best = (pool: string[]): string[] => {
    const most = Math.max(...pool.map(score))
    return pool.filter((name) => score(name) === most)
  }
  const several = namedByWords(reading, words)
  if (several.length >= 2) {
    reading.mentions = several.map(({ organizations, start, end }) => ({ organizations, start, end }))
    reading.organizations = [...new Set(several.flatMap((word) => word.organizations))]
    reading.organizationNamed = true
    return
  }
  if (reading.organizations.length > 0) {
    // Each place is narrowed by itself: 渭南热线和固原 names two offices, whatever words stand behind the first.
    for (const mention of reading.mentions) mention.organizations = best(mention.organizations)
    const kept = new Set(reading.mentions.flatMap((mention) => mention.organizations))
    reading.organizations = reading.organizations.filter((name) => kept.has(name))
    return
  }
  const pool = [...new Set(words.flatMap((word) => word.organizations))].sort()
  if (pool.length === 0) return
  const chosen = best(pool)
  const [only] = chosen
  if (only !== undefined && chosen.length === 1 && score(only) >= 3) {
    reading.organizations = chosen
    reading.organizationNamed = true
    const longest = [...words]
      .filter((word) => word.organizations.includes(only))
      .sort((a, b) => b.end - b.start - (a.end - a.start))[0]
    // An office named by its words alone is as much a mention as one named by its place.
    if (longest !== undefined) reading.mentions.push({ organizations: chosen, start: longest.start, end: longest.end })
  }
}

/** 万里街道和社会福利院: several offices of one place, or without their place, each by words of its own. */
function namedByWords(reading: Reading, words: OrganizationSpan[]): OrganizationSpan[] {
  if (reading.mentions.length > 1) return []
  const pool = reading.mentions[0]?.organizations
  const naming = words.filter((word) => namesOne(word) && (pool?.includes(word.organizations[0] ?? '') ?? true))
  return naming.filter(
    (word, at) => naming.findIndex((other) => other.organizations[0] === word.organizations[0]) === at,
  )
}
