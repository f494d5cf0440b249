import type { Figure } from '../../core/figure.js'
import { baseValue, sameDimension } from '../../core/unit.js'
import type { Statement } from './statements.js'

/** A number worked out from the two tied numbers before it. */
export interface Pair {
  /** Operands in the order of the operation. */
  figures: [Figure, Figure]
  operator: ' - ' | ' / '
}

const GAP =
  /^(?:[，,；;\s]|两者|二者|两家|两地|前后)*(?:相差|差额|差距|之差)(?:为|是|达|约)?$|^[\s,;]*(?:a|the) (?:difference|gap) of$/iu
const MORE = /^(前者|后者)?(?:的)?[^，]{0,8}比(前者|后者)(?:的)?(多|高|少|低)(?:出|了)?(?:约|近)?$/u
const TIMES = /^(前者|后者)?[^，]{0,8}(?:是|为|相当于)(前者|后者)的?(?:约|近)?$/u
const EXCEEDS = /(?:^|\b)(?:exceed(?:s|ed)?|(?:is|was) (?:more|higher|larger) than)\b.*\bby$|^[)\s]*by$/iu

/**
 * 相差, 前者比后者多, 是后者的…倍: which two of the numbers before a number is made of, and how; null where the words say
 * nothing of the kind or turn the two round.
 */
export function pairBefore({ head, before, number }: Statement, tied: readonly (Figure | null)[]): Pair | null {
  const [first, second] = tied.slice(-2)
  if (first == null || second == null || first === second) return null
  // Two shares of different items are compared in points; amounts are where both are one item's.
  const isShares = number.unit.endsWith('百分点') && first.unit === '%'
  if (!sameDimension(first.unit, second.unit) || (first.label !== second.label && !isShares)) return null
  const words = head.replace(/\s+/gu, ' ').trim()
  const descending: [Figure, Figure] = baseValue(first).gte(baseValue(second)) ? [first, second] : [second, first]
  if (GAP.test(words)) return { figures: descending, operator: ' - ' }
  const named = (name: string): Figure => (name === '前者' ? first : second)
  const more = MORE.exec(words)
  if (more !== null) {
    const [, subject, base = '', word = ''] = more
    if (subject === base) return null
    const [one, other] = [named(base === '前者' ? '后者' : '前者'), named(base)]
    return { figures: /少|低/u.test(word) ? [other, one] : [one, other], operator: ' - ' }
  }
  const times = TIMES.exec(words)
  if (times !== null && number.unit === '倍') {
    const [, subject, base = ''] = times
    if (subject === base) return null
    return { figures: [named(base === '前者' ? '后者' : '前者'), named(base)], operator: ' / ' }
  }
  if (EXCEEDS.test(words) || (/^[)\s]*by$/iu.test(words) && before.length === 0))
    return { figures: [first, second], operator: ' - ' }
  return null
}
