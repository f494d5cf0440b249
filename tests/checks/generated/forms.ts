import type { Form } from './layout.js'
import { percent, pick, type Random, show, sum, type Writing } from './money.js'
import {
  basicOf,
  ECONOMIC,
  type Economic,
  FUNCTIONS,
  type Fund,
  incomeOf,
  isStaff,
  type Office,
  type Spending,
  type ThreePublics,
  totalOf,
  totalOfPublics,
} from './office.js'

/** What differs between the forms of provinces. */
export interface FormStyle {
  kind: 'budget' | 'accounts'
  writing: Writing
  codes: 'one' | 'three' | 'inline'
  total: 'top' | 'bottom'
  totalName: string
  /** Only 项 in functional forms, or all three levels. */
  levels: 'all' | 'items'
  /** 栏次 1 2 3 under the header. */
  ordinals: boolean
  /** A row for every class of expenditure, or only for those in use. */
  everyClass: boolean
  changes: boolean
  staffColumns: boolean
  numbered: boolean
  /** 一、 二、 before the lines of two-lane forms. */
  numberedLines: boolean
  /** 其中 under a source of income. */
  ofWhich: boolean
}

type Amount<T> = (one: T) => bigint

interface ColumnOf<T> {
  path: string[]
  of: Amount<T>
  /** 增减% instead of an amount: part and whole. */
  percentOf?: [Amount<T>, Amount<T>]
}

const CLASSES = [
  '一般公共服务支出',
  '外交支出',
  '公共安全支出',
  '教育支出',
  '科学技术支出',
  '社会保障和就业支出',
  '卫生健康支出',
  '节能环保支出',
  '城乡社区支出',
  '农林水支出',
  '住房保障支出',
  '国有资本经营预算支出',
  '其他支出',
]
const ORDINALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二', '十三']

const headerOf = (paths: string[][]): string[][] => {
  const depth = Math.max(...paths.map((path) => path.length))
  return Array.from({ length: depth }, (_, level) =>
    paths.map((path, at) => {
      const isRepeat =
        at > 0 &&
        level < path.length - 1 &&
        paths[at - 1]?.slice(0, level + 1).join() === path.slice(0, level + 1).join()
      return isRepeat ? '' : (path[level] ?? '')
    }),
  )
}

function cellOf<T>(column: ColumnOf<T>, ones: readonly T[], writing: Writing): string {
  if (column.percentOf === undefined) return show(sum(ones.map(column.of)), writing)
  const [part, base] = column.percentOf.map((of) => sum(ones.map(of)))
  if (part === undefined || base === undefined || base === 0n) return ''
  return percent(part, base, writing)
}

/** Rows of 类, 款 and 项 (or 类 and 款 of the economic classification) with the total at the top or at the end. */
function hierarchy<T extends { code: string }>(
  ones: readonly T[],
  names: Record<string, string>,
  columns: ColumnOf<T>[],
  style: FormStyle,
  lengths: number[],
): { header: string[][]; rows: string[][] } {
  const { writing } = style
  const shown = style.levels === 'items' ? lengths.slice(-1) : lengths
  const codes = [...new Set(ones.flatMap(({ code }) => shown.map((length) => code.slice(0, length))))].sort()
  const cells = (part: readonly T[]): string[] => columns.map((column) => cellOf(column, part, writing))
  const label = (code: string): string[] => {
    const name = names[code] ?? code
    if (style.codes === 'inline') return [`${code} ${name}`]
    if (style.codes === 'one') return [code, name]
    return [
      ...lengths.map((length, at) => (code.length >= length ? code.slice(lengths[at - 1] ?? 0, length) : '')),
      name,
    ]
  }
  const width = label(codes[0] ?? '').length
  const total = [...Array<string>(width - 1).fill(''), style.totalName, ...cells(ones)]
  const rows = codes.map((code) => [...label(code), ...cells(ones.filter((one) => one.code.startsWith(code)))])
  const levelNames = lengths.length === 3 ? ['类', '款', '项'] : ['类', '款']
  const named =
    style.codes === 'inline'
      ? [['项目']]
      : style.codes === 'one'
        ? [['科目编码'], ['科目名称']]
        : [...levelNames.map((level) => ['科目编码', level]), ['科目名称']]
  const header = headerOf([...named, ...columns.map(({ path }) => path)])
  if (style.ordinals)
    header.push([...Array<string>(width - 1).fill(''), '栏次', ...columns.map((_, at) => `${at + 1}`)])
  return { header, rows: style.total === 'top' ? [total, ...rows] : [...rows, total] }
}

const FUNCTION_LENGTHS = [3, 5, 7]

/** 支出总表 and the expenditure of one fund. */
export function expenditureForm(
  office: Office,
  title: string,
  funds: readonly Fund[],
  style: FormStyle,
  more: { changes?: boolean; others?: boolean } = {},
): Form {
  const spending = office.spending.filter(({ fund }) => funds.includes(fund))
  const columns: ColumnOf<Spending>[] = style.staffColumns
    ? [
        { path: ['合计'], of: totalOf },
        { path: ['基本支出', '小计'], of: basicOf },
        { path: ['基本支出', '人员经费'], of: ({ staff }) => staff },
        { path: ['基本支出', '公用经费'], of: ({ running }) => running },
        { path: ['项目支出'], of: ({ project }) => project },
      ]
    : [
        { path: [style.kind === 'accounts' && more.others ? '本年支出合计' : '合计'], of: totalOf },
        { path: ['基本支出'], of: basicOf },
        { path: ['项目支出'], of: ({ project }) => project },
      ]
  if (more.others)
    for (const path of ['上缴上级支出', '经营支出', '对附属单位补助支出']) columns.push({ path: [path], of: () => 0n })
  if (more.changes) {
    for (const column of columns) column.path = [`${office.year}年预算数`, ...column.path]
    const earlier: Amount<Spending> = ({ last }) => totalOf(last)
    const change: Amount<Spending> = (one) => totalOf(one) - earlier(one)
    columns.unshift({ path: [`${office.year - 1}年执行数`], of: earlier })
    columns.push({ path: [`${office.year}年预算数与${office.year - 1}年执行数`, '增减额'], of: change })
    columns.push({
      path: [`${office.year}年预算数与${office.year - 1}年执行数`, '增减%'],
      of: change,
      percentOf: [change, earlier],
    })
  }
  const { header, rows } = hierarchy(spending, FUNCTIONS, columns, style, FUNCTION_LENGTHS)
  return { title, unit: style.writing.unit, header, rows }
}

/** Income by functional item; in a budget the balance carried in is a column. */
export function incomeForm(office: Office, title: string, style: FormStyle): Form {
  const of =
    (fund: Fund): Amount<Spending> =>
    (one) =>
      one.fund === fund ? incomeOf(one) : 0n
  const fiscal: Amount<Spending> = (one) => (one.fund === 'own' ? 0n : incomeOf(one))
  const columns: ColumnOf<Spending>[] =
    style.kind === 'accounts'
      ? [
          { path: ['本年收入合计'], of: incomeOf },
          { path: ['财政拨款收入'], of: fiscal },
          { path: ['上级补助收入'], of: () => 0n },
          { path: ['事业收入'], of: of('own') },
          { path: ['经营收入'], of: () => 0n },
          { path: ['其他收入'], of: () => 0n },
        ]
      : [
          { path: ['合计'], of: (one) => incomeOf(one) + one.carriedIn },
          { path: ['上年结转'], of: ({ carriedIn }) => carriedIn },
          { path: ['一般公共预算拨款收入'], of: of('general') },
          { path: ['政府性基金预算拨款收入'], of: of('fund') },
          { path: ['国有资本经营预算拨款收入'], of: of('capital') },
          { path: ['事业收入'], of: of('own') },
          { path: ['其他收入'], of: () => 0n },
        ]
  const { header, rows } = hierarchy(office.spending, FUNCTIONS, columns, style, FUNCTION_LENGTHS)
  return { title, unit: style.writing.unit, header, rows }
}

/** Two lanes side by side: sources of income and classes of expenditure, with balances and totals. */
export function summaryForm(office: Office, title: string, style: FormStyle, only: 'all' | 'fiscal'): Form {
  const { writing } = style
  const isAccounts = style.kind === 'accounts'
  const spending = office.spending.filter(({ fund }) => only === 'all' || fund !== 'own')
  const total = (of: Amount<Spending>, fund?: Fund): bigint =>
    sum(spending.filter((one) => fund === undefined || one.fund === fund).map(of))
  const carriedIn: Amount<Spending> = (one) => one.carriedIn
  const carriedOut: Amount<Spending> = (one) => one.carriedOut
  const word = isAccounts ? '财政拨款' : '拨款'
  const income: [string, bigint][] = [
    [`一般公共预算${word}收入`, total(incomeOf, 'general')],
    [`政府性基金预算${word}收入`, total(incomeOf, 'fund')],
    [`国有资本经营预算${word}收入`, total(incomeOf, 'capital')],
  ]
  if (only === 'all')
    income.push(['上级补助收入', 0n], ['事业收入', total(incomeOf, 'own')], ['经营收入', 0n], ['其他收入', 0n])
  const funds: Fund[] = ['general', 'fund', 'capital']
  if (only === 'all' && style.ofWhich) income.splice(1, 0, ['其中：上级转移支付收入', total(incomeOf, 'general') / 3n])
  const columns: ((part: readonly Spending[]) => bigint)[] = [(part) => sum(part.map(totalOf))]
  const names = [isAccounts ? '金额' : '预算数']
  if (only === 'fiscal') {
    names[0] = '合计'
    for (const fund of funds) columns.push((part) => sum(part.filter((one) => one.fund === fund).map(totalOf)))
    names.push('一般公共预算财政拨款', '政府性基金预算财政拨款', '国有资本经营预算财政拨款')
  }
  const classes = CLASSES.filter(
    (name) => style.everyClass || spending.some(({ code }) => FUNCTIONS[code.slice(0, 3)] === name),
  )
  const numbered = (at: number, words: string): string => (style.numberedLines ? `${ORDINALS[at]}、${words}` : words)
  const expenditure = classes.map((name, at): [string, string[]] => {
    const part = spending.filter(({ code }) => FUNCTIONS[code.slice(0, 3)] === name)
    return [numbered(at, name), columns.map((column) => show(column(part), writing))]
  })
  const out = only === 'all' ? columns.slice(0, 1) : columns
  const carried = out.map((_, at) =>
    show(at === 0 ? total(carriedOut) : total(carriedOut, funds[at - 1] ?? 'general'), writing),
  )
  const used = only === 'all' ? office.balanceUsed : 0n
  const ends = out.map((column, at) =>
    show(
      column(spending) + used + (at === 0 ? total(carriedOut) : total(carriedOut, funds[at - 1] ?? 'general')),
      writing,
    ),
  )
  let listed = 0
  const left: [string, string][] = income.map(([name, amount]) => [
    name.startsWith('其中') ? name : numbered(listed++, name),
    show(amount, writing),
  ])
  const right: [string, string[]][] = [...expenditure]
  while (left.length < right.length) left.push(['', ''])
  while (right.length < left.length) right.push(['', out.map(() => '')])
  const fiscalWord = only === 'fiscal' && isAccounts ? '财政拨款' : ''
  left.push(['本年收入合计', show(total(incomeOf), writing)])
  right.push(['本年支出合计', out.map((column) => show(column(spending), writing))])
  if (isAccounts && only === 'all') {
    left.push(['使用非财政拨款结余', show(office.balanceUsed, writing)])
    right.push(['结余分配', [show(office.balanceUsed, writing)]])
  }
  left.push([isAccounts ? `年初${fiscalWord}结转和结余` : '上年结转', show(total(carriedIn), writing)])
  right.push([isAccounts ? `年末${fiscalWord}结转和结余` : '结转下年', carried])
  if (only === 'fiscal') {
    const parts = ['一般公共预算财政拨款', '政府性基金预算财政拨款', '国有资本经营预算财政拨款']
    parts.forEach((name, at) => {
      left.push([name, show(total(carriedIn, funds[at] ?? 'general'), writing)])
      right.push(['', out.map(() => '')])
    })
  }
  left.push([isAccounts ? '总计' : '收入总计', show(total(incomeOf) + total(carriedIn) + used, writing)])
  right.push([isAccounts ? '总计' : '支出总计', ends])
  const lined = isAccounts
  const rows = left.map(([name, amount], at) => {
    const [other = '', amounts = []] = right[at] ?? []
    return lined
      ? [name, `${at + 1}`, amount, other, `${left.length + at + 1}`, ...amounts]
      : [name, amount, other, ...amounts]
  })
  const wide = Array<string>(names.length - 1).fill('')
  const header = lined
    ? [
        ['收入', '', '', '支出', '', '', ...wide],
        ['项目', '行次', '金额', '项目', '行次', ...names],
      ]
    : [
        ['收入', '', '支出', '', ...wide],
        ['项目', '预算数', '项目', ...names],
      ]
  if (style.ordinals && lined) header.push(['栏次', '', '1', '栏次', '', ...names.map((_, at) => `${at + 2}`)])
  return { title, unit: writing.unit, header, rows, lanes: [0, lined ? 3 : 2] }
}

/** 基本支出 by economic class in one list. */
export function basicForm(office: Office, title: string, style: FormStyle): Form {
  const columns: ColumnOf<Economic>[] = [
    { path: ['合计'], of: ({ amount }) => amount },
    { path: ['人员经费'], of: ({ code, amount }) => (isStaff(code) ? amount : 0n) },
    { path: ['公用经费'], of: ({ code, amount }) => (isStaff(code) ? 0n : amount) },
  ]
  const all: FormStyle = { ...style, levels: 'all' }
  const { header, rows } = hierarchy(office.economic, ECONOMIC, columns, all, [3, 5])
  return { title, unit: style.writing.unit, header, rows }
}

/** 基本支出 by economic class in two lanes, as accounts print it. */
export function basicLanesForm(office: Office, title: string, { writing }: FormStyle): Form {
  const lane = (staff: boolean): string[][] => {
    const part = office.economic.filter(({ code }) => isStaff(code) === staff)
    const codes = [...new Set(part.flatMap(({ code }) => [code.slice(0, 3), code]))].sort()
    return codes.map((code) => [
      code,
      ECONOMIC[code] ?? code,
      show(sum(part.filter((one) => one.code.startsWith(code)).map(({ amount }) => amount)), writing),
    ])
  }
  const [staff, running] = [lane(true), lane(false)]
  const total = (of: boolean): string =>
    show(sum(office.economic.filter(({ code }) => isStaff(code) === of).map(({ amount }) => amount)), writing)
  const rows = Array.from({ length: Math.max(staff.length, running.length) }, (_, at) => [
    ...(staff[at] ?? ['', '', '']),
    ...(running[at] ?? ['', '', '']),
  ])
  return {
    title,
    unit: writing.unit,
    header: [
      ['人员经费', '', '', '公用经费', '', ''],
      ['科目编码', '科目名称', '金额', '科目编码', '科目名称', '金额'],
    ],
    rows: [...rows, ['人员经费合计', '', total(true), '公用经费合计', '', total(false)]],
    lanes: [0, 3],
  }
}

const PUBLICS: { path: string[]; name: string; of: Amount<ThreePublics> }[] = [
  { path: ['合计'], name: '合计', of: totalOfPublics },
  { path: ['因公出国（境）费'], name: '因公出国（境）费', of: ({ abroad }) => abroad },
  {
    path: ['公务用车购置及运行维护费', '小计'],
    name: '公务用车购置及运行维护费',
    of: ({ purchase, running }) => purchase + running,
  },
  {
    path: ['公务用车购置及运行维护费', '公务用车购置费'],
    name: '其中：公务用车购置费',
    of: ({ purchase }) => purchase,
  },
  {
    path: ['公务用车购置及运行维护费', '公务用车运行维护费'],
    name: '公务用车运行维护费',
    of: ({ running }) => running,
  },
  { path: ['公务接待费'], name: '公务接待费', of: ({ reception }) => reception },
]

/** 三公经费 side by side (accounts: planned and spent) or one below the other (budgets: with the change). */
export function publicsForm(office: Office, title: string, style: FormStyle): Form {
  const { writing } = style
  if (style.kind === 'accounts') {
    const groups: [string, ThreePublics][] = [
      ['预算数', office.publicsPlanned],
      ['决算数', office.publics],
    ]
    const header = headerOf(groups.flatMap(([name]) => PUBLICS.map(({ path }) => [name, ...path])))
    if (style.ordinals) header.push(Array.from({ length: 12 }, (_, at) => `${at + 1}`))
    return {
      title,
      unit: writing.unit,
      header,
      rows: [groups.flatMap(([, of]) => PUBLICS.map((one) => show(one.of(of), writing)))],
    }
  }
  const { publics, publicsLast } = office
  const rows = PUBLICS.map(({ name, of }) => {
    const [now, before] = [of(publics), of(publicsLast)]
    const base = [name, show(before, writing), show(now, writing)]
    return style.changes
      ? [...base, show(now - before, writing), before === 0n ? '' : percent(now - before, before, writing)]
      : base
  })
  const header = [
    '项目',
    `${office.year - 1}年预算数`,
    `${office.year}年预算数`,
    ...(style.changes ? ['增减额', '增减%'] : []),
  ]
  return { title, unit: writing.unit, header: [header], rows }
}

/** A fund of the accounts with its balances. */
export function fundAccountsForm(office: Office, title: string, style: FormStyle): Form {
  const spending = office.spending.filter(({ fund }) => fund === 'fund')
  const columns: ColumnOf<Spending>[] = [
    { path: ['年初结转和结余'], of: ({ carriedIn }) => carriedIn },
    { path: ['本年收入'], of: incomeOf },
    { path: ['本年支出', '小计'], of: totalOf },
    { path: ['本年支出', '基本支出'], of: basicOf },
    { path: ['本年支出', '项目支出'], of: ({ project }) => project },
    { path: ['年末结转和结余'], of: ({ carriedOut }) => carriedOut },
  ]
  const { header, rows } = hierarchy(spending, FUNCTIONS, columns, style, FUNCTION_LENGTHS)
  return { title, unit: style.writing.unit, header, rows }
}

/** Projects with the funds that pay for them. */
export function projectForm(office: Office, title: string, { writing, total }: FormStyle): Form {
  const funds: [string, Fund][] = [
    ['一般公共预算', 'general'],
    ['政府性基金预算', 'fund'],
    ['国有资本经营预算', 'capital'],
    ['单位资金', 'own'],
  ]
  const cells = (part: Office['projects']): string[] => [
    show(sum(part.map(({ amount }) => amount)), writing),
    ...funds.map(([, fund]) => show(sum(part.filter((one) => one.fund === fund).map(({ amount }) => amount)), writing)),
  ]
  const rows = office.projects.map((project, at) => [`${at + 1}`, project.name, ...cells([project])])
  const sums = ['', '合计', ...cells(office.projects)]
  return {
    title,
    unit: writing.unit,
    header: [['序号', '项目名称', '合计', ...funds.map(([name]) => name)]],
    rows: total === 'top' ? [sums, ...rows] : [...rows, sums],
  }
}

/** Income of each unit of a department. */
export function unitsForm(office: Office, title: string, style: FormStyle, random: Random): Form {
  const { writing } = style
  const total = (of: Amount<Spending>, ...funds: Fund[]): bigint =>
    sum(office.spending.filter(({ fund }) => funds.includes(fund)).map(of))
  const wholes = [
    total(({ carriedIn }) => carriedIn, 'general', 'fund', 'capital', 'own'),
    total(incomeOf, 'general'),
    total(incomeOf, 'fund'),
    total(incomeOf, 'capital'),
    total(incomeOf, 'own'),
  ]
  const shares = wholes.map((whole) => {
    const first = (whole * BigInt(40 + Math.floor(random() * 50))) / 100n
    const rest = whole - first
    return office.units.length === 1
      ? [whole]
      : office.units.length === 2
        ? [first, rest]
        : [first, rest / 3n, rest - rest / 3n]
  })
  const cells = (amounts: bigint[]): string[] => [
    show(sum(amounts), writing),
    ...amounts.map((amount) => show(amount, writing)),
  ]
  const rows = office.units.map((unit, at) => [unit, ...cells(shares.map((share) => share[at] ?? 0n))])
  const label = pick(random, ['部门（单位）名称', '单位名称'])
  return {
    title,
    unit: writing.unit,
    header: [[label, '合计', '上年结转', '一般公共预算', '政府性基金预算', '国有资本经营预算', '单位资金']],
    rows:
      style.total === 'top'
        ? [[style.totalName, ...cells(wholes)], ...rows]
        : [...rows, [style.totalName, ...cells(wholes)]],
  }
}
