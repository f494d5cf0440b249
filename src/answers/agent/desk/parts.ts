import type { Origin } from './contract.js'

/** Lines of forms that everything of their flow is part of. */
const WHOLE = /^(?:本年支出|支出总计|本年收入|收入总计)(?:合计)?$/

/**
 * Why figures of one scope are no parts that add up, or no part of their whole; null when they are. A sum never counts a
 * total beside its parts, and a share is of something inside the whole.
 */
export function partsProblem(operation: string, origins: Origin[]): string | null {
  const [first, second] = origins
  if (first === undefined || second === undefined) return null
  if (operation === 'share') return lies(first, second) ? null : 'the first is no part of the second'
  if (operation !== 'sum' && operation !== 'average') return null
  const nested = origins.some((one) => origins.some((other) => one !== other && lies(one, other)))
  if (nested) return 'one of the figures is part of another: they would be counted twice'
  const schemes = new Set(origins.map(({ key }) => key.item?.scheme))
  return schemes.size > 1 ? 'items of different classifications do not add up' : null
}

/** True when `part` is inside `whole`, both of one organization, year, stage, fund and flow. */
function lies(part: Origin, whole: Origin): boolean {
  const [a, b] = [part.key, whole.key]
  const same = (['organization', 'year', 'stage', 'fund', 'flow'] as const).every(
    (one) => a[one] !== null && a[one] === b[one],
  )
  if (!same) return false
  const sameItem = part.item.id === whole.item.id
  const samePortion = a.portion !== null && a.portion === b.portion
  const portionInside =
    b.portion === 'total' || (b.portion === 'basic' && (a.portion === 'personnel' || a.portion === 'public'))
  if (sameItem) return !samePortion && portionInside
  if (!samePortion && !portionInside) return false
  if (WHOLE.test(whole.item.item.name)) return true
  const [inner, outer] = [part.item.item, whole.item.item]
  if (inner.code === null || outer.code === null || inner.scheme !== outer.scheme) return false
  return inner.code.length > outer.code.length && inner.code.startsWith(outer.code)
}
