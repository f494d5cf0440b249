import type { Fact } from '../../facts/types.js'
import type { Relation, Rule, TogetherDocument } from '../contract.js'
import { displays } from '../relations/displays.js'

const CLOSING = '年末结转和结余'
const OPENING = '年初结转和结余'

/** What the accounts of a year carry over is what the accounts of the next year begin with, fund by fund. */
export const carryOver: Rule = {
  name: 'carry-over',
  title: {
    zh: '上年末结转与本年初结转一致',
    en: 'the balance carried over is the balance that the next year begins with',
  },
  *together(documents: readonly TogetherDocument[]): Iterable<Relation> {
    const accounts = documents.filter(({ kind, year }) => kind === 'accounts' && year !== null)
    for (const before of accounts)
      for (const after of accounts) {
        if (before.year === null || after.year !== before.year + 1) continue
        for (const closing of balances(before, CLOSING))
          for (const opening of balances(after, OPENING)) {
            if (!sameScope(closing, opening)) continue
            yield displays({
              rule: carryOver.name,
              severity: 'warning',
              cells: [before.cellOf(closing), after.cellOf(opening)],
              statement: {
                zh: `${before.year}年的${CLOSING} = ${after.year}年的${OPENING}`,
                en: `closing balance of ${before.year} = opening balance of ${after.year}`,
              },
            })
          }
      }
  },
}

/** The balance of the document's own year as its forms show it. */
function balances(document: TogetherDocument, name: string): Fact[] {
  return document.facts.filter(
    ({ key, origin }) =>
      origin === 'cell' &&
      key.kind === 'amount' &&
      key.item?.name === name &&
      key.item.within === null &&
      key.year === document.year &&
      key.stage === 'final-accounts',
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
