import { Decimal } from '../../src/core/decimal.js'
import type { Portion, Stage } from '../../src/core/quantity.js'
import { describeUnit } from '../../src/core/unit.js'
import type { Fact } from '../../src/facts/types.js'
import { PORTION_NAMES } from '../../src/language/portions.js'
import { stageName } from '../../src/language/stages.js'

/** A sentence made of a fact, or of a fact with one thing of it changed. */
export interface Told {
  kind: string
  text: string
}

type Pick = (below: number) => number

const TOTALS = new Set(['本年支出', '支出总计', '收入总计', '本年收入'])

const yuan = (fact: Fact): Decimal => new Decimal(fact.value).times(describeUnit(fact.unit).factor)

/** Facts that a plain sentence can tell: amounts of named items with everything known. */
export function tellable(facts: readonly Fact[]): Fact[] {
  return facts.filter(({ key, unit, value, bound }) => {
    const { item, flow, portion, stage, year, organization, kind } = key
    const known = item !== null && portion !== null && stage !== null && year !== null && organization !== null
    const named = known && item.within === null && item.scheme !== 'project' && !/预算$|决算$|部门预算/u.test(item.name)
    const side = flow === 'expenditure' || (flow === 'income' && item?.scheme === 'form')
    return named && side && kind === 'amount' && bound === null && /元$/u.test(unit) && Number(value) > 0
  })
}

const oneOf = <T>(list: readonly T[], pick: Pick): T => list[pick(list.length)] as T

function written(amount: Decimal, pick: Pick): string {
  const wan = amount.div(10_000)
  const forms = [`${wan.toFixed(2)}万元`, `${wan.toFixed(2)} 万元`]
  if (wan.gte(100)) forms.push(`${wan.toFixed(0)}万元`, `${wan.div(10_000).toFixed(4)}亿元`)
  return oneOf(forms, pick)
}

const FORMS: readonly ((scope: string, year: number, stage: string, item: string, amount: string) => string)[] = [
  (office, year, stage, item, amount) => `${office}${year}年${stage}${item}${amount}。`,
  (office, year, stage, item, amount) => `${year}年，${office}${item}${stage}为${amount}。`,
  (office, year, stage, item, amount) => `据公开文件，${office}${year}年${stage}安排${item}${amount}，情况如下。`,
  (office, year, stage, item, amount) => `${office}的${year}年${stage}显示，${item}达到${amount}。`,
]

function itemWords(fact: Fact, portion: Portion | null): string {
  const name = fact.key.item?.name ?? ''
  if (portion === null || portion === 'total') return name
  return TOTALS.has(name) ? PORTION_NAMES[portion].zh : `${name}中的${PORTION_NAMES[portion].zh}`
}

interface Scope {
  organization: string
  year: number
  stage: Stage
  portion: Portion | null
}

function tell(fact: Fact, scope: Scope, amount: string, pick: Pick): string {
  const form = oneOf(FORMS, pick)
  return form(scope.organization, scope.year, stageName(scope.stage, 'zh'), itemWords(fact, scope.portion), amount)
}

const scopeOf = ({ key }: Fact): Scope => ({
  organization: key.organization ?? '',
  year: key.year ?? 0,
  stage: key.stage ?? 'initial-budget',
  portion: key.portion,
})

/** A fact told as it is. */
export const honest = (fact: Fact, pick: Pick): Told => ({
  kind: 'honest',
  text: tell(fact, scopeOf(fact), written(yuan(fact), pick), pick),
})

const PORTIONS: readonly Portion[] = ['basic', 'project', 'personnel', 'public']
const STAGES: readonly Stage[] = [
  'initial-budget',
  'adjusted-budget',
  'full-year-budget',
  'execution',
  'final-accounts',
]

/** Changes one thing of a fact; null where what comes of it may happen to be true, as far as the facts tell. */
export function lie(kind: string, fact: Fact, all: readonly Fact[], pick: Pick): Told | null {
  const scope = scopeOf(fact)
  const amount = yuan(fact)
  const says = (told: Fact, other: Scope, value: Decimal): Told | null =>
    value.lt(1000) || mayBeTrue(told, other, value, all, kind === 'portion')
      ? null
      : { kind, text: tell(told, other, written(value, pick), pick) }
  switch (kind) {
    case 'digit': {
      const digits = [...amount.toFixed(0)]
      const at = pick(Math.min(4, digits.length))
      digits[at] = String((Number(digits[at]) + 1 + pick(8)) % 10)
      return says(fact, scope, new Decimal(digits.join('')))
    }
    case 'unit':
      return says(fact, scope, amount.times(oneOf(['0.1', '10', '10000', '0.0001'], pick)))
    case 'organization': {
      const offices = [...new Set(all.flatMap((one) => one.key.organization ?? []))]
      const other = oneOf(offices, pick)
      return other === scope.organization ? null : says(fact, { ...scope, organization: other }, amount)
    }
    case 'year':
      return says(fact, { ...scope, year: scope.year + oneOf([-2, -1, 1], pick) }, amount)
    case 'stage': {
      const stage = oneOf(STAGES, pick)
      return stage === scope.stage ? null : says(fact, { ...scope, stage }, amount)
    }
    case 'portion': {
      const portion = oneOf(PORTIONS, pick)
      return portion === scope.portion ? null : says(fact, { ...scope, portion }, amount)
    }
    case 'item': {
      const other = oneOf(all, pick)
      return other.key.organization === scope.organization
        ? says(other, { ...scope, portion: other.key.portion }, amount)
        : null
    }
    default:
      return null
  }
}

/** Changes and rates that documents state with a direction. */
export function tellableChanges(facts: readonly Fact[]): Fact[] {
  return facts.filter(({ key, direction, value, unit }) => {
    const { item, kind, year, organization, stage } = key
    const known = item !== null && item.within === null && item.scheme !== 'project' && organization !== null
    const dated = year !== null && stage !== null && key.base?.year === (year ?? 0) - 1
    const directed = (direction === 'increase' || direction === 'decrease') && Number(value) !== 0
    return known && dated && directed && (kind === 'change' || kind === 'rate') && /^(?:万元|%)$/u.test(unit)
  })
}

/** A stated change told as it is, or the other way round. */
export function tellChange(fact: Fact, isTrue: boolean, pick: Pick): Told {
  const { organization, year, portion } = fact.key
  const down = (fact.direction === 'decrease' || fact.value.startsWith('-')) === isTrue
  const percent = fact.unit === '%'
  const word = down
    ? oneOf(percent ? ['下降', '减少'] : ['减少', '下降'], pick)
    : oneOf(percent ? ['增长', '上升'] : ['增加', '增长'], pick)
  const against = oneOf(['比上年', '较上年', `比${(year ?? 0) - 1}年`], pick)
  const amount = `${fact.value.replace('-', '')}${fact.unit}`
  return {
    kind: isTrue ? 'honest' : 'direction',
    text: `${organization}${year}年${itemWords(fact, portion)}${against}${word}${amount}。`,
  }
}

export const LIE_KINDS = ['digit', 'unit', 'organization', 'year', 'stage', 'portion', 'item'] as const

/** Some fact of the office under a name like this one, in the portion that is named, shows the value or nearly so. */
function mayBeTrue(told: Fact, scope: Scope, amount: Decimal, all: readonly Fact[], byPortion: boolean): boolean {
  const name = told.key.item?.name ?? ''
  return all.some((one) => {
    if (one.key.organization !== scope.organization || one.key.year !== scope.year) return false
    if (byPortion && one.key.portion !== scope.portion) return false
    const other = one.key.item?.name ?? ''
    const named = other.includes(name) || name.includes(other) || (TOTALS.has(name) && TOTALS.has(other))
    if (!named || one.key.stage !== scope.stage) return false
    const value = yuan(one)
    return value
      .minus(amount)
      .abs()
      .lte(Decimal.max(60, value.times('0.02')))
  })
}
