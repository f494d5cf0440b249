import { Decimal } from './decimal.js'

/** What a unit measures. `plain` is a bare number, `count` anything counted or measured that is neither money nor a ratio. */
export type Dimension = 'money' | 'percent' | 'points' | 'times' | 'plain' | 'count'

export interface UnitDescription {
  dimension: Dimension
  /** How many of `base` one of this unit is: 10000 for 万元 and for 万条. Always an exact power of ten. */
  factor: Decimal
  /** 元, %, 个百分点, 倍, '' or the name of what is counted. Values may be added when their bases are equal. */
  base: string
  /** True for what is measured on a scale (平方米, 小时): its whole numbers are rounded, whereas 16 人 are exactly 16. */
  measured: boolean
}

const SCALES = new Map<string, number>([
  ['十', 1],
  ['百', 2],
  ['佰', 2],
  ['千', 3],
  ['仟', 3],
  ['万', 4],
  ['亿', 8],
])
const ENGLISH_SCALES = new Map<string, number>([
  ['hundred', 2],
  ['thousand', 3],
  ['wan', 4],
  ['million', 6],
  ['billion', 9],
  ['trillion', 12],
])
const YUAN = new Set([
  '元',
  '圆',
  '块',
  '块钱',
  '元整',
  '元人民币',
  '人民币',
  '人民币元',
  'yuan',
  'cny',
  'rmb',
  '¥',
  '￥',
])
const PERCENT = new Set(['%', '％', '﹪', '百分比', 'percent', 'per cent', 'pct'])
const POINTS = new Set(['个百分点', '百分点', 'percentage point', 'percentage points', 'pp'])
const TIMES = new Set(['倍', 'times', 'x'])
/** Spellings of one thing that is counted: the first is the name used as base. */
const SAME_COUNT = [
  ['人', '名', '位', '口人', 'people', 'persons', 'person', 'staff', 'employees'],
  ['平方米', '㎡', 'm2', 'm²', '平米', '平方', 'square metres', 'square meters'],
  ['台（套）', '台(套)', '台/套', '台套'],
  ['月', '个月', 'months', 'month'],
  ['年', '年度', 'years', 'year'],
  ['天', '日', '个工作日', '工作日', 'days', 'day'],
  ['小时', '个小时', 'hours', 'hour'],
  ['公里', '千米'],
  ['公斤', '千克'],
  ['辆', '台车', 'vehicles', 'vehicle'],
  ['项', 'items', 'item'],
] as const
const COUNT_NAMES = new Map(SAME_COUNT.flatMap((names) => names.map((name) => [name as string, names[0] as string])))
const MEASURED = new Set(
  '平方米 立方米 平方公里 公顷 亩 米 厘米 毫米 公里 里 吨 公斤 克 升 度 千瓦时 小时 分钟 秒'.split(' '),
)

const describe = (dimension: Dimension, power: number, base: string, measured = false): UnitDescription => ({
  dimension,
  factor: new Decimal(10).pow(power),
  base,
  measured,
})

/**
 * Says what a unit measures and how it scales, so that 元 and 万元 may be compared exactly and 元 and 人 never.
 * A unit that is not known is a count of its own name; 万条 is 10^4 条, 万 alone 10^4 of a bare number. Never fails.
 */
export function describeUnit(unit: string): UnitDescription {
  const name = unit.trim().replace(/\s+/gu, ' ')
  const known = describeWhole(name)
  if (known !== null) return known
  const scaled = splitScale(name)
  if (scaled !== null) {
    if (scaled.rest === '') return describe('plain', scaled.power, '')
    const rest = describeWhole(scaled.rest) ?? describe('count', 0, scaled.rest)
    if (rest.dimension === 'money' || rest.dimension === 'count') {
      return { ...rest, factor: rest.factor.times(new Decimal(10).pow(scaled.power)) }
    }
  }
  return describe('count', 0, name, MEASURED.has(name))
}

/** A value in the base unit of its unit (元 for 万元), exactly: what two displays are compared in. */
export function baseValue({ value, unit }: { value: string; unit: string }): Decimal {
  return new Decimal(value).times(describeUnit(unit).factor)
}

/** True when values in these units may be added, compared and converted into each other. */
export function sameDimension(a: string, b: string): boolean {
  const [left, right] = [describeUnit(a), describeUnit(b)]
  return left.dimension === right.dimension && left.base === right.base
}

function describeWhole(name: string): UnitDescription | null {
  const lower = name.toLowerCase()
  if (name === '') return describe('plain', 0, '')
  if (YUAN.has(lower)) return describe('money', 0, '元')
  if (PERCENT.has(lower)) return describe('percent', 0, '%')
  if (name === '‰') return describe('percent', -1, '%')
  if (POINTS.has(lower)) return describe('points', 0, '个百分点')
  if (TIMES.has(lower)) return describe('times', 0, '倍')
  const count = COUNT_NAMES.get(lower)
  return count === undefined ? null : describe('count', 0, count, MEASURED.has(count))
}

/** Splits 百万人 into 10^6 and 人, "million yuan" into 10^6 and yuan; null when no scale leads. */
function splitScale(name: string): { power: number; rest: string } | null {
  const words = name.split(' ')
  let power = 0
  let at = 0
  while (at < words.length) {
    const step = ENGLISH_SCALES.get((words[at] ?? '').toLowerCase())
    if (step === undefined) break
    power += step
    at += 1
  }
  if (at > 0) return { power, rest: words.slice(at).join(' ') }
  let end = 0
  for (const letter of name) {
    const step = SCALES.get(letter)
    if (step === undefined) break
    power += step
    end += letter.length
  }
  return end === 0 ? null : { power, rest: name.slice(end) }
}
