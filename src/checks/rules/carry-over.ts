import type { Fact } from '../../facts/types.js'
import type { Relation, Rule, TogetherDocument } from '../contract.js'
import { displays } from '../relations/displays.js'
import { linear } from '../relations/linear.js'

const CLOSING = '年末结转和结余'
const OPENING = '年初结转和结余'
/** What a budget calls the balance that it arranges. */
const ARRANGED = ['上年结转', OPENING]

/**
 * What the accounts of a year carry over is what the accounts of the next year begin with, fund by fund; the next budget
 * arranges that much or less (most are made before the year is closed), never more.
 */
export const carryOver: Rule = {
  name: 'carry-over',
  title: {
    zh: '上年末结转与本年初结转一致',
    en: 'the balance carried over is the balance that the next year begins with',
  },
  *together(documents: readonly TogetherDocument[]): Iterable<Relation> {
    for (const before of documents)
      for (const after of documents) {
        if (before.kind !== 'accounts' || before.year === null || after.year !== before.year + 1) continue
        const isBudget = after.kind === 'budget'
        for (const closing of balances(before, [CLOSING]))
          for (const opening of balances(after, isBudget ? ARRANGED : [OPENING]))
            if (sameScope(closing, opening)) yield relation(before, closing, after, opening)
      }
  },
}

function relation(before: TogetherDocument, closing: Fact, after: TogetherDocument, opening: Fact): Relation {
  const [whole, part] = [before.cellOf(closing), after.cellOf(opening)]
  if (after.kind === 'budget')
    return linear({
      rule: carryOver.name,
      severity: 'warning',
      whole,
      parts: [{ cell: part, weight: 1 }],
      compare: '>=',
      statement: {
        zh: `${before.year}年决算的${CLOSING} ≥ ${after.year}年预算安排的上年结转`,
        en: `closing balance in the accounts of ${before.year} ≥ the balance that the budget of ${after.year} arranges`,
      },
    })
  return displays({
    rule: carryOver.name,
    severity: 'warning',
    cells: [whole, part],
    statement: {
      zh: `${before.year}年的${CLOSING} = ${after.year}年的${OPENING}`,
      en: `closing balance of ${before.year} = opening balance of ${after.year}`,
    },
  })
}

/** The balances of the document's own year as its forms show them. */
function balances(document: TogetherDocument, names: readonly string[]): Fact[] {
  return document.facts.filter(
    ({ key, origin }) =>
      origin === 'cell' &&
      key.kind === 'amount' &&
      key.item !== null &&
      names.includes(key.item.name) &&
      key.item.within === null &&
      key.year === document.year &&
      key.stage === (document.kind === 'accounts' ? 'final-accounts' : 'initial-budget'),
  )
}

function sameScope(a: Fact, b: Fact): boolean {
  const [x, y] = [a.key, b.key]
  return (
    x.organization === y.organization &&
    x.level === y.level &&
    x.fund !== null &&
    x.fund === y.fund &&
    x.portion === y.portion
  )
}
