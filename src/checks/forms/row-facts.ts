import type { BlankCell, Fact } from '../../facts/types.js'
import type { CheckDocument } from '../types.js'

type Placed = Fact | BlankCell

/** Facts and blank cells of tables by row, so that columns of one row can be told by what they mean. */
export function rowsOfFacts(document: CheckDocument): Placed[][] {
  const rows = new Map<string, Placed[]>()
  const { facts, blanks } = document.facts
  for (const one of [...facts, ...blanks]) {
    if (one.table === null || one.cell === null) continue
    const place = `${one.table}:${one.cell.row}`
    rows.set(place, [...(rows.get(place) ?? []), one])
  }
  return [...rows.values()]
}

/** True for one item, fund and portion: the columns then differ in year, stage or kind only. */
export function sameSubject(a: Placed, b: Placed): boolean {
  const text = ({ key }: Placed): string =>
    JSON.stringify([
      key.organization,
      key.fund,
      key.flow,
      key.portion,
      key.item === null ? null : [key.item.scheme, key.item.code ?? key.item.name, key.item.within],
    ])
  return a.key.item !== null && text(a) === text(b)
}
