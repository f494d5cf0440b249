import { Decimal } from '../core/decimal.js'
import type { Figure, Quote } from '../core/figure.js'
import { describeUnit } from '../core/unit.js'
import { findNumbers } from '../language/numbers.js'
import type { WrittenNumber } from '../language/written-number.js'
import { findYears } from '../language/years.js'

export interface GateInput {
  text: string
  figures: Figure[]
  quotes: Quote[]
  /** Strings whose digits are names, not amounts: organizations, codes, table numbers, labels, document titles. */
  identities: string[]
}

export interface Offence {
  /** The characters that no figure stands behind. */
  text: string
  start: number
  reason: 'no-figure' | 'wrong-year' | 'wrong-organization' | 'wrong-item'
}

/**
 * Reads a finished text and binds every number in it to a figure in its role. A number passes when it is a figure of the
 * ledger (value and unit), stands in a sentence that names no other year, organization or item than the figure's, or is
 * part of an identity or of a verbatim quote. Anything else is an offence, and the text is not sent.
 */
export function checkText(input: GateInput): Offence[] {
  const masked = maskAll(input.text, [...input.quotes.map((quote) => quote.text), ...input.identities])
  const years = findYears(masked).filter((mention) => mention.year !== null)
  const offences: Offence[] = []
  for (const mention of years)
    if (!yearIsKnown(mention.year, input.figures))
      offences.push({ text: masked.slice(mention.start, mention.end), start: mention.start, reason: 'no-figure' })
  const numbers = findNumbers(masked).filter(
    (number) => !years.some((year) => year.start <= number.start && number.start < year.end),
  )
  for (const number of numbers) {
    const candidates = input.figures.filter((figure) => sameAmount(number, figure))
    if (candidates.length === 0) offences.push({ text: number.text, start: number.start, reason: 'no-figure' })
    else {
      const reason = roleProblem(input, masked, number, candidates)
      if (reason !== null) offences.push({ text: number.text, start: number.start, reason })
    }
  }
  return offences
}

/** Replaces each occurrence by blanks of the same length, longest first, so that positions stay. */
function maskAll(text: string, names: string[]): string {
  let masked = text
  for (const name of [...new Set(names)]
    .filter((one) => /[\p{N}一二三四五六七八九十百千万亿两零〇]/u.test(one))
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))) {
    masked = masked.split(name).join('▒'.repeat(name.length))
  }
  return masked
}

function yearIsKnown(year: number | null, figures: Figure[]): boolean {
  return year === null || figures.some((figure) => figure.year === year || figure.year === null) || figures.length === 0
}

function sameAmount(number: WrittenNumber, figure: Figure): boolean {
  const written = describeUnit(number.unit)
  const own = describeUnit(figure.unit)
  if (written.dimension !== own.dimension || written.base !== own.base) return false
  const value = new Decimal(number.value).times(written.factor)
  return value.abs().eq(new Decimal(figure.value).times(own.factor).abs())
}

/** A sentence is the unit of roles: what it names must belong to the figure. */
function roleProblem(
  input: GateInput,
  masked: string,
  number: WrittenNumber,
  candidates: Figure[],
): Offence['reason'] | null {
  const sentence = sentenceAround(input.text, number.start)
  // A label may name a year of its own (比2023年增加): masked as an identity, it does not count here.
  const years = new Set(
    findYears(sentenceAround(masked, number.start)).flatMap((mention) => (mention.year === null ? [] : [mention.year])),
  )
  const organizations = new Set(
    input.figures.flatMap((figure) =>
      figure.organization !== null && sentence.includes(figure.organization) ? [figure.organization] : [],
    ),
  )
  const labels = new Set(
    input.figures.flatMap((figure) => (figure.label !== '' && sentence.includes(figure.label) ? [figure.label] : [])),
  )
  let reason: Offence['reason'] = 'wrong-item'
  for (const figure of candidates) {
    if (years.size > 0 && figure.year !== null && !years.has(figure.year)) {
      reason = 'wrong-year'
      continue
    }
    if (organizations.size > 0 && figure.organization !== null && !organizations.has(figure.organization)) {
      reason = 'wrong-organization'
      continue
    }
    if (labels.size > 0 && figure.basis !== 'given' && figure.basis !== 'constant' && !labels.has(figure.label)) {
      reason = 'wrong-item'
      continue
    }
    return null
  }
  return reason
}

const SENTENCE_END = /[。；;！!？?\n]/

function sentenceAround(text: string, at: number): string {
  let start = at
  while (start > 0 && !SENTENCE_END.test(text[start - 1] ?? '')) start--
  let end = at
  while (end < text.length && !SENTENCE_END.test(text[end] ?? '')) end++
  return text.slice(start, end)
}
