import { HAN_DIGITS, withoutBlanks } from '../documents/words.js'

/** Numbering of a label: `rank` orders the styles from outermost (1 一、, 2 （一）, 3 1、, 4 (1), 5 ①), `number` is its value. */
interface Numbering {
  rank: number
  number: number
}

const STYLES: readonly { rank: number; pattern: RegExp }[] = [
  { rank: 1, pattern: new RegExp(`^([${HAN_DIGITS}]{1,4})\\s?[、.．]`) },
  { rank: 2, pattern: new RegExp(`^[（(]([${HAN_DIGITS}]{1,4})[）)]`) },
  { rank: 3, pattern: /^(\d{1,2})\s?[、.．](?!\d)/ },
  { rank: 4, pattern: /^[（(](\d{1,2})[）)]/ },
  { rank: 5, pattern: /^([①-⑳])/ },
]

function numberOf(text: string): number {
  if (/^\d+$/.test(text)) return Number(text)
  if (/^[①-⑳]$/.test(text)) return text.charCodeAt(0) - 0x245f
  const [tens, ones] = text.includes('十') ? text.split('十') : ['', text]
  const digit = (char: string | undefined): number => (char === undefined ? 0 : '〇一二三四五六七八九'.indexOf(char))
  if (!text.includes('十')) return Math.max(0, digit(ones?.[0]))
  return (tens === '' ? 1 : Math.max(0, digit(tens?.[0]))) * 10 + Math.max(0, ones === '' ? 0 : digit(ones?.[0]))
}

/** Reads the numbering in front of a label, or null. */
export function numberingOf(label: string): Numbering | null {
  const text = label.trim()
  for (const { rank, pattern } of STYLES) {
    const match = pattern.exec(text)
    if (match?.[1] !== undefined) return { rank, number: numberOf(match[1]) }
  }
  return null
}

/** The label without its numbering and 其中. */
export function withoutNumbering(label: string): string {
  let text = withoutBlanks(label)
  const style = STYLES.find(({ pattern }) => pattern.test(text))
  if (style !== undefined) text = text.replace(style.pattern, '')
  return text.replace(/^其中[：:]?/, '')
}

/** True for 其中：…: the row is a part of the one before. */
export function isOfWhich(label: string): boolean {
  return /^其中[：:]?/.test(withoutBlanks(label))
}

/** True for a row that totals others: 合计, 总计, 本年收入合计, 收入总计, 人员经费合计. */
export function isTotalLabel(label: string): boolean {
  const text = withoutBlanks(label)
  return /^(合计|总计|小计|总分|总额|共计)[：:]?$/.test(text) || /(合计|总计|小计|共计)[：:]?$/.test(text)
}

const FUND =
  /^(一般公共预算|政府性基金预算|政府性基金|基金预算|国有资本经营预算|国有资本经营|财政专户管理资金|财政专户核拨|单位资金|其他资金)(财政拨款|拨款|资金)?(收入|结转|结余|结转结余|结转和结余)?$/

/** True for a label that only names a source of funds: under a carry-over it is one of its parts. */
export function isFundLabel(label: string): boolean {
  return FUND.test(withoutBlanks(label))
}
