const HAN_DIGIT: Readonly<Record<string, string>> = {
  〇: '0',
  '○': '0',
  '◯': '0',
  零: '0',
  O: '0',
  o: '0',
  Ｏ: '0',
  一: '1',
  二: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
}
const HAN_YEAR = /二[〇○◯零OoＯ0][〇○◯零OoＯ0一二三四五六七八九]{2}(?=年)/g
/** 预算年度：2025; the year between the office and the unit above a form. */
const LABELLED =
  /^(?:预算|决算|会计)?年度[：:]((?:19|20)\d{2})|(?:部门|单位)(?:名称)?[：:][^：:]{3,40}?((?<!\d)(?:19|20)\d{2})年度(?:金额)?(?:单位[：:]|$)/
const FULL_WIDTH = /[０-９]/g

/** Years of a line without blanks as four digits before 年: ２０２４年, 二〇二四年 and 二O二四年 become 2024年. Other text stays. */
export function withPlainYears(text: string): string {
  return text
    .replace(FULL_WIDTH, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(HAN_YEAR, (year) => [...year].map((char) => HAN_DIGIT[char] ?? char).join(''))
}

/** The year a title is about: the first that is no date (2025年9月). `title` with plain years. */
export function yearOfTitle(title: string): number | null {
  const match =
    /((?:19|20)\d{2})年(?!\d{1,2}月)/.exec(title) ??
    /(?<!\d)((?:19|20)\d{2})(?=(?:部门|单位)?(?:预算|决算))/.exec(title)
  return match === null ? null : Number(match[1])
}

/** Where no title tells it: the year that a form's head labels, else the one that most often stands before 预算 or 决算; of equals the latest. `lines` with plain years. */
export function yearOfText(lines: readonly string[]): number | null {
  const counts = new Map<number, number>()
  const labelled = lines.flatMap((line) => LABELLED.exec(line)?.slice(1) ?? []).find((year) => year !== undefined)
  if (labelled !== undefined) return Number(labelled)
  for (const line of lines)
    for (const match of line.slice(0, 4000).matchAll(/((?:19|20)\d{2})年度?.{0,12}?(?:预算|决算)/g)) {
      const year = Number(match[1])
      counts.set(year, (counts.get(year) ?? 0) + 1)
    }
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? null
}
