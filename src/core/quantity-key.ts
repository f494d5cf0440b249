import type { Item, QuantityKey } from './quantity.js'

/**
 * A canonical text of a key, equal exactly for displays of one quantity; null when a part is unknown, because an unknown
 * part matches nothing. An item with a code is known by scheme and code whatever its printed name; `within: null` is
 * known to be none. A change or rate needs year and stage of its base or its item, a share needs the whole; a target, an
 * amount and a count have no base.
 */
export function keyText(key: QuantityKey): string | null {
  const { organization, level, year, stage, fund, flow, item, portion, kind } = key
  const parts = [organization, level, year, stage, fund, flow, portion]
  if (item === null || parts.some((part) => part === null || part === '')) return null
  const base = baseText(key, item)
  return base === null ? null : JSON.stringify([...parts, itemText(item), kind, base])
}

/** True when both keys are complete and name one quantity: their values must then agree within rounding. */
export function sameQuantity(a: QuantityKey, b: QuantityKey): boolean {
  const text = keyText(a)
  return text !== null && text === keyText(b)
}

const itemText = (item: Item): (string | null)[] => [
  item.scheme,
  item.code,
  item.code === null ? item.name : null,
  item.within,
]

function baseText(key: QuantityKey, item: Item): (string | number | null)[] | null {
  if (key.kind === 'amount' || key.kind === 'count' || key.kind === 'target') return []
  const { base } = key
  if (base === null) return key.kind === 'rate' && item.scheme === 'indicator' ? [] : null
  const dated = base.year !== null && base.stage !== null
  const known = key.kind === 'share' ? base.item !== null : dated || base.item !== null
  return known ? [base.year, base.stage, base.item] : null
}
