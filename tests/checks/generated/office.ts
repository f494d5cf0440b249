import { amountBetween, pick, type Random, split, sum } from './money.js'

export type Fund = 'general' | 'fund' | 'capital' | 'own'

/** What was spent under one functional item from one fund, exact. */
export interface Spending {
  code: string
  fund: Fund
  staff: bigint
  running: bigint
  project: bigint
  /** Basic and project expenditure of the year before, and for accounts the budget of the year. */
  last: { staff: bigint; running: bigint; project: bigint }
  planned: bigint
  carriedIn: bigint
  carriedOut: bigint
}

export interface Economic {
  code: string
  amount: bigint
}

export interface ThreePublics {
  abroad: bigint
  purchase: bigint
  running: bigint
  reception: bigint
}

export interface Project {
  name: string
  fund: Fund
  amount: bigint
}

/** One made-up office with everything that its disclosure tells, adding up to the 分. */
export interface Office {
  name: string
  isDepartment: boolean
  year: number
  units: string[]
  spending: Spending[]
  economic: Economic[]
  publics: ThreePublics
  publicsLast: ThreePublics
  publicsPlanned: ThreePublics
  projects: Project[]
  /** What accounts with own funds take from earlier balances and put aside again: 使用非财政拨款结余 and 结余分配. */
  balanceUsed: bigint
  procurement: { goods: bigint; works: bigint; services: bigint }
}

export const FUNCTIONS: Record<string, string> = {
  '201': '一般公共服务支出',
  '20103': '政府办公厅（室）及相关机构事务',
  '2010301': '行政运行',
  '2010302': '一般行政管理事务',
  '2010350': '事业运行',
  '2010399': '其他政府办公厅（室）及相关机构事务支出',
  '20131': '党委办公厅（室）及相关机构事务',
  '2013102': '一般行政管理事务',
  '205': '教育支出',
  '20508': '进修及培训',
  '2050803': '培训支出',
  '208': '社会保障和就业支出',
  '20805': '行政事业单位养老支出',
  '2080502': '事业单位离退休',
  '2080505': '机关事业单位基本养老保险缴费支出',
  '2080506': '机关事业单位职业年金缴费支出',
  '20808': '抚恤',
  '2080801': '死亡抚恤',
  '210': '卫生健康支出',
  '21011': '行政事业单位医疗',
  '2101101': '行政单位医疗',
  '2101102': '事业单位医疗',
  '2101103': '公务员医疗补助',
  '212': '城乡社区支出',
  '21208': '国有土地使用权出让收入安排的支出',
  '2120803': '城市建设支出',
  '213': '农林水支出',
  '21301': '农业农村',
  '2130199': '其他农业农村支出',
  '221': '住房保障支出',
  '22102': '住房改革支出',
  '2210201': '住房公积金',
  '2210203': '购房补贴',
  '223': '国有资本经营预算支出',
  '22301': '解决历史遗留问题及改革成本支出',
  '2230105': '国有企业退休人员社会化管理补助支出',
  '229': '其他支出',
  '22960': '彩票公益金安排的支出',
  '2296002': '用于社会福利的彩票公益金支出',
}

export const ECONOMIC: Record<string, string> = {
  '301': '工资福利支出',
  '30101': '基本工资',
  '30102': '津贴补贴',
  '30103': '奖金',
  '30107': '绩效工资',
  '30108': '机关事业单位基本养老保险缴费',
  '30109': '职业年金缴费',
  '30110': '职工基本医疗保险缴费',
  '30112': '其他社会保障缴费',
  '30113': '住房公积金',
  '30199': '其他工资福利支出',
  '302': '商品和服务支出',
  '30201': '办公费',
  '30202': '印刷费',
  '30207': '邮电费',
  '30211': '差旅费',
  '30213': '维修（护）费',
  '30216': '培训费',
  '30217': '公务接待费',
  '30226': '劳务费',
  '30228': '工会经费',
  '30231': '公务用车运行维护费',
  '30239': '其他交通费用',
  '30299': '其他商品和服务支出',
  '303': '对个人和家庭的补助',
  '30302': '退休费',
  '30305': '生活补助',
  '30399': '其他对个人和家庭的补助',
  '310': '资本性支出',
  '31002': '办公设备购置',
}

export const isStaff = (code: string): boolean => code.startsWith('301') || code.startsWith('303')

const PLACES = ['望江县', '临潭县', '普陀区', '阿克陶县', '云溪区', '青州市', '永州市', '黔江区']
const OFFICES = ['财政局', '司法局', '残疾人联合会', '市场监督管理局', '农业农村局', '机关事务服务中心']
const PROJECTS = [
  '信息化运维经费',
  '法治宣传专项',
  '办公楼维修改造',
  '基层服务站点建设',
  '购买服务项目',
  '业务培训经费',
  '设备更新',
  '重点工作补助',
]

const BASIC = ['2080505', '2080506', '2080502', '2101101', '2101102', '2101103', '2210201', '2210203']
const OWN_PROJECTS = ['2010302', '2010399', '2013102', '2050803', '2130199', '2080801']

/** `kind` decides what can be left over: a budget seldom plans to carry money out. */
export function makeOffice(random: Random, kind: 'budget' | 'accounts'): Office {
  const some = (chance: number): boolean => random() < chance
  const money = (least: number, most: number): bigint => amountBetween(random, least, most)
  const economic = Object.keys(ECONOMIC)
    .filter((code) => code.length === 5 && some(0.75))
    .map((code) => ({ code, amount: isStaff(code) ? money(3_000, 2_500_000) : money(500, 300_000) }))
    .filter(({ amount }) => amount > 0n)
  if (!economic.some(({ code }) => isStaff(code))) economic.unshift({ code: '30101', amount: money(100_000, 900_000) })
  const staff = sum(economic.filter(({ code }) => isStaff(code)).map(({ amount }) => amount))
  const running = sum(economic.filter(({ code }) => !isStaff(code)).map(({ amount }) => amount))
  const earlier = (amount: bigint): bigint =>
    some(0.1) ? 0n : some(0.1) ? amount : (amount * BigInt(60 + Math.floor(random() * 90))) / 100n
  const planned = (amount: bigint): bigint =>
    some(0.3) ? amount : (amount * BigInt(70 + Math.floor(random() * 50))) / 100n

  const make = (
    code: string,
    fund: Fund,
    amounts: { staff?: bigint; running?: bigint; project?: bigint },
  ): Spending => {
    const { staff = 0n, running = 0n, project = 0n } = amounts
    const total = staff + running + project
    const carriesIn = some(0.25) && project > 0n
    return {
      code,
      fund,
      staff,
      running,
      project,
      last: { staff: earlier(staff), running: earlier(running), project: earlier(project) },
      planned: planned(total),
      carriedIn: carriesIn ? project / BigInt(2 + Math.floor(random() * 5)) : 0n,
      carriedOut: kind === 'accounts' && some(0.2) ? money(100, 80_000) : 0n,
    }
  }
  const main = pick(random, ['2010301', '2010350'])
  const basics = BASIC.filter(() => some(0.7))
  const [first = staff, ...others] = split(random, staff, basics.length + 1).reverse()
  const general = [
    make(main, 'general', { staff: first, running, project: some(0.2) ? money(1_000, 600_000) : 0n }),
    ...basics.flatMap((code, at) => (others[at] ? [make(code, 'general', { staff: others[at] ?? 0n })] : [])),
    ...OWN_PROJECTS.filter(() => some(0.45)).map((code) => make(code, 'general', { project: money(2_000, 4_000_000) })),
  ]
  const others_ = [
    ...(some(0.35) ? [make(pick(random, ['2120803', '2296002']), 'fund', { project: money(5_000, 2_000_000) })] : []),
    ...(some(0.12) ? [make('2230105', 'capital', { project: money(1_000, 90_000) })] : []),
    ...(some(0.35) ? [make(pick(random, ['2010399', '2130199', main]), 'own', { project: money(900, 700_000) })] : []),
  ]
  const spending = [...general, ...others_].filter((one) => totalOf(one) > 0n)
  const place = pick(random, PLACES)
  const own = `${place}${pick(random, OFFICES)}`
  const isDepartment = some(0.5)
  const reception = economic.find(({ code }) => code === '30217')?.amount ?? 0n
  const car = economic.find(({ code }) => code === '30231')?.amount ?? 0n
  const publics = {
    abroad: some(0.15) ? money(5_000, 90_000) : 0n,
    purchase: some(0.15) ? money(100_000, 250_000) : 0n,
    running: car + (car > 0n && some(0.2) ? money(100, 9_000) : 0n),
    reception: reception + (reception > 0n && some(0.2) ? money(100, 9_000) : 0n),
  }
  const publicsOf = (from: (amount: bigint) => bigint): ThreePublics => ({
    abroad: from(publics.abroad),
    purchase: from(publics.purchase),
    running: from(publics.running),
    reception: from(publics.reception),
  })
  const count = isDepartment ? 2 + Math.floor(random() * 2) : 1
  return {
    name: own,
    isDepartment,
    year: 2021 + Math.floor(random() * 5),
    units: [isDepartment ? `${own}本级` : own, `${place}综合服务中心`, `${place}信息中心`].slice(0, count),
    spending,
    economic,
    publics,
    publicsLast: publicsOf(earlier),
    publicsPlanned: publicsOf((amount) => amount + (some(0.4) ? money(0, 20_000) : 0n)),
    projects: projectsOf(random, spending),
    balanceUsed:
      kind === 'accounts' && spending.some(({ fund }) => fund === 'own') && some(0.5) ? money(100, 90_000) : 0n,
    procurement: { goods: money(0, 300_000), works: some(0.3) ? money(0, 900_000) : 0n, services: money(0, 600_000) },
  }
}

function projectsOf(random: Random, spending: readonly Spending[]): Project[] {
  const names = [...PROJECTS]
  return spending.flatMap(({ project, fund }) => {
    if (project === 0n) return []
    const parts = split(random, project, 1 + Math.floor(random() * 2))
    return parts.flatMap((amount) => {
      if (amount === 0n) return []
      if (names.length === 0) names.push(...PROJECTS.map((name) => `${name}（二期）`))
      return [{ name: names.shift() ?? '', fund, amount }]
    })
  })
}

export const basicOf = (one: { staff: bigint; running: bigint }): bigint => one.staff + one.running
export const totalOf = (one: { staff: bigint; running: bigint; project: bigint }): bigint => basicOf(one) + one.project
export const incomeOf = (one: Spending): bigint => totalOf(one) + one.carriedOut - one.carriedIn
export const totalOfPublics = ({ abroad, purchase, running, reception }: ThreePublics): bigint =>
  abroad + purchase + running + reception
