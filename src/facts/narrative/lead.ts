import { joinBlanks } from '../clean-name.js'
import { type DocumentPeriod, type Period, stageIn, yearIn, yearsIn } from '../period-words.js'

/** What the words directly before a number make of it. */
type Role =
  | { kind: 'amount'; words: string }
  /** 比2029年年初预算 100.00 万元: what the amount before is compared with; `of` are the words after the year. */
  | { kind: 'earlier'; words: string; of: string }
  | { kind: 'change'; words: string; direction: 'increase' | 'decrease' }
  | { kind: 'share'; words: string; whole: string }
  | { kind: 'completion'; words: string; of: string }

/** The words between the previous number (or the beginning of the sentence) and a number, taken apart. */
export interface Lead {
  role: Role
  /** Clauses of the sentence before the last one, nearest first: where a subject may stand. */
  before: string[]
  /** What a change is measured against, when the words say so. */
  base: Period | null
  /** 其中, 包括 or 分为 was said: the words before it name the whole, '' the subject so far. */
  whole: string | null
  /** Brackets: how many an earlier clause opened and this stretch closes, and whether the list opens inside a new one. */
  closes: boolean
  opens: boolean
  /** The words of the last clause without the comparison: where year and stage of the number are said. */
  period: string
}

const CHANGE =
  /^(.*?)(增加|减少|增长|下降|降低|上升|压减|压缩|缩减|提高|增|减|降)(?:了|额|数|率|幅度|幅)?各?(?:为|约|达)?(?:人民币)?$/u
const DECREASE = /减|降|压|缩/u
const SHARE = /^(.*?)占比?(.*)$/u
const COMPLETION = /^(.*?)(?:完成率?|执行率|支出进度)(.*)$/u
const BASE =
  /(?:较|比|与|同)((?:20\d{2}|上年|上一年|去年|前年|上年度|年初|同期|年度)[^，。；]*?)(?=相比|对比|增|减|下降|降|上升|提高|压|缩|持平|相同|无|不|$)/u
/** The comparison that a number follows at once, without a word of change: the number is the earlier amount itself. */
const EARLIER = /^(.*?)(?:较|比|与|同)((?:20\d{2}年?度?|上年度?|上一年度?|去年|前年)[^，。；]*)$/u
/** 与年初结转 joins two amounts and compares nothing. */
const NOT_EARLIER = /结转|结余|相比|对比|占|增|减|降|升/u
const ONLY_TIME = /^(?:在|于)?(?:20\d{2}年?度?|上年度?|去年|本年度?|当年|今年)$/u
const CARRIED = /(?:上年|以前年度|年初)(?=结转|结余|实户|实有|财政拨款结)/gu
const LISTING =
  /^(.*?)(?:其中|(?:主要|具体|的)?(?:包括|用于以下方面|投向为|构成[是为]?|组成[是为]?)|具体[是为]|分项(?:来?看|情况为)?|分类看|各项分别是|[从按]\S{1,10}?(?:来?看|分为?)|(?:按[^，]{0,8})?分(?:为|别为))$/u

/**
 * Takes apart the words before a number. `text` is one sentence's stretch up to the number, without earlier numbers;
 * `unit` tells a growth rate from an amount. The words are not looked up here.
 */
export function readLead(text: string, unit: string, document: DocumentPeriod): Lead {
  const near = joinBlanks(text.slice(-LONGEST_LEAD))
  const clauses = splitClauses(near)
  const head = clauses.pop() ?? ''
  const before = clauses.reverse()
  const base = [head, ...before].map((clause) => BASE.exec(clause)?.[1]).find((words) => words !== undefined)
  const listing = before.map((clause) => LISTING.exec(clause)?.[1]).find((words) => words !== undefined)
  const inHead = /^(?:其中|分别[是为])(.+)$/u.exec(head)
  const opens = near.lastIndexOf('（') > near.lastIndexOf('）')
  return {
    role: roleOf(inHead?.[1] ?? head, unit),
    before: before.filter((clause) => !LISTING.test(clause)),
    closes: /^[^（]*）/u.test(near.replace(LONG_BRACKET, '')),
    opens,
    base: base === undefined ? null : basePeriod(base, document),
    whole: listing ?? (inHead === null && !opens ? null : ''),
    period: [withoutBase(head), ...before.filter((clause) => ONLY_TIME.test(clause))].join('，').replace(CARRIED, ''),
  }
}

/** 比上年预算数 557 万元增加 23 万元: the amount is the earlier one of what is spoken of. */
export function isBaseAmount({ role, base }: Lead): boolean {
  return role.kind === 'amount' && base !== null && BASE_AMOUNT.test(role.words)
}

const BASE_AMOUNT =
  /^(?:较|比|与|同)(?:20\d{2}年?度?|上年度?|去年|年初)的?(?:年初|全年)?(?:预算|执行|决算)(?:执行)?(?:数|金额)?(?:为|的)?$/u

function roleOf(head: string, unit: string): Role {
  const isPercent = unit === '%'
  const share = isPercent ? SHARE.exec(head) : null
  if (share !== null) return shareRole(share[1] ?? '', share[2] ?? '')
  const completion = isPercent ? COMPLETION.exec(head) : null
  if (completion !== null) return { kind: 'completion', words: completion[1] ?? '', of: head }
  const change = CHANGE.exec(head)
  if (change === null || /新增(?:了|为)?$/u.test(head))
    return (isPercent ? null : earlierRole(head)) ?? { kind: 'amount', words: head }
  const words = withoutBase(change[1] ?? '').replace(/[各均]$/u, '')
  return { kind: 'change', words, direction: DECREASE.test(change[2] ?? '') ? 'decrease' : 'increase' }
}

function earlierRole(head: string): Role | null {
  const found = EARLIER.exec(head)
  if (found === null || NOT_EARLIER.test(found[2] ?? '')) return null
  return {
    kind: 'earlier',
    words: found[1] ?? '',
    of: (found[2] ?? '').replace(/^(?:20\d{2}年?度?|上年度?|上一年度?|去年|前年)的?/u, ''),
  }
}

/** 占支出合计的 and 在支出合计中占 name the whole; 占比 leaves it to the sentence. */
function shareRole(words: string, after: string): Role {
  const inside = /^(.*?)在(.+)中$/u.exec(words)
  if (inside !== null) return { kind: 'share', words: inside[1] ?? '', whole: inside[2] ?? '' }
  return { kind: 'share', words, whole: after.replace(/^比/u, '').replace(/的?(?:比重|比例)?(?:为|达)?$/u, '') }
}

function withoutBase(words: string): string {
  const at = BASE.exec(words)
  return at === null ? words : words.slice(0, at.index)
}

function basePeriod(words: string, document: DocumentPeriod): Period {
  const { stage, said } = stageIn(words, document)
  const years = yearsIn(words)
  const relative = yearIn(words, document) ?? (/同期/u.test(words) && document.year !== null ? document.year - 1 : null)
  const year = years.length === 1 ? (years[0] ?? null) : relative
  return { year: year ?? (/年初/u.test(words) ? document.year : null), stage: said ? stage : document.stage }
}

/** A subject stands near its number; what lies further back belongs to something else. */
const LONGEST_LEAD = 400
const LONG_BRACKET = /（[^（）]{8,}）/gu
const NAME_BRACKET = /（[^（）]{1,7}）/gu

/** Clauses between commas and colons. A bracket that closes again is part of its word; an open one begins a clause. */
function splitClauses(text: string): string[] {
  const kept: string[] = []
  const flat = text
    .replace(LONG_BRACKET, '')
    .replace(NAME_BRACKET, (bracket) => `\u0001${kept.push(bracket) - 1}\u0002`)
    .replace(/^[\s，、；：）]+/u, '')
  return flat
    .split(/[，：（）]|,(?!\d)/u)
    .map((clause) => clause.replace(/\u0001(\d+)\u0002/gu, (_, index: string) => kept[Number(index)] ?? '').trim())
    .filter((clause, index, all) => clause !== '' || index === all.length - 1)
}
