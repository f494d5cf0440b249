import type { Fund, QuantityKey } from '../../core/quantity.js'
import { keyText } from '../../core/quantity-key.js'
import type { BlankCell, Fact } from '../../facts/types.js'
import type { CellIndex } from '../cells.js'
import { standsFor } from '../relations/stand-for.js'
import type { CheckCell, CheckDocument } from '../types.js'

/** One place in a table that says an amount, or leaves it blank. */
export interface Amount {
  key: QuantityKey
  cell: CheckCell
  /** Codes of the second scheme on the same row (50501 beside 30101). */
  second: string | null
}

/** The amounts of a document's lists by what they are about. Claims of the prose are left to their own rules. */
export interface AmountIndex {
  all: readonly Amount[]
  /** The first figure of exactly this quantity, else the first blank cell; null where no list has it. */
  find(key: QuantityKey): Amount | null
  /**
   * Funds that are one and the same here: where all funds, 财政拨款 and 一般公共预算 have equal totals of a year and stage,
   * what belongs to one belongs to the others. Every fund of the set stands for all.
   */
  sameFunds(key: QuantityKey): readonly Fund[]
  /** Like `find`, in whichever of the same funds has it. */
  findInFunds(key: QuantityKey): Amount | null
}

const FUNDS: readonly Fund[] = ['general', 'fiscal', 'all']
const TOTAL_OF_YEAR: Record<string, string> = { income: '本年收入', expenditure: '本年支出' }

const BALANCE = /结转|结余/u
const GRAND_TOTAL = /总计$/u

/** Made once for each reading of a document: most rules ask for it. */
const made = new WeakMap<CellIndex, AmountIndex>()

export function indexAmounts(document: CheckDocument, cells: CellIndex): AmountIndex {
  const known = made.get(cells)
  if (known !== undefined) return known
  const index = makeIndex(document, cells)
  made.set(cells, index)
  return index
}

function makeIndex(document: CheckDocument, cells: CellIndex): AmountIndex {
  const lists = new Set(document.tables.filter(({ shape }) => shape === 'list').map(({ id }) => id))
  const isListed = (one: Fact | BlankCell): boolean =>
    one.table !== null && one.cell !== null && lists.has(one.table) && one.key.kind === 'amount'
  const amounts: Amount[] = [
    ...document.facts.facts
      .filter((fact) => isListed(fact) && fact.bound === null)
      .map((fact) => ({ key: fact.key, cell: cells.ofFact(fact), second: fact.second?.code ?? null })),
    ...document.facts.blanks
      .filter(isListed)
      .map((blank) => ({ key: blank.key, cell: cells.ofBlank(blank), second: null })),
  ]
  const byKey = new Map<string, Amount>()
  for (const amount of amounts) {
    const text = keyText(amount.key)
    if (text === null) continue
    const known = byKey.get(text)
    if (known === undefined || (known.cell.state !== 'figure' && amount.cell.state === 'figure'))
      byKey.set(text, amount)
  }
  const find = (key: QuantityKey): Amount | null => {
    const text = keyText(key)
    return text === null ? null : (byKey.get(text) ?? null)
  }
  const carries = amounts.some(
    ({ key, cell }) => BALANCE.test(key.item?.name ?? '') && cell.state === 'figure' && /[1-9]/.test(cell.value ?? ''),
  )
  const sameFunds = (key: QuantityKey): readonly Fund[] => {
    const own = key.fund
    // What was carried over may hold money of funds that this year's totals do not show.
    if (carries && own !== null && (BALANCE.test(key.item?.name ?? '') || GRAND_TOTAL.test(key.item?.name ?? '')))
      return [own]
    const name = key.flow === null ? undefined : TOTAL_OF_YEAR[key.flow]
    if (own === null || name === undefined || !FUNDS.includes(own)) return own === null ? [] : [own]
    const total = (fund: Fund): Amount | null =>
      find({ ...key, fund, item: { scheme: 'form', code: null, name, within: null }, portion: 'total' })
    const mine = total(own)
    return FUNDS.filter((fund) => fund === own || isEqual(mine?.cell, total(fund)?.cell))
  }
  return {
    all: amounts,
    find,
    sameFunds,
    findInFunds(key) {
      const found = [key.fund, ...sameFunds(key)].flatMap((fund) => {
        const one = fund === null ? null : find({ ...key, fund })
        return one === null ? [] : [one]
      })
      return found.find(({ cell }) => cell.state === 'figure') ?? found[0] ?? null
    },
  }
}

/** Equal to the last digit that both show: 648.03 万元 and 6,480,334.00 元 are not. */
function isEqual(a: CheckCell | undefined, b: CheckCell | undefined): boolean {
  if (a === undefined || b === undefined) return false
  const [left, right] = [standsFor(a), standsFor(b)]
  if (a.state !== 'figure' || b.state !== 'figure' || left === null || right === null) return false
  return left.low.eq(right.low) && left.high.eq(right.high) && !(left.low.lte(0) && left.high.gte(0))
}
