import type { Mention } from './mentions.js'
import type { StatedNumber } from './stated-numbers.js'

/** Whose figures a statement speaks of, as the text says it; null where nothing is said. */
export interface Frame {
  /** Full name of a held organization, or the words of one that is not held. */
  organization: string | null
  isHeld: boolean
  year: number | null
  /** The words that name the stage (决算, final accounts). */
  stage: string | null
}

/** One number with the words that say what it is. */
export interface Statement {
  number: StatedNumber
  frame: Frame
  /** Words of the last clause before the number, without what the frame holds. */
  head: string
  /** Earlier clauses of the same stretch, nearest first, likewise. */
  before: string[]
  /** Words right behind the number, up to the next mark or number. */
  tail: string
  /** True when no full stop stands between this number and the one before. */
  goesOn: boolean
  /** True when the number restates the one before: 14.79万元（147,900元）. */
  restates: boolean
}

const STOP = /[。；;!！?？\n|]|\.(?=\s|$)/gu
const HARD_STOP = /[。!！?？\n]|\.(?=\s|$)/u
const RESTATES = /^\s*[（(，,]?\s*(?:即|也就是|合|折合|约合|约|or|i\.e\.|that is|about|equal to|=|≈)?\s*$/iu

/** Takes a text apart: for each number its frame and the words around it. */
export function readStatements(plain: string, numbers: StatedNumber[], mentions: Mention[]): Statement[] {
  const statements: Statement[] = []
  let position = 0
  for (const [index, number] of numbers.entries()) {
    const stretch = plain.slice(position, number.start)
    const stops = [...stretch.matchAll(STOP)]
    const last = stops.at(-1)
    const from = last === undefined ? position : position + last.index + last[0].length
    const clauses = splitClauses(plain, from, number.start)
    const own = clauses.at(-1) ?? { start: from, end: number.start }
    const next = numbers[index + 1]?.start ?? plain.length
    const frame = frameAt(mentions, own, from, number.start, index === 0)
    const words = (clause: Span): string => wordsOf(plain, clause, mentions)
    const restates =
      index > 0 && stops.length === 0 && RESTATES.test(stretch) && /[（(]|即|合|or|i\.e|=|≈/u.test(stretch)
    statements.push({
      number,
      frame,
      head: words(own),
      before: clauses.slice(0, -1).reverse().map(words),
      tail: tailOf(plain.slice(number.end, next)),
      goesOn: index > 0 && !HARD_STOP.test(stretch),
      restates,
    })
    position = number.end
  }
  return statements
}

interface Span {
  start: number
  end: number
}

const CLAUSE_END = /[，,：:（）()、]/gu

/** Clauses of a stretch; a comma within digits is none, and 、 separates only behind another number. */
function splitClauses(plain: string, from: number, to: number): Span[] {
  const spans: Span[] = []
  let start = from
  const text = plain.slice(from, to)
  for (const match of text.matchAll(CLAUSE_END)) {
    const at = from + match.index
    const isList = match[0] === '、' && from + text.slice(0, match.index).trimStart().length > from && at > start
    if (isList && match.index > 1) continue
    if (/[（(]/u.test(match[0]) && isNameBracket(plain, at, to)) continue
    if (/[）)]/u.test(match[0]) && closesName(plain, at, start)) continue
    if (at > start) spans.push({ start, end: at })
    start = at + 1
  }
  spans.push({ start, end: to })
  return spans.filter((span, index) => index === spans.length - 1 || plain.slice(span.start, span.end).trim() !== '')
}

const isNameBracket = (plain: string, at: number, to: number): boolean => {
  const close = plain.slice(at, at + 12).search(/[）)]/u)
  return close > 0 && at + close < to
}

const closesName = (plain: string, at: number, start: number): boolean => {
  const open = plain.slice(Math.max(start, at - 12), at).search(/[（(]/u)
  return open >= 0
}

function tailOf(text: string): string {
  return /^[^，,。；;：:！!？?\n（(）)、|]*/u.exec(text)?.[0].trim() ?? ''
}

/** The words of a clause without the mentions that the frame holds; what is compared with stays. */
function wordsOf(plain: string, { start, end }: Span, mentions: Mention[]): string {
  let words = ''
  let at = start
  for (const mention of mentions) {
    if (mention.end <= start || mention.start >= end || mention.start < at) continue
    if (mention.isBase || mention.kind === 'stage') continue
    if (mention.kind === 'organization' && mention.name === null) continue
    words += plain.slice(at, Math.max(at, mention.start))
    at = Math.min(end, mention.end)
  }
  return (words + plain.slice(at, end)).replace(/[\u200b]/gu, '').trim()
}

/** The nearest mention of each kind before the number; a year or stage said for another office is not carried on. */
function frameAt(mentions: Mention[], own: Span, _from: number, at: number, _first: boolean): Frame {
  const before = mentions.filter((mention) => mention.end <= at && !mention.isBase)
  const organization = before.findLast((mention) => mention.kind === 'organization') ?? null
  const absolute = before.findLast((mention) => mention.kind === 'year' && mention.year !== null)
  const relative = before.findLast((mention) => mention.kind === 'year' && mention.start >= own.start)
  const shift = relative?.relative ?? 0
  const since = organization?.start ?? 0
  const stages = before.filter((mention) => mention.kind === 'stage')
  const stage = stages.findLast((mention) => mention.start >= Math.max(since - STAGE_BEFORE, 0))
  return {
    organization: organization === null ? null : (organization.name ?? ''),
    isHeld: organization === null || organization.name !== null,
    year: absolute?.year === undefined || absolute.year === null ? null : absolute.year + shift,
    stage: stage?.name ?? null,
  }
}

const STAGE_BEFORE = 16
