import { Decimal } from '../../core/decimal.js'
import type { Fact } from '../../facts/types.js'
import type { Outcome, Rule, RuleContext } from '../contract.js'
import { coversTables, divisionOf, leftOut } from '../narrative/compositions.js'
import { type PartList, partLists } from '../narrative/part-lists.js'
import { type PlacedClaim, readProse } from '../narrative/prose.js'
import { statementsOf } from '../narrative/statements.js'
import { linear } from '../relations/linear.js'
import type { CheckDocument } from '../types.js'

const NAME = 'narrative-sum'
const NEGATIVE = /^-/
const isMoney = ({ value }: Fact): boolean => !/^-?0*(?:\.0*)?$/.test(value)

/**
 * Parts that a sentence states of an amount. They add up to it where they are known to be all of it; otherwise they are
 * no more than it, as long as they cannot overlap.
 */
export const narrativeSum: Rule = {
  name: NAME,
  title: { zh: '叙述中的分项与总额相符', en: 'parts stated in the text fit their total' },
  *check(document: CheckDocument, { cells }: RuleContext): Iterable<Outcome> {
    const statements = statementsOf(document)
    for (const stated of partLists(document)) {
      const list = withoutTail(document, stated)
      const { whole } = list
      const parts = list.parts.map(({ fact }) => fact)
      const keys = parts.map(({ key }) => key)
      const division = divisionOf(whole.key, keys)
      if (division === 'unknown' || [whole, ...parts].some(({ value }) => NEGATIVE.test(value))) continue
      const isWhole =
        (division === 'complete' && !leftOut(whole.key, keys).some((key) => statements.every(key).some(isMoney))) ||
        (division === 'coded' && (coversTables(keys, document.facts.facts) || sharesAddUp(document, list)))
      yield {
        relation: linear({
          rule: NAME,
          whole: cells.ofFact(whole),
          parts: parts.map((fact) => ({ cell: cells.ofFact(fact), weight: 1 as const })),
          compare: isWhole ? '=' : '>=',
          statement: isWhole
            ? { zh: `“${whole.name}” = 所列各项之和`, en: `“${whole.name}” = the parts listed` }
            : { zh: `“${whole.name}”不小于所列各项之和`, en: `“${whole.name}” is at least the parts listed` },
        }),
      }
    }
  },
}

/** What a later sentence states is dropped, where that makes known parts of the rest: the list may have ended with the full stop. */
function withoutTail(document: CheckDocument, list: PartList): PartList {
  const known = (parts: readonly PlacedClaim[]): boolean =>
    divisionOf(
      list.whole.key,
      parts.map(({ fact }) => fact.key),
    ) !== 'unknown'
  if (known(list.parts)) return list
  for (let end = list.parts.length - 1; end > 0; end -= 1) {
    const [last, next] = [list.parts[end - 1], list.parts[end]]
    if (
      last !== undefined &&
      next !== undefined &&
      stopsBetween(document, last, next) &&
      known(list.parts.slice(0, end))
    )
      return { ...list, parts: list.parts.slice(0, end) }
  }
  return list
}

function stopsBetween(document: CheckDocument, last: PlacedClaim, next: PlacedClaim): boolean {
  const { passages } = readProse(document)
  const text = passages[last.passage]?.text ?? ''
  return text.slice(last.end, next.passage === last.passage ? next.end : undefined).includes('。')
}

/** The shares of all parts make 100 within the digits they are shown with: then nothing is missing. */
function sharesAddUp(document: CheckDocument, { parts }: PartList): boolean {
  const statements = statementsOf(document)
  const shares: Fact[] = []
  for (const part of parts) {
    const after = statements.claims.find(
      (claim) => claim.passage === part.passage && claim.end > part.end && claim.fact.key.kind === 'share',
    )
    if (after === undefined || JSON.stringify(after.fact.key.item) !== JSON.stringify(part.fact.key.item)) return false
    shares.push(after.fact)
  }
  const digits = shares.map(({ decimals }) => decimals)
  const slack = digits.reduce((sum, decimals) => sum.plus(new Decimal(10).pow(-decimals).div(2)), new Decimal(0))
  const sum = shares.reduce((total, { value }) => total.plus(value), new Decimal(0))
  return parts.length > 1 && sum.minus(100).abs().lte(slack)
}
