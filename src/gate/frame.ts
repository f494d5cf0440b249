import { blank, type Mention } from './mask.js'
import type { Line, TextReading } from './read-text.js'

/** What stands around a number: the label that it follows, and the scope that its sentence names. */
export interface Frame {
  labels: Set<string>
  organizations: Set<string>
  years: Set<number>
  stages: Set<string>
}

interface Span {
  start: number
  end: number
}

/**
 * Reads what belongs to a number. A sentence speaks for itself; what it does not name it takes from the rest of its
 * line, and a bullet from the line that it stands under.
 */
export function frameAt(reading: TextReading, at: number): Frame {
  const line = lineAt(reading, at)
  const sentence = sentenceAround(reading.plain, at)
  const spans: Span[] = [sentence]
  if (line !== null) spans.push(line)
  if (line?.parent != null) spans.push(line.parent)
  // A sentence that names its organization opens a scope of its own: staff, told beside a budget, has no stage.
  const ownScope = reading.organizations.some((one) => sentence.start <= one.start && one.end <= sentence.end)
  const names = namesSomething(reading, sentence.start, at)
  return {
    labels: new Set(labelsFor(reading.plain, nearest(reading.labels, names ? spans.slice(0, 1) : spans), at)),
    organizations: new Set(nearest(reading.organizations, [...spans, ...opening(reading, line)]).map(nameOf)),
    years: new Set(nearest(reading.years, spans).map((mention) => mention.year)),
    stages: new Set(nearest(reading.stages, ownScope ? spans.slice(0, 1) : spans).map(nameOf)),
  }
}

/** Words of its own that are no figure's label name something else: such a sentence does not go on about another's. */
function namesSomething(reading: TextReading, start: number, at: number): boolean {
  const known = [...reading.years, ...reading.stages].filter((one) => start <= one.start && one.end <= at)
  const rest = known.reduce((text, one) => blank(text, one.start, one.end), reading.plain.slice(0, at)).slice(start)
  return /\p{L}/u.test(rest.replace(/约|about/gu, ''))
}

const nameOf = ({ name }: Mention): string => name

function nearest<T extends Span>(mentions: T[], spans: Span[]): T[] {
  for (const span of spans) {
    const within = mentions.filter((mention) => span.start <= mention.start && mention.end <= span.end)
    if (within.length > 0) return within
  }
  return []
}

/** An answer that named its organization goes on about it in its bullets, whatever line stands between. */
function opening(reading: TextReading, line: Line | null): Span[] {
  if (line?.parent == null) return []
  const last = reading.organizations.filter((one) => one.end <= line.start).at(-1)
  const earlier = last === undefined ? null : lineAt(reading, last.start)
  return earlier === null ? [] : [earlier]
}

/** The label before a number is the one it belongs to, unless another name is joined to it; without one, any that follows. */
function labelsFor(plain: string, labels: Mention[], at: number): string[] {
  const before = labels.filter((label) => label.end <= at).at(-1)
  if (before === undefined) return labels.map((label) => label.name)
  return JOINED.test(plain.slice(before.end, at)) ? [] : [before.name]
}

const JOINED = /[与和及、] ?\p{L}|\band \p{L}/u

export function lineAt(reading: TextReading, at: number): Line | null {
  return reading.lines.find((line) => line.start <= at && at <= line.end) ?? null
}

const SENTENCE_END = /[。；;！!？?\n]/

export function sentenceAround(text: string, at: number): Span {
  let start = at
  while (start > 0 && !SENTENCE_END.test(text[start - 1] ?? '')) start--
  let end = at
  while (end < text.length && !SENTENCE_END.test(text[end] ?? '')) end++
  return { start, end }
}
