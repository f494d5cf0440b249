import type { Flow, Fund, Item, Portion, Scheme } from '../../core/quantity.js'
import { cleanName, joinBlanks } from '../clean-name.js'
import { readFund } from '../fund-words.js'
import type { FormContext } from '../identify-form.js'
import { schemeOfCode } from '../read-row.js'
import { chooseCoded, type Lookup } from '../vocabulary/lookup.js'
import type { ItemEntry } from '../vocabulary/types.js'

/** What a claim is about, as far as its words say it. */
export interface Subject {
  item: Item
  flow: Flow | null
  fund: Fund | null
  portion: Portion | null
  /** The words as printed, without what only introduces them. */
  name: string
  /** True when the vocabulary knows the item; false when its own words stand for it. */
  known: boolean
}

/** 上年结转资金安排支出 says out of what money is spent: no item of its own, but a part of what is being divided. */
export function isSource(words: string): boolean {
  return /(?:收入|结转|结余|拨款|资金|基金)(?:资金|的)?安排(?:的)?(?:支出|项目)?(?:为|是)?$/u.test(joinBlanks(words))
}

/** Where a subject is looked for: the section's form, and what kind of number follows. */
export interface SubjectContext {
  section: FormContext
  /** Classification that neighbouring items belong to, e.g. economic within a list under 人员经费. */
  scheme: Scheme | null
  isMoney: boolean
  /** The side of what is being divided or of the section. */
  flow: Flow | null
  organizations: string[]
  lookup: Lookup
}

const LEADING =
  /^(?:本单位|我单位|本部门|我部门|本中心|单位(?!资金|运行|公用)|部门|本年度?(?=[^收支])|当年|今年|全年|20\d{2}年度?|年度|度|年(?!初|末)|截[止至]\D{0,2}年底|其中|包括|主要|[一二三四五]是|分别为|安排的?|共有|共计|合计|共|按|涉及|预计|所属\S{0,2}单位|所属|关于|和|及|与|、|含|等|预算(?=共?安排|支出)|通过|来自于?|属于|来源于|源于|分为|各项|市级|省级|区级|县级|均|约|为|的|使用|用于|预留|由|从|在(?![职编岗校建])|将|预算中的|另有|共有|有(?!价|偿|关)|编列|列支|下达|批复|具体|实际|其中|动用|取得|分别是|分别|各项|总|计(?!划)|对(?=20|本)|组织对|实现|累计|拟|计划|[，、：；。])/u
const TRAILING =
  /(?:都是|都为|均是|一项|计(?=$)|编列|共计|合计为|合计|总额|总计|预算数|决算数|执行数|预算金额|预算安排|预算|决算|安排|为|是|均|各|共|约|达到|达|总|数|资金|财政拨款|的|：|等|分别|有|支出(?=$)|金额|在|一项|20\d{2}年度?|[、，])$/u
/** Longer words are sentences; a path of 类, 款 and 项 stays below. */
const LONGEST_SUBJECT = 160
/** What may stand before 的 without narrowing the item: whose it is, and that a fund pays for it. */
const OWNER = /(?:单位|部门|机构|机关|中心|局|办|保障|负担|开支|管理)$/u
const STAGE_AT_END = /(?:年初|全年|调整后?的?)预算(?:数|金额)?(?:为|是)?$/u
const CODE_AT_END = /（(\d{3}(?:\d{2}){0,2})）(?:支出)?$/u

/**
 * Finds what words are about: a code in brackets, a path of 类 款 项, a name of the vocabulary, or that name behind words
 * that say whose, when and out of which fund. Null when nothing of the vocabulary is named.
 */
export function knownSubject(words: string, context: SubjectContext): Subject | null {
  const text = asWritten(words, context.organizations).replace(STAGE_AT_END, '')
  if (text === '' || text.length > LONGEST_SUBJECT) return null
  return (
    byCode(text, context) ??
    byPath(text, context) ??
    byAlias(text, context) ??
    byTotals(text, context) ??
    byName(text, context)
  )
}

function byCode(text: string, { lookup }: SubjectContext): Subject | null {
  const trimmed = text.replace(/(?:为|是|支出|安排|预算|决算|数)+$/u, '')
  const code = CODE_AT_END.exec(trimmed)?.[1]
  const scheme = code === undefined ? null : schemeOfCode(code)
  if (code === undefined || scheme === null) return null
  const name = strip(cleanName(trimmed.replace(CODE_AT_END, '')), LEADING)
  return coded({ scheme, code, name: lookup.nameOf(scheme, code) ?? name }, name)
}

const LEVEL_LENGTHS: Record<string, number> = { 类: 3, 款: 5, 项: 7 }

/** 一般公共服务支出（类）…（款）事业运行（项）, also 一般公共服务（类）支出: each mark says how long its code is. */
function byPath(text: string, { lookup }: SubjectContext): Subject | null {
  const parts = [...text.matchAll(/([^（）]*(?:（[^类款项）][^）]*）[^（）]*)*)（([类款项])）/gu)]
  if (parts.length === 0) return null
  let above: string | null = null
  let last = ''
  for (const [index, part] of parts.entries()) {
    const printed = cleanName(part[1] ?? '')
    last = index === 0 ? strip(printed, LEADING) : printed
    const ofLevel = [last, `${last}支出`]
      .flatMap((name) => lookup.coded(name))
      .filter((one) => one.code.length === LEVEL_LENGTHS[part[2] ?? ''])
    above = chooseCoded(ofLevel, ['functional'], above)?.code ?? null
    if (above === null && index < parts.length - 1) break
  }
  const final = cleanName(parts.at(-1)?.[1] ?? '')
  const tail = text.slice(text.lastIndexOf('）') + 1)
  const name = parts.length === 1 ? last : final
  const printed = tail.startsWith('支出') && !name.endsWith('支出') ? `${name}支出` : name
  if (above === null || parts.length === 0) return coded({ scheme: 'functional', code: null, name: printed }, printed)
  return coded({ scheme: 'functional', code: above, name: lookup.nameOf('functional', above) ?? printed }, printed)
}

/** A name of a form line as it stands, before 预算收入 inside it is taken for a total. */
function byAlias(text: string, context: SubjectContext): Subject | null {
  for (const core of peels(cleanName(text), LEADING)) {
    const name = core.replace(/(?:为|是|共|均)+$/u, '')
    const entry = context.lookup.formItem(name)
    if (entry !== null && entry.flow === 'income' && fitsNumber(entry, context.isMoney)) return fromEntry(entry, name)
  }
  return null
}

/** 收入预算, 支出总计, 一般公共预算支出: totals whose name depends on the form they stand in. */
function byTotals(text: string, { section, isMoney }: SubjectContext): Subject | null {
  if (!isMoney) return null
  const { fund, tail } = readFund(text)
  const words = strip(cleanName(tail), LEADING).replace(/^(?:当年|拨款|的)+/u, '')
  const plain = words
    .replace(/[、，\s]/gu, '')
    .replace(/(?:在20\d{2}年度?)?(?:为|是|均为|都是|都为|均|各|共|数|安排|总额)*$/u, '')
  if (/^收入(?:总|合)?计?[和与及]?支出(?:总|合)?计?$/u.test(plain)) return bothTotals(fund, plain)
  const total = /^(收入|支出)(?:总)(?:预算|计|决算)?$|^(?:总)(收入|支出)$/u.exec(plain)
  const side = total?.[1] ?? total?.[2]
  if (side !== undefined) return form(side === '收入' ? '收入总计' : '支出总计', side, fund, plain)
  const budget = /^(?:预算|决算)?(收入|支出)(预算|决算|合计)?$|^(?:预算|决算)(收入|支出)$/u.exec(plain)
  const word = budget?.[1] ?? budget?.[3]
  if (word === undefined || (fund !== null && word === '收入' && budget?.[2] === undefined && !/预算收入/u.test(plain)))
    return null
  const summary = section.form === 'summary' || section.form === 'fiscal-summary'
  const hasBudget = /(?:收入|支出)总?预算|预算(?:收入|支出)/u.test(tail)
  if (summary && hasBudget && (fund === null || fund === 'fiscal'))
    return form(word === '收入' ? '收入总计' : '支出总计', word, fund, plain)
  if (word === '收入' && section.form === 'income' && hasBudget) return form('收入总计', word, fund, plain)
  if (word === '收入' && fund !== null) return null
  return form(word === '收入' ? '本年收入' : '本年支出', word, fund, plain)
}

/** 收入总计、支出总计都是: one figure for both sides. */
function bothTotals(fund: Fund | null, printed: string): Subject {
  const item = { scheme: 'form' as const, code: null, name: '收支总计', within: null }
  return { item, flow: null, fund, portion: null, name: printed, known: true }
}

function form(name: string, side: string, fund: Fund | null, printed: string): Subject {
  const flow = side === '收入' ? 'income' : 'expenditure'
  return {
    item: { scheme: 'form', code: null, name, within: null },
    flow,
    fund,
    portion: null,
    name: printed,
    known: true,
  }
}

/** Every way of taking introducing words off the front and closing words off the end, least taken first. */
function byName(text: string, context: SubjectContext): Subject | null {
  const { fund, tail } = readFund(text)
  const variants = [text]
  if (fund !== null)
    variants.push(tail.replace(/^(?:用|以|由|使用|动用|通过)?(?:财政拨款|拨款安排的?|拨款|资金|安排的?|的)+/u, ''))
  const owner = tail.lastIndexOf('的')
  if (owner > 0 && OWNER.test(tail.slice(0, owner))) variants.push(tail.slice(owner + 1))
  for (const [index, variant] of variants.entries()) {
    const fronts = peels(cleanName(variant), LEADING)
    for (const front of fronts) {
      for (const core of peels(front, TRAILING)) {
        const subject = lookUp(core, context)
        if (subject !== null)
          return { ...subject, fund: subject.fund ?? (index > 0 || subject.flow === 'expenditure' ? fund : null) }
      }
    }
  }
  const line =
    fund !== null && context.isMoney && context.flow === 'income' && isPlainFund(text)
      ? context.lookup.fundLine(fund)
      : null
  if (line !== null) return fromEntry(line, strip(strip(cleanName(text), LEADING), CLOSING))
  return bySuffix(strip(strip(cleanName(variants.at(-1) ?? text), LEADING), TRAILING), context)
}

/** True for words that name a fund and nothing else: 一般公共预算, 政府性基金预算拨款安排. */
export function isPlainFund(words: string): boolean {
  const { fund, rest, tail } = readFund(strip(cleanName(words), LEADING).replace(/(?:为|是|共|计)+$/u, ''))
  return fund !== null && rest === '' && !tail.includes('支出')
}

/** In a chapter on procurement, goods, works and services are what is procured. */
const BOUGHT = /^(?:政府采购)?(货物|工程|服务)类?(?:采购|预算|支出|项目)*$/u

function lookUp(name: string, context: SubjectContext): Subject | null {
  const { lookup, section } = context
  if (name.length < 2) return null
  const scheme = context.scheme ?? section.scheme
  const isClassified = scheme === 'functional' || scheme === 'economic-department' || scheme === 'economic-government'
  const bought = section.flow === 'procurement' ? BOUGHT.exec(name)?.[1] : undefined
  const entry = lookup.formItem(bought === undefined ? name : `政府采购${bought}`)
  const fits = entry !== null && fitsNumber(entry, context.isMoney)
  if (isClassified && context.isMoney) {
    const found = chooseCoded(lookup.coded(name), [scheme], null)
    if (found !== null) return coded(found, name)
  }
  if (entry !== null && fits) return fromEntry(entry, name)
  if (!context.isMoney) return null
  const only = chooseCoded(lookup.coded(name), ['functional', 'economic-department', 'economic-government'], null)
  return only === null ? null : coded(only, name)
}

/** A class in front of its item without marks: 一般公共服务政府办公厅（室）及相关机构事务. */
function bySuffix(text: string, context: SubjectContext): Subject | null {
  if (!context.isMoney) return null
  for (let at = 2; at <= text.length - 3; at += 1) {
    const prefix = text.slice(0, at)
    const classes = [prefix, `${prefix}支出`]
      .flatMap((name) => context.lookup.coded(name))
      .filter((one) => one.scheme === 'functional')
    const above = chooseCoded(classes, ['functional'], null)
    if (above === null) continue
    const found = chooseCoded(context.lookup.coded(text.slice(at)), ['functional'], above.code)
    if (found !== null) return coded(found, text)
  }
  return null
}

function fromEntry(entry: ItemEntry, printed: string): Subject {
  const isPart = entry.portion !== null
  const item = { scheme: 'form' as const, code: null, name: isPart ? '本年支出' : entry.name, within: null }
  return { item, flow: entry.flow, fund: entry.fund, portion: entry.portion, name: printed, known: true }
}

function coded(item: { scheme: Scheme; code: string | null; name: string }, printed: string): Subject {
  return {
    item: { scheme: item.scheme, code: item.code, name: item.name, within: null },
    flow: 'expenditure',
    fund: null,
    portion: null,
    name: printed,
    known: true,
  }
}

/** Staff are counted, incomes are not; assets have both a number and a value. */
function fitsNumber(entry: ItemEntry, isMoney: boolean): boolean {
  if (entry.flow === 'staff') return !isMoney
  return isMoney || entry.flow === 'asset'
}

const CLOSING =
  /(?:共计|合计|总计|预算数|决算数|执行数|预算安排|安排|为|是|均|各|共|约|达到|达|不少于|不低于|不超过|不高于|至少|的|：|等|分别|有|20\d{2}年度?|[、，])$/u

/** The words of a subject that the vocabulary does not know, without what only introduces or closes them. */
export function ownWords(words: string, organizations: string[]): string {
  return strip(strip(cleanName(asWritten(words, organizations)), LEADING), CLOSING)
}

/**
 * 办公家具一项价值 is the value of 办公家具. A path of classes is also written with its codes, 公共安全支出（204类）…, or
 * with dashes, “一般公共服务支出-政协事务-行政运行”科目.
 */
function asWritten(words: string, organizations: string[]): string {
  return withoutOrganizations(joinBlanks(words), organizations)
    .replace(/一项(?=价值|原值|净值|金额)/u, '')
    .replace(/（\d{2,3}([类款项])）/gu, '（$1）')
    .replace(/“([^”-]+)-([^”-]+)-([^”-]+)”科目/u, '$1（类）$2（款）$3（项）')
}

export function withoutOrganizations(text: string, organizations: string[]): string {
  return organizations
    .reduce((rest, name) => rest.split(joinBlanks(name)).join(''), text)
    .replace(/（汇总）|（本级）/gu, '')
}

function peels(text: string, edge: RegExp): string[] {
  const all = [text]
  for (let rounds = 0; rounds < 8; rounds += 1) {
    const shorter = (all.at(-1) ?? '').replace(edge, '')
    if (shorter === all.at(-1)) break
    all.push(shorter)
  }
  return all
}

function strip(text: string, edge: RegExp): string {
  return peels(text, edge).at(-1) ?? ''
}
