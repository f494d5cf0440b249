import { Decimal } from '../../core/decimal.js'
import { add, type Interval, point } from '../../core/interval.js'
import type { Flow, Fund } from '../../core/quantity.js'
import type { Fact } from '../../facts/types.js'
import type { CellIndex } from '../cells.js'
import { standsFor } from '../relations/stand-for.js'
import type { CheckCell, CheckDocument } from '../types.js'
import { isAmount } from './sum-relation.js'

/** Digits of a code that has no parts below it, by scheme. */
const DETAIL: Record<string, number> = { functional: 7, 'economic-department': 5, 'economic-government': 5 }

/** The finest items that one form lists of one scheme, year, stage, fund and flow, with an amount each. */
export interface CodeList {
  table: string
  /** What lists must have in common to be compared: scheme, year and stage. */
  family: string
  fund: Fund
  flow: Flow
  /** Codes with an amount other than 0, at the first place that has one. */
  amounts: ReadonlyMap<string, CheckCell>
  /** True for every code that the form prints, with an amount or without. */
  prints(code: string): boolean
  /** What the list adds up to over all portions; null when it has only some portion (基本支出). */
  total: Interval | null
}

/** The lists of codes of a document, by form and column group. */
export function codeLists(document: CheckDocument, cells: CellIndex): CodeList[] {
  const printed = new Map(
    document.tables
      .filter(({ shape }) => shape === 'list')
      .map(({ id, rows }) => [id, new Set(rows.flatMap(({ code, secondCode }) => [code, secondCode ?? '']))]),
  )
  const groups = new Map<string, Fact[]>()
  for (const fact of document.facts.facts) {
    const group = groupOf(fact)
    if (group === null || fact.table === null || !printed.has(fact.table) || !isAmount(cells.ofFact(fact))) continue
    groups.set(group, [...(groups.get(group) ?? []), fact])
  }
  return [...groups.values()].flatMap((facts) => {
    const [first] = facts
    if (first === undefined) return []
    const { table, key } = first
    const { year, stage, fund, flow, item } = key
    if (table === null || fund === null || flow === null || item === null) return []
    const amounts = new Map<string, CheckCell>()
    for (const fact of facts) {
      const code = fact.key.item?.code ?? ''
      if (!amounts.has(code)) amounts.set(code, cells.ofFact(fact))
    }
    return [
      {
        table,
        family: `${item.scheme} ${year} ${stage}`,
        fund,
        flow,
        amounts,
        prints: (code: string) => amounts.has(code) || printed.get(table)?.has(code) === true,
        total: totalOf(
          facts.filter((fact) => fact.key.portion === 'total').map((fact) => cells.ofFact(fact)),
          amounts.size,
        ),
      },
    ]
  })
}

function groupOf({ key, origin, bound, cell, table }: Fact): string | null {
  const { item, year, stage, flow, fund, kind, portion } = key
  if (origin !== 'cell' || bound !== null || cell === null || kind !== 'amount' || portion === null) return null
  if (item === null || item.code === null || item.within !== null) return null
  if (item.code.length !== DETAIL[item.scheme] || year === null || stage === null || fund === null) return null
  return flow === 'expenditure' || flow === 'income' ? [table, item.scheme, year, stage, fund, flow].join(' ') : null
}

/** Null where some code has no whole amount, or more than one. */
function totalOf(wholes: readonly CheckCell[], codes: number): Interval | null {
  return wholes.length === codes ? sumOf(wholes) : null
}

/** What cells stand for together. */
export const sumOf = (cells: readonly CheckCell[]): Interval =>
  cells.reduce<Interval>((sum, cell) => add(sum, standsFor(cell) ?? point(new Decimal(0))), point(new Decimal(0)))
