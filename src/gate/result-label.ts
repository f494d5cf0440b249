import type { Figure } from '../core/figure.js'
import { findNumbers } from '../language/numbers.js'
import { findYears } from '../language/years.js'
import { takeNames } from './mask.js'

/** Words that a label may say of a result, and the operation that they describe. */
const SAYS: readonly [words: RegExp, operation: RegExp][] = [
  [/合计|together$|in total$/u, /^F\d+(?: \+ F\d+)+$|^sum\(/u],
  [/平均|average/u, /^avg\(/u],
  [/比重|^share of/u, /^share\(/u],
  [/倍数|multiple/u, /^F\d+ \/ F\d+$/u],
  [/人均|per head/u, /^F\d+ \/ F\d+$/u],
  [/比.*[多少]$|exceeds|above|below/u, /^F\d+ - F\d+$/u],
]
const ORDERED = /^share\(F\d+, F\d+\)$|^F\d+ [-/] F\d+$/u

/**
 * True when the label of a result says what was worked out and no more: it names its operands in their order, its words
 * are those of the operation, and it holds no number but how many operands there are.
 */
export function labelFitsOperation(figure: Figure, figures: Figure[], organizations: string[]): boolean {
  const operands = figure.operands.flatMap((id) => figures.filter((one) => one.id === id))
  const operation = figure.operation ?? ''
  const { label } = figure
  if (operation.startsWith('convert(')) return operands[0]?.label === label
  const names = [
    ...operands.map((one) => one.label),
    ...organizations,
    ...operands.flatMap((one) => one.organization ?? []),
  ]
  const { rest, mentions } = takeNames(label, names)
  const years = findYears(rest).flatMap((mention) => mention.year ?? [])
  const known = new Set([figure.year, ...operands.map((one) => one.year)])
  if (!years.every((year) => known.has(year))) return false
  const counts = findNumbers(rest).filter((number) => !years.some((year) => number.value === String(year)))
  if (!counts.every((number) => number.value === String(operands.length))) return false
  if (operation.startsWith('count(')) return true
  if (mentions.length === 0) return false
  if (!SAYS.every(([words, fits]) => !words.test(rest) || fits.test(operation))) return false
  return !ORDERED.test(operation) || inOrder(label, operands)
}

/** A比B多, A占B: where both operands are named, the first comes first. */
function inOrder(label: string, [first, second]: Figure[]): boolean {
  if (first === undefined || second === undefined) return true
  for (const [a, b] of [
    [first.label, second.label],
    [first.organization ?? '', second.organization ?? ''],
  ] as const) {
    if (a === b || a === '' || b === '') continue
    const { mentions } = takeNames(label, [a, b])
    const [at, other] = [a, b].map((name) => mentions.find((mention) => mention.name === name)?.start)
    if (at !== undefined && other !== undefined && at > other) return false
  }
  return true
}
