import type { Flow, Fund, Portion, Scheme } from '../core/quantity.js'
import { nameScore } from '../tables/column-roles.js'
import type { Row, Table } from '../tables/types.js'
import { unitOfLabel } from '../tables/units.js'
import { cleanName, joinBlanks, nameKey } from './clean-name.js'
import { codedName } from './coded-name.js'
import { readFund } from './fund-words.js'
import type { FormContext } from './identify-form.js'
import { type DocumentPeriod, type Period, stageIn, yearIn } from './period-words.js'
import { type PortionHeads, portionHeads } from './portion-heads.js'
import { laneFlow } from './read-column.js'
import { type CodedItem, chooseCoded, type Lookup } from './vocabulary/lookup.js'
import type { ItemEntry } from './vocabulary/types.js'

/** What a row stands for. `total` is the sum over the rows of its lane, `organization` that of one office. */
type RowSubject =
  | { kind: 'total'; name: string }
  | { kind: 'organization'; name: string }
  | { kind: 'coded'; item: CodedItem }
  | { kind: 'form'; entry: ItemEntry }
  | { kind: 'named'; name: string; scheme: Scheme; within: string | null }

export interface RowMeaning {
  subject: RowSubject
  /** The printed name without numbering. */
  name: string
  /** Names of the rows above, outermost first. */
  parents: string[]
  flow: Flow | null
  fund: Fund | null
  portion: Portion | null
  /** The period that a row stands for whose name says nothing else (2023年, 上年预算数). */
  period: Period | null
  /** The balance (上年结转 …) that the row is a part of, and the item that narrows a name used under several. */
  position: ItemEntry | null
  within: string | null
}

const TOTAL = new Set(['', '合计', '总计', '小计', '金额合计', '合计数', '本页合计'].map(nameKey))
const PROJECT_HEADER = /项目名称|采购项目|任务名称|支出项目名称|单位名称（项目）/u
const ONLY_PERIOD = /^(?:20\d{2}年?度?|上年度?|本年度?|当年|去年)(?:年初|全年)?(?:预算|决算|执行)?数?$/u
const BRACKET = /（[^（）]*(?:（[^（）]*）)?[^（）]*）$/u
const ARTICLE_HEADER = /采购品目|采购目录|品目名称|采购内容|购买服务内容|资产名称/u
const ORGANIZATION_HEADER = /单位名称|部门（单位）|预算单位|单位（项目）名称|资金使用单位/u

/** What holds for all rows of a table: its form, and whose document it is in. */
export interface RowScope {
  context: FormContext
  organization: string | null
  period: DocumentPeriod
}

/** Reads what each row of a table stands for, by its code, name, lane and the rows above it. */
export function readRows(table: Table, scope: RowScope, lookup: Lookup): RowMeaning[] {
  const { context } = scope
  const lanes = new Map<string, RowReading>()
  for (const row of table.rows) {
    const lane = lanes.get(row.lane) ?? {
      scope,
      context,
      scheme: laneScheme(table, row.lane, lookup),
      lookup,
      counts: new Map(),
      currentTotals: new Set(),
      portions: portionHeads(table, row.lane, lookup),
    }
    const entry = lookup.formItem(cleanName(row.name))
    if (entry !== null) lane.counts.set(entry, (lane.counts.get(entry) ?? 0) + 1)
    if (/^(?:本年|当年)/u.test(cleanName(row.name)) && entry !== null) lane.currentTotals.add(entry.name)
    lanes.set(row.lane, lane)
  }
  const meanings: RowMeaning[] = []
  for (const row of table.rows) {
    const reading = lanes.get(row.lane)
    const parent = row.parent === null ? null : (meanings[row.parent] ?? null)
    if (reading !== undefined) meanings.push(readRow(table, row, parent, reading))
  }
  return meanings
}

interface RowReading {
  scope: RowScope
  context: FormContext
  scheme: Scheme | null
  lookup: Lookup
  /** How often each form line is printed in the row's lane. */
  counts: Map<ItemEntry, number>
  /** 本年收入 and 本年支出, where a row of the lane is called so. */
  currentTotals: Set<string>
  /** Rows that stand for 基本支出 or 项目支出, and those between them that are proven to be their parts. */
  portions: PortionHeads
}

function readRow(table: Table, row: Row, parent: RowMeaning | null, reading: RowReading): RowMeaning {
  const { context } = reading
  const { code, name } = codeAndName(row)
  const subject = readSubject(table, row, { code, name }, parent, reading)
  const entry = subject.kind === 'form' ? subject.entry : null
  const above = parent === null ? [] : [...parent.parents, parent.name]
  const laneWords = joinBlanks(row.lane)
  const entryFlow = entry?.flow ?? null
  const position = entryFlow === 'position' ? entry : (parent?.position ?? null)
  const isFundLine = entry !== null && entry.fund !== null && entryFlow === 'income'
  const flow =
    position !== null && (entryFlow === 'position' || isFundLine)
      ? 'position'
      : (laneFlow(laneWords) ?? entryFlow ?? context.flow)
  return {
    subject,
    name,
    parents: above.filter((one) => one !== ''),
    flow,
    fund:
      (entry === null && subject.kind === 'named') || narrows(entry, parent)
        ? (parent?.fund ?? null)
        : (entry?.fund ?? null),
    portion:
      entry?.portion ?? (subject.kind === 'coded' ? (parent?.portion ?? reading.portions.get(row) ?? null) : null),
    period: rowPeriod(name, reading.scope.period),
    position: isFundLine || entryFlow === 'position' ? position : null,
    within: withinOf(subject, parent, entry !== null && (reading.counts.get(entry) ?? 0) > 1),
  }
}

function readSubject(
  table: Table,
  row: Row,
  printed: { code: string; name: string },
  parent: RowMeaning | null,
  reading: RowReading,
): RowSubject {
  const { context, lookup } = reading
  const { code, name } = printed
  const organization = organizationOf(table, row, code) ?? ownName(row, reading)
  if (organization !== null) return { kind: 'organization', name: organization }
  const project = textUnder(table, row, PROJECT_HEADER)
  if (project !== null && !TOTAL.has(nameKey(project))) {
    return { kind: 'named', name: project, scheme: 'project', within: textUnder(table, row, ARTICLE_HEADER) }
  }
  const scheme = schemeOfCode(code)
  if (scheme !== null) return { kind: 'coded', item: { scheme, code, name: codedName(scheme, code, name, lookup) } }
  const entry = lineOf(name, reading)
  if (TOTAL.has(nameKey(name)) || rowPeriod(name, reading.scope.period) !== null) return { kind: 'total', name }
  const above = parent?.subject.kind === 'coded' ? parent.subject.item.code : null
  const coded =
    reading.scheme === null
      ? null
      : (chooseCoded(lookup.coded(name), [reading.scheme], above) ??
        chooseCoded(lookup.coded(name), [reading.scheme], null))
  if (coded !== null) return { kind: 'coded', item: coded }
  const line = entry ?? fundEntry(name, row.lane, lookup) ?? shortened(name, parent, lookup) ?? purchased(name, reading)
  if (line !== null) return { kind: 'form', entry: line }
  if (row.isTotal) return { kind: 'total', name }
  return { kind: 'named', name, scheme: context.scheme === 'project' ? 'project' : 'form', within: null }
}

/**
 * The form line of a name, with or without a unit behind it. 收入合计 below a line 本年收入 adds more to it: it is 收入总计.
 */
function lineOf(name: string, { lookup, currentTotals }: RowReading): ItemEntry | null {
  const side = /^(收入|支出)合计$/u.exec(name)?.[1]
  if (side !== undefined && currentTotals.has(`本年${side}`)) return lookup.formItem(`${side}总计`)
  return lookup.formItem(name) ?? (unitOfLabel(name) === null ? null : lookup.formItem(name.replace(BRACKET, '')))
}

/** 货物, 工程 and 服务 of a procurement form are what is bought under these heads. */
function purchased(name: string, { context, lookup }: RowReading): ItemEntry | null {
  const head = /^(?:采购)?(货物|工程|服务)类?[A-C]?(?:采购|类)?$/u.exec(name)?.[1]
  return context.flow === 'procurement' && head !== undefined ? lookup.formItem(`政府采购${head}`) : null
}

/** The document's own organization, where its name stands for all that is its own. */
function ownName(row: Row, { scope }: RowReading): string | null {
  const name = cleanName(row.name)
  return scope.organization !== null && nameKey(name) === nameKey(scope.organization) ? name : null
}

/** A name that is a year or a stage of one and nothing else. */
function rowPeriod(name: string, document: DocumentPeriod): Period | null {
  if (!ONLY_PERIOD.test(name)) return null
  const { stage, said } = stageIn(name, document)
  return { year: yearIn(name, document), stage: said ? stage : null }
}

/** 其中：财政拨款 below 一般公共预算 is the part of that fund, not all appropriations. */
function narrows(entry: ItemEntry | null, parent: RowMeaning | null): boolean {
  return entry?.fund === 'fiscal' && parent?.fund != null && parent.fund !== 'fiscal' && parent.fund !== 'all'
}

/** 一般公共预算 alone, as a line of income or below a balance, is the income line of that fund. */
function fundEntry(name: string, lane: string, lookup: Lookup): ItemEntry | null {
  const { fund, rest } = readFund(name)
  if (
    fund === null ||
    rest !== '' ||
    /支出/u.test(name) ||
    (lane !== '' && laneFlow(joinBlanks(lane)) === 'expenditure' && !/结转/u.test(name))
  )
    return null
  return lookup.fundLine(fund)
}

/** 其中：购置费 below 公务用车购置及运行维护费 is 公务用车购置费: parts leave out the words that their line began with. */
function shortened(name: string, parent: RowMeaning | null, lookup: Lookup): ItemEntry | null {
  if (parent?.subject.kind !== 'form' || name.length < 3) return null
  const { entry } = parent.subject
  for (let length = 3; length < entry.name.length; length += 1) {
    const found = lookup.formItem(entry.name.slice(0, length) + name)
    if (found !== null && found !== entry && found.flow === entry.flow) return found
  }
  return null
}

/** Codes of the two classifications say themselves which one they belong to: functional 2…, department 3…, government 5…. */
export function schemeOfCode(code: string): Scheme | null {
  if (!/^\d+$/.test(code)) return null
  if (/^2/.test(code) && [3, 5, 7].includes(code.length)) return 'functional'
  if (/^3/.test(code) && [3, 5].includes(code.length)) return 'economic-department'
  if (/^5/.test(code) && [3, 5].includes(code.length)) return 'economic-government'
  return null
}

const LEADING_CODE = /^[[【（(]?(\d{3}(?:\d{2}){0,2})[\]】）)]?[\s\u3000-]*(?=\p{Script=Han})/u

/** The row's own name where the texts of further columns were joined to it with a slash. */
function printedName(row: Row): string {
  const joined = row.texts.map((one) => row.name.indexOf(`/${one.text}`)).filter((at) => at > 0)
  return (joined.length === 0 ? row.name : row.name.slice(0, Math.min(...joined))).trim()
}

function codeAndName(row: Row): { code: string; name: string } {
  const printed = printedName(row)
  const found = row.code === '' ? LEADING_CODE.exec(printed) : null
  const leading = found !== null && schemeOfCode(found[1] ?? '') !== null ? found : null
  const code = leading?.[1] ?? row.code
  return { code, name: cleanName(leading === null ? printed : printed.slice(leading[0].length)) }
}

/** The office a row is about: in tables with a column of offices, unless the row is a total or names a project. */
function organizationOf(table: Table, row: Row, code: string): string | null {
  const codeHeader = header(table, 'code')
  const nameHeader = header(table, 'name')
  const coded = /(?:单位|部门)(?:编码|代码)/u.test(codeHeader) && !/科目/u.test(codeHeader)
  // 单位名称（科目） names items on the rows that carry their code.
  if (!coded && /科目|项目/u.test(nameHeader) && schemeOfCode(code) !== null) return null
  const named = ORGANIZATION_HEADER.test(nameHeader) && (!nameHeader.includes('项目') || code !== '')
  const name = cleanName(printedName(row))
  return (named || coded) && (code !== '' || !coded) && !row.isTotal && !TOTAL.has(nameKey(name)) ? name : null
}

function header(table: Table, role: 'code' | 'name'): string {
  return table.columns
    .filter((column) => column.role === role)
    .map((column) => joinBlanks(column.path.join(' ')))
    .join(' ')
}

/** The row's text under a column whose header fits, or null. */
function textUnder(table: Table, row: Row, words: RegExp): string | null {
  for (const [index, column] of table.columns.entries()) {
    if (!words.test(joinBlanks(column.path.at(-1) ?? ''))) continue
    const text = row.texts.find((one) => one.column === index)?.text
    if (text !== undefined && text.trim() !== '') return cleanName(text)
    if (index === namingColumn(table) && row.name !== '') return cleanName(printedName(row))
  }
  return null
}

/** The column that the rows' names were taken from, among several that hold names. */
function namingColumn(table: Table): number {
  const score = (index: number): number => nameScore(table.columns[index]?.path ?? [])
  const named = table.columns.flatMap((column, index) => (column.role === 'name' ? [index] : []))
  return named.sort((a, b) => score(b) - score(a) || a - b)[0] ?? -1
}

/** The scheme of a lane's rows without codes: what its headers say, else what most of its names are classes of. */
function laneScheme(table: Table, lane: string, lookup: Lookup): Scheme | null {
  const headers = table.columns
    .filter((column) => lane === '' || column.path[0] === lane)
    .map((column) => joinBlanks(column.path.join(' ')))
  const said = lane === '' ? headers.join(' ') : `${joinBlanks(lane)} ${headers.join(' ')}`
  if (/政府预算(?:支出)?经济/u.test(said)) return 'economic-government'
  if (/经济分类|经济科目/u.test(said)) return 'economic-department'
  if (/功能/u.test(said)) return 'functional'
  const names = table.rows.filter((row) => row.lane === lane && row.code === '').map((row) => cleanName(row.name))
  for (const scheme of ['functional', 'economic-government', 'economic-department'] as const) {
    const classes = names.filter((name) =>
      lookup.coded(name).some((one) => one.scheme === scheme && one.code.length === 3),
    )
    if (
      classes.length >= 3 &&
      classes.length * 2 > names.filter((name) => lookup.formItem(name) === null && name !== '').length
    )
      return scheme
  }
  return listsEconomicItems(names, lookup) ? 'economic-department' : null
}

/** 办公费, 印刷费, 水费 … without codes: most names are 款 of the department's economic classification and of no other. */
function listsEconomicItems(names: string[], lookup: Lookup): boolean {
  const items = names.filter((name) => {
    const found = lookup.coded(name)
    return found.length === 1 && found[0]?.scheme === 'economic-department' && found[0].code.length === 5
  })
  return items.length >= 5 && items.length * 2 > names.filter((name) => name !== '' && !TOTAL.has(nameKey(name))).length
}

/**
 * The line above that tells a name apart. Names of the vocabulary stand by themselves unless the lane prints them more than
 * once; other names (非同级财政拨款支出, 中央转移支付收入) mean something only below their line. A fund under a balance
 * takes over what narrows the balance.
 */
function withinOf(subject: RowSubject, parent: RowMeaning | null, repeated: boolean): string | null {
  if (subject.kind === 'form' && narrows(subject.entry, parent)) return parent === null ? null : nameOf(parent.subject)
  if (subject.kind === 'named' && subject.within !== null) return subject.within
  if (parent === null || (subject.kind !== 'form' && subject.kind !== 'named')) return null
  const above = parent.subject
  if (above.kind === 'total' || above.kind === 'organization') return null
  if (subject.kind === 'named') return subject.scheme === 'project' ? null : nameOf(above)
  const { flow, fund } = subject.entry
  if (flow === 'income' && fund !== null) return parent.position === null ? null : parent.within
  if (!repeated || (above.kind === 'form' && isTotalEntry(above.entry))) return null
  return nameOf(above)
}

function nameOf(subject: RowSubject): string {
  if (subject.kind === 'form') return subject.entry.name
  return subject.kind === 'coded' ? subject.item.name : subject.name
}

const isTotalEntry = (entry: ItemEntry): boolean => /^本年|总计$/u.test(entry.name)
