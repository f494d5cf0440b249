import type { Cell, Reading } from './types.js'

/** What the text of a cell says, before it has a column. */
type CellText = Pick<Cell, 'text' | 'reading' | 'value' | 'decimals' | 'bound' | 'unit'>

const BOUNDS: readonly { pattern: RegExp; bound: NonNullable<Cell['bound']> }[] = [
  { pattern: /^(>=|≥|≧|大于等于|不低于|不少于|不小于|至少)/, bound: '>=' },
  { pattern: /^(<=|≤|≦|小于等于|不超过|不高于|不多于|不大于|至多)/, bound: '<=' },
  { pattern: /^(>|大于|超过|高于)/, bound: '>' },
  { pattern: /^(<|小于|低于|少于)/, bound: '<' },
]

const NUMBER = /^(\d{1,3}(?:,\d{3})+|\d{1,24})(\.\d{1,12})?/
const COUNTERS =
  '个|人次|人|名|项|次|场次|场|辆|台套|台|套|条|件|平方米|平方公里|㎡|m2|分钟|分|年|个月|月|天|日|小时|批次|批|份|家|户|处|所|座|公里|千米|米|吨|篇|期|部|间|张|本|起|例|种|类|门|亩|公顷|册|枚|元|千元|美元|户次|车次|班次|班|组|支|只|棵|株|度|千瓦时'
const UNIT = new RegExp(
  `^(%|‰|个百分点|百分点|倍|[十百千万亿]{0,3}(?:${COUNTERS})?[（(]?(?:套|次|元)?[）)]?(?:/(?:每)?(?:${COUNTERS}|平方米|季度|季|周|人)[·]?)?)$`,
)

function toHalfWidth(text: string): string {
  return text
    .replace(/[０-９．，％（）＋－＞＜＝]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/[−–﹣]/g, '-')
}

function other(text: string, reading: Reading): CellText {
  return { text, reading, value: null, decimals: 0, bound: null, unit: null }
}

/**
 * Reads a cell: a number with its sign, bound and unit, or one of the marks that stand where a number could (- — 无 ####).
 * Text that only contains a number (12月底前, 2024年, 3套房) is `text`; so are digits with wrongly set separators. Null for a blank cell.
 */
export function readCell(raw: string): CellText | null {
  const text = raw.trim()
  if (text === '') return null
  const plain = toHalfWidth(text).replace(/\s+/g, ' ')
  if (/^[-—─―]{1,4}$/.test(plain) || plain === '/') return other(text, 'dash')
  if (plain === '无') return other(text, 'none')
  if (/^[#＃]{2,40}$/.test(plain)) return other(text, 'overflow')
  if (/^(19|20)\d{2}年$/.test(plain) || plain.length > 60) return other(text, 'text')
  const bound = BOUNDS.find(({ pattern }) => pattern.test(plain))
  // =12.00(次): a target that is to be met exactly is a number like any other.
  let rest = (bound === undefined ? plain.replace(/^=(?=\s?\d)/, '') : plain.replace(bound.pattern, '')).trim()
  let sign = ''
  let reading: Reading = 'number'
  const bracket = /^\(\s?([\d,.]{1,40})\s?\)(%?)$/.exec(rest)
  if (bracket !== null) {
    sign = '-'
    reading = 'parenthesis'
    rest = `${bracket[1] ?? ''}${bracket[2] ?? ''}`
  } else if (/^[△▲]/.test(rest)) {
    sign = '-'
    reading = 'triangle'
    rest = rest.slice(1).trim()
  } else if (/^[-+]\s?\d/.test(rest)) {
    if (rest.startsWith('-')) sign = '-'
    rest = rest.slice(1).trim()
  }
  const money = /^[¥￥]\s?/.exec(rest)
  if (money !== null) rest = rest.slice(money[0].length)
  const match = NUMBER.exec(rest)
  if (match === null) return other(text, 'text')
  const unit = unitAfter(rest.slice(match[0].length).trim())
  if (unit === null) return other(text, 'text')
  const digits = (match[1] ?? '').replaceAll(',', '')
  const fraction = match[2] ?? ''
  const zero = /^0*$/.test(digits) && /^\.?0*$/.test(fraction)
  if (bound !== undefined) reading = 'bounded'
  else if (zero) reading = 'zero'
  return {
    text,
    reading,
    value: `${zero ? '' : sign}${digits}${fraction}`,
    decimals: Math.max(0, fraction.length - 1),
    bound: bound?.bound ?? null,
    unit: unit === '' ? (money === null ? null : '元') : unit,
  }
}

const SAME_UNIT: ReadonlyMap<string, string> = new Map([
  ['m2', '平方米'],
  ['㎡', '平方米'],
  ['人数', '人'],
])

/** The unit behind a number, also in brackets of its own (12.00(次)); '' for none, null where other words follow. */
function unitAfter(words: string): string | null {
  const unit = /^[（(]([^（）()]{1,8})[）)]$/.exec(words)?.[1]?.trim() ?? words
  const same = SAME_UNIT.get(unit) ?? unit
  return UNIT.test(same) ? same : null
}

/** True for readings that carry a number. */
export function isNumeric(cell: CellText | null): cell is CellText & { value: string } {
  return cell !== null && cell.value !== null
}
