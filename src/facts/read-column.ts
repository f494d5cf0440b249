import type { Flow, Fund, Portion, QuantityKind } from '../core/quantity.js'
import { cleanName, joinBlanks, nameKey } from './clean-name.js'
import { readFund } from './fund-words.js'
import { type DocumentPeriod, type Period, stageIn, yearIn, yearsIn } from './period-words.js'
import { type CodedItem, chooseCoded, type Lookup } from './vocabulary/lookup.js'
import type { ItemEntry } from './vocabulary/types.js'

/** What the words over a column say; null where they do not say. */
export interface ColumnMeaning {
  year: number | null
  stage: Period['stage']
  /** True when a budget is named without saying which: the stage is then unknown, not the document's own. */
  stageUnclear: boolean
  kind: QuantityKind
  base: Period | null
  fund: Fund | null
  portion: Portion | null
  flow: Flow | null
  /** The innermost form line that the path names (事业收入, 公务接待费), and the balance it stands under (上年结转结余). */
  item: ItemEntry | null
  position: ItemEntry | null
  /** An economic class over rows of another scheme. */
  coded: CodedItem | null
  /** Words that were not understood: they narrow the quantity. */
  narrowing: string[]
  /** A unit that the header implies (得分 are 分), else null. */
  unit: string | null
  /** True under a header that compares two years, when no header below says 增减: which year is meant is unknown. */
  yearUnclear: boolean
}

const NEUTRAL = new Set(
  '合计 小计 总计 金额 数额 总额 栏次 项目 科目 支出内容 资金来源 预算 部门预算 单位预算 综合预算 预算安排 资金总额 总金额 数 预决算数 收支预算 单位 备注 支出预算 收入预算 科目名称 支出功能分类科目 收入项目 支出项目 购买金额 采购金额 实际采购金额 项目金额 预算金额 经费'
    .split(' ')
    .map(nameKey),
)
const UNIT_NOTE =
  /（(?:单位：?)?(?:万元|亿元|千元|元|%|％|人|个|辆|台|平方米)）|（[A-Za-z](?:[/÷][A-Za-z])?）|[A-Z](?:=|＝)[^，]*$/gu
const CHANGE = /增减|增幅|升降|变动|变化|增长|增加|减少|较上年|同比/u
const RATIO = /%|％|率|比例|幅度|增幅|百分比/u
const COMPARISON = /与|较|比|同/u
const LANE_SCHEMES = /功能|经济/u

/**
 * Reads a column path, outermost first. Each header is read for year, stage, fund, portion, kind and item; what no reading
 * explains stays as `narrowing`, so that a column that says more than is understood never passes for the plain quantity.
 * `lane` is the name of the side (收入, 支出) that the path starts with.
 */
export function readColumn(path: string[], lane: string, lookup: Lookup, document: DocumentPeriod): ColumnMeaning {
  const meaning: ColumnMeaning = {
    year: null,
    stage: null,
    stageUnclear: false,
    kind: 'amount',
    base: null,
    fund: null,
    portion: null,
    flow: null,
    item: null,
    position: null,
    coded: null,
    narrowing: [],
    unit: null,
    yearUnclear: false,
  }
  let position = 0
  for (const printed of path) {
    const words = cleanName(joinBlanks(printed).replace(UNIT_NOTE, ''))
    const isLane =
      /^(?:收入|支出)$/u.test(words) ||
      (position === 0 && (words === cleanName(lane) || /^财政拨款(?:收入|支出)$/u.test(words)))
    position += 1
    if (words === '') continue
    if (isLane) readLane(words, meaning)
    else if (!readCompletion(joinBlanks(printed), meaning, document) && !readPartOfFund(joinBlanks(printed), meaning))
      readHeader(words, meaning, lookup, document)
  }
  return meaning.yearUnclear ? { ...meaning, year: null, kind: 'amount', base: null } : meaning
}

/** A lane says the side and perhaps the fund. Lanes named 人员经费 and 公用经费 only group items: they are no portion. */
function readLane(words: string, meaning: ColumnMeaning): void {
  meaning.flow ??= laneFlow(words)
  meaning.fund ??= readFund(words).fund
}

/** 收入 or 支出 as the name of a side says it; 支出功能分类 and 经济分类科目 are sides of expenditure too. */
export function laneFlow(words: string): Flow | null {
  if (/支出|经费/u.test(words) || LANE_SCHEMES.test(words)) return 'expenditure'
  return /收入/u.test(words) ? 'income' : null
}

function readHeader(words: string, meaning: ColumnMeaning, lookup: Lookup, document: DocumentPeriod): void {
  if (readComparison(words, meaning, document) || readScore(words, meaning)) return
  const entry = lookup.formItem(words)
  const fund = readFund(words)
  if (fund.fund !== null && fund.rest === '') {
    meaning.fund = fund.fund
    readPeriod(fund.tail, meaning, document)
    if (fund.tail.includes('结转') || entry?.flow === 'position') meaning.position = entry
    return
  }
  if (entry !== null) {
    readItem(entry, meaning)
    return
  }
  const rest = withoutPeriod(fund.fund === null ? words : fund.tail.replace(FUND_TAIL, ''))
  const period = readPeriod(fund.tail, meaning, document)
  if (fund.fund !== null) meaning.fund = fund.fund
  if (rest === '' || NEUTRAL.has(nameKey(rest)) || NEUTRAL.has(nameKey(words))) return
  const inner = lookup.formItem(rest)
  if (inner !== null) {
    readItem(inner, meaning)
    return
  }
  const coded = chooseCoded(lookup.coded(rest), ['economic-department'], null)
  if (coded !== null) {
    meaning.coded = coded
    return
  }
  if (!(period && /^(?:预算|决算|执行|数|支出|收入|当年|本年|上年|去年|情况|安排|度|年)+$/u.test(rest)))
    meaning.narrowing.push(words)
}

/** 完成年初预算（%）: the rate of what was spent in the budget that the header names. */
function readCompletion(printed: string, meaning: ColumnMeaning, document: DocumentPeriod): boolean {
  if (!/^(?:为|占)?完成.*预算/u.test(printed) || !RATIO.test(printed)) return false
  meaning.kind = 'rate'
  meaning.base = { year: document.year, stage: stageIn(printed, document).stage }
  return true
}

/** 财政拨款 under 一般公共预算 is that fund; 其中：财政拨款 is a part of it. */
function readPartOfFund(printed: string, meaning: ColumnMeaning): boolean {
  const inner = readFund(cleanName(printed))
  const isInside = meaning.fund !== null && meaning.fund !== 'fiscal' && meaning.fund !== 'all'
  if (!isInside || inner.fund !== 'fiscal' || inner.rest !== '' || /结转|结余/u.test(printed)) return false
  if (printed.startsWith('其中')) meaning.narrowing.push(cleanName(printed))
  return true
}

function readItem(entry: ItemEntry, meaning: ColumnMeaning): void {
  if (entry.portion !== null) {
    meaning.portion = entry.portion
    return
  }
  if (entry.fund !== null) meaning.fund = entry.fund
  if (entry.flow === 'position') meaning.position = entry
  else meaning.item = entry
}

/** Headers over changes: 2024年预算数与2023年执行数, 增减额, 增减%, 比上年增长. */
function readComparison(words: string, meaning: ColumnMeaning, document: DocumentPeriod): boolean {
  const years = yearsIn(words)
  const compares = years.length === 2 && COMPARISON.test(words)
  if (!compares && !CHANGE.test(words)) {
    if (/^(?:占比|比重|所占比例|比例)/u.test(words)) meaning.kind = 'share'
    else if (/完成率|执行率|完成.*%/u.test(words)) meaning.kind = 'rate'
    else return false
    return true
  }
  meaning.yearUnclear = compares && !CHANGE.test(words)
  const own = years.length > 0 ? Math.max(...years) : document.year
  const before = compares ? Math.min(...years) : own === null ? null : own - 1
  const after = compares ? words.slice(words.indexOf(String(before))) : words
  const stage = stageIn(after, document)
  const known = meaning.base
  meaning.kind = RATIO.test(words.replace(/决算|预算/gu, '')) ? 'rate' : 'change'
  meaning.year ??= own
  meaning.base = {
    year: known?.year ?? before,
    stage: known?.stage ?? (stage.said ? stage.stage : document.stage),
  }
  return true
}

function readScore(words: string, meaning: ColumnMeaning): boolean {
  if (!/得分$|^分值|分值权重$/u.test(words)) return false
  meaning.kind = 'count'
  meaning.unit = '分'
  meaning.narrowing.push(words)
  return true
}

/** Sets year and stage from the words; true when they said either. */
function readPeriod(words: string, meaning: ColumnMeaning, document: DocumentPeriod): boolean {
  const year = yearIn(words, document)
  const { stage, said } = stageIn(words, document)
  if (year !== null && (meaning.year === null || yearsIn(words).length > 0)) meaning.year = year
  if (said) {
    meaning.stage = stage
    meaning.stageUnclear = stage === null
  }
  return year !== null || said
}

const FUND_TAIL = /^(?:财政拨款|拨款|资金|当年|安排的|安排)/u
const PERIOD_WORDS =
  /20\d{2}\s*年度?|上年度?|去年|当年|本年度?|年初预算数?|全年预算数?|调整后?预算数?|全年执行数|预计执行数|执行数|（决算数）|支出决算数?|决算数|决算|预算数|预算金额|预算执行数/gu

function withoutPeriod(words: string): string {
  return words.replace(PERIOD_WORDS, '').replace(/（）/gu, '').trim()
}
