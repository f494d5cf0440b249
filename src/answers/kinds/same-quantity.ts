import { foldName } from '../../facts/name-forms.js'
import type { FigureGroup } from '../../tools/find-figures.js'

/** Equal in everything but the year: item, stage, fund, flow, portion and kind. */
export function isSameQuantity(a: FigureGroup, b: FigureGroup): boolean {
  const [one, other] = [a.facts[0], b.facts[0]]
  if (one === undefined || other === undefined || one.bound !== null || other.bound !== null) return false
  const identity = ({ key }: typeof one): string =>
    JSON.stringify([
      key.item?.scheme,
      key.item?.code,
      foldName(key.item?.name ?? ''),
      key.item?.within,
      key.stage,
      key.fund,
      key.flow,
      key.portion,
      key.kind,
      key.base,
    ])
  return identity(one) === identity(other)
}
