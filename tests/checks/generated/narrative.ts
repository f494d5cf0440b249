import { isShownZero, percent, pick, type Random, sum, type Writing, written } from './money.js'
import {
  basicOf,
  ECONOMIC,
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

const CLASS_WORDS = (code: string): string =>
  `${FUNCTIONS[code.slice(0, 3)] ?? ''}（类）${FUNCTIONS[code.slice(0, 5)] ?? ''}（款）${FUNCTIONS[code] ?? ''}（项）`

/** The explanations that follow the forms: amounts, changes, shares and completion rates of the same figures. */
export function narrativeLines(
  office: Office,
  kind: 'budget' | 'accounts',
  writing: Writing,
  random: Random,
): string[] {
  const { year, name, spending } = office
  const isAccounts = kind === 'accounts'
  const stage = isAccounts ? '决算' : '预算'
  const years = isAccounts ? `${year}年度` : `${year}年`
  const money = (amount: bigint): string => `${written(amount, writing)}${writing.unit}`
  const share = (part: bigint, whole: bigint): string => (whole === 0n ? '' : `，占${percent(part, whole, writing)}`)
  const total = (of: (one: Spending) => bigint, ...funds: Fund[]): bigint =>
    sum(spending.filter(({ fund }) => funds.length === 0 || funds.includes(fund)).map(of))
  const change = (now: bigint, before: bigint, than: string): string => {
    const by = now - before
    if (isShownZero(by, writing)) return `${than}持平`
    const size = by < 0n ? -by : by
    const rate = before === 0n ? '' : `，${by < 0n ? '下降' : '增长'}${percent(size, before, writing)}`
    return `${than}${by < 0n ? '减少' : '增加'}${money(size)}${rate}`
  }
  const than = pick(
    random,
    isAccounts
      ? [`与${year - 1}年度相比，`, `比${year - 1}年度`, `比上年`]
      : ['比上年预算', '比上年', `比${year - 1}年预算`],
  )
  const [allIn, allOut] = [total(incomeOf), total(totalOf)]
  const [carriedIn, carriedOut] = [total((one) => one.carriedIn), total((one) => one.carriedOut)]
  const last = (one: Spending): bigint => totalOf(one.last)
  const basic = total(basicOf)
  const project = total((one) => one.project)
  const general = total(totalOf, 'general')
  const used = (words: string): string => (office.balanceUsed === 0n ? '' : `${words}${money(office.balanceUsed)}，`)
  const heading = (at: number, words: string): string => `${'一二三四五六七八九十'[at - 1]}、${words}`

  const lines = [
    heading(1, `${years}收支${stage}总体情况说明`),
    `${name}${years}收入总计${money(allIn + carriedIn + office.balanceUsed)}，支出总计${money(allOut + carriedOut + office.balanceUsed)}。${pick(
      random,
      [
        `收入包括：本年收入${money(allIn)}，${used('使用非财政拨款结余')}${isAccounts ? '年初结转和结余' : '上年结转'}${money(carriedIn)}；`,
        `收入总计中，本年收入${money(allIn)}、${used('使用非财政拨款结余')}${isAccounts ? '年初结转和结余' : '上年结转'}${money(carriedIn)}；`,
      ],
    )}支出包括：本年支出${money(allOut)}，${used('结余分配')}${isAccounts ? '年末结转和结余' : '结转下年'}${money(carriedOut)}。`,
    heading(2, `收入${stage}情况说明`),
    `${years}本年收入合计${money(allIn)}，其中：一般公共预算财政拨款收入${money(total(incomeOf, 'general'))}${share(total(incomeOf, 'general'), allIn)}；政府性基金预算财政拨款收入${money(total(incomeOf, 'fund'))}${share(total(incomeOf, 'fund'), allIn)}；国有资本经营预算财政拨款收入${money(total(incomeOf, 'capital'))}${share(total(incomeOf, 'capital'), allIn)}；事业收入${money(total(incomeOf, 'own'))}${share(total(incomeOf, 'own'), allIn)}。`,
    heading(3, `支出${stage}情况说明`),
    `${years}本年支出合计${money(allOut)}，其中：基本支出${money(basic)}${share(basic, allOut)}；项目支出${money(project)}${share(project, allOut)}。`,
    `基本支出${money(basic)}，${change(
      basic,
      total((one) => basicOf(one.last)),
      than,
    )}，主要原因是人员变动。`,
    `项目支出${money(project)}，${change(
      project,
      total((one) => one.last.project),
      than,
    )}，主要原因是工作安排调整。`,
    heading(4, `一般公共预算财政拨款支出${stage}情况说明`),
    `${years}一般公共预算财政拨款支出${money(general)}${isAccounts ? share(general, allOut).replace('占', '占本年支出合计的') : ''}，${change(general, total(last, 'general'), than)}。`,
  ]
  const classes = [
    ...new Set(spending.filter(({ fund }) => fund === 'general').map(({ code }) => code.slice(0, 3))),
  ].sort()
  const ofClass = classes.map((code): string => {
    const amount = sum(spending.filter((one) => one.fund === 'general' && one.code.startsWith(code)).map(totalOf))
    return `${(FUNCTIONS[code] ?? '').replace(/支出$/, '')}（类）支出${money(amount)}${share(amount, general)}`
  })
  lines.push(`一般公共预算财政拨款支出主要用于以下方面：${ofClass.join('；')}。`)
  const planned = sum(spending.filter(({ fund }) => fund === 'general').map((one) => one.planned))
  const completion = (now: bigint, plan: bigint): string =>
    plan === 0n ? '' : `，完成年初预算的${percent(now, plan, writing)}`
  const compared = (now: bigint, plan: bigint): string => {
    if (now === plan) return '决算数与年初预算数持平。'
    return isShownZero(now - plan, writing)
      ? ''
      : `决算数${now > plan ? '大于' : '小于'}年初预算数的主要原因是据实列支。`
  }
  if (isAccounts)
    lines.push(`年初预算为${money(planned)}，支出决算为${money(general)}${completion(general, planned)}。其中：`)
  spending
    .filter(({ fund }) => fund === 'general')
    .forEach((one, at) => {
      const now = totalOf(one)
      lines.push(
        isAccounts
          ? `${at + 1}.${CLASS_WORDS(one.code)}。年初预算为${money(one.planned)}，支出决算为${money(now)}${completion(now, one.planned)}。${compared(now, one.planned)}`
          : `${at + 1}.${CLASS_WORDS(one.code)}${years}预算数为${money(now)}，${change(now, last(one), than)}，主要原因是据实测算。`,
      )
    })
  const staff = office.economic.filter(({ code }) => isStaff(code))
  const running = office.economic.filter(({ code }) => !isStaff(code))
  const amounts = (of: Office['economic']): bigint => sum(of.map(({ amount }) => amount))
  const listed = (of: Office['economic'], withAmounts: boolean): string =>
    of.map(({ code, amount }) => `${ECONOMIC[code] ?? ''}${withAmounts ? money(amount) : ''}`).join('、')
  const withAmounts = random() < 0.4
  lines.push(
    heading(5, `一般公共预算财政拨款基本支出${stage}情况说明`),
    `${years}一般公共预算财政拨款基本支出${money(total(basicOf, 'general'))}，其中：`,
    `人员经费${money(amounts(staff))}，主要包括：${listed(staff, withAmounts)}；`,
    ...(running.length === 0
      ? []
      : [`公用经费${money(amounts(running))}，主要包括：${listed(running, withAmounts)}。`]),
    heading(6, `“三公”经费支出${stage}情况说明`),
    ...publicsLines(office, isAccounts, money, change, than, writing),
    heading(7, '其他重要事项的情况说明'),
  )
  const { goods, works, services } = office.procurement
  lines.push(
    `${years}政府采购${isAccounts ? '支出' : '预算'}总额${money(goods + works + services)}，其中：政府采购货物${isAccounts ? '支出' : '预算'}${money(goods)}、政府采购工程${isAccounts ? '支出' : '预算'}${money(works)}、政府采购服务${isAccounts ? '支出' : '预算'}${money(services)}。`,
  )
  return lines
}

function publicsLines(
  { publics, publicsLast, publicsPlanned, year }: Office,
  isAccounts: boolean,
  money: (amount: bigint) => string,
  change: (now: bigint, before: bigint, than: string) => string,
  than: string,
  writing: Writing,
): string[] {
  const years = isAccounts ? `${year}年度` : `${year}年`
  const one = (of: (publics: ThreePublics) => bigint): string => {
    const [now, before, plan] = [of(publics), of(publicsLast), of(publicsPlanned)]
    if (!isAccounts) return `${money(now)}，${change(now, before, than)}`
    const rate = plan === 0n ? '' : `，完成预算的${percent(now, plan, writing)}`
    return `预算为${money(plan)}，支出决算为${money(now)}${rate}`
  }
  const stage = isAccounts ? '' : '预算'
  return [
    `${years}“三公”经费${stage}${one(totalOfPublics)}。其中：`,
    `因公出国（境）费${stage}${one(({ abroad }) => abroad)}。`,
    `公务用车购置及运行维护费${stage}${one(({ purchase, running }) => purchase + running)}。其中：公务用车购置费${money(publics.purchase)}；公务用车运行维护费${money(publics.running)}。`,
    `公务接待费${stage}${one(({ reception }) => reception)}。`,
  ]
}
