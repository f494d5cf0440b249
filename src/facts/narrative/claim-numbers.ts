import { findNumbers } from '../../language/numbers.js'
import type { WrittenNumber } from '../../language/written-number.js'

/** A number that states something, with the unit it has in its place. */
export interface ClaimNumber extends WrittenNumber {
  /** The characters between the end of the number and the next mark of punctuation: what was counted, if it follows. */
  following: string
}

/** Characters beside a number that decide what it is. */
const NEAR = 60
const DATE_UNITS = new Set(['月', '日', '号', '期', '周', '时', '点', '楼', '层', '届', '版', '区', '次会议'])
const MONEY_WORDS = /(?:费|款|资金|金额|支出|收入|预算|经费|补贴|补助|工资)(?:各|为|约|共|达|增加|减少)?$/u

/**
 * The numbers of a passage that are statements. Years, dates, codes in brackets (also 204类), numbers of documents and of list items,
 * 第…, ranges of dates, the 一项 that closes a name, and digits that belong to a name (12345热线, A4纸) state nothing.
 */
export function claimNumbers(text: string): ClaimNumber[] {
  const found = findNumbers(text)
  const claims: ClaimNumber[] = []
  for (const [index, number] of found.entries()) {
    const before = text.slice(Math.max(0, number.start - NEAR), number.start)
    const after = text.slice(number.end, number.end + NEAR)
    if (number.form === 'chinese' && number.value === '1' && /^[项类种批]$/u.test(number.unit)) continue
    if (number.ordinal || number.prefix !== '' || isYearOrDate(number, before, after)) continue
    if (isMarkOrName(number, before, after) || isSaying(number, before, after)) continue
    if (/^[类款项]$/u.test(number.unit) && /[（(]\s*$/u.test(before) && /^\s*[）)]/u.test(after)) continue
    const unit =
      number.unit === '万' && MONEY_WORDS.test(before.trimEnd()) && /^\s*(?:[，。；、）]|$)/u.test(after)
        ? '万元'
        : number.unit
    if (unit === '' && !isBareCount(before, after)) continue
    if (qualifiesNoun(number, before, after, found[index + 1])) continue
    claims.push({ ...number, unit, following: /^\s*([^，。；、：！？（）“”]*)/u.exec(after)?.[1]?.trim() ?? '' })
  }
  return claims
}

/** “一人一策” and 新一轮 count nothing: what stands inside quotes, and 一 as the article of a noun that follows. */
function isSaying(number: WrittenNumber, before: string, after: string): boolean {
  if (/元$|%/u.test(number.unit)) return false
  if (before.lastIndexOf('“') > before.lastIndexOf('”') && after.includes('”')) return true
  const isArticle = number.form === 'chinese' && number.value === '1' && number.bound === null
  return isArticle && /^[次人轮包年级步线]$/u.test(number.unit) && /^\s*[\p{Script=Han}“]/u.test(after)
}

function isYearOrDate(number: WrittenNumber, before: string, after: string): boolean {
  if ((number.unit === '年' || number.unit === '年度') && /^(?:19|20)\d{2}$/.test(number.value)) return true
  if (DATE_UNITS.has(number.unit)) return true
  return number.unit === '' && (/^\s*年/u.test(after) || /[〔[[]$/u.test(before))
}

function isMarkOrName(number: WrittenNumber, before: string, after: string): boolean {
  if (/^\s*[*×x]\s*\d/u.test(after) || /\d\s*[*×x]\s*$/u.test(before)) return true
  if (number.unit !== '') return false
  if (/[（(]\s*$/u.test(before) && /^\s*[）)]/u.test(after)) return true
  if (/^\s*号/u.test(after) || /^\s*[-—~]\s*\d/u.test(after) || /\d\s*[-—~]\s*$/u.test(before)) return true
  return /^\s*[、.．]/u.test(after) && /(?:^|[。；：\n])\s*$/u.test(before)
}

/** A number without a unit states something only where a sentence counts with it: 编制数 34，. */
function isBareCount(before: string, after: string): boolean {
  return (
    /(?:编制|编制数|人数|实有|数量|个数|得分|总数)(?:为|是|共|：)?\s*$/u.test(before) &&
    /^\s*(?:[，。；、]|$)/u.test(after)
  )
}

/** 单价100万元以上的设备0台: the first number describes what the second one counts. */
function qualifiesNoun(number: WrittenNumber, before: string, after: string, next: WrittenNumber | undefined): boolean {
  if (next === undefined) return false
  if (next.start - number.end > NEAR) return false
  const between = after.slice(0, Math.max(0, next.start - number.end))
  if (/(?:单价|单位价值|单台价值)(?:在|为|超过|达到)?\s*$/u.test(before)) return !/[，。；]/u.test(between)
  return (
    number.bound !== null &&
    /^\s*(?:[（(]含[）)])?(?:以上|以下)?的?[^，。；\d]{0,16}$/u.test(between) &&
    between !== '' &&
    !/[、和]/u.test(between)
  )
}
