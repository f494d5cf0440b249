import type { Figure } from '../../core/figure.js'
import { baseValue } from '../../core/unit.js'
import type { Fact } from '../../facts/types.js'
import { factName } from '../../gate/fact-name.js'

/**
 * Whether a figure is the highest or lowest that the offices tell under its name for its year: at its own stage, or, where
 * the text counts more offices than tell it there, at any. False where the text counts other offices than are held.
 */
export function isAtEnd(
  figure: Figure,
  facts: readonly Fact[],
  { superlative, offices }: { superlative: 'max' | 'min'; offices: number | null },
): boolean {
  const language = /\p{Script=Han}/u.test(figure.label) ? 'zh' : 'en'
  const named = facts.filter(
    (fact) =>
      fact.key.kind === 'amount' &&
      fact.key.year === figure.year &&
      fact.key.organization !== null &&
      factName(fact, language).label === figure.label,
  )
  const alike = named.filter((fact) => factName(fact, language).stage === figure.stage)
  const count = (some: readonly Fact[]): number => new Set(some.map((fact) => fact.key.organization)).size
  const rivals = offices === null || count(alike) === offices ? alike : count(named) === offices ? named : []
  if (count(rivals) < 2) return false
  return rivals
    .filter((fact) => fact.key.organization !== figure.organization)
    .every((fact) => {
      const order = baseValue(fact).cmp(baseValue(figure))
      return superlative === 'max' ? order < 0 : order > 0
    })
}
