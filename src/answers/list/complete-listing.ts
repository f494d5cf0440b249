import { add, displayInterval, type Interval, meet } from '../../core/interval.js'
import type { Portion, Scheme } from '../../core/quantity.js'
import { baseValue } from '../../core/unit.js'
import type { Fact } from '../../facts/types.js'
import type { DocumentRecord, Library } from '../../library/types.js'

/** A list of codes that holds all money of its portion, with the total that it adds up to. */
export interface CompleteListing {
  rows: Fact[]
  total: Fact
}

/**
 * The longest list of one scheme and level whose rows add up, within rounding, to the whole of a portion; null where no
 * list does, because of a list of some rows nobody can say what is missing.
 */
export function completeListing(
  record: DocumentRecord,
  level: { scheme: Scheme; length: number },
  portion: Portion,
  library: Library,
): CompleteListing | null {
  const own = library
    .facts(record.id)
    .filter(
      (fact) =>
        fact.origin === 'cell' &&
        fact.key.kind === 'amount' &&
        fact.key.flow === 'expenditure' &&
        fact.key.portion === portion &&
        fact.key.year === record.year &&
        fact.key.item?.within === null &&
        (record.kind !== 'accounts' || fact.key.stage === 'final-accounts'),
    )
  const rows = own.filter(({ key }) => key.item?.scheme === level.scheme && key.item.code?.length === level.length)
  const lists = [...new Set(rows.map((fact) => fact.table))]
    .map((table) => onePerCode(rows.filter((fact) => fact.table === table)))
    .sort((a, b) => b.length - a.length)
  for (const name of ['本年支出', '支出总计']) {
    // The greatest total is that of all funds: a list of one fund among several is not the whole.
    const totals = own.filter((fact) => fact.key.item?.code === null && fact.key.item.name === name)
    const [greatest] = [...totals].sort((a, b) => baseValue(b).cmp(baseValue(a)))
    if (greatest === undefined) continue
    for (const list of lists) {
      const sum = list.map(intervalOf).reduce<Interval | null>((all, one) => (all === null ? one : add(all, one)), null)
      if (sum === null || meet(sum, intervalOf(greatest)) === null) continue
      const beside = totals.find((fact) => fact.table === list[0]?.table && baseValue(fact).eq(baseValue(greatest)))
      return { rows: list, total: beside ?? greatest }
    }
  }
  return null
}

const intervalOf = (fact: Fact): Interval => displayInterval(fact.value, fact.decimals, fact.unit)

function onePerCode(facts: Fact[]): Fact[] {
  const seen = new Map<string, Fact>()
  for (const fact of facts) {
    const code = fact.key.item?.code ?? ''
    if (!seen.has(code)) seen.set(code, fact)
  }
  return [...seen.values()]
}
