import { restatesNumber } from '../../gate/compare-number.js'
import { distribute, type Share } from './distribute.js'
import { firstAt, MentionWindow } from './mention-window.js'
import type { Mention } from './mentions.js'
import type { StatedNumber } from './stated-numbers.js'
import { cellAt, type TextCell } from './table-cells.js'

/** Whose figures a statement speaks of, as the text says it; null where nothing is said. */
export interface Frame {
  /** Full name of a held organization; '' for an office that is not held or not certain. */
  organization: string | null
  year: number | null
  /** Years between the one named and the one meant: -1 for 上年; the newest document's year counts where none is named. */
  shift: number
  isYearCertain: boolean
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
  /** Another organization that the number is compared with; null when there is none. */
  other: string | null
  /** True when no full stop stands between this number and the one before. */
  goesOn: boolean
  /** True when the number restates the one before: 14.79万元（147,900元）. */
  restates: boolean
  /** Set where a share is told together with its whole. */
  part: 'whole' | 'share' | null
  /** True for the figure that another is compared with: 较2023年执行数264.99万元增加…. */
  isBase: boolean
  /** Which end of a ranking of offices the number is told to be, in the words before it; null when none is told. */
  superlative: 'max' | 'min' | null
  /** How many offices the sentence says it looks at; null when it does not say. */
  offices: number | null
  /** True where a list of numbers does not say which is whose, a number is denied, or something is left out or supposed. */
  isLost: boolean
}

const STOP = /[。；;!！?？\n|]|\.(?=\s|$)/gu
const HARD_STOP = /[。!！?？\n]|\.(?=\s|$)/u
const RESTATES =
  /^\s*[（(，,]?\s*(?:即|也就是|合|折合|约合|约|or|i\.e\.|that is|about|equal to|=|≈)?\s*(?:约|人民币)?\s*$/iu

/** No sentence is read further than this: what stands further off does not bear on a number. */
const LONGEST_SENTENCE = 2000

/** Takes a text apart: for each number its frame and the words around it. */
export function readStatements(plain: string, numbers: StatedNumber[], found: Mention[]): Statement[] {
  const every = new MentionWindow(withoutFormerYears(plain, numbers, found))
  const stops = [...plain.matchAll(STOP)].map((match) => ({ end: match.index + match[0].length }))
  const stopAt = (offset: number): number => firstAt(stops, offset + 1, (stop) => stop.end)
  const sentenceStart = (offset: number): number =>
    Math.max(stops[stopAt(offset) - 1]?.end ?? 0, offset - LONGEST_SENTENCE)
  const sentenceEnd = (offset: number): number =>
    Math.min(stops[stopAt(offset)]?.end ?? plain.length, offset + LONGEST_SENTENCE)
  const shares = distribute(plain, numbers, (start, end) => every.around(start, end), sentenceStart)
  return numbers.map((number, index) => {
    const mentions = every.around(number.start, number.end)
    const position = numbers[index - 1]?.end ?? 0
    const stretch = plain.slice(Math.max(position, number.start - LONGEST_SENTENCE), number.start)
    const from = Math.max(position, sentenceStart(number.start))
    const clauses = splitClauses(
      plain,
      from + tailBefore(plain, from, number.start, index > 0 && from === position),
      number.start,
    )
    const own = clauses.at(-1) ?? { start: from, end: number.start }
    const share = shares.get(number)
    const cell = cellAt(plain, number.start, number.end)
    const base = baseOf(plain, own, mentions)
    const words = ({ start, end }: Span): string =>
      wordsOf(plain, { start, end: base !== null && end === number.start ? base.start : end }, mentions)
    const former = numbers[index - 1]
    const isBracket =
      /[（(]|即|合|or|i\.e|that is|=|≈/u.test(stretch) || (former !== undefined && restatesNumber(number, former))
    return {
      number,
      frame: completed(
        plain.slice(own.start, number.start),
        partOf(plain, numbers, index),
        shared(
          framed(
            frameAt(plain, mentions, numbers.slice(Math.max(0, index - 40), index + 2), number, {
              start: sentenceStart(number.start),
              end: sentenceEnd(number.end),
            }),
            base,
          ),
          share ?? null,
        ),
      ),
      head:
        cell !== null
          ? [isOfOffice(cell, mentions) ? '' : cell.row, cell.column].filter((part) => part !== '').join('中')
          : share === undefined || share === null
            ? words(own)
            : (share.words ?? listHead(share.first, share.from, words)),
      before: share === undefined || share === null ? clauses.slice(0, -1).reverse().map(words) : [],
      tail:
        officeBehind(plain, number.end, mentions) === null
          ? tailOf(plain.slice(number.end, Math.min(numbers[index + 1]?.start ?? plain.length, number.end + 200)))
          : '',
      other:
        mentions.find(
          (one) => one.kind === 'organization' && one.isBase && own.start <= one.start && one.end <= number.start,
        )?.name ?? null,
      goesOn: index > 0 && !HARD_STOP.test(stretch),
      restates: index > 0 && from === position && RESTATES.test(stretch) && isBracket,
      isLost:
        (FORMER.test(plain.slice(from, number.start)) &&
          number.bound === null &&
          base === null &&
          !isDatedBehind(plain, number.end, mentions)) ||
        share === null ||
        NEGATED.test(plain.slice(from, number.start)) ||
        OTHER_PERIOD.test(plain.slice(sentenceStart(number.start), number.start).replace(YEAR_END, '')) ||
        SUPPOSED.test(plain.slice(sentenceStart(number.start), number.start)) ||
        clauses.some((clause) => HYPOTHETICAL.test(plain.slice(clause.start, clause.end))),
      superlative: superlativeIn(plain.slice(from, number.start)),
      offices: officesSaid(plain.slice(sentenceStart(number.start), number.start)),
      isBase: base !== null,
      part: partOf(plain, numbers, index),
    }
  })
}

const HIGHEST = /最[高多大]|居首|首位|第一(?=[，,为是的]|$)|\b(?:highest|largest|biggest|most)\b/iu
const LOWEST = /最[低少小]|垫底|末位|\b(?:lowest|smallest|least|fewest)\b/iu

const OFFICES =
  /([两二三四五六七八九2-9])\s*(?:家|个(?:单位|部门|中心|机构|城市|市))|\b(two|three|four|five|six|seven|eight|nine) (?:offices|cent(?:er|re)s|hotlines|cities|organizations)/iu
const DIGITS = '零一二三四五六七八九'
const ENGLISH_DIGITS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']

function officesSaid(words: string): number | null {
  const [, digit, english] = OFFICES.exec(words) ?? []
  if (english !== undefined) return ENGLISH_DIGITS.indexOf(english.toLowerCase())
  if (digit === undefined) return null
  return digit === '两' ? 2 : Math.max(DIGITS.indexOf(digit), Number(digit) || 0)
}

function superlativeIn(words: string): Statement['superlative'] {
  const bounds = words.replace(/最[高多低少](?:不超过|不低于)?\s*$|at (?:most|least)\s*$/iu, '')
  return HIGHEST.test(bounds) ? 'max' : LOWEST.test(bounds) ? 'min' : null
}

/** Whether a number is the whole of which the next one is a share, or that share (占支出总计269.41万元的93.13%). */
function partOf(plain: string, numbers: StatedNumber[], index: number): Statement['part'] {
  const joined = (a: StatedNumber | undefined, b: StatedNumber | undefined): boolean =>
    a !== undefined &&
    b !== undefined &&
    b.unit === '%' &&
    a.unit !== '%' &&
    /^\s*的\s*$/u.test(plain.slice(a.end, b.start))
  if (joined(numbers[index], numbers[index + 1])) return 'whole'
  return joined(numbers[index - 1], numbers[index]) ? 'share' : null
}

/** The words that all numbers of a list share: those before its first number. */
function listHead(start: number, from: number, words: (clause: Span) => string): string {
  return words({ start: from, end: start }).replace(
    /^(?:[、，,\s]|和|与|及|and\b)+|(?:[，,\s]|分别|依次)+(?:为|是)?$/giu,
    '',
  )
}

const NEGATED =
  /(?:不是|并非|不等于|不为|未达到?|没有达到?|而非|不再是|误写[为成]|错写[为成]|\bnot|n't|rather than|instead of)\s*$/iu
const HYPOTHETICAL = /不含|不包括|不计|除.{1,20}(?:外|以外)|^\s*若|other than|except/iu
/** What holds for the whole sentence that is said after it. */
const SUPPOSED = /扣除|剔除|如果|假如|假设|倘若|excluding|net of|\bif\b/iu

/** A part of a year or several years: documents tell whole years one by one. The end of December is the end of the year. */
const OTHER_PERIOD =
  /(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[当本每])月|季度|[上下]半年|(?:19|20)\d{2}年?\s*[-–—~至到]+\s*(?:19|20)\d{2}|[两二三四五六近历]年(?:来|间|累计|合计|共|总)|between\s+(?:19|20)\d{2}|\b(?:quarter|half[- ]year|(?:first|second) half|monthly|per month|january|february|march|april|may|june|july|august|september|october|november)\b/iu
/** 由626.11万元增加到…: a figure of some other time, which the words do not name. */
const FORMER = /(?:由|从|较|(?<!占)比|\bfrom|\bagainst|\bthan|\bover)\s*$/iu
const YEAR_END = /12\s*月\s*(?:31\s*日|底|末)|十二月(?:底|末)/gu

const BASE_WORDS = /^(?:年初预算|部门预算|预算|部门决算|决算|执行数|实际|支出|收入|总额|数|额|的|为|约|度|同期|\s)*$/u

/** 较2023年执行数264.99万元, 由2023年的264.99万元: the year and stage compared with, and where these words begin. */
function baseOf(
  plain: string,
  own: Span,
  mentions: Mention[],
): { start: number; year: Mention; stage: Mention | null } | null {
  const inside = mentions.filter((mention) => mention.start >= own.start && mention.end <= own.end)
  const year = inside.findLast((mention) => mention.kind === 'year')
  if (year?.isBase !== true) return null
  if (!BASE_WORDS.test(plain.slice(year.end, own.end))) return null
  const stage = inside.findLast((mention) => mention.kind === 'stage' && mention.start >= year.end) ?? null
  const lead = /(?:相比于?|相较于?|比|较|与|同|由|从|from|against|over|than)\s*(?:the\s)?$/iu.exec(
    plain.slice(own.start, year.start),
  )
  return { start: lead === null ? year.start : own.start + lead.index, year, stage }
}

/** 完成年初预算395.32万元的…: the whole is of the stage that was completed. */
function completed(words: string, part: Statement['part'], frame: Frame): Frame {
  const stage = part === 'whole' ? /完成(?:了)?.*?((?:年初|全年|调整)?预算)(?:数)?\s*$/u.exec(words)?.[1] : undefined
  return stage === undefined ? frame : { ...frame, stage }
}

function framed(frame: Frame, base: ReturnType<typeof baseOf>): Frame {
  if (base === null) return frame
  const { year, relative } = base.year
  return {
    ...frame,
    year: year ?? frame.year,
    shift: year === null ? (relative ?? 0) : 0,
    isYearCertain: true,
    stage: base.stage?.name ?? null,
  }
}

function shared(frame: Frame, share: Share | null): Frame {
  if (share === null) return frame
  return {
    organization: share.organization === null ? frame.organization : (share.organization.name ?? ''),
    year: share.year?.year ?? frame.year,
    shift: share.year === null ? frame.shift : (share.year.relative ?? 0),
    isYearCertain: frame.isYearCertain,
    stage: share.stage?.name ?? frame.stage,
  }
}

interface Span {
  start: number
  end: number
}

const CLAUSE_END = /[，,：:（）()、]/gu

/** Clauses of a stretch. A 、 separates only where the stretch begins with it, behind another number. */
function splitClauses(plain: string, from: number, to: number): Span[] {
  const spans: Span[] = []
  let start = from
  for (const match of plain.slice(from, to).matchAll(CLAUSE_END)) {
    const at = from + match.index
    if (match[0] === '、' && plain.slice(from, at).trim() !== '') continue
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

const closesName = (plain: string, at: number, start: number): boolean =>
  /[（(]/u.test(plain.slice(Math.max(start, at - 12), at))

/** Up to the next mark; Han characters in a bracket right behind English words belong to them. */
function tailOf(text: string): string {
  const plain = /^(?:[^，,。；;：:！!？?\n（）()、|.]|\.(?=\S))*/u.exec(text)?.[0] ?? ''
  const glossed = /^\s?[（(]\p{Script=Han}+[）)]/u.exec(text.slice(plain.length))?.[0] ?? ''
  return (/[A-Za-z]\s*$/u.test(plain) ? plain + glossed : plain).replace(/\band\s*$/iu, '').trim()
}

/** 用于基本支出，… and "on wages and …": how many characters behind the number before still speak of that one. */
function tailBefore(plain: string, from: number, to: number, isBehind: boolean): number {
  if (!isBehind) return 0
  return (
    /^(?:\s*(?:用于|的)[^，,；;（(]*|\s*(?:goes to|go to|is for|was for|on|to|for|in|at)\s[^,;]*?(?:\band(?=\s)|(?=[,;])))/iu.exec(
      plain.slice(from, to),
    )?.[0].length ?? 0
  )
}

/** True where the row of a table is named by an office alone, which the frame holds. */
const isOfOffice = (cell: TextCell, mentions: Mention[]): boolean =>
  mentions.some((one) => one.kind === 'organization' && one.start <= cell.rowStart && one.end >= cell.rowEnd)

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
  // （2024年）: brackets that held a mention alone hold nothing now.
  return (words + plain.slice(at, end)).replace(/\u200b|[（(]\s*[）)]/gu, '').trim()
}

/** 626.11万元 in 2023, 648.03万元（2024年）: the year that stands right behind a number is its own. */
function yearBehind(plain: string, end: number, mentions: Mention[]): Mention | null {
  const year = mentions.find((one) => one.kind === 'year' && one.start >= end && one.start - end <= 12)
  if (year?.year == null) return null
  return /^\s*(?:[（(]\s*|(?:in|for|during)\s+)$/iu.test(plain.slice(end, year.start)) ? year : null
}

/** From 626.11万元 in 2023 to …: the year of the figure compared with is not carried on. */
function withoutFormerYears(plain: string, numbers: StatedNumber[], mentions: Mention[]): Mention[] {
  const window = new MentionWindow(mentions)
  const former = new Set(
    numbers.flatMap(({ start, end }) =>
      FORMER.test(plain.slice(Math.max(0, start - 12), start))
        ? (yearBehind(plain, end, window.around(start, end)) ?? [])
        : [],
    ),
  )
  return mentions.map((mention) => (former.has(mention) ? { ...mention, isBase: true } : mention))
}

/** 6.48 million yuan in Weinan, Guyuan's (269.41万元): the office that a number stands beside is its own. */
function officeBehind(plain: string, end: number, mentions: Mention[]): Mention | null {
  const office = mentions.find((one) => one.kind === 'organization' && one.start >= end && one.start - end <= 12)
  return office !== undefined && /^\s*(?:in|for|at)\s+$/iu.test(plain.slice(end, office.start)) ? office : null
}

/** exceeds Guyuan's (269.41万元): what stands in a bracket behind an office is its own, though it is compared with. */
const officeOfBracket = (plain: string, at: number, mentions: Mention[]): Mention | null =>
  mentions.find(
    (one) =>
      one.kind === 'organization' &&
      one.end <= at &&
      at - one.end <= 6 &&
      /^(?:'s|’s|的)?\s*[（(]\s*$/u.test(plain.slice(one.end, at)),
  ) ?? null

/** 269.41万元的支出预算中，固原…: where no office was named yet, the only one that the sentence goes on to name. */
function onlyLater(mentions: Mention[], at: number, end: number): Mention | null {
  const later = mentions.filter(
    (one) => one.kind === 'organization' && !one.isBase && one.start >= at && one.end <= end,
  )
  return later.length === 1 ? (later[0] ?? null) : null
}

/** 2023年为420.18万元: a year with one number to itself is not carried on, where another was spoken of before. */
function isAside(plain: string, year: Mention, numbers: StatedNumber[], at: number): boolean {
  const next = numbers.find((one) => one.start >= year.end)
  if (
    next === undefined ||
    next.start === at ||
    !/^\s*(?:为|是|仅为|只有|约为|was|is)?\s*$/iu.test(plain.slice(year.end, next.start))
  )
    return false
  return /[，,；;。]\s*(?:而|上年|同期)?$/u.test(plain.slice(Math.max(0, year.start - 4), year.start))
}

const isDatedBehind = (plain: string, end: number, mentions: Mention[]): boolean =>
  yearBehind(plain, end, mentions) !== null

/** The nearest mention of each kind before the number; a stage said for another office is not carried on. */
function frameAt(plain: string, mentions: Mention[], numbers: StatedNumber[], number: Span, sentence: Span): Frame {
  const at = number.start
  const behind = yearBehind(plain, number.end, mentions)
  const before = mentions.filter((mention) => mention.end <= at && !mention.isBase)
  const organization =
    officeBehind(plain, number.end, mentions) ??
    officeOfBracket(plain, at, mentions) ??
    before.findLast((mention) => mention.kind === 'organization') ??
    onlyLater(mentions, at, sentence.end) ??
    null
  const absolute = before.findLast(
    (mention) => mention.kind === 'year' && mention.year !== null && !isAside(plain, mention, numbers, at),
  )
  const relative = before.findLast(
    (mention) => mention.kind === 'year' && mention.relative !== null && mention.start >= (absolute?.end ?? 0),
  )
  // Weinan budgeted … for 2024: a year that the sentence names behind the number.
  const later = mentions.find(
    (one) => one.kind === 'year' && one.year !== null && !one.isBase && at <= one.start && one.end <= sentence.end,
  )
  const since = (organization?.start ?? 0) - STAGE_BEFORE
  const stage = before.findLast((mention) => mention.kind === 'stage' && mention.start >= since)
  return {
    organization: organization === null ? null : (organization.name ?? ''),
    year: behind?.year ?? absolute?.year ?? later?.year ?? null,
    shift: behind === null ? (relative?.relative ?? 0) : 0,
    // 去年…。其中…: whether the next sentence still speaks of that year cannot be known.
    isYearCertain:
      behind !== null || relative === undefined || relative.relative === 0 || relative.start >= sentence.start,
    stage: stage?.name ?? null,
  }
}

const STAGE_BEFORE = 16
