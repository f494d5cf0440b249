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
  totalOf,
  totalOfPublics,
} from './office.js'

/** How one region words its explanations; every figure is that of the office. */
export const REGIONS = ['east', 'capital', 'south', 'west', 'coast', 'ministry'] as const
export type Region = (typeof REGIONS)[number]

interface Words {
  office: Office
  isAccounts: boolean
  random: Random
  writing: Writing
  years: string
  before: number
  money(amount: bigint): string
  rate(part: bigint, whole: bigint): string
  total(of: (one: Spending) => bigint, ...funds: Fund[]): bigint
}

const last = (one: Spending): bigint => totalOf(one.last)
const size = (amount: bigint): bigint => (amount < 0n ? -amount : amount)
const names = (code: string): string[] => [code.slice(0, 3), code.slice(0, 5), code].map((one) => FUNCTIONS[one] ?? '')

/** The explanations of one region for the same office: what is said, in which order and how changes are worded all differ. */
export function regionalNarrativeLines(
  region: Region,
  office: Office,
  kind: 'budget' | 'accounts',
  writing: Writing,
  random: Random,
): string[] {
  const isAccounts = kind === 'accounts'
  const words: Words = {
    office,
    isAccounts,
    random,
    writing,
    years: isAccounts ? `${office.year}年度` : `${office.year}年`,
    before: office.year - 1,
    money: (amount) => `${written(amount, writing)}${writing.unit}`,
    rate: (part, whole) => percent(part, whole, writing),
    total: (of, ...funds) =>
      sum(office.spending.filter(({ fund }) => funds.length === 0 || funds.includes(fund)).map(of)),
  }
  const lines = { east, capital, south, west, coast, ministry }[region](words)
  return [...lines, ...assets(words)]
}

/** 增加 5.00 万元，增长 3.20 %, in the words of a region; nothing where there is no change. */
function change(
  words: Words,
  now: bigint,
  earlier: bigint,
  form: { up: string; down: string; same: string; rate: (rate: string, isUp: boolean) => string },
): string {
  const by = now - earlier
  if (isShownZero(by, words.writing)) return form.same
  const isUp = by > 0n
  const rate = earlier === 0n ? '' : form.rate(words.rate(size(by), earlier), isUp)
  return `${isUp ? form.up : form.down}${words.money(size(by))}${rate}`
}

const PLAIN = {
  up: '增加',
  down: '减少',
  same: '持平',
  rate: (rate: string, isUp: boolean) => `，${isUp ? '增长' : '下降'}${rate}`,
}

/** 区 of a municipality: each item with the outturn of the year before, what it is for and why. */
function east(words: Words): string[] {
  const { office, isAccounts, years, before, money, rate, total } = words
  const fiscal: Fund[] = ['general', 'fund', 'capital']
  const than = (now: bigint, earlier: bigint): string =>
    `比${before}年预算${change(words, now, earlier, { ...PLAIN, rate: () => '' })}`
  const [income, incomeBefore] = [total(totalOf, ...fiscal), total(last, ...fiscal)]
  const lines = isAccounts
    ? [
        '一、收入支出决算总体情况说明',
        `${office.name}${years}收入支出总计${money(total(incomeOf) + total((one) => one.carriedIn) + office.balanceUsed)}。`,
        '二、支出决算情况说明',
        `本年支出合计${money(total(totalOf))}，其中：基本支出${money(total(basicOf))}，占${rate(total(basicOf), total(totalOf))}；项目支出${money(total((one) => one.project))}，占${rate(
          total((one) => one.project),
          total(totalOf),
        )}。`,
        '三、一般公共预算财政拨款支出决算情况说明',
        `一般公共预算财政拨款支出年初预算为${money(total((one) => one.planned, 'general'))}，支出决算为${money(total(totalOf, 'general'))}${
          total((one) => one.planned, 'general') === 0n
            ? ''
            : `，完成年初预算的${rate(
                total(totalOf, 'general'),
                total((one) => one.planned, 'general'),
              )}`
        }。其中：`,
      ]
    : [
        '部门预算编制说明',
        `${years}，${office.name}财政拨款支出预算${money(income)}，${than(income, incomeBefore)}。财政拨款支出预算中，一般公共预算拨款支出预算${money(total(totalOf, 'general'))}，${than(total(totalOf, 'general'), total(last, 'general'))}；政府性基金拨款支出预算${money(total(totalOf, 'fund'))}，${than(total(totalOf, 'fund'), total(last, 'fund'))}；国有资本经营预算拨款支出预算${money(total(totalOf, 'capital'))}，${than(total(totalOf, 'capital'), total(last, 'capital'))}。`,
        '财政拨款支出主要内容如下：',
      ]
  const fromFunds = new Map<string, Spending[]>()
  for (const one of office.spending.filter(({ fund }) => (isAccounts ? fund === 'general' : fund !== 'own')))
    fromFunds.set(one.code, [...(fromFunds.get(one.code) ?? []), one])
  let at = 0
  for (const [code, ones] of fromFunds) {
    const [ofClass, ofGroup, item] = names(code)
    const [now, earlier, planned] = [sum(ones.map(totalOf)), sum(ones.map(last)), sum(ones.map((one) => one.planned))]
    at += 1
    lines.push(
      isAccounts
        ? `${at}、${ofClass}（类）${ofGroup}（款）${item}（项）。主要用于：日常工作支出。年初预算为${money(planned)}，支出决算为${money(now)}。决算数${now === planned ? '与预算数持平' : `${now > planned ? '大于' : '小于'}预算数的主要原因：据实列支`}。`
        : `${at}．“${ofClass}（类）${ofGroup}（款）${item}（项）”${money(now)}，主要用于${item}。${before}年当年预算执行数为${money(earlier)}，${years}预算安排${money(now)}，比${before}年预算执行数${change(words, now, earlier, { ...PLAIN, up: '增加', down: '减少', rate: (text, isUp) => `，${isUp ? '增长' : '下降'}${text}` })}。主要原因是：按实际需要安排。`,
    )
  }
  return [...lines, '其他相关情况说明', ...publicsOneByOne(words, `比${before}年${isAccounts ? '决算' : '预算'}`)]
}

/** 因公出国、用车、接待 each with its change, amounts only. */
function publicsOneByOne(words: Words, than: string): string[] {
  const { office, isAccounts, years, money } = words
  const { publics, publicsLast } = office
  const stage = isAccounts ? '决算数' : '预算数'
  const one = (now: bigint, earlier: bigint): string =>
    `${money(now)}，${than}${change(words, now, earlier, { ...PLAIN, rate: () => '' })}`
  const cars = (of: Office['publics']): bigint => of.purchase + of.running
  return [
    `一、${years}“三公”经费${isAccounts ? '决算' : '预算'}情况说明`,
    `${years}“三公”经费${stage}为${one(totalOfPublics(publics), totalOfPublics(publicsLast))}。其中：`,
    `（一）因公出国（境）费${one(publics.abroad, publicsLast.abroad)}。`,
    `（二）公务用车购置及运行费${one(cars(publics), cars(publicsLast))}。其中：公务用车购置费${one(publics.purchase, publicsLast.purchase)}；公务用车运行费${one(publics.running, publicsLast.running)}。`,
    `（三）公务接待费${one(publics.reception, publicsLast.reception)}。`,
  ]
}

/** Both figures and their difference in one sentence: 比上年年初预算 100 万元增加 5 万元，增长 5 %. */
function capital(words: Words): string[] {
  const { office, isAccounts, years, before, money, rate, total } = words
  const than = isAccounts ? `${before}年度决算` : `${before}年年初预算`
  const both = (now: bigint, earlier: bigint): string =>
    `${money(now)}，比${than}${money(earlier)}${change(words, now, earlier, PLAIN)}`
  const [all, earlier] = [total(totalOf), total(last)]
  const [basic, project] = [total(basicOf), total((one) => one.project)]
  const { publics, publicsLast, procurement } = office
  const running = sum(office.economic.filter(({ code }) => !isStaff(code)).map(({ amount }) => amount))
  const part = (amount: bigint): string => (all === 0n ? '' : `，占总支出的${rate(amount, all)}`)
  return [
    `一、${years}支出情况说明`,
    `${years}支出${isAccounts ? '决算' : '预算'}${both(all, earlier)}。其中：`,
    `1.基本支出${isAccounts ? '决算' : '预算'}${money(basic)}${part(basic)}，比${than}${money(total((one) => basicOf(one.last)))}${change(
      words,
      basic,
      total((one) => basicOf(one.last)),
      PLAIN,
    )}。`,
    `2.项目支出${isAccounts ? '决算' : '预算'}${money(project)}${part(project)}，比${than}${money(total((one) => one.last.project))}${change(
      words,
      project,
      total((one) => one.last.project),
      PLAIN,
    )}。`,
    `二、${years}“三公”经费财政拨款${isAccounts ? '决算' : '预算'}情况说明`,
    `${years}“三公”经费财政拨款${isAccounts ? '决算' : '预算'}${both(totalOfPublics(publics), totalOfPublics(publicsLast))}。其中：`,
    `1.因公出国（境）费用。${years}${isAccounts ? '决算' : '预算'}数${both(publics.abroad, publicsLast.abroad)}。`,
    `2.公务接待费。${years}${isAccounts ? '决算' : '预算'}数${both(publics.reception, publicsLast.reception)}。`,
    `3.公务用车购置及运行维护费。${years}${isAccounts ? '决算' : '预算'}数${both(publics.purchase + publics.running, publicsLast.purchase + publicsLast.running)}。其中，公务用车购置费${both(publics.purchase, publicsLast.purchase)}；公务用车运行维护费${both(publics.running, publicsLast.running)}。`,
    '三、其他情况说明',
    `（一）机关运行经费。${years}机关运行经费财政拨款${isAccounts ? '支出' : '预算'}${money(running)}。`,
    `（二）政府采购。${years}政府采购${isAccounts ? '支出' : '预算'}总额${money(procurement.goods + procurement.works + procurement.services)}，其中：政府采购货物${isAccounts ? '支出' : '预算'}${money(procurement.goods)}，政府采购工程${isAccounts ? '支出' : '预算'}${money(procurement.works)}，政府采购服务${isAccounts ? '支出' : '预算'}${money(procurement.services)}。`,
    '（三）本部门服务的全市一般公共预算收入6500.52亿元，增长3.2%，其中：税收收入5600.11亿元，占86.1%，均为全市口径，与本部门收支无关。',
  ]
}

/** Income and expenditure in one paragraph, the parts of 三公 in brackets. */
function south(words: Words): string[] {
  const { office, isAccounts, years, money, rate, total } = words
  const { publics, publicsLast, procurement } = office
  const stage = isAccounts ? '决算' : '预算'
  const than = (now: bigint, earlier: bigint): string =>
    change(words, now, earlier, { ...PLAIN, up: '比上年增加', down: '比上年减少', same: '与上年持平' })
  const [all, earlier] = [total(totalOf), total(last)]
  const [cars, carsLast] = [publics.purchase + publics.running, publicsLast.purchase + publicsLast.running]
  const staff = office.economic.filter(({ code }) => isStaff(code))
  return [
    '一、部门预算收支增减变化情况',
    `${years}本部门支出${stage}${money(all)}，${than(all, earlier)}，主要原因是人员增减变动；其中：基本支出${money(total(basicOf))}，${than(
      total(basicOf),
      total((one) => basicOf(one.last)),
    )}；项目支出${money(total((one) => one.project))}，${than(
      total((one) => one.project),
      total((one) => one.last.project),
    )}。`,
    `基本支出中，人员经费${money(sum(staff.map(({ amount }) => amount)))}，主要包括${staff
      .slice(0, 3)
      .map(({ code, amount }) => `${ECONOMIC[code] ?? ''}${money(amount)}`)
      .join('、')}等。`,
    '二、“三公”经费安排情况',
    `${years}本部门“三公”经费${stage}安排${money(totalOfPublics(publics))}，${than(totalOfPublics(publics), totalOfPublics(publicsLast))}。其中：因公出国（境）费${money(publics.abroad)}，${than(publics.abroad, publicsLast.abroad)}；公务用车购置及运行费${money(cars)}（其中：公务用车购置费${money(publics.purchase)}，${than(publics.purchase, publicsLast.purchase)}；公务用车运行维护费${money(publics.running)}，${than(publics.running, publicsLast.running)}），${than(cars, carsLast)}；公务接待费${money(publics.reception)}，${than(publics.reception, publicsLast.reception)}。`,
    '三、政府采购情况',
    `${years}本部门政府采购安排${money(procurement.goods + procurement.works + procurement.services)}，其中：货物类采购${stage}${money(procurement.goods)}、工程类采购${stage}${money(procurement.works)}、服务类采购${stage}${money(procurement.services)}。`,
    '四、重点项目情况',
    ...office.projects.slice(0, 3).map(
      (one, at) =>
        `${at + 1}.${one.name}：安排资金${money(one.amount)}${
          total((spent) => spent.project) === 0n
            ? ''
            : `，占项目支出的${rate(
                one.amount,
                total((spent) => spent.project),
              )}`
        }。`,
    ),
  ]
}

/** 收、支总计均为, 增加/下降 of both, 完成预算 with the words of comparison. */
function west(words: Words): string[] {
  const { office, isAccounts, years, before, money, rate, total } = words
  const { publics, publicsLast } = office
  const stage = isAccounts ? '决算' : '预算'
  const whole = total(incomeOf) + total((one) => one.carriedIn) + office.balanceUsed
  const than = (now: bigint, earlier: bigint): string =>
    `与${before}年${isAccounts ? '度' : ''}相比，${change(words, now, earlier, PLAIN)}`
  const general = office.spending.filter(({ fund }) => fund === 'general')
  const all = totalOfPublics(publics)
  const share = (amount: bigint): string => (all === 0n ? '' : `，占${rate(amount, all)}`)
  const classes = [...new Set(general.map(({ code }) => code.slice(0, 3)))].sort()
  return [
    `一、收入支出${stage}总体情况说明`,
    `${years}收、支总计均为${money(whole)}。`,
    `二、一般公共预算财政拨款支出${stage}情况说明`,
    `（一）一般公共预算财政拨款支出${stage}总体情况`,
    `${years}一般公共预算财政拨款支出${money(total(totalOf, 'general'))}${isAccounts && total(totalOf) !== 0n ? `，占本年支出合计的${rate(total(totalOf, 'general'), total(totalOf))}` : ''}。${than(total(totalOf, 'general'), total(last, 'general'))}。主要变动原因是人员调整。`,
    `（二）一般公共预算财政拨款支出${stage}结构情况`,
    `${years}一般公共预算财政拨款支出${money(total(totalOf, 'general'))}，主要用于以下方面：${classes
      .map((code) => {
        const amount = sum(general.filter((one) => one.code.startsWith(code)).map(totalOf))
        return `${FUNCTIONS[code] ?? ''}${money(amount)}，占${rate(amount, total(totalOf, 'general'))}`
      })
      .join('；')}。`,
    `（三）一般公共预算财政拨款支出${stage}具体情况`,
    ...general.map((one, at) => {
      const [ofClass, ofGroup, item] = names(one.code)
      const now = totalOf(one)
      const head = `${at + 1}.${ofClass}（类）${ofGroup}（款）${item}（项）`
      if (!isAccounts) return `${head}：${years}预算数为${money(now)}，主要用于保障工作正常开展。`
      const completed = one.planned === 0n ? '' : `，完成预算的${rate(now, one.planned)}`
      const word = now === one.planned ? '等于' : now > one.planned ? '大于' : '小于'
      return `${head}：年初预算为${money(one.planned)}，支出${stage}为${money(now)}${completed}，决算数${word}预算数${word === '等于' ? '' : '的主要原因是据实列支'}。`
    }),
    `三、“三公”经费财政拨款支出${stage}情况说明`,
    `${years}“三公”经费财政拨款支出${stage}为${money(all)}，较上年${change(words, all, totalOfPublics(publicsLast), PLAIN)}。`,
    `其中：因公出国（境）费支出${stage}${money(publics.abroad)}${share(publics.abroad)}；公务用车购置及运行维护费支出${stage}${money(publics.purchase + publics.running)}${share(publics.purchase + publics.running)}；公务接待费支出${stage}${money(publics.reception)}${share(publics.reception)}。`,
    `1.因公出国（境）经费支出${money(publics.abroad)}，较上年${change(words, publics.abroad, publicsLast.abroad, PLAIN)}。`,
    `2.公务用车购置及运行维护费支出${money(publics.purchase + publics.running)}，较上年${change(words, publics.purchase + publics.running, publicsLast.purchase + publicsLast.running, PLAIN)}。`,
    `其中：公务用车购置支出${money(publics.purchase)}。公务用车运行维护费支出${money(publics.running)}，主要用于公务出行所需的燃料费、维修费、保险费等支出。`,
    `3.公务接待费支出${money(publics.reception)}，较上年${change(words, publics.reception, publicsLast.reception, PLAIN)}。国内公务接待8批次，62人次（不包括陪同人员），共计支出${money(publics.reception)}。`,
  ]
}

/** Changes in brackets: 增加 2.30 万元（增长 40.4 %）, and parts of the change as its reasons. */
function coast(words: Words): string[] {
  const { office, isAccounts, years, money, total } = words
  const { publics, publicsLast } = office
  const stage = isAccounts ? '决算' : '预算'
  const bracket = { ...PLAIN, rate: (text: string, isUp: boolean) => `（${isUp ? '增长' : '下降'}${text}）` }
  const than = (now: bigint, earlier: bigint): string => `比上年${stage}数${change(words, now, earlier, bracket)}`
  const basics = total(basicOf) - total((one) => basicOf(one.last))
  const projects = total((one) => one.project) - total((one) => one.last.project)
  const word = (by: bigint): string => `${by < 0n ? '减少' : '增加'}${money(size(by))}`
  const staff = sum(office.economic.filter(({ code }) => isStaff(code)).map(({ amount }) => amount))
  const running = sum(office.economic.filter(({ code }) => !isStaff(code)).map(({ amount }) => amount))
  return [
    `一、${years}收支${stage}总体情况`,
    `${years}支出${stage}${money(total(totalOf))}，${than(total(totalOf), total(last))}，主要是基本支出${word(basics)}、项目支出${word(projects)}。`,
    `按支出功能分类，其中：${[...new Set(office.spending.map(({ code }) => code.slice(0, 3)))]
      .sort()
      .map(
        (code) =>
          `${FUNCTIONS[code] ?? ''}${money(sum(office.spending.filter((one) => one.code.startsWith(code)).map(totalOf)))}`,
      )
      .join('，')}。`,
    `二、一般公共预算基本支出${stage}情况`,
    `${years}一般公共预算基本支出${money(staff + running)}，其中：人员经费${money(staff)}，公用经费${money(running)}。`,
    `三、“三公”经费${stage}情况`,
    `${years}“三公”经费${stage}数为${money(totalOfPublics(publics))}，${than(totalOfPublics(publics), totalOfPublics(publicsLast))}。具体如下：`,
    `1.因公出国（境）费${money(publics.abroad)}，${than(publics.abroad, publicsLast.abroad)}，主要用于考察交流。`,
    `2.公务接待费${money(publics.reception)}，${than(publics.reception, publicsLast.reception)}，主要用于接待来访。`,
    `3.公务用车购置及运行维护费${money(publics.purchase + publics.running)}，${than(publics.purchase + publics.running, publicsLast.purchase + publicsLast.running)}。其中，公务用车购置${money(publics.purchase)}，公务用车运行维护费${money(publics.running)}。`,
  ]
}

/** Numbered items with the figure of the year before said first. */
function ministry(words: Words): string[] {
  const { office, isAccounts, years, before, money, rate, total } = words
  const stage = isAccounts ? '决算' : '预算'
  const general = office.spending.filter(({ fund }) => fund === 'general')
  const than = isAccounts ? `${before}年度决算数` : `${before}年执行数`
  const fund = total(totalOf, 'fund')
  return [
    `一、关于一般公共预算${isAccounts ? '财政拨款支出决算' : '当年拨款'}情况说明`,
    `（一）规模变化情况。${office.name}${years}一般公共预算${isAccounts ? '财政拨款支出' : '当年拨款'}${isAccounts ? money(total(totalOf, 'general')) : money(total(incomeOf, 'general'))}。`,
    '（二）具体情况。',
    ...general.map((one, at) => {
      const [ofClass, ofGroup, item] = names(one.code)
      return `${at + 1}．${ofClass}（类）${ofGroup}（款）${item}（项）${years}${stage}数为${money(totalOf(one))}，比${than}${change(words, totalOf(one), last(one), PLAIN)}。主要是据实安排。`
    }),
    '二、关于政府性基金预算情况说明',
    fund === 0n
      ? `${office.name}${years}没有使用政府性基金预算拨款安排的支出。`
      : `${office.name}${years}政府性基金预算支出${money(fund)}，比${than}${change(words, fund, total(last, 'fund'), PLAIN)}。`,
    '三、预算绩效情况',
    `${years}对${office.projects.length}个项目开展绩效${isAccounts ? '自评' : '目标管理'}，涉及资金${money(total((one) => one.project))}${
      total(totalOf) === 0n
        ? ''
        : `，占支出总额的${rate(
            total((one) => one.project),
            total(totalOf),
          )}`
    }。`,
  ]
}

/** Counts of things, that are no money. */
function assets({ office, random, isAccounts }: Words): string[] {
  const cars = Math.floor(random() * 6)
  const kinds = [0, 1, 2].map(() => Math.floor(random() * (cars + 1)))
  const [first = 0, second = 0] = [
    Math.min(kinds[0] ?? 0, cars),
    Math.min(kinds[1] ?? 0, cars - Math.min(kinds[0] ?? 0, cars)),
  ]
  return [
    '国有资产占有使用情况说明',
    `截至${isAccounts ? office.year : office.year - 1}年12月31日，${office.name}共有车辆${cars}辆，其中：主要领导干部用车0辆、机要通信用车${first}辆、执法执勤用车${second}辆、其他用车${cars - first - second}辆；单价100万元（含）以上设备（不含车辆）${pick(random, [0, 1, 2])}台（套）。`,
  ]
}
