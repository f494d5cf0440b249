import type { Figure } from '../../core/figure.js'
import type { Fact } from '../../facts/types.js'
import type { Library } from '../../library/types.js'
import { factLabel } from '../fact-label.js'
import { factsBehind } from '../verify-source.js'

/**
 * The other rows of the list that some figures stand in: same table and column, same step of the code or under the same
 * row. They prove that a list is whole, or that what it leaves out is smaller. Null when the figures are of no one list.
 */
export function siblingsOf(figures: Figure[], library: Library): Fact[] | null {
  const listed = figures.flatMap((figure) => factsBehind(figure, library).slice(0, 1))
  const [first] = listed
  if (first === undefined || listed.length < figures.length || first.table === null) return null
  const column = first.column.join('/')
  const rows = library
    .facts(first.document)
    .filter(
      (fact) =>
        fact.origin === 'cell' &&
        fact.table === first.table &&
        fact.column.join('/') === column &&
        fact.key.item !== null,
    )
  if (!listed.every((fact) => rows.some((row) => row.id === fact.id))) return null
  const codes = listed.map((fact) => fact.key.item?.code ?? null)
  const own = new Set(listed.map(nameOf))
  const alike = codes.includes(null)
    ? rows.filter(
        (row) =>
          row.key.item?.code == null &&
          // The row of the total is no row beside those that it adds up.
          row.key.item?.scheme === first.key.item?.scheme &&
          row.parents.join('/') === first.parents.join('/'),
      )
    : rows.filter((row) =>
        isOfStep(
          row.key.item?.code ?? '',
          codes.flatMap((code) => code ?? []),
        ),
      )
  return alike.filter((row) => !own.has(nameOf(row)))
}

const nameOf = (fact: Fact): string => `${fact.key.item?.code ?? ''}|${fact.key.item?.name ?? ''}`

/** 30201 is of the step of 30211 and 30228: as long, and under the same class. */
function isOfStep(code: string, listed: string[]): boolean {
  const [first = ''] = listed
  if (!listed.some((one) => one.length === code.length)) return false
  let shared = first.slice(0, -2)
  while (shared.length > 0 && !listed.every((one) => one.startsWith(shared))) shared = shared.slice(0, -2)
  return code.startsWith(shared)
}

/** True when each figure is a row of what a name of its document stands for: below its code, its row, or in its portion. */
export function arePartsOf(name: string, figures: Figure[], library: Library): boolean {
  const listed = figures.map((figure) => factsBehind(figure, library))
  const document = listed[0]?.[0]?.document
  if (document === undefined) return false
  const wholes = library
    .facts(document)
    .filter((fact) => factLabel(fact, 'zh') === name || factLabel(fact, 'en') === name)
  return listed.every((facts) => facts.some((fact) => wholes.some((whole) => isBelow(fact, whole))))
}

function isBelow(fact: Fact, whole: Fact): boolean {
  if (fact.document !== whole.document || fact.key.year !== whole.key.year) return false
  const [code, above] = [fact.key.item?.code ?? null, whole.key.item?.code ?? null]
  if (above !== null) return code?.startsWith(above) === true && code.length > above.length
  if (fact.parents.includes(whole.name)) return true
  // A total has no code of its own: what stands in its table and column, or in its portion, is part of it.
  const samePlace = fact.table === whole.table && fact.column.join('/') === whole.column.join('/')
  return samePlace && fact.id !== whole.id
}
