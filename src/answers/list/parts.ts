import type { Fact } from '../../facts/types.js'
import { orderDisplays } from '../../gate/displays.js'

/** Rows of the same form and column one step below the item: by code, by the row tree, or the classes of a total. */
export function partsOf(whole: Fact, facts: Fact[], byFunction: boolean): Fact[] {
  const column = whole.column.join('/')
  const same = facts.filter(
    (fact) =>
      fact.table === whole.table &&
      fact.origin === 'cell' &&
      fact.id !== whole.id &&
      fact.column.join('/') === column &&
      fact.key.item !== null,
  )
  const code = whole.key.item?.code ?? null
  if (code !== null) {
    const length = code.length + 2
    const below = same.filter(
      (fact) => fact.key.item?.code?.startsWith(code) === true && fact.key.item.code.length > code.length,
    )
    const next = below.filter((fact) => fact.key.item?.code?.length === length)
    // A single row below says the same again: go on to where the item divides.
    const [only] = orderUnique(next)
    if (only !== undefined && orderUnique(next).length === 1 && below.length > next.length)
      return partsOf(only, facts, byFunction)
    if (below.length > 0) return next.length > 0 ? next : below
    return partsElsewhere(whole, code, facts)
  }
  const projects = same.filter((fact) => fact.key.item?.scheme === 'project' && fact.key.item.within === null)
  if (code === null && projects.length > 0) return projects
  const coded = same.filter((fact) => fact.key.item?.code !== null)
  if (coded.length > 0 && code === null) {
    const functional = coded.some((fact) => fact.key.item?.scheme === 'functional')
    if (byFunction && !functional) return []
    const wanted = functional ? 3 : 5
    return coded.filter((fact) => fact.key.item?.code?.length === wanted)
  }
  return same.filter((fact) => fact.parents.at(-1) === whole.name)
}

/** A form that lists the classes only is continued by the form that lists their items: same year, stage and portion. */
function partsElsewhere(whole: Fact, code: string, facts: Fact[]): Fact[] {
  const { scheme } = whole.key.item ?? { scheme: null }
  const below = facts.filter((fact) => {
    const { item, year, stage, portion, kind, flow } = fact.key
    const same = year === whole.key.year && stage === whole.key.stage && kind === 'amount' && flow === whole.key.flow
    return (
      fact.origin === 'cell' &&
      same &&
      (portion === 'total' || portion === whole.key.portion) &&
      item?.scheme === scheme &&
      item?.code?.startsWith(code) === true &&
      item.code.length > code.length
    )
  })
  const tables = [...new Set(below.map((fact) => fact.table))]
  const lists = tables.map((table) => below.filter((fact) => fact.table === table))
  const [longest = []] = lists.sort((a, b) => orderUnique(b).length - orderUnique(a).length)
  const lengths = longest.map((fact) => fact.key.item?.code?.length ?? 0)
  const finest = Math.max(0, ...lengths)
  return longest.filter((fact) => fact.key.item?.code?.length === finest)
}

/** One display of each item, the most precise. */
export function orderUnique(parts: Fact[]): Fact[] {
  const seen = new Map<string, Fact[]>()
  for (const fact of parts) {
    const id = `${fact.key.item?.scheme}|${fact.key.item?.code ?? ''}|${fact.key.item?.name}|${fact.key.item?.within ?? ''}`
    seen.set(id, [...(seen.get(id) ?? []), fact])
  }
  return [...seen.values()].flatMap((list) => orderDisplays(list)[0] ?? [])
}
