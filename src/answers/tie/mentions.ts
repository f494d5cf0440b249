import type { Vocabulary } from '../../facts/vocabulary/types.js'
import { foldWithOffsets } from '../../language/normalize.js'
import { findYears } from '../../language/years.js'
import { findOrganizationSpans, type HeldOrganization, type OrganizationSpan } from '../understand/organizations.js'

/** Where a text names whose figures, of which year and of which stage it speaks. */
export interface Mention {
  kind: 'organization' | 'year' | 'stage'
  start: number
  end: number
  /** Full name of a held organization, words of a stage, or the year; null for an office that is not held. */
  name: string | null
  year: number | null
  relative: number | null
  /** True where the words only say what something is compared with (比2023年, than Guyuan). */
  isBase: boolean
}

const BASE_BEFORE =
  /(?:比|较|与|同|跟|相对于|相较于?|由|从|超过|低于|高于|than(?: in| that of)?|against|exceed(?:s|ed|ing)?|above|below|versus|vs\.?|compared (?:with|to)|over|from|to)\s*(?:the\s)?$/iu
const BASE_AFTER = /^(?:相比|对比)/u
/** 是固原的2.41倍. */
const TIMES_AFTER = /^的?[^，。；、\d]{0,10}的?\s*(?:约|近)?[\d.一二三四五六七八九十两]+\s*(?:多|余)?倍/u
const STAGE =
  /(?<!一般公共|公共|政府性基金|基金|国有资本经营|财政)(?:年初预算|期初预算|调整后?预算|全年预算|部门预算|单位预算|预算(?!单位|管理|完成|外|绩效))|执行数|(?:部门|单位)?决算|initial budget|adjusted budget|full-year budget|final accounts|budget(?!ed)|accounts(?! for)|execution/giu

export interface MentionContext {
  held: HeldOrganization[]
  places: Vocabulary['places']
}

/** Every mention of a text in reading order; positions are of the text given. */
export function findMentions(plain: string, context: MentionContext): Mention[] {
  const found = [...inBlocks(plain, context), ...years(plain), ...stages(plain)]
  found.sort((a, b) => a.start - b.start)
  // 比固原、池州都高: what is joined to something compared with is compared with too.
  let previous: Mention | null = null
  for (const mention of found) {
    if (mention.kind !== 'organization') continue
    if (previous?.isBase === true && /^\s*(?:[、，,]|和|与|及|and)\s*$/u.test(plain.slice(previous.end, mention.start)))
      mention.isBase = true
    previous = mention
  }
  return found
}

const isBase = (plain: string, start: number, end: number): boolean => {
  const before = plain.slice(Math.max(0, start - 20), start)
  const after = plain.slice(end, end + 24)
  // 从执行数看, according to the budget: what is looked at is compared with nothing.
  const isLookedAt = /从\s*$/u.test(before)
    ? /^[^，。]{0,6}?(?:看|来看|而言|来说|讲)/u.test(after)
    : /according to (?:the )?$/iu.test(before)
  if (isLookedAt) return false
  const isTimes = /(?:是|为|相当于)\s*$/u.test(before) && TIMES_AFTER.test(after)
  return BASE_BEFORE.test(before) || BASE_AFTER.test(after) || isTimes
}

function years(plain: string): Mention[] {
  return findYears(plain).map(({ start, end, year, relative }) => ({
    kind: 'year' as const,
    start,
    end,
    name: null,
    year,
    relative,
    isBase: isBase(plain, start, end),
  }))
}

function stages(plain: string): Mention[] {
  return [...plain.matchAll(STAGE)].map((match) => {
    const end = match.index + match[0].length
    // 比2023年预算增加: the stage of the year compared with.
    const dated = /(?:比|较|与|同|against|over|than)\s*(?:20\d{2}\s*年度?|上年度?|去年)?(?:的)?\s*$/iu
    const base =
      dated.test(plain.slice(Math.max(0, match.index - 14), match.index)) ||
      /完成(?:了|全年)?$|% of (?:its|the) $/u.test(plain.slice(Math.max(0, match.index - 12), match.index))
    return {
      kind: 'stage' as const,
      start: match.index,
      end,
      name: match[0],
      year: null,
      relative: null,
      isBase: base || isBase(plain, match.index, end),
    }
  })
}

/** How many characters in front of a place name its province: 新疆乌鲁木齐, 宁夏回族自治区固原. */
function provinceBefore(text: string, { start, place }: OrganizationSpan, places: Vocabulary['places']): number {
  const province = places.find((one) => one.name === place?.province)
  const names = province === undefined || province === place ? [] : [province.name, ...province.short]
  return Math.max(0, ...names.filter((name) => text.slice(0, start).endsWith(name)).map((name) => name.length))
}

const OFFICE_AFTER =
  /^[\p{Script=Han}]{0,8}?(?:局|委员会|管委会|办公室(?!设备|家具|及|租)|法院|检察院|学校|大学|学院|医院|街道办|公司|银行|党校|博物馆|图书馆)/u
const ENGLISH_OFFICE_AFTER =
  /^(?:'s|’s)?(?: [A-Za-z]+){0,3}? (?:bureau|commission|department|court|hospital|school|university|office of)\b/iu
const ENGLISH_NAME_AFTER =
  /^(?:(?:'s|’s)| ?(?:city|municipal|municipality|12345|hotline|services?|centers?|centres?|citizens?|government|affairs|convenience|people's)\b)*/iu

const BLOCK = 6000

/** The organizations of a text, block by block: names do not go on over the end of a line. */
function inBlocks(plain: string, context: MentionContext): Mention[] {
  const found: Mention[] = []
  for (let at = 0; at < plain.length; ) {
    const line = plain.indexOf('\n', at + BLOCK)
    const end = line < 0 || line > at + 2 * BLOCK ? Math.min(plain.length, at + 2 * BLOCK) : line + 1
    for (const mention of organizations(plain.slice(at, end), context))
      found.push({ ...mention, start: mention.start + at, end: mention.end + at })
    at = end
  }
  return found
}

/** Places with the words of an office behind them, and names of offices without a place. */
function organizations(plain: string, { held, places }: MentionContext): Mention[] {
  const folded = foldWithOffsets(plain, { keepBreaks: true })
  const lower = folded.text.toLowerCase()
  if (lower.length !== folded.text.length) return []
  const spans = findOrganizationSpans(lower, held, places)
  const mentions: Mention[] = []
  const add = (start: number, end: number, name: string | null): void => {
    const from = folded.starts[start] ?? 0
    const to = folded.ends[end - 1] ?? plain.length
    mentions.push({
      kind: 'organization',
      start: from,
      end: to,
      name,
      year: null,
      relative: null,
      isBase: isBase(plain, from, to),
    })
  }
  let taken = 0
  const placed = spans.filter((span) => span.kind === 'place' && span.corrected === null)
  for (const span of placed.sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (span.start < taken) continue
    const { end, name } = officeAt(folded.text, span, held)
    add(span.start - provinceBefore(folded.text, span, places), end, name)
    taken = end
  }
  const named = spans
    .filter((span) => span.kind === 'name' && span.organizations.length === 1 && span.end - span.start >= 5)
    .filter((span) => /^\p{Script=Han}{4,}/u.test(lower.slice(span.start, span.end).replace(/["\d]/gu, '')))
    .sort((a, b) => a.start - b.start || b.end - a.end)
  let until = 0
  const reaches = placed.map((one) => ({
    start: one.start,
    end: Math.max(one.end, officeAt(folded.text, one, held).end),
  }))
  for (const span of named) {
    if (span.start < until || reaches.some((one) => one.start <= span.start && span.start < one.end)) continue
    add(span.start, span.end, span.organizations[0] ?? null)
    until = span.end
  }
  return mentions
}

/** How far the name of an office goes on behind its place, and which held one it is; null for another office there. */
function officeAt(
  text: string,
  span: OrganizationSpan,
  held: HeldOrganization[],
): { end: number; name: string | null } {
  if (/[a-z]/iu.test(text.charAt(span.end - 1))) {
    const other = ENGLISH_OFFICE_AFTER.exec(text.slice(span.end, span.end + 80))
    if (other !== null) return { end: span.end + other[0].length, name: null }
    const more = ENGLISH_NAME_AFTER.exec(text.slice(span.end, span.end + 80))?.[0].length ?? 0
    return { end: span.end + more, name: span.organizations.length === 1 ? (span.organizations[0] ?? null) : null }
  }
  const reach = span.organizations.map((name) => ({ name, end: follow(text, span, name) }))
  reach.sort((a, b) => b.end - a.end)
  const [best, second] = reach
  if (best === undefined) {
    const other = OFFICE_AFTER.exec(text.slice(span.end, span.end + 20))?.[0] ?? ''
    return { end: span.end + other.length, name: null }
  }
  const other = OFFICE_AFTER.exec(text.slice(best.end, best.end + 20))
  if (other !== null && held.every(({ name }) => !name.includes(other[0])))
    return { end: best.end + other[0].length, name: null }
  return { end: best.end, name: second !== undefined && second.end === best.end ? null : best.name }
}

/**
 * The end of the stretch behind a place whose characters stand in an organization's name in this order (渭南热线中心) and
 * which ends as a name does; words that only share a character with the name are left out (池州政府采购).
 */
function follow(text: string, span: OrganizationSpan, name: string): number {
  const bare = name.replace(/[“”"\s]/gu, '')
  let at = span.end
  let end = span.end
  let rest = bare.slice(Math.max(0, bare.indexOf(text.charAt(span.end - 1)) + 1))
  while (at < text.length && at - span.end < LONGEST_NAME) {
    const digits = /^\d{3,}/u.exec(text.slice(at, at + 8))?.[0]
    const letter = text.charAt(at)
    if (digits !== undefined && bare.includes(digits)) {
      at += digits.length
      end = at
      continue
    }
    at += 1
    if (/[\s"]/u.test(letter)) {
      if (letter === '"' && end === at - 1) end = at
      continue
    }
    const found = rest.indexOf(letter)
    if (found < 0 || !/\p{Script=Han}/u.test(letter)) break
    rest = rest.slice(found + 1)
    const said = text.slice(span.end, at)
    if (/^[市县区州盟]$/u.test(said) || said.endsWith(bare.slice(-2)) || /热线$/u.test(said)) end = at
  }
  return end
}

const LONGEST_NAME = 40
