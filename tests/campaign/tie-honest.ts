import type { Decimal } from '../../src/core/decimal.js'
import type { Stage } from '../../src/core/quantity.js'
import type { Fact } from '../../src/facts/types.js'
import { PORTION_NAMES } from '../../src/language/portions.js'
import { stageName } from '../../src/language/stages.js'
import { oneOf, type Pick, written, writtenInEnglish, yuan } from './amounts.js'

/** What a sentence says of a fact; a lie changes one thing of it. */
export interface Said {
  organization: string
  year: number
  stage: Stage
  item: string
}

const TOTALS = new Set(['本年支出', '支出总计', '收入总计', '本年收入'])

export function saidOf({ key }: Fact): Said {
  const { organization, year, stage, item, portion } = key
  const name = item?.name ?? ''
  const part = portion === null || portion === 'total' ? '' : PORTION_NAMES[portion].zh
  return {
    organization: organization ?? '',
    year: year ?? 0,
    stage: stage ?? 'initial-budget',
    item: part === '' ? name : TOTALS.has(name) ? part : `${name}中的${part}`,
  }
}

type Form = (said: Said, amount: string, stage: string) => string

/** Sentences that tell an amount; the amount is the first number that states something. */
const CHINESE: Record<string, Form> = {
  plain: ({ organization, year, item }, amount, stage) => `${organization}${year}年${stage}${item}${amount}。`,
  of: ({ organization, year, item }, amount, stage) => `${year}年，${organization}${item}${stage}为${amount}。`,
  lead: ({ organization, year, item }, amount, stage) =>
    `据公开文件，${organization}${year}年${stage}安排${item}${amount}，情况如下。`,
  shows: ({ organization, year, item }, amount, stage) =>
    `${organization}的${year}年${stage}显示，${item}达到${amount}。`,
  two: ({ organization, year, item }, amount, stage) =>
    `近日，${organization}公开了${year}年${stage}。其中，${item}为${amount}。`,
  anaphor: ({ organization, year, item }, amount, stage) =>
    `${organization}公布${year}年${stage}。该中心${item}${amount}，情况正常。`,
  bullet: ({ organization, year, item }, amount, stage) => `${organization}${year}年${stage}\n1. ${item}：${amount}`,
  row: ({ organization, year, item }, amount, stage) =>
    `${organization}${year}年${stage}\n\n| 项目 | 金额 |\n| --- | --- |\n| ${item} | ${amount} |`,
  seen: ({ organization, year, item }, amount, stage) => `从${stage}看，${organization}${year}年${item}共${amount}。`,
  question: ({ organization, year, item }, amount, stage) =>
    `问：${organization}${year}年${stage}里${item}有多少？\n答：${item}${amount}。`,
  bracket: ({ organization, year, item }, amount, stage) =>
    `${organization}（${year}年${stage}）：${item}${amount}；其余见附件2。`,
}

export const HONEST_FORMS = Object.keys(CHINESE)

export const tellIn = (form: string, said: Said, amount: string): string =>
  (CHINESE[form] ?? (() => ''))(said, amount, stageName(said.stage, 'zh'))

export const tell = (said: Said, amount: string, pick: Pick): string => tellIn(oneOf(HONEST_FORMS, pick), said, amount)

/** The same in English, the item under its own name. */
export function tellInEnglish({ organization, year, stage, item }: Said, amount: string, pick: Pick): string {
  const name = stageName(stage, 'en')
  return oneOf(
    [
      `In the ${year} ${name} of ${organization}, ${item} was ${amount}.`,
      `${organization} put ${item} at ${amount} in its ${year} ${name}.`,
      `According to the ${year} ${name}, ${item} of ${organization} amounted to ${amount}.`,
      `${organization}, ${year} ${name}: ${item} ${amount}.`,
    ],
    pick,
  )
}

/** A fact told as it is. */
export function honestAmount(fact: Fact, pick: Pick): { kind: string; text: string } {
  const said = saidOf(fact)
  if (pick(5) === 0) return { kind: 'english', text: tellInEnglish(said, writtenInEnglish(yuan(fact), pick), pick) }
  const form = oneOf(HONEST_FORMS, pick)
  return { kind: form, text: tellIn(form, said, written(yuan(fact), pick)) }
}

/** Two facts of one document with a result that is worked out from them; the result is the last number. */
export function honestResult(
  one: Fact,
  other: Fact,
  all: readonly Fact[],
  pick: Pick,
): { kind: string; text: string } | null {
  const [a, b] = [saidOf(one), saidOf(other)]
  if (a.organization !== b.organization || a.year !== b.year || a.stage !== b.stage || a.item === b.item) return null
  // A name that stands for several amounts says which is meant only with more words.
  const isOne = (fact: Fact, said: Said): boolean =>
    all.every((rival) => {
      const { organization, year, stage, item } = saidOf(rival)
      const same = organization === said.organization && year === said.year && stage === said.stage
      return (
        !same ||
        !(item === said.item || rival.key.item?.name === said.item) ||
        yuan(rival).minus(yuan(fact)).abs().lte(100)
      )
    })
  if (!isOne(one, a) || !isOne(other, b)) return null
  const head = `${a.organization}${a.year}年${stageName(a.stage, 'zh')}`
  const [x, y] = [yuan(one), yuan(other)]
  const wan = (value: Decimal): string => `${value.div(10_000).toFixed(2)}万元`
  const both = `${head}${a.item}${wan(x)}，${b.item}${wan(y)}`
  switch (pick(3)) {
    case 0:
      return { kind: 'sum', text: `${both}，两项合计${wan(x.plus(y))}。` }
    case 1:
      return x.lte(y)
        ? null
        : { kind: 'share', text: `${head}${b.item}占${a.item}的${y.div(x).times(100).toFixed(2)}%。` }
    default:
      return y.isZero() || x.lt(y.times(2))
        ? null
        : { kind: 'times', text: `${head}${a.item}是${b.item}的${x.div(y).toFixed(2)}倍。` }
  }
}
