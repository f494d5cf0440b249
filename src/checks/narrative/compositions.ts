import type { Portion, QuantityKey } from '../../core/quantity.js'
import type { Fact } from '../../facts/types.js'

/**
 * What standard forms divide a total into (财预〔2016〕143号, 部门决算公开01–09表, “三公”经费口径). `parts` never overlap; `complete`
 * lists sets of parts that are the whole, where every further part that is stated counts too.
 */
interface Composition {
  whole: string[]
  parts: string[]
  complete: string[][]
}

const INCOME = ['财政拨款收入', '事业收入', '经营收入', '上级补助收入', '附属单位上缴收入', '其他收入']
const PUBLIC_ACCOUNTING = ['债务预算收入', '非同级财政拨款预算收入', '投资预算收益']
const KINDS = ['经营支出', '上缴上级支出', '对附属单位补助支出', '投资支出', '债务还本支出', '其他支出']
const CARRIED = ['上年结转', '上年结余', '年初结转和结余', '使用非财政拨款结余']

/** Names of one balance in forms of different provinces. */
const ALIKE = [
  ['上年结转', '上年结余', '年初结转和结余'],
  ['年末结转和结余', '结转下年'],
]

/** Portions are written as item and portion: 本年支出／basic. */
const COMPOSITIONS: Composition[] = [
  {
    whole: ['本年支出', '支出总计'],
    parts: ['本年支出／basic', '本年支出／project', ...KINDS],
    complete: [['本年支出／basic', '本年支出／project']],
  },
  {
    whole: ['本年支出'],
    parts: ['行政支出', '事业支出', ...KINDS],
    complete: [['事业支出', '经营支出', '上缴上级支出', '对附属单位补助支出', '其他支出']],
  },
  {
    whole: ['本年支出／basic'],
    parts: ['本年支出／personnel', '本年支出／public'],
    complete: [['本年支出／personnel', '本年支出／public']],
  },
  {
    whole: ['收入总计'],
    parts: ['本年收入', ...CARRIED],
    complete: [
      ['本年收入', '上年结转'],
      ['本年收入', '年初结转和结余'],
    ],
  },
  {
    whole: ['支出总计'],
    parts: ['本年支出', '年末结转和结余', '结转下年', '结余分配'],
    complete: [
      ['本年支出', '年末结转和结余'],
      ['本年支出', '结转下年'],
    ],
  },
  {
    whole: ['本年收入', '收入总计'],
    parts: [...INCOME, ...PUBLIC_ACCOUNTING, ...CARRIED],
    complete: [['财政拨款收入', '事业收入', '经营收入', '其他收入']],
  },
  {
    whole: ['财政拨款收入', '本年收入', '收入总计'],
    parts: [
      '一般公共预算拨款收入',
      '政府性基金预算拨款收入',
      '国有资本经营预算拨款收入',
      '财政专户管理资金收入',
      '单位资金收入',
    ],
    complete: [],
  },
  {
    whole: ['政府采购'],
    parts: ['政府采购货物', '政府采购工程', '政府采购服务'],
    complete: [['政府采购货物', '政府采购工程', '政府采购服务']],
  },
  { whole: ['授予中小企业合同金额'], parts: ['授予小微企业合同金额'], complete: [] },
  {
    whole: ['“三公”经费'],
    parts: ['因公出国（境）费', '公务接待费', '公务用车购置及运行维护费'],
    complete: [['因公出国（境）费', '公务接待费', '公务用车购置及运行维护费']],
  },
  {
    whole: ['“三公”经费'],
    parts: ['因公出国（境）费', '公务接待费', '公务用车购置费', '公务用车运行维护费'],
    complete: [['因公出国（境）费', '公务接待费', '公务用车购置费', '公务用车运行维护费']],
  },
  {
    whole: ['“三公”经费及会议费、培训费'],
    parts: ['“三公”经费', '会议费', '培训费'],
    complete: [['“三公”经费', '会议费', '培训费']],
  },
  {
    whole: ['公务用车购置及运行维护费'],
    parts: ['公务用车购置费', '公务用车运行维护费'],
    complete: [['公务用车购置费', '公务用车运行维护费']],
  },
  {
    whole: ['公务接待费'],
    parts: ['国内接待费', '国（境）外接待费'],
    complete: [['国内接待费', '国（境）外接待费']],
  },
  { whole: ['编制'], parts: ['行政编制', '事业编制'], complete: [] },
  { whole: ['实有人数'], parts: ['在职人员', '退休人员', '离休人员'], complete: [] },
  { whole: ['实有人数'], parts: ['行政', '事业'], complete: [] },
  {
    whole: ['车辆'],
    parts: [
      '一般公务用车',
      '符合规定领导干部用车',
      '副部（省）级及以上领导用车',
      '主要领导干部用车',
      '机要通信用车',
      '应急保障用车',
      '执法执勤用车',
      '特种专业技术用车',
      '离退休干部用车',
      '其他车辆',
    ],
    complete: [['应急保障用车', '执法执勤用车', '特种专业技术用车', '其他车辆']],
  },
]

const PORTIONS: Portion[] = ['basic', 'project', 'personnel', 'public']
const FISCAL: QuantityKey['fund'][] = ['general', 'government-fund', 'state-capital']
const FUNDS: QuantityKey['fund'][] = [...FISCAL, 'special-account', 'own-funds']

/** How parts of a list divide their whole: not at all as far as is known, without overlap, or wholly. */
export type Division = 'unknown' | 'disjoint' | 'complete' | 'coded'

/**
 * How parts divide a whole. `coded` are classes of one classification and one level: whether all are stated, only the
 * tables can say.
 */
export function divisionOf(whole: QuantityKey, parts: readonly QuantityKey[]): Division {
  const names = parts.map((part) => nameOf(part, whole.item?.name ?? null))
  if (!parts.every((part) => fitsFund(whole, part))) return 'unknown'
  const bySource = sourcesOf(whole, parts)
  if (bySource !== null) return bySource
  if (areFunds(whole, parts)) return isAllFiscal(whole, parts) ? 'complete' : 'disjoint'
  if (new Set(names).size !== names.length) return 'unknown'
  if (areCoded(whole, parts)) return 'coded'
  const fitting = COMPOSITIONS.filter(
    (one) => one.whole.includes(nameOf(whole)) && names.every((name) => one.parts.includes(name)),
  )
  if (fitting.length === 0) return 'unknown'
  return fitting.some((one) => one.complete.some((set) => set.every((name) => names.includes(name))))
    ? 'complete'
    : 'disjoint'
}

/** The item, be it named as one of the whole, and the portion where the item itself is the total of the form. */
function nameOf(key: QuantityKey, whole: string | null = null): string {
  const { item, portion } = key
  if (item === null || (item.within !== null && item.within !== whole)) return ''
  const isForm = item.scheme === 'form' && item.name === '本年支出' && portion !== null && portion !== 'total'
  return isForm ? `${item.name}／${portion}` : (item.code ?? item.name)
}

function areCoded(whole: QuantityKey, parts: readonly QuantityKey[]): boolean {
  const [first] = parts
  const item = first?.item
  if (item == null || item.code === null || item.within !== null) return false
  const { scheme, code } = item
  const isTotal = whole.item?.name === '本年支出' || whole.item?.name === '支出总计'
  return (
    isTotal &&
    whole.item?.within === null &&
    parts.every((part) => part.item?.scheme === scheme && part.item.code?.length === code.length) &&
    parts.every((part) => part.portion === first?.portion)
  )
}

/** The whole by fund: 一般公共预算安排 …, 政府性基金安排 … of one expenditure. */
function areFunds(whole: QuantityKey, parts: readonly QuantityKey[]): boolean {
  return (
    (whole.fund === 'all' || whole.fund === 'fiscal') &&
    parts.every(
      (part) => isSameItem(whole, part) && part.item?.within === whole.item?.within && FUNDS.includes(part.fund),
    ) &&
    new Set(parts.map(({ fund }) => fund)).size === parts.length
  )
}

/**
 * One expenditure by the money it is paid from: 本年收入安排 and 上年结转安排 are all there is, 本年财政拨款安排 only together
 * with 单位资金. Null for parts of another kind.
 */
function sourcesOf(whole: QuantityKey, parts: readonly QuantityKey[]): Division | null {
  const kinds = parts.map((part) => (isSameItem(whole, part) && !isWithin(whole, part) ? sourceOf(part) : null))
  if (kinds.includes(null) || !kinds.includes('now')) return null
  if (new Set(kinds).size !== kinds.length) return 'unknown'
  const isAll = parts.some(({ item }) => /^(?:本年|当年)(?:预算)?收入安排/u.test(item?.within ?? ''))
  return kinds.includes('carried') && (isAll || kinds.includes('own-funds')) ? 'complete' : 'disjoint'
}

function sourceOf({ item, fund }: QuantityKey): string | null {
  const words = item?.within ?? null
  if (words === null) return fund === 'special-account' || fund === 'own-funds' ? fund : null
  if (/结转|结余/u.test(words)) return 'carried'
  return /^(?:本年|当年)\S*安排/u.test(words) ? 'now' : null
}

const isSameItem = (whole: QuantityKey, part: QuantityKey): boolean =>
  part.item?.name === whole.item?.name && part.portion === whole.portion

const isWithin = (whole: QuantityKey, part: QuantityKey): boolean =>
  whole.item?.within != null && whole.item.within === part.item?.within

/** 财政拨款 by its three budgets is all of it. */
const isAllFiscal = (whole: QuantityKey, parts: readonly QuantityKey[]): boolean =>
  (whole.fund === 'fiscal' || /财政拨款/u.test(whole.item?.within ?? '')) &&
  FISCAL.every((fund) => parts.some((part) => part.fund === fund))

/** A part of another fund than the whole's is none, unless the whole is of all funds. */
const fitsFund = (whole: QuantityKey, part: QuantityKey): boolean =>
  part.fund === whole.fund || whole.fund === 'all' || (whole.fund === 'fiscal' && FISCAL.includes(part.fund))

/** True when the tables hold no further class with money beside those of a coded list. */
export function coversTables(parts: readonly QuantityKey[], facts: readonly Fact[]): boolean {
  const [first] = parts
  if (first === undefined || first.item === null || first.item.code === null) return false
  const { scheme, code } = first.item
  const named = new Set(parts.map((part) => part.item?.code))
  const held = facts.filter(
    ({ key, origin }) =>
      origin === 'cell' &&
      key.kind === 'amount' &&
      key.item?.scheme === scheme &&
      key.item.code?.length === code.length &&
      key.item.within === null &&
      key.organization === first.organization &&
      key.level === first.level &&
      key.year === first.year &&
      key.stage === first.stage &&
      key.fund === first.fund &&
      key.flow === first.flow &&
      key.portion === first.portion,
  )
  return held.length > 0 && held.every(({ key, value }) => named.has(key.item?.code) || /^-?0*(?:\.0*)?$/.test(value))
}

/** The sets of parts that are the whole of an item, as keys of the same year, stage and fund. */
export function completeSets(whole: QuantityKey): QuantityKey[][] {
  const name = nameOf(whole)
  return COMPOSITIONS.filter((one) => name !== '' && one.whole.includes(name)).flatMap(({ complete }) =>
    complete.map((set) => set.map((part) => partKey(whole, part))),
  )
}

/** What an item of a standard form is a part of, as keys of the same year, stage and fund. */
export function wholesOf(part: QuantityKey): QuantityKey[] {
  const name = nameOf(part)
  if (name === '' || part.kind !== 'amount' || part.flow === 'position') return []
  const wholes = new Set(COMPOSITIONS.filter((one) => one.parts.includes(name)).flatMap(({ whole }) => whole))
  const wider = part.item?.code === null ? name.replace(SMALL, '中小企业') : name
  return [...(wider === name ? [] : [wider]), ...wholes].map((whole) => partKey(part, whole))
}

/** Small and micro enterprises are some of 中小企业 (《政府采购促进中小企业发展管理办法》第二条). */
const SMALL = /(?:小微|小型微型|小型、微型)企业/u

/** Parts of the form that a complete list leaves out: where the document shows money for one, the list is not the whole. */
export function leftOut(whole: QuantityKey, parts: readonly QuantityKey[]): QuantityKey[] {
  const names = parts.map((part) => nameOf(part, whole.item?.name ?? null))
  const fitting = COMPOSITIONS.find(
    (one) =>
      one.whole.includes(nameOf(whole)) &&
      names.every((name) => one.parts.includes(name)) &&
      one.complete.some((set) => set.every((name) => names.includes(name))),
  )
  const isListed = (name: string): boolean =>
    names.includes(name) || ALIKE.some((alike) => alike.includes(name) && alike.some((other) => names.includes(other)))
  return (fitting?.parts ?? []).filter((name) => !isListed(name)).map((name) => partKey(whole, name))
}

function partKey(whole: QuantityKey, part: string): QuantityKey {
  const [name = '', suffix] = part.split('／')
  const portion = PORTIONS.find((one) => one === suffix) ?? 'total'
  const flow = CARRIED.includes(name) || /结转|结余/u.test(name) ? 'position' : whole.flow
  return { ...whole, flow, portion, item: { scheme: 'form', code: null, name, within: null } }
}
