import type { Fund } from '../core/quantity.js'

const FUND_WORDS: [string, Fund][] = [
  ['国有资本经营预算', 'state-capital'],
  ['国有资本经营', 'state-capital'],
  ['政府性基金预算', 'government-fund'],
  ['政府性基金', 'government-fund'],
  ['基金预算', 'government-fund'],
  ['一般公共预算', 'general'],
  ['公共预算', 'general'],
  ['公共财政', 'general'],
  ['财政专户', 'special-account'],
  ['单位资金', 'own-funds'],
  ['财政拨款', 'fiscal'],
  ['财政资金', 'fiscal'],
]
const NEUTRAL = [
  '（教育收费）',
  '（补助）',
  '安排的',
  '安排',
  '当年',
  '本年度',
  '本年',
  '财政拨款',
  '拨款',
  '补助',
  '核拨',
  '管理',
  '资金',
  '预算',
  '收入',
  '支出',
  '小计',
  '合计',
  '总计',
]

export interface FundReading {
  fund: Fund | null
  /** The words without the fund's name and without 拨款, 资金, 收入 …: '' when they name the fund and nothing else. */
  rest: string
  /** The words without the fund's name only. */
  tail: string
}

/**
 * The fund that words name and what remains of them. 非财政拨款 and 非同级财政拨款 are no fund of their own: nothing is read.
 * Words that name two funds name none.
 */
export function readFund(words: string): FundReading {
  const none = { fund: null, rest: words, tail: words }
  if (/非(?:本级|同级)?(?:横向)?财政拨款/u.test(words)) return none
  let fund: Fund | null = null
  let tail = words
  for (const [name, meaning] of FUND_WORDS) {
    if (!tail.includes(name)) continue
    if (fund !== null && meaning !== 'fiscal' && meaning !== fund) return none
    if (fund === null) fund = meaning
    tail = tail.split(name).join('')
  }
  if (fund === null) return none
  return { fund, rest: NEUTRAL.reduce((rest, word) => rest.split(word).join(''), tail), tail }
}
