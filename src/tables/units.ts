import { withoutBlanks } from '../documents/words.js'

const MONEY = '百万元|千元|万元|亿元|元'
const BRACKET = new RegExp(`[（(](?:(?:金额)?单位[：:])?(?:人民币)?(${MONEY})[）)]`)
const COUNTED =
  /[（(](?:单位[：:])?(%|‰|万条|万件|万次|万人|万户|条|件|个|次|人次|人|户|台|套|台套|台（套）|台，套|台、套|台\/套|辆|批次|项|份|家|㎡|平方米|公里|米|吨|天|小时|分|年|月|场次|场|期|篇)[）)]/

/** Unit of money in the brackets of a header, a label or a title: 资金金额（万元）, 预算金额(单位:万元); null without one. */
export function moneyUnitOf(label: string): string | null {
  return BRACKET.exec(withoutBlanks(label))?.[1] ?? null
}

/** Any unit in the brackets of a label, money or counted: 租赁专线（条）, 物业管理面积（㎡）; null without one. */
export function unitOfLabel(label: string): string | null {
  const flat = withoutBlanks(label)
  const found = moneyUnitOf(flat) ?? COUNTED.exec(flat)?.[1] ?? null
  return found === null ? null : plainUnit(found)
}

/** One way of writing for each unit: 台（套） and 台，套 are 台套, ㎡ is 平方米. */
function plainUnit(unit: string): string {
  return /^台[（，、/]套）?$/.test(unit) ? '台套' : unit === '㎡' ? '平方米' : unit
}

/** The unit that a cell of 计量单位 names for the figures of its row; null for other words. */
export function unitOfMeasure(text: string): string | null {
  return unitOfLabel(`（${withoutBlanks(text).replace(/[()]/g, (mark) => (mark === '(' ? '（' : '）'))}）`)
}

/** Unit of a column by its header when the header fixes one: % for 增减% and shares, 分 for scores, a bracketed unit. */
export function unitOfColumn(path: readonly string[]): string | null {
  const leaf = withoutBlanks(path.at(-1) ?? '')
  if (/[%％]/.test(leaf) || /(比例|占比|增长率|完成率|执行率|幅度|率)([（(].{0,8}[）)])?$/.test(leaf)) return '%'
  if (/^(分值|得分|权重|自评得分|分值权重|评分|总分)/.test(leaf)) return '分'
  for (const label of [...path].reverse()) {
    const unit = unitOfLabel(label)
    if (unit !== null) return unit
  }
  if (/^(数量|购买数量|采购数量|计划数量)$/.test(leaf)) return ''
  return null
}

/** A unit that the document states for all its tables (以下各表金额单位均为万元), or null. */
export function unitStatedForAll(text: string): string | null {
  const match = new RegExp(
    `(?:以下|下列|本套|以上|各|所有)[^。；]{0,12}(?:单位)(?:均|都|全部)?(?:为|是|[：:])(${MONEY})`,
  ).exec(text)
  return match?.[1] ?? null
}
