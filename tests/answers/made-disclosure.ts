/** What sets one made-up disclosure apart from another. */
export interface Made {
  office?: string
  year?: number
  kind?: 'budget' | 'accounts'
  level?: '部门' | '单位'
  /** Instead of office, year and kind in one line. */
  title?: string
  /** Lines under the title. */
  note?: string
  /** Every amount times this. */
  times?: number
  /** Total of the year before, where the text states it. */
  prior?: number
  /** Sentences under 机构设置. */
  about?: string
}

const BASE = {
  wages: 10_000,
  allowances: 4_000,
  housing: 1_800,
  office: 600,
  printing: 150,
  water: 250,
  reception: 80,
  project: 6_000,
}

/** A short disclosure in which everything adds up: three forms and a text, amounts in 万元 counted here in hundredths. */
export function madeDisclosure(made: Made = {}): string {
  const {
    office = '青山市民政局',
    year = 2024,
    kind = 'budget',
    level = '部门',
    times = 1,
    note = '',
    about = '',
  } = made
  const word = kind === 'budget' ? '预算' : '决算'
  const v = Object.fromEntries(Object.entries(BASE).map(([name, cents]) => [name, Math.round(cents * times)]))
  const of = (...names: (keyof typeof BASE)[]): number => names.reduce((sum, name) => sum + (v[name] ?? 0), 0)
  const m = (cents: number): string => (cents / 100).toFixed(2)
  const personnel = of('wages', 'allowances', 'housing')
  const goods = of('office', 'printing', 'water', 'reception')
  const basic = personnel + goods
  const total = basic + of('project')
  const before = made.prior === undefined ? '' : `与${year - 1}年相比，${change(total - made.prior, m)}。`
  const head = `${level === '单位' ? '编制单位' : '部门'}：${office}\n单位：万元`
  return `${made.title ?? `${office}${year}年${kind === 'accounts' ? '度' : ''}${level}${word}`}
${note}

第一部分 ${level}概况

一、主要职责
贯彻执行国家有关方针政策，做好各项工作。

二、机构设置
内设机构五个。${about}

第二部分 ${year}年${level}${word}表

表1 收支总表
${head}
| 收入 | | 支出 | |
|---|---|---|---|
| 项目 | ${word}数 | 项目 | ${word}数 |
| 一、一般公共预算拨款收入 | ${m(total)} | 一、一般公共服务支出 | ${m(total - of('housing'))} |
| | | 二、住房保障支出 | ${m(of('housing'))} |
| 收入总计 | ${m(total)} | 支出总计 | ${m(total)} |

表2 一般公共预算支出表
${head}
| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |
|---|---|---|---|---|
| | 合计 | ${m(total)} | ${m(basic)} | ${m(of('project'))} |
| 201 | 一般公共服务支出 | ${m(total - of('housing'))} | ${m(basic - of('housing'))} | ${m(of('project'))} |
| 20103 | 政府办公厅（室）及相关机构事务 | ${m(total - of('housing'))} | ${m(basic - of('housing'))} | ${m(of('project'))} |
| 2010350 | 事业运行 | ${m(total - of('housing'))} | ${m(basic - of('housing'))} | ${m(of('project'))} |
| 221 | 住房保障支出 | ${m(of('housing'))} | ${m(of('housing'))} | |
| 22102 | 住房改革支出 | ${m(of('housing'))} | ${m(of('housing'))} | |
| 2210201 | 住房公积金 | ${m(of('housing'))} | ${m(of('housing'))} | |

表3 一般公共预算基本支出表
${head}
| 科目编码 | 科目名称 | 合计 | 人员经费 | 公用经费 |
|---|---|---|---|---|
| | 合计 | ${m(basic)} | ${m(personnel)} | ${m(goods)} |
| 301 | 工资福利支出 | ${m(personnel)} | ${m(personnel)} | |
| 30101 | 基本工资 | ${m(of('wages'))} | ${m(of('wages'))} | |
| 30102 | 津贴补贴 | ${m(of('allowances'))} | ${m(of('allowances'))} | |
| 30113 | 住房公积金 | ${m(of('housing'))} | ${m(of('housing'))} | |
| 302 | 商品和服务支出 | ${m(goods)} | | ${m(goods)} |
| 30201 | 办公费 | ${m(of('office'))} | | ${m(of('office'))} |
| 30202 | 印刷费 | ${m(of('printing'))} | | ${m(of('printing'))} |
| 30205 | 水费 | ${m(of('water'))} | | ${m(of('water'))} |
| 30217 | 公务接待费 | ${m(of('reception'))} | | ${m(of('reception'))} |

第三部分 ${year}年${level}${word}情况说明

一、收支${word}总体情况说明
${office}${year}年收入总计${m(total)}万元，支出总计${m(total)}万元。${before}

二、一般公共预算支出情况说明
${year}年一般公共预算支出${m(total)}万元，主要用于日常运转。
`
}

function change(by: number, m: (cents: number) => string): string {
  return `收、支总计各${by < 0 ? '减少' : '增加'}${m(Math.abs(by))}万元`
}
