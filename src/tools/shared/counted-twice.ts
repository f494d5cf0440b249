import type { Expression } from '../../calculate/parse.js'
import type { Fund, Portion, QuantityKey } from '../../core/quantity.js'
import type { Fact } from '../../facts/types.js'

const PORTIONS_WITHIN: Partial<Record<Portion, readonly Portion[]>> = {
  total: ['basic', 'project', 'personnel', 'public'],
  basic: ['personnel', 'public'],
}
const FUNDS_WITHIN: Partial<Record<Fund, readonly Fund[]>> = {
  all: ['general', 'government-fund', 'state-capital', 'fiscal', 'special-account', 'own-funds'],
  fiscal: ['general', 'government-fund', 'state-capital'],
}

/** References that an expression adds up, sum by sum (`+`, sum, avg), by id. */
export function addendsOf(node: Expression): string[][] {
  switch (node.kind) {
    case 'binary': {
      if (node.operator === '+') {
        const terms = flatten(node)
        return [references(terms), ...terms.flatMap(addendsOf)]
      }
      return [...addendsOf(node.left), ...addendsOf(node.right)]
    }
    case 'call': {
      const inner = node.arguments.flatMap(addendsOf)
      return node.name === 'sum' || node.name === 'avg' ? [references(node.arguments), ...inner] : inner
    }
    case 'negative':
      return addendsOf(node.operand)
    case 'number':
    case 'reference':
    case 'unit':
      return []
  }
}

const flatten = (node: Expression): Expression[] =>
  node.kind === 'binary' && node.operator === '+' ? [...flatten(node.left), ...flatten(node.right)] : [node]

const references = (nodes: readonly Expression[]): string[] =>
  nodes.flatMap((node) => (node.kind === 'reference' ? [node.reference] : []))

/** The first two of these amounts of which one holds the other, so that a sum would count money twice; else null. */
export function countedTwice(facts: readonly Fact[]): [Fact, Fact] | null {
  for (const [at, one] of facts.entries())
    for (const other of facts.slice(at + 1))
      if (holds(one.key, other.key) || holds(other.key, one.key)) return [one, other]
  return null
}

/** True when the second is the first, or a part of it, in item, portion and fund. */
function holds(whole: QuantityKey, part: QuantityKey): boolean {
  const same = (['organization', 'level', 'year', 'stage', 'flow'] as const).every((one) => whole[one] === part[one])
  if (!same || whole.kind !== 'amount' || part.kind !== 'amount') return false
  return (
    within(whole.portion, part.portion, PORTIONS_WITHIN) &&
    within(whole.fund, part.fund, FUNDS_WITHIN) &&
    itemWithin(whole, part)
  )
}

function within<T extends string>(whole: T | null, part: T | null, parts: Partial<Record<T, readonly T[]>>): boolean {
  if (whole === null || part === null) return whole === part
  return whole === part || (parts[whole]?.includes(part) ?? false)
}

/** Lines of the forms that hold everything of their flow; 总计 holds 本年 too. */
const TOTALS: ReadonlySet<string> = new Set(['支出总计', '收入总计', '本年支出', '本年收入'])

function itemWithin({ item: whole }: QuantityKey, { item: part }: QuantityKey): boolean {
  if (whole === null || part === null) return false
  if (whole.scheme === 'form' && TOTALS.has(whole.name))
    return whole.name.endsWith('总计') || !part.name.endsWith('总计')
  if (whole.scheme !== part.scheme) return false
  if (whole.code !== null && part.code !== null) return part.code.startsWith(whole.code)
  return whole.code === part.code && whole.name === part.name && whole.within === part.within
}
