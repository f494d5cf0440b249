import type { FormStyle } from './forms.js'
import type { Form } from './layout.js'
import { pick, type Random, show, sum, type Writing, written } from './money.js'
import { ECONOMIC, incomeOf, isStaff, type Office, type Project, type Spending } from './office.js'

const GOVERNMENT: Record<string, string> = {
  '501': '机关工资福利支出',
  '50101': '工资奖金津补贴',
  '50199': '其他工资福利支出',
  '502': '机关商品和服务支出',
  '50201': '办公经费',
  '503': '机关资本性支出',
  '50306': '设备购置',
  '505': '对事业单位经常性补助',
  '50501': '工资福利支出',
  '50502': '商品和服务支出',
  '506': '对事业单位资本性补助',
  '50601': '资本性支出',
  '509': '对个人和家庭的补助',
  '50901': '社会福利和救助',
}

/** The government class of a department class: offices of the state spend under 501–503, institutions under 505 and 506. */
function governmentCode(code: string, isInstitution: boolean): string {
  if (code.startsWith('303')) return '50901'
  if (code.startsWith('301')) return isInstitution ? '50501' : code === '30199' ? '50199' : '50101'
  if (code.startsWith('302')) return isInstitution ? '50502' : '50201'
  return isInstitution ? '50601' : '50306'
}

/** 基本支出 by the economic classes of the government budget. */
export function governmentForm(office: Office, title: string, { writing, totalName }: FormStyle): Form {
  const isInstitution = office.spending.some(({ code }) => code === '2010350')
  const of = (code: string): bigint =>
    sum(
      office.economic
        .filter((one) => governmentCode(one.code, isInstitution).startsWith(code))
        .map(({ amount }) => amount),
    )
  const rows = Object.entries(GOVERNMENT)
    .filter(([code]) => of(code) > 0n)
    .map(([code, name]) => [code, name, show(of(code), writing)])
  return {
    title,
    unit: writing.unit,
    header: [['科目编码', '科目名称', '金额']],
    rows: [['', totalName, show(of(''), writing)], ...rows],
  }
}

/** Department and government class of each economic item side by side. */
export function bothClassesForm(office: Office, title: string, { writing, totalName }: FormStyle): Form {
  const isInstitution = office.spending.some(({ code }) => code === '2010350')
  const codes = [...new Set(office.economic.flatMap(({ code }) => [code.slice(0, 3), code]))].sort()
  const cells = (part: Office['economic']): string[] => [
    show(sum(part.map(({ amount }) => amount)), writing),
    show(sum(part.filter(({ code }) => isStaff(code)).map(({ amount }) => amount)), writing),
    show(sum(part.filter(({ code }) => !isStaff(code)).map(({ amount }) => amount)), writing),
  ]
  const rows = codes.map((code) => {
    const own = code.length === 5 ? governmentCode(code, isInstitution) : ''
    const part = office.economic.filter((one) => one.code.startsWith(code))
    return [code, ECONOMIC[code] ?? code, own, GOVERNMENT[own] ?? '', ...cells(part)]
  })
  return {
    title,
    unit: writing.unit,
    header: [
      ['部门经济科目编码', '部门经济科目名称', '政府经济科目编码', '政府经济科目名称', '合计', '人员经费', '公用经费'],
    ],
    rows: [['', totalName, '', '', ...cells(office.economic)], ...rows],
  }
}

/** Income of the year and balances, each with its 小计, in one row for each functional item or one for the whole office. */
export function incomeTreeForm(office: Office, title: string, { writing }: FormStyle): Form {
  const of = (amount: (one: Spending) => bigint, fund?: Spending['fund']): string =>
    show(sum(office.spending.filter((one) => fund === undefined || one.fund === fund).map(amount)), writing)
  const carried = (one: Spending): bigint => one.carriedIn
  const all = (one: Spending): bigint => incomeOf(one) + one.carriedIn
  const funds = ['general', 'fund', 'capital', 'own'] as const
  return {
    title,
    unit: writing.unit,
    header: [
      ['单位名称', '合计', '本年收入', '', '', '', '', '上年结转结余', '', '', '', ''],
      [
        '',
        '',
        ...['小计', '一般公共预算', '政府性基金预算', '国有资本经营预算', '单位资金'],
        ...['小计', '一般公共预算', '政府性基金预算', '国有资本经营预算', '单位资金'],
      ],
    ],
    rows: [
      [
        office.name,
        of(all),
        of(incomeOf),
        ...funds.map((fund) => of(incomeOf, fund)),
        of(carried),
        ...funds.map((fund) => of(carried, fund)),
      ],
    ],
  }
}

/** 货物, 工程 and 服务 that are bought. */
export function procurementForm({ procurement }: Office, title: string, { writing }: FormStyle): Form {
  const { goods, works, services } = procurement
  const row = (name: string, amount: bigint): string[] => [name, show(amount, writing)]
  return {
    title,
    unit: writing.unit,
    header: [['采购项目', '金额']],
    rows: [row('合计', goods + works + services), row('货物', goods), row('工程', works), row('服务', services)],
  }
}

/** 绩效目标表 of a project with its money. */
export function performanceForm(project: Project, year: number, writing: Writing, random: Random): Form {
  const money: Writing = { ...writing, unit: '万元', decimals: 2, zero: 'digits' }
  const isFiscal = project.fund !== 'own'
  const amount = written(project.amount, money)
  const none = written(0n, money)
  return {
    title: '项目支出绩效目标表',
    number: `（${year}年度）`,
    unit: '万元',
    header: [],
    rows: [
      ['项目名称', project.name, '', '', ''],
      ['项目资金（万元）', '年度资金总额：', '', amount, ''],
      ['', '其中：财政拨款', '', isFiscal ? amount : none, ''],
      ['', '其他资金', '', isFiscal ? none : amount, ''],
      ['年度目标', '保障工作正常开展，按时完成全年任务。', '', '', ''],
      ['绩效指标', '一级指标', '二级指标', '三级指标', '指标值'],
      ['', '产出指标', '数量指标', '开展活动次数', `≥${1 + Math.floor(random() * 9)}次`],
      ['', '', '质量指标', '任务完成率', pick(random, ['100%', '≥95%'])],
      ['', '', '成本指标', '项目总成本', `≤${amount}万元`],
      ['', '效益指标', '社会效益指标', '服务水平', '有所提升'],
      ['', '满意度指标', '服务对象满意度指标', '服务对象满意度', '≥90%'],
    ],
  }
}
