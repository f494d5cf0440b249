import type { Bound } from './number-qualifiers.js'

/** A number as it stands in a text, with its unit. */
export interface WrittenNumber {
  /** UTF-16 offsets in the original text: sign, currency mark and unit included; words like 约 or ≥ are not. */
  start: number
  end: number
  text: string
  /** Plain decimal string before its unit: 三成 is 30 with %, 1亿2000万元 is 12000 with 万元. */
  value: string
  /** 元 千元 万元 百万元 亿元 % ‰ 个百分点 倍 人 条 万条 万 …; '' when none follows. */
  unit: string
  /** Digits after the point as written. */
  decimals: number
  approximate: boolean
  bound: Bound | null
  form: 'digits' | 'chinese' | 'mixed'
  /** Latin letters directly before the digits (A of A4, FY of FY2024); '' when none. */
  prefix: string
  /** True after 第: 第3名, 第12条. */
  ordinal: boolean
}

/** A number in folded text, before its qualifiers are read. Start and end are folded offsets. */
export type FoundNumber = Omit<WrittenNumber, 'text' | 'bound'>
