import { Decimal } from '../../core/decimal.js'
import { sameDimension } from '../../core/unit.js'
import { findNumbers } from '../../language/numbers.js'
import type { WrittenNumber } from '../../language/written-number.js'
import { findYears } from '../../language/years.js'

/** A number of a text that states something. `broken` is one of the pieces of a number that blanks cut apart. */
export interface StatedNumber extends WrittenNumber {
  broken: boolean
  /** True for 640多万元 and 八成多: so much and something more. */
  isMoreThan: boolean
  /** True for 四家单位 and "three centers", which say what the text speaks of, unless a document counts the same. */
  isOfText: boolean
}

/** What digits may name instead of counting: digits of held organizations' names, codes of the classifications. */
export interface NumberNames {
  digits: ReadonlySet<string>
  codes: ReadonlySet<string>
}

const NEAR = 24
const DATE_UNITS = new Set(['月', '日', '号', '期', '届', '版', '时', '点', '周', '楼', '层'])
const CURRENCY_PREFIX = /^(?:rmb|cny)$/iu
const PLACE_BEFORE =
  /(?:表|附件|附表|附|第|页|行|栏|编号|文号|科目|编码|代码|电话|热线|No\.?|no\.?|[Tt]able|[Ff]orm|[Pp]age|[Ll]ine|[Rr]ow|[Cc]ode|[Cc]hapter|[Ss]ection|[Aa]nnex)\s*[:：#]?\s*$/u
const NAME_AFTER = /^\s*(?:热线|市民|政务|便民|号|hotline|Hotline|HOTLINE)/u
const LIST_BEFORE = /(?:^|\n)[\s>#*\-•·|（(]*$/u
const LIST_AFTER = /^(?:[.．](?!\d)|[、)）])/u
const ISO_DATE = /(?<!\d)(?:19|20)\d{2}([-/.])\d{1,2}\1\d{1,2}(?!\d)/gu
const YEAR_RANGE = /(?<!\d)(?:19|20)\d{2}\s*[-–—~至到]\s*(?:19|20)\d{2}(?!\d)/gu
const CLOCK = /(?<!\d)\d{1,2}[:：]\d{2}(?!\d)/gu
/** 0913-2933333, 400-800-1234, 邮编714000, 15 February. */
const DIALLED =
  /(?<![\d.])(?:0\d{2,3}[-—– ]?\d{7,8}(?:-\d{1,4})?|0\d{2,3}-\d{3,8}|1[3-9]\d{9}|[48]00-?\d{3}-?\d{4})(?!\d)/gu
const POSTCODE = /(?:邮编|邮政编码|postcode|zip)[:：\s]*\d{6}/giu
const ENGLISH_DATE =
  /(?<!\d)\d{1,2}(?:st|nd|rd|th)?\s(?:January|February|March|April|May|June|July|August|September|October|November|December)\b|\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\s\d{1,2}(?:st|nd|rd|th)?(?!\d)/giu
const LINK = /https?:\/\/\S+|\[\d{1,3}\]|[〔[](?:19|20)\d{2}[〕\]]\s*\d{1,4}\s*号?/gu
const SOURCE_LINE = /(?:^|\n)\[\d{1,3}\] [^\n]*/gu
/** 两项合计, 三者之和: how many figures are added is said, not stated. */
const COUNT_OF_ADDENDS = /^\s*(?:支出|收入|经费|费用|资金)?(?:合计|共计|之和|相加|总计|加起来|总共)/u

/** 四家单位, 三项指标, the three centers: how many things the text itself speaks of; a document counts in digits. */
const SAID_OF_TEXT =
  /^\s*(?:单位|部门|中心|机构|热线|城市|地市|地区|市(?!场|民)|指标|方面|维度|要点|问题|文件|年度?(?![均龄]))|^\s(?:\p{L}+ ){0,2}(?:offices|cent(?:er|re)s|hotlines|cities|organi[sz]ations|departments|documents|budgets|reports|measures|points|respects|of them)(?!\p{L})/u

/**
 * The numbers of a text that state something. Years, dates, codes, numbers of forms, lines and list items, ordinals, marks
 * and digits that belong to a name (12345) are identities and are left out.
 */
export function statedNumbers(plain: string, names: NumberNames): StatedNumber[] {
  const spans = [ISO_DATE, YEAR_RANGE, CLOCK, LINK, SOURCE_LINE, DIALLED, POSTCODE, ENGLISH_DATE]
    .flatMap((pattern) => [...plain.matchAll(pattern)])
    .map((match) => ({ start: match.index, end: match.index + match[0].length }))
  spans.push(...findYears(plain))
  spans.sort((a, b) => a.start - b.start)
  const within = spansWithin(spans)
  const found = findNumbers(plain).map(asShare)
  const kept = found.filter((number) => {
    if (within(number.start)) return false
    return !isIdentity(number, plain, names)
  })
  return kept.map((number, index) => ({
    ...number,
    isOfText: isOfText(number, plain),
    broken: isPiece(number, kept[index - 1], kept[index + 1], plain),
    isMoreThan:
      number.approximate &&
      (/[多余](?=[万亿千百元个人%]|$)/u.test(number.text) ||
        /^(?:多(?![于少])|余|有余)/u.test(plain.slice(number.end, number.end + 2))),
  }))
}

function isOfText({ form, decimals, value, unit, end }: WrittenNumber, plain: string): boolean {
  if (form !== 'chinese' || decimals !== 0 || value.length !== 1) return false
  return unit === '家' || (/^[个项大座]?$/u.test(unit) && SAID_OF_TEXT.test(plain.slice(end, end + 2 * NEAR)))
}

/** Whether an ascending offset lies in one of the spans, sorted by their beginning. */
function spansWithin(spans: readonly { start: number; end: number }[]): (offset: number) => boolean {
  let at = 0
  let reach = 0
  return (offset) => {
    for (; (spans[at]?.start ?? Number.POSITIVE_INFINITY) <= offset; at += 1)
      reach = Math.max(reach, spans[at]?.end ?? 0)
    return offset < reach
  }
}

/** 三分之一 is a share, to the percent. */
function asShare(number: WrittenNumber): WrittenNumber {
  if (number.unit !== '' || !/分之/u.test(number.text)) return number
  const value = new Decimal(number.value).times(100).toDecimalPlaces(0, Decimal.ROUND_HALF_UP).toFixed()
  return { ...number, value, unit: '%', decimals: 0, approximate: true }
}

function isIdentity(number: WrittenNumber, plain: string, names: NumberNames): boolean {
  if (number.ordinal || (number.prefix !== '' && !CURRENCY_PREFIX.test(number.prefix))) return true
  const before = plain.slice(Math.max(0, number.start - NEAR), number.start)
  const after = plain.slice(number.end, number.end + NEAR)
  const whole = number.decimals === 0 && /^\d+$/u.test(number.value)
  if (DATE_UNITS.has(number.unit) && whole) return true
  if (/^[项个家类笔者种]$/u.test(number.unit) && COUNT_OF_ADDENDS.test(after)) return true
  if (number.form === 'chinese' && number.value === '1') return true
  if (!whole) return false
  if (number.unit === '' && /^\s*[月日号]/u.test(after)) return true
  if (number.unit === '年' && /^(?:19|20)\d{2}$/u.test(number.value)) return true
  if (number.unit !== '' && !(names.digits.has(number.value) && number.value.length >= 4)) return false
  if (names.digits.has(number.value) && number.value.length >= 3) return true
  const digits = plain.slice(number.start, number.end).replace(/\D/gu, '')
  if (names.codes.has(digits)) return true
  if (/[（(【[]\s*$/u.test(before) && /^\s*[）)】\]类款项]/u.test(after) && digits.length >= 3) return true
  if (PLACE_BEFORE.test(before) || NAME_AFTER.test(after)) return true
  return LIST_BEFORE.test(plain.slice(Math.max(0, number.start - NEAR), number.start)) && LIST_AFTER.test(after)
}

/** 6 480 334 元: what stands apart by blanks alone may be one number; 600至700万元 is a range. No piece of them is read. */
function isPiece(
  number: WrittenNumber,
  before: WrittenNumber | undefined,
  after: WrittenNumber | undefined,
  plain: string,
): boolean {
  const joins = (a: WrittenNumber | undefined, b: WrittenNumber | undefined): boolean =>
    a !== undefined &&
    b !== undefined &&
    a.unit === '' &&
    b.start - a.end <= 6 &&
    /^[\s\u200b.,，．]{0,6}$/u.test(plain.slice(a.end, b.start)) &&
    !/\n/u.test(plain.slice(a.end, b.start))
  const spans = (a: WrittenNumber | undefined, b: WrittenNumber | undefined): boolean =>
    a !== undefined &&
    b !== undefined &&
    b.start - a.end <= 6 &&
    (a.unit === '' || sameDimension(a.unit, b.unit)) &&
    /^\s*(?:[-~—–－～〜]+|至|到|to)\s*$/u.test(plain.slice(a.end, b.start))
  return joins(before, number) || joins(number, after) || spans(before, number) || spans(number, after)
}
