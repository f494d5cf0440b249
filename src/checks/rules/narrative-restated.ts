import { meet } from '../../core/interval.js'
import type { Fund, QuantityKey } from '../../core/quantity.js'
import { keyText } from '../../core/quantity-key.js'
import type { Fact } from '../../facts/types.js'
import type { CellIndex } from '../cells.js'
import type { Outcome, Rule, RuleContext } from '../contract.js'
import { amountKey, statementsOf } from '../narrative/statements.js'
import { displays } from '../relations/displays.js'
import { standsFor } from '../relations/stand-for.js'
import type { CheckCell, CheckDocument } from '../types.js'

const NAME = 'narrative-restated'
const ITEM_DIGITS = 7

/**
 * The prose states the amount of a functional item and not of which fund. Twice in one paragraph: the two are compared, as
 * a warning, because two funds or offices may be meant. And where the forms show one amount whichever the fund is, they
 * are compared with it. Complete keys are compared by displays-agree.
 */
export const narrativeRestated: Rule = {
  name: NAME,
  title: { zh: '未写明资金来源的科目金额前后一致', en: 'an item without its fund has one amount in text and forms' },
  *check(document: CheckDocument, { cells }: RuleContext): Iterable<Outcome> {
    const statements = statementsOf(document)
    const inForms = amountsOfAnyFund(document)
    for (const claim of statements.claims) {
      const { fact } = claim
      if (fact.key.kind !== 'amount' || fact.key.item?.code?.length !== ITEM_DIGITS || keyText(fact.key) !== null)
        continue
      const form = oneAmount(inForms.get(anyFund(fact.key) ?? '') ?? [], cells)
      if (form !== null && fact.bound === null)
        yield {
          relation: displays({
            rule: NAME,
            cells: [form, cells.ofFact(fact)],
            statement: {
              zh: `表中各类资金的“${fact.name}”只有一个金额，文字与之相同`,
              en: `the forms have one amount of “${fact.name}” whichever the fund, and so does the text`,
            },
          }),
        }
      const before = statements.near(claim, amountKey(fact.key))
      if (before === null || before === fact || !isBefore(document, before, fact)) continue
      yield {
        relation: displays({
          rule: NAME,
          severity: 'warning',
          cells: [cells.ofFact(before), cells.ofFact(fact)],
          statement: { zh: `“${fact.name}”前后两数相同`, en: `both amounts of “${fact.name}” are the same` },
        }),
      }
    }
  },
}

const isBefore = (document: CheckDocument, one: Fact, other: Fact): boolean =>
  document.facts.facts.indexOf(one) < document.facts.facts.indexOf(other)

/** The key as if all funds were meant; null where something else is unknown, too. */
const anyFund = (key: QuantityKey): string | null => keyText({ ...key, fund: 'all' })

/** The amounts of items in the forms, whatever their fund. */
function amountsOfAnyFund(document: CheckDocument): Map<string, Fact[]> {
  const found = new Map<string, Fact[]>()
  for (const fact of document.facts.facts) {
    if (fact.origin !== 'cell' || fact.bound !== null || fact.key.item?.code?.length !== ITEM_DIGITS) continue
    const key = fact.key.fund === null || fact.key.kind !== 'amount' ? null : anyFund(fact.key)
    if (key !== null) found.set(key, [...(found.get(key) ?? []), fact])
  }
  return found
}

/** The finest display, where the form of all funds and every other form agree; null where the fund could matter. */
function oneAmount(facts: readonly Fact[], cells: CellIndex): CheckCell | null {
  const funds = new Set<Fund | null>(facts.map((fact) => fact.key.fund))
  if (!funds.has('all') || funds.size < 2) return null
  const places = facts.map((fact) => cells.ofFact(fact)).filter(({ state }) => state === 'figure')
  const [first] = places
  const own = first === undefined ? null : standsFor(first)
  if (first === undefined || own === null) return null
  const agree = places.every((place) => {
    const other = standsFor(place)
    return other !== null && meet(own, other) !== null
  })
  return agree ? first : null
}
