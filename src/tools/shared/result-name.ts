import type { Expression } from '../../calculate/parse.js'
import type { Figure } from '../../core/figure.js'
import { describeUnit } from '../../core/unit.js'
import type { FigureName } from '../../gate/ledger.js'
import type { InterfaceLanguage } from '../../language/stages.js'

/** More operands than this are counted instead of named. */
const MOST_NAMED = 4

/**
 * Names the result of an expression from its operands, in their order, so that the name says what was worked out and no
 * more; the scope is what all operands share.
 */
export function resultName(
  node: Expression,
  operands: readonly Figure[],
  { negative, language }: { negative: boolean; language: InterfaceLanguage },
): FigureName {
  const named = distinctNames(operands)
  const nameOf = (one: Expression | undefined): string | null =>
    one?.kind === 'reference' ? (named.get(one.reference) ?? null) : null
  return {
    label: labelOf(node, { operands, nameOf, names: [...named.values()], negative, zh: language === 'zh' }),
    organization: common(operands.map(({ organization }) => organization)),
    year: common(operands.map(({ year }) => year)),
    stage: common(operands.map(({ stage }) => stage)),
  }
}

interface Naming {
  operands: readonly Figure[]
  nameOf(node: Expression | undefined): string | null
  names: string[]
  negative: boolean
  zh: boolean
}

function labelOf(node: Expression, naming: Naming): string {
  const { operands, nameOf, names, negative, zh } = naming
  const [first] = operands
  const pair = (a: Expression | undefined, b: Expression | undefined, say: (a: string, b: string) => string) => {
    const [x, y] = [nameOf(a), nameOf(b)]
    return x === null || y === null ? null : say(x, y)
  }
  const list = listOf(names, zh)
  const all = { sum: zh ? `${list}合计` : `${list} together`, avg: zh ? `${list}平均` : `average of ${list}` }
  let label: string | null = null
  if (node.kind === 'call') {
    const [a, b] = node.arguments
    if (node.name === 'convert' && a?.kind === 'reference') label = first?.label ?? null
    else if (node.name === 'share') label = pair(a, b, (x, y) => (zh ? `${x}占${y}的比重` : `share of ${x} in ${y}`))
    else if (node.name === 'growth')
      label = pair(a, b, (x, y) => (zh ? `${x}与${y}相比的变化幅度` : `rate of change of ${x} from ${y}`))
    else if ((node.name === 'sum' || node.name === 'avg') && node.arguments.every((one) => one.kind === 'reference'))
      label = all[node.name]
  } else if (node.kind === 'binary') {
    const { left, right, operator } = node
    if (operator === '+' && isSum(node)) label = all.sum
    else if (operator === '-')
      label = pair(left, right, (x, y) => {
        if (negative) return zh ? `${x}减${y}的差` : `difference of ${x} from ${y}`
        return zh ? `${x}比${y}多` : `${x} exceeds ${y} by`
      })
    else if (operator === '/')
      label = pair(left, right, (x, y) => {
        const [dividend, divisor] = operands
        const heads = divisor !== undefined && describeUnit(divisor.unit).base === '人'
        if (heads && dividend !== undefined && describeUnit(dividend.unit).dimension === 'money')
          return zh ? `人均${x}` : `${x} per head`
        return zh ? `${x}与${y}之比` : `ratio of ${x} to ${y}`
      })
  }
  return label ?? (zh ? `由${list}算得` : `worked out from ${list}`)
}

function isSum(node: Expression): boolean {
  if (node.kind !== 'binary') return node.kind === 'reference'
  return node.operator === '+' && isSum(node.left) && node.right.kind === 'reference'
}

function listOf(names: readonly string[], zh: boolean): string {
  const [first = ''] = names
  if (names.length > MOST_NAMED)
    return zh ? `${first}等${names.length}项` : `${first} and others, ${names.length} in all`
  return names.join(zh ? '、' : ', ')
}

/** Labels by figure id; where two are called alike, with the organization, year and stage in which they differ in front. */
function distinctNames(operands: readonly Figure[]): Map<string, string> {
  const alike = new Set(operands.map(({ label }) => label)).size < operands.length
  const organizations = new Set(operands.map(({ organization }) => organization)).size > 1
  const times = new Set(operands.map(({ year, stage }) => `${year} ${stage}`)).size > 1
  return new Map(
    operands.map(({ id, label, organization, year, stage }) => {
      const front = [
        alike && organizations ? (organization ?? '') : '',
        alike && times ? `${year === null ? '' : `${year}年`}${stage ?? ''}` : '',
      ].join('')
      return [id, `${front}${label}`]
    }),
  )
}

function common<T>(values: readonly (T | null)[]): T | null {
  const [first = null] = values
  return values.every((value) => value === first) ? first : null
}
