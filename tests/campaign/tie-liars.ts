import { Decimal } from '../../src/core/decimal.js'
import type { Stage } from '../../src/core/quantity.js'
import { describeUnit } from '../../src/core/unit.js'
import type { Fact } from '../../src/facts/types.js'
import { stageName } from '../../src/language/stages.js'
import { AMOUNT_FORMS, oneOf, type Pick, written, writtenInEnglish, yuan } from './amounts.js'
import { type Said, saidOf, tell, tellInEnglish } from './tie-honest.js'

/** A false sentence; the number that lies is the one that holds `number`. */
export interface Lie {
  text: string
  /** True for lies that stand in the last number of the sentence. */
  last: boolean
}

/** Changes one thing of a fact and tells it; null where what comes of it may happen to be true, as far as the facts tell. */
type Liar = (fact: Fact, all: readonly Fact[], pick: Pick) => Lie | null

const STAGES: readonly Stage[] = [
  'initial-budget',
  'adjusted-budget',
  'full-year-budget',
  'execution',
  'final-accounts',
]
const TOTALS = new Set(['本年支出', '支出总计', '收入总计', '本年收入'])

/** Some fact of the office under a name like this one shows the value or nearly so. */
function mayBeTrue(told: Fact, said: Said, amount: Decimal, all: readonly Fact[]): boolean {
  const name = told.key.item?.name ?? ''
  return all.some((one) => {
    const { organization, year, stage, item } = one.key
    if (organization !== said.organization || year !== said.year || stage !== said.stage) return false
    const other = item?.name ?? ''
    const named =
      other.includes(name) ||
      name.includes(other) ||
      (TOTALS.has(name) && TOTALS.has(other)) ||
      /部分|基本支出|项目支出|人员经费|公用经费/u.test(said.item)
    return (
      named &&
      yuan(one)
        .minus(amount)
        .abs()
        .lte(Decimal.max(60, amount.times('0.02')))
    )
  })
}

const says = (told: Fact, said: Said, amount: Decimal, all: readonly Fact[], pick: Pick, text?: string): Lie | null =>
  amount.lt(1000) || mayBeTrue(told, said, amount, all)
    ? null
    : { text: text ?? tell(said, written(amount, pick, EXACT), pick), last: true }

/** 40多万元 holds for many amounts: only lies about approximations are told so. */
const EXACT = AMOUNT_FORMS.filter((form) => form !== 'moreThan' && form !== 'about')

/** Another amount with one digit of the first four changed. */
function otherDigit(amount: Decimal, pick: Pick): Decimal {
  const digits = [...amount.toFixed(0)]
  const at = pick(Math.min(4, digits.length))
  digits[at] = String((Number(digits[at]) + 1 + pick(8)) % 10)
  return new Decimal(digits.join(''))
}

/** Tells another amount in one way of writing. */
const digitIn =
  (...forms: string[]): Liar =>
  (fact, all, pick) => {
    const amount = otherDigit(yuan(fact), pick)
    return says(fact, saidOf(fact), amount, all, pick, tell(saidOf(fact), written(amount, pick, forms), pick))
  }

const headOf = ({ organization, year, stage }: Said): string => `${organization}${year}年${stageName(stage, 'zh')}`
const wan = (amount: Decimal): string => `${amount.div(10_000).toFixed(2)}万元`

function pair(fact: Fact, all: readonly Fact[], pick: Pick): [Said, Decimal, Said, Decimal] | null {
  const own = all.filter(
    (one) => one.document === fact.document && one.key.stage === fact.key.stage && one.key.year === fact.key.year,
  )
  const other = oneOf(own, pick)
  const [a, b] = [saidOf(fact), saidOf(other)]
  const [x, y] = [yuan(fact), yuan(other)]
  if (a.item === b.item || x.minus(y).abs().lte(y.times('0.03'))) return null
  return [a, x, b, y]
}

export const LIARS: Record<string, Liar> = {
  digit: digitIn('plain', 'spaced', 'yuan', 'hundredMillion', 'thousand'),
  'Chinese numerals': digitIn('chinese'),
  'full-width numerals': digitIn('fullWidth'),
  'split by markup or nothing': digitIn('split', 'bold'),
  approximate: (fact, all, pick) => {
    const amount = yuan(fact).times(oneOf(['0.7', '0.8', '1.3', '1.5'], pick))
    // 20多万元 holds for both.
    const tens = (value: Decimal): string => value.div(100_000).floor().toFixed()
    const same = all.filter((one) => one.document === fact.document && one.key.item?.name === fact.key.item?.name)
    if (tens(amount).endsWith('0') || same.some((one) => tens(yuan(one)) === tens(amount))) return null
    return says(
      fact,
      saidOf(fact),
      amount,
      all,
      pick,
      tell(saidOf(fact), written(amount, pick, ['about', 'moreThan']), pick),
    )
  },
  English: (fact, all, pick) => {
    const amount = otherDigit(yuan(fact), pick)
    return says(
      fact,
      saidOf(fact),
      amount,
      all,
      pick,
      tellInEnglish(saidOf(fact), writtenInEnglish(amount, pick), pick),
    )
  },
  unit: (fact, all, pick) =>
    says(fact, saidOf(fact), yuan(fact).times(oneOf(['0.1', '10', '10000', '0.0001', '1000'], pick)), all, pick),
  sign: (fact, _all, pick) => ({
    text: tell(saidOf(fact), `${oneOf(['-', '−', '负'], pick)}${wan(yuan(fact))}`, pick),
    last: true,
  }),
  'beyond the display': (fact, _all, pick) => {
    const { factor } = describeUnit(fact.unit)
    if (!factor.eq(10_000) || fact.decimals > 2) return null
    const digits = String(1 + pick(98)).padStart(2, '0')
    return { text: tell(saidOf(fact), `${new Decimal(fact.value).toFixed(2)}${digits}万元`, pick), last: true }
  },
  organization: (fact, all, pick) => {
    const organization = oneOf([...new Set(all.flatMap((one) => one.key.organization ?? []))], pick)
    return organization === fact.key.organization
      ? null
      : says(fact, { ...saidOf(fact), organization }, yuan(fact), all, pick)
  },
  'an office that is not held': (fact, _all, pick) => {
    const organization = oneOf(
      ['西安市12345热线中心', '渭南市财政局', '固原市公安局', '拉萨市政务服务中心', '池州市卫生健康委员会'],
      pick,
    )
    return { text: tell({ ...saidOf(fact), organization }, written(yuan(fact), pick), pick), last: true }
  },
  year: (fact, all, pick) =>
    says(fact, { ...saidOf(fact), year: saidOf(fact).year + oneOf([-2, -1, 1], pick) }, yuan(fact), all, pick),
  stage: (fact, all, pick) => {
    const stage = oneOf(STAGES, pick)
    return stage === fact.key.stage ? null : says(fact, { ...saidOf(fact), stage }, yuan(fact), all, pick)
  },
  item: (fact, all, pick) => {
    const other = oneOf(all, pick)
    return other.document === fact.document ? says(other, saidOf(other), yuan(fact), all, pick) : null
  },
  column: (fact, all, pick) => {
    const same = all.filter(
      (one) =>
        one.document === fact.document &&
        one.key.item?.name === fact.key.item?.name &&
        one.key.portion !== fact.key.portion,
    )
    if (same.length === 0) return null
    const other = saidOf(oneOf(same, pick))
    const amount = yuan(fact)
    const true_ = all.some(
      (one) =>
        one.document === fact.document &&
        saidOf(one).item === other.item &&
        yuan(one).minus(amount).abs().lte(amount.times('0.02')),
    )
    return true_ || amount.lt(1000) || !other.item.includes('中的')
      ? null
      : { text: tell(other, written(amount, pick), pick), last: true }
  },
  'figures changed about': (fact, all, pick) => {
    const two = pair(fact, all, pick)
    if (two === null) return null
    const [a, x, b, y] = two
    const told = all.find((one) => saidOf(one).item === b.item && one.document === fact.document)
    if (told === undefined || mayBeTrue(told, b, x, all)) return null
    return { text: `${headOf(a)}${a.item}${wan(y)}，${b.item}${wan(x)}。`, last: true }
  },
  sum: (fact, all, pick) => {
    const two = pair(fact, all, pick)
    if (two === null) return null
    const [a, x, b, y] = two
    const wrong = otherDigit(x.plus(y), pick)
    if (wrong.minus(x.plus(y)).abs().lt(300)) return null
    return { text: `${headOf(a)}${a.item}${wan(x)}，${b.item}${wan(y)}，两项合计${wan(wrong)}。`, last: true }
  },
  share: (fact, all, pick) => {
    const two = pair(fact, all, pick)
    if (two === null) return null
    const [a, x, b, y] = two
    const wrong = y
      .div(x)
      .times(100)
      .plus(oneOf([-12, -7, 5, 9, 21], pick))
    return x.lte(y) || wrong.lte(0)
      ? null
      : { text: `${headOf(a)}${b.item}占${a.item}的${wrong.toFixed(2)}%。`, last: true }
  },
  tenths: (fact, all, pick) => {
    const two = pair(fact, all, pick)
    if (two === null) return null
    const [a, x, b, y] = two
    const tenths = y.div(x).times(10)
    const wrong = tenths
      .plus(oneOf([-3, 3, 4], pick))
      .toDecimalPlaces(0)
      .toNumber()
    const digit = '一二三四五六七八九'.charAt(wrong - 1)
    return x.lte(y) || digit === '' || tenths.minus(wrong).abs().lt(1.5)
      ? null
      : { text: `${headOf(a)}${b.item}约占${a.item}的${digit}成。`, last: true }
  },
  multiple: (fact, all, pick) => {
    const two = pair(fact, all, pick)
    if (two === null) return null
    const [a, x, b, y] = two
    return x.lt(y.times(2))
      ? null
      : {
          text: `${headOf(a)}${a.item}是${b.item}的${x
            .div(y)
            .plus(oneOf([-1, 1, 2], pick))
            .toFixed(2)}倍。`,
          last: true,
        }
  },
  'points for percent': (fact, all, pick) => {
    const two = pair(fact, all, pick)
    if (two === null) return null
    const [a, x, b, y] = two
    return x.lte(y)
      ? null
      : { text: `${headOf(a)}${b.item}占${a.item}的${y.div(x).times(100).toFixed(2)}个百分点。`, last: true }
  },
  difference: (fact, all, pick) => {
    const two = pair(fact, all, pick)
    if (two === null) return null
    const [a, x, b, y] = two
    // The amount is right and the direction is not.
    const word = x.gt(y) ? '少' : '多'
    return { text: `${headOf(a)}${a.item}比${b.item}${word}${wan(x.minus(y).abs())}。`, last: true }
  },
  'an invented superlative': (fact, all) => {
    const said = saidOf(fact)
    const rivals = all.filter(
      (one) =>
        one.document !== fact.document &&
        saidOf(one).item === said.item &&
        one.key.stage === fact.key.stage &&
        one.key.year === fact.key.year,
    )
    const [most, least] = [
      rivals.some((one) => yuan(one).gt(yuan(fact))),
      rivals.some((one) => yuan(one).lt(yuan(fact))),
    ]
    const word = most ? '最高' : least ? '最低' : null
    return word === null
      ? null
      : { text: `各单位中，${headOf(said)}${said.item}${word}，为${wan(yuan(fact))}。`, last: true }
  },
  'denied or supposed': (fact, _all, pick) => {
    const said = saidOf(fact)
    const amount = wan(yuan(fact))
    return {
      text: oneOf(
        [
          `${headOf(said)}${said.item}不是${amount}。`,
          `如果追加经费，${headOf(said)}${said.item}将为${amount}。`,
          `${headOf(said)}${said.item}未达到${amount}。`,
          `扣除其他支出后，${headOf(said)}${said.item}为${amount}。`,
          `${headOf(said)}一季度${said.item}${amount}。`,
          `${headOf(said)}${said.item}误写为${amount}。`,
        ],
        pick,
      ),
      last: true,
    }
  },
}

/** Counts of staff and things with one number changed. */
export function lieOfCount(fact: Fact, pick: Pick): Lie | null {
  const { organization, year, item, kind } = fact.key
  if (kind !== 'count' || item === null || item.within !== null || organization === null || year === null) return null
  if (!/^[人名辆]$/u.test(fact.unit)) return null
  const wrong = Number(fact.value) + oneOf([-2, -1, 1, 2, 3], pick)
  return wrong < 0 ? null : { text: `${organization}${year}年${item.name}${wrong}${fact.unit}。`, last: true }
}
