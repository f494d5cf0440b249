import { isShownZero, percent, pick, type Random, sum, type Writing, written } from './money.js'
import {
  basicOf,
  FUNCTIONS,
  type Fund,
  incomeOf,
  type Office,
  type Spending,
  totalOf,
  totalOfPublics,
} from './office.js'

/** Other wordings of the explanations, with what they tell besides: funds of projects, parts of a change, balances of a fund. */
export function moreNarrativeLines(
  office: Office,
  kind: 'budget' | 'accounts',
  writing: Writing,
  random: Random,
): string[] {
  const { year, name, spending, publics, publicsLast } = office
  const isAccounts = kind === 'accounts'
  const years = isAccounts ? `${year}年度` : `${year}年`
  const stage = isAccounts ? '决算' : '预算'
  const gap = pick(random, ['', ' '])
  const money = (amount: bigint): string => `${gap}${written(amount, writing)}${gap}${writing.unit}`
  const total = (of: (one: Spending) => bigint, ...funds: Fund[]): bigint =>
    sum(spending.filter(({ fund }) => funds.length === 0 || funds.includes(fund)).map(of))
  const share = (part: bigint, whole: bigint): string =>
    whole === 0n ? '' : pick(random, [`，占比${percent(part, whole, writing)}`, `，占${percent(part, whole, writing)}`])
  const byWords = (by: bigint): string => `${by < 0n ? '减少' : '增加'}${money(by < 0n ? -by : by)}`
  const change = (now: bigint, before: bigint): string => {
    const by = now - before
    if (isShownZero(by, writing)) return `与上年相比无增减`
    const size = by < 0n ? -by : by
    const rate = before === 0n ? '' : `，${by < 0n ? '降幅' : '增幅'}${percent(size, before, writing)}`
    return `较上年${byWords(by)}${rate}`
  }
  const last = (one: Spending): bigint => totalOf(one.last)
  const [all, before] = [total(totalOf), total(last)]
  const [basic, basicBefore] = [total(basicOf), total((one) => basicOf(one.last))]
  const [project, projectBefore] = [total((one) => one.project), total((one) => one.last.project)]
  const fiscal: Fund[] = ['general', 'fund', 'capital']
  const carriedIn = total((one) => one.carriedIn)
  const lines = [
    `一、关于${name}${years}收支${stage}情况的总体说明`,
    `${name}${years}收支总${stage}${money(total(incomeOf) + carriedIn + office.balanceUsed)}。收入包括：一般公共预算拨款收入${money(total(incomeOf, 'general'))}、政府性基金预算拨款收入${money(total(incomeOf, 'fund'))}、国有资本经营预算拨款收入${money(total(incomeOf, 'capital'))}、事业收入${money(total(incomeOf, 'own'))}${office.balanceUsed === 0n ? '' : `、使用非财政拨款结余${money(office.balanceUsed)}`}、${isAccounts ? '年初结转和结余' : '上年结转'}${money(carriedIn)}。`,
    `支出总额${money(all)}，${change(all, before)}，主要原因是：基本支出${byWords(basic - basicBefore)}，项目支出${byWords(project - projectBefore)}。`,
    `二、关于${name}${years}支出${stage}情况说明`,
    `${years}支出${stage}${money(all)}，其中：`,
    `（一）基本支出${money(basic)}${share(basic, all)}，${change(basic, basicBefore)}。`,
    `（二）项目支出${money(project)}${share(project, all)}，${change(project, projectBefore)}。从资金来源看，财政拨款${money(total((one) => one.project, ...fiscal))}（一般公共预算拨款${money(total((one) => one.project, 'general'))}、政府性基金预算拨款${money(total((one) => one.project, 'fund'))}、国有资本经营预算拨款${money(total((one) => one.project, 'capital'))}），单位资金${money(total((one) => one.project, 'own'))}。`,
    `三、关于${name}${years}财政拨款收支${stage}情况的总体说明`,
    `${years}财政拨款收支总${stage}${money(total(incomeOf, ...fiscal) + total((one) => one.carriedIn, ...fiscal))}。`,
    `四、关于${name}${years}一般公共预算${isAccounts ? '财政拨款支出' : '当年拨款'}情况说明`,
    `（一）规模变化情况。${years}一般公共预算财政拨款支出${money(total(totalOf, 'general'))}，${change(total(totalOf, 'general'), total(last, 'general'))}。`,
    '（二）结构情况。',
  ]
  const general = spending.filter(({ fund }) => fund === 'general')
  const classes = [...new Set(general.map(({ code }) => code.slice(0, 3)))].sort()
  classes.forEach((code, at) => {
    const amount = sum(general.filter((one) => one.code.startsWith(code)).map(totalOf))
    lines.push(`${at + 1}、${FUNCTIONS[code] ?? ''}（类）${money(amount)}${share(amount, total(totalOf, 'general'))}。`)
  })
  lines.push('（三）具体使用情况。')
  general.forEach((one, at) => {
    const now = totalOf(one)
    const names = [one.code.slice(0, 3), one.code.slice(0, 5), one.code].map((code) => FUNCTIONS[code] ?? '')
    const head = pick(random, [
      `（${at + 1}）${names[2]}（${one.code}）`,
      `${at + 1}、${names[0]}（类）${names[1]}（款）${names[2]}（项）`,
    ])
    const completed = one.planned === 0n ? '' : `，为年初预算的${percent(now, one.planned, writing)}`
    lines.push(
      isAccounts
        ? `${head}：年初预算${money(one.planned)}，决算${money(now)}${completed}。`
        : `${head}：${years}安排${money(now)}，${change(now, last(one))}。`,
    )
  })
  const one = (now: bigint, earlier: bigint): string => `${money(now)}，${change(now, earlier)}`
  lines.push(
    `五、关于${name}${years}“三公”经费${stage}情况说明`,
    `${years}“三公”经费${stage}数为${one(totalOfPublics(publics), totalOfPublics(publicsLast))}。其中：`,
    `1.因公出国（境）费${one(publics.abroad, publicsLast.abroad)}。`,
    `2.公务用车购置及运行维护费${one(publics.purchase + publics.running, publicsLast.purchase + publicsLast.running)}。其中，公务用车购置费${one(publics.purchase, publicsLast.purchase)}；公务用车运行维护费${one(publics.running, publicsLast.running)}。`,
    `3.公务接待费${one(publics.reception, publicsLast.reception)}，国内接待${1 + Math.floor(random() * 20)}批次、${1 + Math.floor(random() * 200)}人次。`,
    `六、关于${name}${years}政府性基金${stage}情况说明`,
    total(totalOf, 'fund') === 0n
      ? `${years}没有政府性基金预算拨款收入，也没有使用政府性基金预算拨款安排的支出。`
      : `${years}政府性基金预算财政拨款${isAccounts ? '年初结转和结余' : '上年结转'}${money(total((spent) => spent.carriedIn, 'fund'))}，本年收入${money(total(incomeOf, 'fund'))}，本年支出${money(total(totalOf, 'fund'))}${isAccounts ? `，年末结转和结余${money(total((spent) => spent.carriedOut, 'fund'))}` : ''}。`,
    '七、其他重要事项',
    `（一）政府采购。${procured(office, isAccounts, years, money)}`,
    `（二）预算绩效。${years}纳入绩效目标管理的项目${office.projects.length}个，涉及资金${money(project)}。`,
  )
  return lines
}

function procured(
  { procurement }: Office,
  isAccounts: boolean,
  years: string,
  money: (amount: bigint) => string,
): string {
  const { goods, works, services } = procurement
  const word = isAccounts ? '支出' : '预算'
  return `${years}政府采购${word}${money(goods + works + services)}，其中：货物类${money(goods)}，工程类${money(works)}，服务类${money(services)}。`
}
