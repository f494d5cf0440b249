import { readCaption } from './captions.js'
import type { Block, DocumentIdentity, ReadDocument } from './types.js'
import { withoutBlanks } from './words.js'

const YEAR = /((?:19|20)\d{2}|二[〇○零]\S{2})年/
const YEARS = /(?:(?:19|20)\d{2}|二[〇○零][一二三四五六七八九〇○零]{2})年度?/g
const HAN_DIGIT: Readonly<Record<string, string>> = {
  〇: '0',
  '○': '0',
  零: '0',
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
const FOOTNOTE = /[（(](汇总|本级|部门|单位|合并|含下属单位)[）)]/g

/** Reads who published the document, for which year, and what it is, from its own words (cover, captions of tables), never its file name. */
export function identifyDocument(read: ReadDocument): DocumentIdentity {
  const cover = coverLines(read.blocks)
  const title = withoutBlanks(cover.join(''))
  const named = namedOrganization(read.sourceLines)
  const fromTitle = organizationOfTitle(title)
  const printed = named ?? fromTitle
  return {
    title,
    organization: printed === null ? null : withoutBlanks(printed).replace(FOOTNOTE, ''),
    level: levelOf(title, printed ?? ''),
    year: yearOf(title) ?? yearOfText(read.sourceLines),
    kind: kindOf(title) ?? kindOf(read.sourceLines.slice(0, 400).join('')),
  }
}

function coverLines(blocks: readonly Block[]): string[] {
  const cover: string[] = []
  for (const block of blocks) {
    if (block.kind !== 'heading' || block.depth !== 0) break
    const text = withoutBlanks(block.text)
    if (/^((19|20)\d{2}|二[〇○零]..)年.{1,3}月(.{1,3}日)?$/.test(text)) continue
    if (/^附件\d{0,2}[：:]?$/.test(text)) continue
    cover.push(block.text)
    if (/(预算|决算)/.test(cover.join('')) && /(预算|决算|说明|公开|报告|报表)$/.test(text)) break
  }
  if (cover.length > 0) return cover
  const first = blocks.find((block) => 'text' in block && /(预算|决算)/.test(block.text))
  return first !== undefined && 'text' in first ? [first.text.slice(0, 80)] : []
}

/** The organization that captions and forms name most often; a tie goes to the one named first. */
function namedOrganization(lines: readonly string[]): string | null {
  const counts = new Map<string, number>()
  for (const line of lines) {
    if (line.includes('\t') || line.includes('|')) continue
    const name = readCaption(line)?.organization?.replace(/(公开)?\d{1,2}表$/, '')
    if (name !== undefined && name !== '' && /[\u4e00-\u9fff]{2}/.test(name))
      counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null
}

function organizationOfTitle(title: string): string | null {
  const name = title
    .replace(/^关于/, '')
    .replace(YEARS, '\n')
    .split('\n')
    .map((part) =>
      part
        .replace(/(关于|公开)?(的)?(部门|单位|本级)?(综合)?(预决算|预算|决算).*$/, '')
        .replace(/(信息公开|公开)$/, '')
        .replace(/(关于|的|部门|单位)$/, '')
        .replace(FOOTNOTE, ''),
    )
    .find((part) => part.length >= 4)
  return name ?? null
}

function levelOf(title: string, organization: string): DocumentIdentity['level'] {
  if (/[（(]汇总[）)]/.test(organization + title)) return 'department'
  if (/[（(]?本级[）)]?(20\d{2}年度?)?(单位|部门)?(预算|决算)/.test(title) || /[（(]本级[）)]/.test(organization))
    return 'own'
  if (/单位(综合)?(预算|决算)/.test(title)) return 'unit'
  if (/部门(综合)?(预算|决算)/.test(title)) return 'department'
  return null
}

function digitsOf(year: string): number {
  return Number([...year].map((char) => HAN_DIGIT[char] ?? char).join(''))
}

function yearOf(title: string): number | null {
  const match = YEAR.exec(title)
  const year = match?.[1] === undefined ? Number.NaN : digitsOf(match[1])
  return Number.isInteger(year) ? year : null
}

/** Without a year on the cover: the one that most often stands before 预算 or 决算. */
function yearOfText(lines: readonly string[]): number | null {
  const counts = new Map<number, number>()
  for (const line of lines)
    for (const match of withoutBlanks(line)
      .slice(0, 4000)
      .matchAll(/((?:19|20)\d{2})年度?.{0,12}?(?:预算|决算)/g)) {
      const year = Number(match[1])
      counts.set(year, (counts.get(year) ?? 0) + 1)
    }
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? null
}

function kindOf(text: string): DocumentIdentity['kind'] {
  const budget = text.split('预算').length - 1
  const accounts = text.split('决算').length - 1
  if (budget === 0 && accounts === 0) return null
  return accounts > budget ? 'accounts' : 'budget'
}
