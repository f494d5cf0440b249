import { placeOfLine } from '../../core/place.js'
import type { Source } from '../../core/source.js'
import type { DocumentRecord, Library } from '../../library/types.js'

/** A unit whose budget or accounts a document holds, as it names it, with its place. */
export interface MemberUnit {
  name: string
  source: Source
}

/** 具体包括：, 编制范围的单位包括：, 二级预算单位有： — what announces the list of units; the list begins behind it. */
const ANNOUNCES =
  /(?:(?:单位|部门)[^。；：:]{0,24}(?:包括|如下|有|为|构成)|(?:具体|分别)(?:包括|是|为|有))[^。；：:]{0,16}[：:]/gu
/** Headings that such lists stand under. */
const HEADING = /机构设置|机构情况|单位构成|单位组成|预算构成|决算构成|部门构成|单位情况|单位范围/u
const NUMBER = /^\s*[（(]?(\d{1,2}|[一二三四五六七八九十]{1,3})\s*(?:[）)][.．、]?|[.．、])\s*/u
const NAMED_COLUMN = /^(?:预算|所属|基层|下属|二级)?(?:单位|部门)(?:全称|名称)?$/u
/** How a public body's name ends, remarks in brackets apart. */
const BODY =
  /(?:局|委|委员会|厅|院|所|站|队|室|部|会|馆|校|园|中心|办公室|办事处|政府|机关|本级|本部|大学|学院|医院|公司|团|处|社|库|台)(?:[（(][^（）()]{1,24}[）)])?$/u
const STATED = /下(?:属|辖)\s?(\d{1,3})\s?[家个]/u
const DIGITS = '一二三四五六七八九十'
/** A list is looked for under its announcement for so many lines. */
const REACH = 120
const LONGEST_NAME = 48

/** The heading that a list stands under, and its document. */
interface Under {
  record: DocumentRecord
  heading: string
}

/**
 * The units that a department's document says it is made of: the entries of a numbered list, names between 、, or the rows
 * of a table of units. Null where there is no such list, or where the document states another number of units.
 */
export function findMemberUnits(record: DocumentRecord, library: Library): MemberUnit[] | null {
  const lines = library.sourceLines(record.id)
  const found = announced(record, lines) ?? inTable(record, library)
  if (found === null || new Set(found.map(({ name }) => name)).size !== found.length) return null
  const stated = STATED.exec(lines.slice(0, found[0]?.source.line ?? 0).join(''))?.[1]
  // The head office may be named beside those below it, or not.
  const counts = [String(found.length), String(found.length - 1)]
  return stated === undefined || counts.includes(stated) ? found : null
}

function announced(record: DocumentRecord, lines: readonly string[]): MemberUnit[] | null {
  let heading = ''
  let numbered: MemberUnit[] | null = null
  let plain: MemberUnit[] | null = null
  for (const [at, line] of lines.entries()) {
    if (line.trim() !== '' && line.length < LONGEST_NAME && HEADING.test(line) && !/[。；：:，]/u.test(line))
      heading = line.trim()
    else if (/^\s*第[一二三四五六七八九十]{1,3}部分|^\s*名词解释\s*$/u.test(line)) heading = ''
    if (heading === '') continue
    for (const match of line.matchAll(ANNOUNCES)) {
      const end = match.index + match[0].length
      numbered ??= listBelow({ record, heading }, lines, at, end)
      plain ??= listBehind({ record, heading }, line, at, end)
    }
  }
  return numbered ?? plain
}

/** Entries 1., 2., … behind the announcement, one a line or one behind the other; up to the first that is out of turn. */
function listBelow(under: Under, lines: readonly string[], from: number, column: number): MemberUnit[] | null {
  const units: MemberUnit[] = []
  for (let at = from; at < Math.min(lines.length, from + REACH); at++) {
    const line = at === from ? (lines[at] ?? '').slice(column) : (lines[at] ?? '')
    if (line.trim() === '') continue
    let rest = line
    let isEntry = false
    for (let mark = NUMBER.exec(rest); mark !== null; mark = NUMBER.exec(rest)) {
      if (numberOf(mark[1] ?? '') !== units.length + 1) break
      const behind = rest.slice(mark[0].length)
      const next = behind.search(/(?<=[。；;\s])\s*[（(]?\d{1,2}\s*[）).．、]/u)
      const text = (next < 0 ? behind : behind.slice(0, next)).trim()
      const name = text.replace(/[。；;，,]$/u, '').trim()
      if (name.length > LONGEST_NAME || !BODY.test(bare(name))) return null
      units.push({ name, source: sourceAt(under, at) })
      rest = next < 0 ? '' : behind.slice(next)
      isEntry = true
    }
    if (!isEntry) break
  }
  return units.length > 0 ? units : null
}

/** 包括：局本级、甲中心、乙所。 — names only. */
function listBehind(under: Under, line: string, at: number, column: number): MemberUnit[] | null {
  const list = line.slice(column).split(/[。；\n]/u)[0] ?? ''
  const names = list.split(/[、，,]|以及|和/u).map((name) => name.trim())
  const isList = names.length > 1 && names.every((name) => name.length <= LONGEST_NAME && BODY.test(name))
  return isList ? names.map((name) => ({ name, source: sourceAt(under, at) })) : null
}

/** A table of units under such a heading: 序号, 单位名称, 备注. */
function inTable(record: DocumentRecord, library: Library): MemberUnit[] | null {
  const table = library
    .tables(record.id)
    .find(
      ({ section, title, columns, rows }) =>
        HEADING.test([...section, title].join('\n')) &&
        columns.some(({ path }) => NAMED_COLUMN.test((path.at(-1) ?? '').replace(/\s/gu, ''))) &&
        rows.length > 0 &&
        rows.every((row) => BODY.test(bare(row.name))),
    )
  const heading = [...(table?.section ?? []), table?.title ?? ''].findLast((one) => HEADING.test(one)) ?? ''
  return table?.rows.map(({ name, line }) => ({ name, source: sourceAt({ record, heading }, line - 1) })) ?? null
}

const bare = (name: string): string => name.replace(/\s/gu, '')

function numberOf(written: string): number {
  if (/^\d/u.test(written)) return Number.parseInt(written, 10)
  const tens = written.indexOf('十')
  if (tens < 0) return DIGITS.indexOf(written) + 1
  const [before, after] = [written.slice(0, tens), written.slice(tens + 1)]
  return (before === '' ? 1 : DIGITS.indexOf(before) + 1) * 10 + (after === '' ? 0 : DIGITS.indexOf(after) + 1)
}

/** @param at index of the source line */
function sourceAt({ record: { id, path, pages }, heading }: Under, at: number): Source {
  const line = at + 1
  return { document: id, path, table: null, row: null, column: null, line, ...placeOfLine(pages, line), text: heading }
}
