import { findNumbers } from '../../language/numbers.js'
import { findYears } from '../../language/years.js'
import type { BoundNumber } from '../bind-numbers.js'
import { factLabel } from '../fact-label.js'
import { sentenceAround } from '../frame.js'
import type { GateInput } from '../gate-input.js'
import { isNarrowed, standsAlone } from '../label-boundary.js'
import { type Mention, takeNames } from '../mask.js'
import type { Line, TextReading } from '../read-text.js'
import { type ClaimToken, findClaimTokens } from './find-claims.js'

export interface Span {
  start: number
  end: number
}

/** A stretch of text between commas, stops, colons or brackets, with the words in it that claim something. */
export interface Clause extends Span {
  tokens: ClaimToken[]
  /** Names of the documents that no figure of the ledger has: 公用经费 in 公用经费中金额最大的几项. */
  wholes: Mention[]
  /** Letters that are no name of the ledger, no number, no claim and no word that may stand beside one. */
  strangers: Span[]
}

/** A text read for what it claims. */
export interface ClaimReading {
  input: GateInput
  reading: TextReading
  bound: BoundNumber[]
  /** Labels of figures, also those that stand right beside a claim word. */
  labels: Mention[]
  clauses: Clause[]
  /** 上年, last year: years named by their distance. */
  relativeYears: Span[]
}

const BREAK = /[，；。！？\n：;!?:()（）【】]|, |\. |\.$/gu

/** Reads the clauses of a text. Names of the ledger are blanked already; other names of documents, and suggestions, are here. */
export function readClauses(input: GateInput, reading: TextReading, bound: BoundNumber[]): ClaimReading {
  const labels = new Set(input.figures.map((figure) => figure.label))
  const own = takeNames(
    reading.plain,
    input.identities.filter((name) => !labels.has(name)),
  ).rest
  const { rest: text, mentions } = takeNames(
    own,
    [...namesOfDocuments(input, own), ...labels],
    (whole, start, end) => labels.has(whole.slice(start, end)) || standsAlone(whole, start, end),
  )
  // 电费增加: beside a claim a label needs no blank around it, for any other word there is a stranger.
  const beside = mentions.filter(({ name, end }) => labels.has(name) && !isNarrowed(own, end))
  const wholes = mentions.filter((mention) => !beside.includes(mention))
  const years = findYears(text)
  const known: Span[] = [...findNumbers(text), ...years, ...reading.stages]
  const tokens = findClaimTokens(text).filter((token) => !known.some((span) => within(token, span)))
  const clauses: Clause[] = []
  let start = 0
  for (const match of [...text.matchAll(BREAK), { index: text.length, 0: '' }]) {
    const span = { start, end: match.index }
    start = match.index + match[0].length
    const spoken = readAdjectives(tokens.filter((token) => within(token, span)))
    clauses.push({
      ...span,
      tokens: spoken,
      wholes: wholes.filter((whole) => within(whole, span)),
      strangers: strangersIn(text, span, [...known, ...spoken]),
    })
  }
  return {
    input,
    reading,
    bound,
    labels: [...reading.labels, ...beside],
    clauses,
    relativeYears: years.filter((year) => year.year === null),
  }
}

/** What the documents behind the figures call their amounts, as far as the text says it. */
function namesOfDocuments({ figures, library }: GateInput, text: string): Set<string> {
  const names = new Set<string>()
  const documents = new Set(figures.flatMap((figure) => figure.source?.document ?? []))
  for (const document of documents)
    for (const fact of library?.facts(document) ?? [])
      if (fact.key.kind === 'amount')
        for (const language of ['zh', 'en'] as const) {
          const label = factLabel(fact, language)
          if (text.includes(label)) names.add(label)
        }
  return names
}

/** 多, 高 and 少 compare behind a 比 only. */
function readAdjectives(tokens: ClaimToken[]): ClaimToken[] {
  const than = tokens.findIndex((token) => token.kind === 'than')
  return tokens.map((token, at) =>
    token.kind === 'adjective' && than >= 0 && than < at ? { ...token, kind: 'comparison' } : token,
  )
}

function strangersIn(text: string, span: Span, known: Span[]): Span[] {
  let rest = text.slice(span.start, span.end)
  for (const one of known)
    if (overlaps(one, span)) {
      const from = Math.max(0, one.start - span.start)
      const to = Math.min(rest.length, one.end - span.start)
      rest = rest.slice(0, from) + ' '.repeat(to - from) + rest.slice(to)
    }
  return [...rest.matchAll(/\p{L}+/gu)].map((match) => ({
    start: span.start + match.index,
    end: span.start + match.index + match[0].length,
  }))
}

export const within = (inner: Span, outer: Span): boolean => outer.start <= inner.start && inner.end <= outer.end
const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end

export const sentenceOf = ({ input }: ClaimReading, at: number): Span => sentenceAround(input.text, at)

export function lineOf({ reading }: ClaimReading, at: number): Line | null {
  return reading.lines.find((line) => line.start <= at && at <= line.end) ?? null
}

/** The bullets that stand under a line. */
export function bulletsUnder({ reading }: ClaimReading, line: Line | null): Line[] {
  return line === null ? [] : reading.lines.filter((one) => one.parent === line)
}

/** What a span names of the ledger. */
export interface Names {
  labels: Set<string>
  organizations: Set<string>
  years: Set<number>
  stages: Set<string>
}

export function namesIn({ reading, labels }: ClaimReading, span: Span): Names {
  const inside = (mentions: Mention[]): Set<string> =>
    new Set(mentions.filter((mention) => within(mention, span)).map((mention) => mention.name))
  return {
    labels: inside(labels),
    organizations: inside(reading.organizations),
    years: new Set(reading.years.filter((year) => within(year, span)).map((year) => year.year)),
    stages: inside(reading.stages),
  }
}

export const namesNothing = (names: Names): boolean =>
  names.labels.size + names.organizations.size + names.years.size + names.stages.size === 0

/** What a span does not name is taken from the next span that does, each respect for itself. */
export function fillNames(names: Names, others: Names[]): Names {
  const fill = <T>(own: Set<T>, pick: (one: Names) => Set<T>): Set<T> =>
    own.size > 0 ? own : (others.map(pick).find((set) => set.size > 0) ?? own)
  return {
    labels: fill(names.labels, (one) => one.labels),
    organizations: fill(names.organizations, (one) => one.organizations),
    years: fill(names.years, (one) => one.years),
    stages: fill(names.stages, (one) => one.stages),
  }
}

/** What the surroundings of a place name, the nearest first: its sentence, its line, the line that it stands under. */
export function namesAround(claims: ClaimReading, at: number): Names[] {
  const line = lineOf(claims, at)
  const spans: Span[] = [sentenceOf(claims, at)]
  if (line !== null) spans.push(line)
  if (line?.parent != null) spans.push(line.parent)
  return spans.map((span) => namesIn(claims, span))
}
