import { HAN_DIGITS, withoutBlanks } from './words.js'

const NUMERAL = `[${HAN_DIGITS}]{1,4}`
const PART = new RegExp(`^第${NUMERAL}(部分|章)`)
const HEADINGS: readonly { depth: number; pattern: RegExp; longest: number }[] = [
  { depth: 2, pattern: new RegExp(`^${NUMERAL}、`), longest: 70 },
  { depth: 3, pattern: new RegExp(`^[（(]${NUMERAL}[）)]`), longest: 60 },
  { depth: 4, pattern: /^(\d{1,2}[.、．]|[（(]\d{1,2}[）)])(?!\d)/, longest: 40 },
]

/** True for a line that numbers itself: 第一部分, 一、, （一）, 1., （1）, ①, bullets. */
export function startsNumbered(line: string): boolean {
  const text = line.trim()
  return PART.test(text) || /^[-•●*①-⑳]\s?\S/.test(text) || HEADINGS.some((heading) => heading.pattern.test(text))
}

/** Number of the part that a line opens (第三部分 gives 三), or null. */
export function partOf(line: string): string | null {
  const match = PART.exec(withoutBlanks(line))
  return match === null ? null : match[0]
}

/**
 * Depth of a heading line (1 第一部分, 2 一、, 3 （一）, 4 1.), or null where the line is prose: sentences carry stops, definitions a
 * colon, claims an amount.
 */
export function headingDepth(line: string): number | null {
  const text = line.trim().replace(/^[-•●] ?/, '')
  const flat = withoutBlanks(text)
  if (flat.length > 80 || /[。；;？！]/.test(flat)) return null
  if (PART.test(flat)) return flat.length <= 60 ? 1 : null
  const found = HEADINGS.find((heading) => heading.pattern.test(text))
  if (found === undefined || flat.length > found.longest) return null
  const rest = flat.replace(found.pattern, '')
  if (rest === '' || /[，,、]$/.test(rest) || /[：:]/.test(rest)) return null
  if (/\d[\d,.]*(万元|元|%|％|人|辆|平方米)/.test(rest)) return null
  return found.depth
}

/** True for page numbers standing alone: 12, - 12 -, 第 3 页 共 9 页. */
export function isPageNumber(line: string): boolean {
  return /^([-—–]{1,2}\d{1,4}[-—–]{1,2}|第\d{1,4}页(，?共\d{1,4}页)?|\d{1,3}\/\d{1,3})$/.test(withoutBlanks(line))
}

/** 注 or 备注 that opens a note. */
export function isNote(line: string): boolean {
  return /^[*＊※]?\s{0,4}(注|备注|附注|说明)\s{0,2}[：:]/.test(line.trim())
}
