import { Decimal } from '../../src/core/decimal.js'
import { describeUnit } from '../../src/core/unit.js'
import type { Fact } from '../../src/facts/types.js'
import { writeChineseNumeral } from '../../src/language/chinese-numerals.js'

export type Pick = (below: number) => number

export const oneOf = <T>(list: readonly T[], pick: Pick): T => list[pick(list.length)] as T

/** The amount of a fact in 元. */
export const yuan = (fact: Fact): Decimal => new Decimal(fact.value).times(describeUnit(fact.unit).factor)

const fullWidth = (text: string): string =>
  text.replace(/[0-9.,]/gu, (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0))

const grouped = (value: Decimal): string => value.toFixed(0).replace(/\B(?=(?:\d{3})+(?!\d))/gu, ',')

/** Ways to write an amount, each a correct rounding of it or words that hold for it. Decimals never exceed what any display shows. */
const FORMS: Record<string, (amount: Decimal) => string | null> = {
  plain: (amount) => `${amount.div(10_000).toFixed(2)}万元`,
  spaced: (amount) => `${amount.div(10_000).toFixed(2)} 万元`,
  whole: (amount) => (amount.gte(1_000_000) ? `${amount.div(10_000).toFixed(0)}万元` : null),
  yuan: (amount) => (amount.isInteger() ? `${amount.toFixed(0)}元` : null),
  groupedYuan: (amount) => (amount.isInteger() ? `人民币${grouped(amount)}元` : null),
  thousand: (amount) => `${amount.div(1000).toFixed(1)}千元`,
  hundredMillion: (amount) => (amount.gte(1_000_000) ? `${amount.div(100_000_000).toFixed(4)}亿元` : null),
  fullWidth: (amount) => `${fullWidth(amount.div(10_000).toFixed(2))}万元`,
  chinese: (amount) => {
    const words = writeChineseNumeral(amount.div(10_000).toFixed(0))
    return amount.gte(1_000_000) && words !== null ? `${words}万元` : null
  },
  about: (amount) => (amount.gte(100_000) ? `约${amount.div(10_000).toFixed(0)}万元` : null),
  moreThan: (amount) => {
    const tens = amount.div(100_000).floor().times(10)
    return tens.gte(20) && !tens.times(10_000).eq(amount) ? `${tens.toFixed(0)}多万元` : null
  },
  split: (amount) =>
    `${amount
      .div(10_000)
      .toFixed(2)
      .replace(/^(\d)(\d)/u, '$1\u200b$2')}万元`,
  bold: (amount) => `**${amount.div(10_000).toFixed(2)}**万元`,
}

export const AMOUNT_FORMS = Object.keys(FORMS)

/** An amount written in one of the ways that fit it. */
export function written(amount: Decimal, pick: Pick, forms: readonly string[] = AMOUNT_FORMS): string {
  for (let tries = 0; tries < 40; tries++) {
    const text = FORMS[oneOf(forms, pick)]?.(amount) ?? null
    if (text !== null) return text
  }
  return `${amount.div(10_000).toFixed(2)}万元`
}

/** The same in English. */
export function writtenInEnglish(amount: Decimal, pick: Pick): string {
  const forms = [`${amount.div(10_000).toFixed(2)}万元`]
  if (amount.isInteger()) forms.push(`${grouped(amount)} yuan`, `RMB ${grouped(amount)}`)
  if (amount.gte(1_000_000)) forms.push(`${amount.div(1_000_000).toFixed(2)} million yuan`)
  return oneOf(forms, pick)
}
